// SPDX-License-Identifier: Apache-2.0
// What is malformed is refused by the schema, with the line; what is missing is not.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/platform.h"
#include "model/batch.h"
#include "unit.h"
#include "xml/reader.h"

static const struct xml_format format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                         "schemas/assessment-batch.xsd"};

static struct xml_schema *schema;

// On its second line stands `inside`.
static unsigned faults(const char *version, const char *inside) {
    struct arena *arena = arena_new();
    char path[] = "/tmp/juance-schema-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fprintf(file,
            "<batch xmlns=\"" BATCH_NAMESPACE "\" version=\"%s\" number=\"2025-01\" year=\"2025\" "
            "jurisdiction=\"hunan\" exportedOn=\"2025-12-01\">\n%s\n</batch>\n",
            version, inside);
    assert_int_equal(fclose(file), 0);
    struct diagnostics diagnostics = {.quiet = true};
    struct record *read = xml_read(&format, schema, path, (struct xml_tap){0}, arena, &diagnostics);
    unlink(path);
    assert_true((read != NULL) == (diagnostics.count == 0));
    assert_int_equal(diagnostics.worst, read ? STATUS_OK : STATUS_INPUT);
    arena_free(arena);
    return diagnostics.count;
}

static void malformed_is_refused(void **state) {
    (void)state;
    static const char *const malformed[] = {
        "<institution code='S00004300000X'/>", // 13 positions, letter first
        "<institution code='S0000430000010'/>",
        "<institution name='x'/>", // a key is missing
        "<institution code='S000043000001' region='4301'/>",
        "<institution code='S000043000001' name=''/>",
        "<institution code='S000043000001' name='  '/>",
        "<institution code='S000043000001' filedOn='2025-02-30'/>",
        "<institution code='S000043000001' filedOn='2025-02-28Z'/>",
        "<institution code='S000043000001' filedOn='20250228'/>",
        "<institution code='S000043000001' branch='yes'/>",
        "<institution code='S000043000001' colour='red'/>",
        "<institution code='S000043000001'/><institution code='S000043000001'/>",
        "<candidate number='王'/>",
        "<candidate number='1' years='6,5'/>",
        "<candidate number='1' years='1.23456'/>",
        "<candidate number='1' years='1e3'/>",
        "<candidate number='1' level='三级'/>", // the word in place of its code
        "<candidate number='1' occupation='6-18-1-1'/>",
        "<session id='1' subject='theory' start='2025-06-01 09:00'/>",
        "<session id='1' subject='theory' start='2025-06-01T09:00:00+08:00'/>",
        "<candidate number='1'/><session id='1' subject='theory'/>", // order
        "<candidate number='1'>words</candidate>",
        "<person id='1' occupations='6-18-01-01,6-18-01-02'/>",
        "<material id='1' kind='photo' medium='paper' pages='-1'/>",
        "<material id='1' kind='photo' medium='paper' pages='2.5'/>",
        "<material id='1' kind='photo' medium='paper' sha256='abc'/>",
        "<stranger/>",
        "<x:candidate xmlns:x='urn:other' number='1'/>",
    };
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++)
        if (!faults("1.0", malformed[i])) fail_msg("taken: %s", malformed[i]);
    assert_int_not_equal(faults("2.0", ""), 0);
}

static void missing_is_not_malformed(void **state) {
    (void)state;
    static const char *const sound[] = {
        "", "<institution code='S000043000001'/>", "<institution code='YA00043000001'/>",
        "<session id='1' subject='theory'/><candidate number='1'/>",
        "<candidate number='20250601-A.1_x' idNumber='not a number' mobile='?'/>", // a rule's
                                                                                   // matter
        "<candidate number='1'><certificate number='?' occupationName='车工'/></candidate>",
        "<person id='1' occupations='6-18-01-01 6-18-01-02-01'/>",
        "<material id='1' kind='of-my-own.2' medium='paper' none='true'/>", // a rule's matter
    };
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        if (faults("1.0", sound[i])) fail_msg("refused: %s", sound[i]);
}

static int load(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct diagnostics diagnostics = {0};
    schema = xml_schema_load(
        arena_printf(arena, "%s/%s", platform_data_folder(arena), format.schema), &diagnostics);
    arena_free(arena);
    return schema ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    xml_schema_free(schema);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(malformed_is_refused),
        cmocka_unit_test(missing_is_not_malformed),
    };
    return cmocka_run_group_tests(tests, load, unload);
}

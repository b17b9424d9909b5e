// SPDX-License-Identifier: Apache-2.0
// usage: bench_read DATA EXPORT: parses and validates an export, and nothing else: what
// bench_rules.sh puts beside a check.
#include <stdio.h>

#include "model/batch.h"
#include "xml/reader.h"

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: bench_read DATA EXPORT\n");
        return 2;
    }
    const struct xml_format format = {BATCH_NAMESPACE, BATCH_VERSION, &batch_kind,
                                      "schemas/assessment-batch.xsd"};
    struct diagnostics diagnostics = {.quiet = false};
    struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/%s", arguments[1], format.schema);
    struct xml_schema *schema = xml_schema_load(path, &diagnostics);
    const struct batch *batch =
        schema ? (const struct batch *)xml_read(&format, schema, arguments[2],
                                                (struct xml_tap){NULL, NULL}, arena, &diagnostics)
               : NULL;
    if (batch) printf("%u candidates\n", (unsigned)batch->candidate.count);
    xml_schema_free(schema);
    arena_free(arena);
    return batch ? 0 : 2;
}

// SPDX-License-Identifier: Apache-2.0
// The data files as a user may edit them: one word of a file that came with the program is changed,
// and it is refused with its file, its line and a reason. The line is that of the changed word.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/platform.h"
#include "desk_fixture.h"
#include "ratings/indicators.h"
#include "rules/rulebook.h"
#include "unit.h"
#include "xml/code_lists.h"

struct data_copy {
    struct arena *arena;
    char folder[64];
    char message[1024];
    struct diagnostics diagnostics;
};

static void remember(void *context, const struct diagnostic *diagnostic) {
    struct data_copy *copy = context;
    const char *file = diagnostic->file ? strrchr(diagnostic->file, '/') : NULL;
    if (copy->message[0]) return; // the first says why
    snprintf(copy->message, sizeof copy->message, "%s:%ld: %s", file ? file + 1 : "",
             diagnostic->line, diagnostic->message);
}

static int open_copy(void **state) {
    static struct data_copy copy;
    copy = (struct data_copy){.arena = arena_new(), .folder = "/tmp/juance-data-XXXXXX"};
    copy.diagnostics = (struct diagnostics){.sink = remember, .context = &copy};
    if (!mkdtemp(copy.folder)) return -1;
    *state = &copy;
    return system(arena_printf(copy.arena, "cp -r '%s/schemas' %s",
                               platform_data_folder(copy.arena), copy.folder));
}

static int close_copy(void **state) {
    struct data_copy *copy = *state;
    int failed = system(arena_printf(copy->arena, "rm -rf %s", copy->folder));
    arena_free(copy->arena);
    return failed;
}

static bool load_rules(struct data_copy *copy, const struct codes *codes, const char *name) {
    struct rulebook *book = rulebook_load(copy->folder, name, codes, &copy->diagnostics);
    rulebook_free(book);
    return book != NULL;
}

static bool load_ladder(struct data_copy *copy, const struct codes *codes, const char *name) {
    struct misconduct_book *book = misconduct_load(copy->folder, name, codes, &copy->diagnostics);
    misconduct_free(book);
    return book != NULL;
}

static bool load_indicators(struct data_copy *copy, const struct codes *codes, const char *name) {
    return indicators_load(copy->folder, codes, indicators_path(copy->folder, name, copy->arena),
                           copy->arena, &copy->diagnostics) != NULL;
}

struct edit {
    bool (*load)(struct data_copy *copy, const struct codes *codes, const char *name);
    const char *name, *file, *from, *to, *message;
};

// What the edited file is refused for; NULL: it is taken. `line`: of the edit.
static const char *load_edited(struct data_copy *copy, const struct edit *edit, long *line) {
    const char *path = arena_printf(copy->arena, "%s/schemas/%s", copy->folder, edit->file);
    struct buffer text = BUFFER_EMPTY, changed = BUFFER_EMPTY;
    struct diagnostics quiet = {0};
    struct codes codes = {0};
    assert_true(platform_read(path, 1 << 22, &text, &quiet));
    const char *all = buffer_text(&text), *at = strstr(all, edit->from);
    if (!at) fail_msg("%s holds no %s", edit->file, edit->from);
    *line = 1;
    for (const char *byte = all; byte < at; byte++) *line += *byte == '\n';
    buffer_add(&changed, all, (size_t)(at - all));
    buffer_add_text(&changed, edit->to);
    buffer_add_text(&changed, at + strlen(edit->from));
    assert_true(platform_write(path, changed.bytes, changed.length, &quiet));
    copy->message[0] = '\0';
    bool taken = codes_load(&codes, copy->folder, copy->arena, &copy->diagnostics) &&
                 edit->load(copy, &codes, edit->name);
    codes_free(&codes);
    assert_true(platform_write(path, text.bytes, text.length, &quiet));
    buffer_free(&text);
    buffer_free(&changed);
    return taken ? NULL : copy->message;
}

static const struct edit edits[] = {
    // jurisdictions
    {load_rules, "hunan", "jurisdictions/hunan.xml", "<use regulation=\"HN\"",
     "<use regulation=\"HX\"", "no file of schemas/regulations has the id HX"},
    {load_rules, "hunan", "jurisdictions/hunan.xml", "<side regulation=\"HN\"",
     "<side regulation=\"HX\"", "no file of schemas/regulations has the id HX"},
    {load_rules, "hunan", "jurisdictions/hunan.xml", "entryRule=\"HN-14b\"", "entryRule=\"HN-99\"",
     "entryRule names no rule of the files that are used: HN-99"},
    {load_rules, "hunan", "jurisdictions/hunan.xml", "filingRule=\"HN-03e\"",
     "filingRule=\"HN-99\"",
     "filingRule names no rule of the files that are used that has an interval with a minimum of "
     "working days: HN-99"},
    {load_rules, "hunan", "jurisdictions/hunan.xml", "<retention medium=\"electronic\"",
     "<retention medium=\"paper\"", "each medium has one default class"},
    {load_rules, "guangxi", "jurisdictions/guangxi.xml", "<lift kind=\"certificateRoster\"",
     "<lift kind=\"certificateRooster\"", "\"certificateRooster\" is no kind of material"},
    // ladders
    {load_ladder, "guangxi", "ladders/guangxi.xml", "catalogue=\"GX\"", "catalogue=\"XX\"",
     "no catalogue of misconduct has the id XX, or it is used twice"},
    {load_ladder, "guangxi", "ladders/guangxi.xml", "catalogue=\"N57\"", "catalogue=\"GX\"",
     "no catalogue of misconduct has the id GX, or it is used twice"},
    {load_ladder, "guangxi", "ladders/guangxi.xml", "GX3-2.3 GX3-3.7", "GX3-2.3 GX3-9",
     "no catalogue of misconduct has a behaviour GX3-9"},
    {load_ladder, "guangxi", "ladders/guangxi.xml", "topic=\"再次违规\" preset=\"GX3\"",
     "topic=\"再次违规\" preset=\"GX4\"", "the conflict repeat-guangxi has no side GX4"},
    {load_ladder, "guangxi", "ladders/guangxi.xml", "event=\"duringBan\" behaviours=\"N57-7.1\"",
     "event=\"duringBan\" behaviours=\"N57-7.9\"",
     "no catalogue of misconduct has a behaviour N57-7.9"},
    {load_ladder, "guangxi", "ladders/guangxi.xml", "registerId=\"GX-L1\"", "registerId=\"GX-L9\"",
     "no catalogue in use has a list GX-L9"},
    {load_ladder, "guangxi", "ladders/guangxi.xml", "roll=\"creditRecord\"",
     "roll=\"keyDirectory\"", "the list keyDirectory is there twice"},
    // catalogues of misconduct
    {load_ladder, "guangxi", "misconduct/hunan-2022-1.xml", "<behaviour id=\"HN5-3.3.7\"",
     "<behaviour id=\"GX3-1.1\"", "another behaviour has the id GX3-1.1"},
    {load_ladder, "guangxi", "misconduct/guangxi.xml",
     "id=\"GX3-1.1\" subject=\"institution\" tier=\"O1-GX\"",
     "id=\"GX3-1.1\" subject=\"institution\" tier=\"O9-GX\"", "the catalogue has no tier O9-GX"},
    {load_ladder, "guangxi", "misconduct/guangxi.xml",
     "tier=\"O1-GX\" clause=\"附件3 一(一)1\"\n      same=\"N57-12.1\"",
     "tier=\"O1-GX\" clause=\"附件3 一(一)1\"\n      same=\"N57-99\"",
     "no catalogue of misconduct has a behaviour N57-99"},
    // procedures
    {load_ladder, "guangxi", "procedure/guangxi.xml",
     "id=\"twoStaff\" title=\"两名以上工作人员签字\""
     " test=\"records\" of=\"signature\"",
     "id=\"twoStaff\" title=\"两名以上工作人员签字\" test=\"records\" of=\"signatures\"",
     "\"signatures\": <caseFile> has no field \"signatures\"; it has: "},
    {load_ladder, "guangxi", "procedure/guangxi.xml", "values=\"roomHead\"", "values=\"roomhead\"",
     "\"roomhead\" is no value of the code list \"signature.role\""},
    {load_ladder, "guangxi", "procedure/guangxi.xml", "later=\"decision.decidedOn\"",
     "later=\"decision.decidedon\"",
     "\"decision.decidedon\": <decision> has no field \"decidedon\"; it has: "},
    {load_ladder, "guangxi", "procedure/guangxi.xml", "<precondition id=\"roomHead\"",
     "<precondition id=\"twoStaff\" title=\"试\" test=\"records\" of=\"signature\" article=\"试\" "
     "demand=\"试\"/><precondition id=\"roomHead\"",
     "another precondition has the id twoStaff"},
    // phrases
    {load_ladder, "guangxi", "phrases.xml", "id=\"overdue\" text=\"{case}",
     "id=\"overdue\" text=\"{cases}",
     "there is no value {cases} here; there are: behaviour article case due day tier"},
    {load_ladder, "guangxi", "phrases.xml", "处理档次未定", "处理{档次未定",
     "{档次未定: a brace is opened and not closed"},
    {load_ladder, "guangxi", "phrases.xml", "id=\"noGround\"", "id=\"noBanRegister\"",
     "the sentence noBanRegister is unknown or there twice"},
    {load_ladder, "guangxi", "phrases.xml", "id=\"overdue\"", "id=\"late\"",
     "the sentence late is unknown or there twice"},
    {load_rules, "hunan", "codes.xml", "等共 {count} 个", "等共 {number} 个",
     "there is no value {number} here; there are: count"},
    {load_rules, "hunan", "codes.xml", "value=\"andMore\"", "value=\"andSoOn\"",
     "the sentence andSoOn is unknown or there twice"},
    // indicators
    {load_indicators, "guangxi-stars", "indicators/guangxi-stars.xml", "id=\"base.public\"",
     "id=\"base.rules\"", "another indicator has this id"},
    {load_indicators, "guangxi-stars", "indicators/guangxi-stars.xml",
     "figure=\"filedOnTimeShare\"", "figure=\"filedOnTime\"",
     "a ratio needs a figure that the archive knows"},
    {load_indicators, "guangxi-stars", "indicators/guangxi-stars.xml", "zero=\"0.8\" full=\"1\"",
     "zero=\"1\" full=\"1\"", "a ratio needs two different values for no and all points"},
    {load_indicators, "guangxi-stars", "indicators/guangxi-stars.xml",
     "method=\"deduction\" points=\"2\"", "method=\"deduction\" points=\"0\"",
     "a deduction needs the points that a finding costs"},
    {load_indicators, "guangxi-stars", "indicators/guangxi-stars.xml",
     "<dimension id=\"base\" title=\"机构基础与制度\" maximum=\"10\"",
     "<dimension id=\"base\" title=\"机构基础与制度\" maximum=\"11\"",
     "the indicators' points do not add up to the dimension's"},
};

static void each_edit_is_refused(void **state) {
    struct data_copy *copy = *state;
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const char *slash = strrchr(edits[i].file, '/');
        long line;
        const char *got = load_edited(copy, &edits[i], &line);
        const char *wanted = arena_printf(
            copy->arena, "%s:%ld: %s", slash ? slash + 1 : edits[i].file, line, edits[i].message);
        if (got && strncmp(got, wanted, strlen(wanted)) == 0) continue;
        print_error("%s\nexpected %s\ngot      %s\n", edits[i].to, wanted, got ? got : "nothing");
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

// What is not there has no line; what concerns the whole file has that of its root.
static void whole_files_are_refused(void **state) {
    struct data_copy *copy = *state;
    static const struct {
        struct edit edit;
        const char *message;
    } missing[] = {
        {{load_ladder, "guangxi", "phrases.xml",
          "  <phrase id=\"noGround\" text=\"没有认定的行为，处理档次未定\"/>\n", "", NULL},
         "phrases.xml:0: the sentence noGround is missing"},
        {{load_rules, "hunan", "codes.xml", "    <code value=\"comma\" label=\"、\"/>\n", "", NULL},
         "codes.xml:0: the sentence comma is missing"},
        {{load_rules, "hunan", "jurisdictions/hunan.xml", "version=\"1.0\" id=\"hunan\"",
          "version=\"1.0\" id=\"hunam\"", NULL},
         "hunan.xml:4: the id hunam is not the file's name"},
    };
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        long line;
        const char *got = load_edited(copy, &missing[i].edit, &line);
        assert_non_null(got);
        assert_string_equal(got, missing[i].message);
    }
}

static void too_many_catalogues(void **state) {
    struct data_copy *copy = *state;
    struct codes codes = {0};
    assert_int_equal(system(arena_printf(copy->arena,
                                         "for i in $(seq 11); do cp %s/schemas/misconduct/"
                                         "guangxi.xml %s/schemas/misconduct/z$i.xml; done",
                                         copy->folder, copy->folder)),
                     0);
    copy->message[0] = '\0';
    assert_true(codes_load(&codes, copy->folder, copy->arena, &copy->diagnostics));
    assert_false(load_ladder(copy, &codes, "guangxi"));
    assert_non_null(strstr(copy->message, "there are more than 16 catalogues of misconduct"));
    codes_free(&codes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_edit_is_refused, open_copy, close_copy),
        cmocka_unit_test_setup_teardown(whole_files_are_refused, open_copy, close_copy),
        cmocka_unit_test_setup_teardown(too_many_catalogues, open_copy, close_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: Apache-2.0
// The one language: each comparison at its boundary, texts with values in them, and what is
// refused, told with file and line.
#include <stdio.h>
#include <string.h>

#include "desk_fixture.h"
#include "expression/condition.h"
#include "expression/phrases.h"
#include "expression/rate_choice.h"
#include "expression/show.h"
#include "expression/text.h"
#include "model/batch.h"
#include "model/config.h"
#include "model/record_append.h"
#include "unit.h"

struct bench {
    struct office *desk;
    struct world world;
    struct calendar_table *calendar;
    struct lookups lookups;
    struct diagnostics diagnostics;
    struct path_place place;
    char message[1024];
};

static void remember(void *context, const struct diagnostic *diagnostic) {
    snprintf(context, sizeof((struct bench *)0)->message, "%s:%ld: %s", diagnostic->file,
             diagnostic->line, diagnostic->message);
}

static int open_bench(void **state) {
    static struct bench bench;
    bench = (struct bench){.desk = desk_open()};
    bench.diagnostics = (struct diagnostics){.sink = remember, .context = bench.message};
    bench.calendar = calendar_load(bench.desk->data, &bench.diagnostics);
    bench.world = world_of(&bench.desk->codes);
    bench.world.counting.calendar = bench.calendar;
    bench.place = (struct path_place){.file = "f.xml",
                                      .line = 3,
                                      .arena = bench.desk->arena,
                                      .lookups = &bench.lookups,
                                      .codes = &bench.desk->codes,
                                      .diagnostics = &bench.diagnostics};
    *state = &bench;
    return 0;
}

static int close_bench(void **state) {
    struct bench *bench = *state;
    calendar_free(bench->calendar);
    desk_close(bench->desk);
    return 0;
}

// A record of `kind` with "field=value; field=value".
static struct record *record_with(struct bench *bench, const struct record_kind *kind,
                                  const char *fields) {
    struct arena *arena = bench->desk->arena;
    struct record *record = record_new(arena, kind);
    char *at = arena_copy(arena, fields);
    for (char *rest, *one = strtok_r(at, ";", &rest); one; one = strtok_r(NULL, ";", &rest)) {
        one += strspn(one, " ");
        char *equals = strchr(one, '=');
        *equals = '\0';
        const struct field *field = record_field(kind, one);
        if (!field || !record_set(arena, record, field, equals + 1)) fail_msg("field %s", one);
    }
    return record;
}

// ---- conditions ---------------------------------------------------------------------------------

#define TEST(...)                                                                                  \
    { .present = BOOLEAN_NONE, __VA_ARGS__ }

static const struct boundary {
    const struct record_kind *kind;
    struct condition condition;
    const char *fields;
    bool passes;
} boundaries[] = {
    {&room_kind, TEST(.field = "gapAlong", .min = "80 cm"), "gapAlong=79.9999", false},
    {&room_kind, TEST(.field = "gapAlong", .min = "80 cm"), "gapAlong=80", true},
    {&room_kind, TEST(.field = "gapAlong", .min = "80 cm"), "", false},
    {&room_kind, TEST(.field = "gapAlong", .max = "80 cm"), "gapAlong=80", true},
    {&room_kind, TEST(.field = "gapAlong", .max = "80 cm"), "gapAlong=80.0001", false},
    {&room_kind, TEST(.field = "gapAlong", .max = "80 cm"), "", false},
    {&room_kind, TEST(.field = "capacity", .min = "30 persons"), "capacity=29", false},
    {&room_kind, TEST(.field = "capacity", .min = "30 persons"), "capacity=30", true},
    {&room_kind, TEST(.field = "type", .is = "paper computer"), "type=computer", true},
    {&room_kind, TEST(.field = "type", .is = "paper"), "type=computer", false},
    {&room_kind, TEST(.field = "type", .is = "paper"), "", false},
    {&room_kind, TEST(.field = "type", .not = "paper"), "type=computer", true},
    {&room_kind, TEST(.field = "type", .not = "paper computer"), "type=computer", false},
    {&room_kind, TEST(.field = "type", .not = "paper"), "", true},
    {&room_kind, TEST(.field = "name", .is = "ab"), "name=ab", true},
    {&room_kind, TEST(.field = "name", .is = "ab"), "name=a", false},
    {&room_kind, TEST(.field = "name", .is = "a"), "name=ab", false},
    {&room_kind, TEST(.field = "screens", .is = "true"), "screens=true", true},
    {&room_kind, TEST(.field = "screens", .is = "true"), "screens=false", false},
    {&room_kind, TEST(.field = "screens", .is = "false"), "screens=false", true},
    {&room_kind, TEST(.field = "screens", .not = "true"), "", true},
    {&room_kind, TEST(.field = "gapAlong", .is = "0 80"), "gapAlong=80", true},
    {&room_kind, TEST(.field = "gapAlong", .is = "0 80"), "gapAlong=80.0001", false},
    {&room_kind, {.field = "name", .present = true}, "name=a", true},
    {&room_kind, {.field = "name", .present = true}, "", false},
    {&room_kind, {.field = "name", .present = false}, "name=a", false},
    {&room_kind, {.field = "name", .present = false}, "", true},
    {&room_kind, TEST(.field = "gapAlong", .same = "gapAcross"), "gapAlong=1; gapAcross=1", true},
    {&room_kind, TEST(.field = "gapAlong", .same = "gapAcross"), "gapAlong=1; gapAcross=2", false},
    {&room_kind, TEST(.field = "gapAlong", .same = "gapAcross"), "", false},
    {&room_kind, TEST(.field = "gapAlong", .differs = "gapAcross"), "gapAlong=1; gapAcross=2",
     true},
    {&room_kind, TEST(.field = "gapAlong", .differs = "gapAcross"), "gapAlong=1; gapAcross=1",
     false},
    {&room_kind, TEST(.field = "gapAlong", .differs = "gapAcross"), "gapAlong=1", false},
#define UPLOADED(day) "issuedOn=2025-03-07; uploadedOn=" day // a Friday
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn"), UPLOADED("2025-03-07"),
     false},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn"), UPLOADED("2025-03-08"),
     true},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn"), "issuedOn=2025-03-07",
     false},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn"), "uploadedOn=2025-03-07",
     false},
    {&certificate_kind, TEST(.field = "uploadedOn", .before = "issuedOn"), UPLOADED("2025-03-07"),
     false},
    {&certificate_kind, TEST(.field = "uploadedOn", .before = "issuedOn"), UPLOADED("2025-03-06"),
     true},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn", .by = "3 days"),
     UPLOADED("2025-03-10"), false},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn", .by = "3 days"),
     UPLOADED("2025-03-11"), true},
    {&certificate_kind, TEST(.field = "uploadedOn", .before = "issuedOn", .by = "3 days"),
     UPLOADED("2025-03-04"), false},
    {&certificate_kind, TEST(.field = "uploadedOn", .before = "issuedOn", .by = "3 days"),
     UPLOADED("2025-03-03"), true},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn", .by = "1 workingDays"),
     UPLOADED("2025-03-10"), false},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn", .by = "1 workingDays"),
     UPLOADED("2025-03-11"), true},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn", .by = "1 months"),
     UPLOADED("2025-04-07"), false},
    {&certificate_kind, TEST(.field = "uploadedOn", .after = "issuedOn", .by = "1 months"),
     UPLOADED("2025-04-08"), true},
    // By the minute only when both are moments.
    {&video_kind, TEST(.field = "uploadedAt", .after = "end"),
     "end=2025-03-07T10:00:00; uploadedAt=2025-03-07T10:00:00", false},
    {&video_kind, TEST(.field = "uploadedAt", .after = "end"),
     "end=2025-03-07T10:00:00; uploadedAt=2025-03-07T10:00:01", true},
    {&video_kind, TEST(.field = "uploadedAt", .after = "end", .by = "2 hours"),
     "end=2025-03-07T10:00:00; uploadedAt=2025-03-07T12:00:00", false},
    {&video_kind, TEST(.field = "uploadedAt", .after = "end", .by = "2 hours"),
     "end=2025-03-07T10:00:00; uploadedAt=2025-03-07T12:00:01", true},
    {&video_kind, TEST(.field = "uploadedAt", .after = "end", .by = "1 days"),
     "end=2025-03-07T10:00:00; uploadedAt=2025-03-08T23:59:59", false},
    {&video_kind, TEST(.field = "uploadedAt", .is = "2025-03-07"), "uploadedAt=2025-03-07T23:59:59",
     true},
    {&video_kind, TEST(.field = "uploadedAt", .is = "2025-03-07T10:00:00"),
     "uploadedAt=2025-03-07T10:00:01", false},
};

static void each_comparison_at_its_boundary(void **state) {
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof boundaries / sizeof *boundaries; i++) {
        const struct boundary *at = &boundaries[i];
        const struct scope_name name = scope_name_of(at->kind);
        const struct path_scope scope = {&name, 1, false};
        const struct record *record = record_with(bench, at->kind, at->fields);
        struct test test;
        if (!test_compile(&at->condition, &scope, &bench->place, &test))
            fail_msg("%zu: %s", i, bench->message);
        if (test_passes(&bench->world, &test, &record) != at->passes)
            fail_msg("%zu: %s of %s", i, at->condition.field, at->fields);
    }
}

static void the_same_day_passes_where_it_may(void **state) {
    struct bench *bench = *state;
    const struct scope_name name = scope_name_of(&certificate_kind);
    const struct path_scope scope = {&name, 1, false};
    const struct condition before = TEST(.field = "uploadedOn", .before = "issuedOn");
    struct test test;
    assert_true(test_compile(&before, &scope, &bench->place, &test));
    const struct record *same = record_with(bench, &certificate_kind, UPLOADED("2025-03-07"));
    const struct record *later = record_with(bench, &certificate_kind, UPLOADED("2025-03-08"));
    assert_false(test_passes(&bench->world, &test, &same));
    test.or_same = true;
    assert_true(test_passes(&bench->world, &test, &same));
    assert_false(test_passes(&bench->world, &test, &later));
}

// ---- filters of lists ---------------------------------------------------------------------------

static void each_filter_at_its_boundary(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct batch *batch = record_new(arena, &batch_kind);
    static const char *const gaps[] = {"79", "80", "81", NULL};
    for (size_t i = 0; i < 4; i++) {
        struct room *room = record_append(arena, &batch->room, &room_kind);
        room->id = (const char *const[]){"A", "B", "C", "D"}[i];
        room->name = i == 1 ? "red blue" : "redblue";
        if (gaps[i]) assert_true(decimal_parse(gaps[i], &room->gapAlong));
    }
    static const struct {
        const char *path, *found; // ids of the rooms
    } filters[] = {
        {"room[gapAlong<80].id", "A"},   {"room[gapAlong<=80].id", "AB"},
        {"room[gapAlong>80].id", "C"},   {"room[gapAlong>=80].id", "BC"},
        {"room[gapAlong=80].id", "B"},   {"room[gapAlong!=80].id", "ACD"},
        {"room[gapAlong<?80].id", "AD"}, {"room[gapAlong>=?80].id", "BCD"},
        {"room[name~blue].id", "B"},     {"room[gapAlong>=80,gapAlong<81].id", "B"},
    };
    batch->number = "1";
    const struct scope_name name = scope_name_of(&batch_kind);
    const struct path_scope scope = {&name, 1, false};
    const struct record *frame[] = {&batch->record};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        const char *counted = arena_printf(arena, "count(%s)", filters[i].path);
        const struct path *path = path_parse(counted, &scope, &bench->place);
        if (!path) fail_msg("%s", bench->message);
        struct value count = path_value(&bench->world, path, frame);
        assert_int_equal(count.number / DECIMAL_ONE, strlen(filters[i].found));
        struct value first =
            path_value(&bench->world, path_parse(filters[i].path, &scope, &bench->place), frame);
        assert_int_equal(first.text[0], filters[i].found[0]);
    }
}

static void numbers_and_days_of_many(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct batch *batch = record_new(arena, &batch_kind);
    for (int i = 0; i < 3; i++) {
        struct room *room = record_append(arena, &batch->room, &room_kind);
        room->capacity = (int[]){20, 30, 20}[i];
        struct venue *venue = record_append(arena, &batch->venue, &venue_kind);
        venue->region = (const char *[]){"430100", "430202", "430100"}[i];
    }
    batch->exportedOn = desk_day("2025-12-31");
    const struct scope_name name = scope_name_of(&batch_kind);
    const struct path_scope scope = {&name, 1, false};
    const struct record *frame[] = {&batch->record};
    static const struct {
        const char *path, *shown;
    } values[] = {
        {"sum(room.capacity)", "70"},           {"smallest(room.capacity)", "20"},
        {"largest(room.capacity)", "30"},       {"count(room)", "3"},
        {"distinct(room.capacity)", "2"},       {"year(exportedOn)", "2025"},
        {"province(venue.region)", "43"},       {"city(venue.region)", "4301"},
        {"earliest(exportedOn)", "2025-12-31"},
    };
    struct text_pool pool = text_pool_over(arena);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const struct path *path = path_parse(values[i].path, &scope, &bench->place);
        if (!path) fail_msg("%s", bench->message);
        struct value value = path_value(&bench->world, path, frame);
        assert_string_equal(value_plain(&value, &pool), values[i].shown);
    }
}

// ---- texts --------------------------------------------------------------------------------------

static struct path_scope room_scope(struct bench *bench, struct scope_names *names) {
    names->count = 0;
    assert_true(scope_push(names, "batch", &batch_kind, &bench->place));
    assert_true(scope_push(names, "room", &room_kind, &bench->place));
    return scope_of(names);
}

static void texts_print_their_values(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct scope_names names;
    const struct path_scope scope = room_scope(bench, &names);
    struct batch *batch = record_new(arena, &batch_kind);
    batch->exportedOn = desk_day("2025-03-01");
    record_append(arena, &batch->room, &room_kind);
    const struct record *room =
        record_with(bench, &room_kind, "id=R1; name=一号; type=paper; gapAlong=80.5; screens=true");
    const struct record *frame[] = {&batch->record, room}, *nothing[SCOPE_DEPTH] = {NULL};
    static const struct {
        const char *source, *document, *message; // NULL: refused
    } texts[] = {
        {"甲", "甲", "甲"},
        {"{{x}", "{x}", "{x}"},
        {"{room.name}（{room.id}）", "一号（R1）", "一号（R1）"},
        {"{room.gapAlong}", "80.5", "80.5"},
        {"{room.gapAlong|fixed:0}", "81", "81"},
        {"{room.venue}", "", "（空）"},
        {"{room.venue|or:无}", "无", "无"},
        {"{label:room.gapAlong}", "前后间距", "前后间距"},
        {"{batch.exportedOn|date:YYYY年M月D日}", "2025年3月1日", "2025年3月1日"},
        {"{batch.room|count}", "1", "1"},
        {"{room.screens|choose:有/无}", "有", "有"},
        {"{room.screens}", NULL, "是"},
        {"a{line}b", "a\nb", "a\nb"},
        {"{page}", NULL, NULL},
        {"{room.name", NULL, NULL},
        {"{room}", NULL, NULL},
        {"{hall.name}", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int spoken = 0; spoken < 2; spoken++) {
            const struct text_terms terms = {
                .scope = &scope, .spoken = spoken, .absent = spoken ? "（空）" : NULL};
            const char *wanted = spoken ? texts[i].message : texts[i].document;
            const struct text *text = text_compile(texts[i].source, &terms, &bench->place);
            if (!text != !wanted) fail_msg("%s: %s", texts[i].source, bench->message);
            if (!text) continue;
            const struct text_values values = {.world = &bench->world, .frame = frame};
            assert_string_equal(text_write(text, &values, arena), wanted);
            // Records that are not there leave everything absent, and stop nothing.
            const struct text_values none = {.world = &bench->world, .frame = nothing};
            text_write(text, &none, arena);
        }
}

static int find_other(const void *context, const char *name) {
    return strcmp(name, context) == 0 ? 1 : -1;
}

static void texts_take_arguments(void **state) {
    struct bench *bench = *state;
    const struct text_terms terms = {.argument = find_other, .context = "other", .known = "other"};
    const struct text *text = text_compile("[{other}]", &terms, &bench->place);
    assert_non_null(text);
    const struct text_values values = {.arguments = (const char *const[]){"a", "b"}};
    assert_string_equal(text_write(text, &values, bench->desk->arena), "[b]");
    assert_null(text_compile("{another}", &terms, &bench->place));
    assert_string_equal(bench->message,
                        "f.xml:3: there is no value {another} here; there are: other");
}

// Whoever is missing a glyph is told by name; who has neither name nor number, by what he is.
static void texts_know_whose_they_are(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct scope_names names;
    const struct path_scope scope = room_scope(bench, &names);
    const struct text_terms terms = {.scope = &scope};
    size_t place = 9;
    const struct path *path =
        text_subject(text_compile("x{room.type|or:y}", &terms, &bench->place));
    assert_non_null(path_start(path, &place));
    assert_int_equal(place, 1);
    assert_null(text_subject(text_compile("x", &terms, &bench->place)));
    static const struct {
        const char *fields, *shown;
    } rooms[] = {{"id=R1; name=一号", "考场 一号 (R1)"},
                 {"name=一号", "考场 一号"},
                 {"id=R1", "考场 R1"},
                 {"", "考场"}};
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        const struct record *room = record_with(bench, &room_kind, rooms[i].fields);
        const struct subject subject = subject_of(&scope.names[1], &room, 1);
        assert_string_equal(subject_write(&subject, arena), rooms[i].shown);
    }
}

// ---- refusals -----------------------------------------------------------------------------------

static void paths_that_are_refused(void **state) {
    struct bench *bench = *state;
    const struct scope_name names[] = {scope_name_of(&batch_kind), scope_name_of(&room_kind)};
    const struct path_scope inside = {names, 2, false}, named = {names, 2, true};
    static const struct {
        const char *source;
        bool qualified;
        const char *message; // its start
    } paths[] = {
        {"colour", false, "\"colour\": <room> has no field \"colour\"; it has: id venue "},
        {"", false, "\"\": a name is expected"},
        {"room.", false, "\"room.\": a name is expected"},
        {"batch", false, "\"batch\": a field of <batch> is expected behind a point: "},
        {"name.first", false, "\"name.first\": <room> has no field \"name\"; it has: "},
        {"asOf.year", false, "\"asOf.year\": a day leads nowhere"},
        {"id)", false, "\"id)\": what stands behind the end of the path?"},
        {"batch.candidate[number]", false,
         "\"batch.candidate[number]\": a filter needs one of = != < <= > >= ~"},
        {"batch.candidate[=1]", false, "\"batch.candidate[=1]\": a filter needs a field"},
        {"batch.candidate[number=]", false, "\"batch.candidate[number=]\": a filter needs a value"},
        {"batch.candidate[registeredOn<soon]", false,
         "\"batch.candidate[registeredOn<soon]\": a date is expected: 2025-03-01"},
        {"batch.room[capacity<x]", false, "\"batch.room[capacity<x]\": a number is expected"},
        {"batch.room[screens=1]", false, "\"batch.room[screens=1]\": true or false is expected"},
        {"batch.room[capacity~1]", false, "\"batch.room[capacity~1]\": ~ looks for a word in a"},
        {"batch.room[name=@name-3days]", false,
         "\"batch.room[name=@name-3days]\": only a date can have an offset"},
        {"batch.candidate[score=1]", false,
         "\"batch.candidate[score=1]\": this field cannot be compared"},
        {"sum(batch.room.name)", false,
         "\"sum(batch.room.name)\": the function does not take a field of this type"},
        {"count(id,id,id,id,id)", false, "\"count(id,id,id,id,id)\": too many arguments"},
        {"count(id", false, "\"count(id\": ) is missing"},
        {"many(id)", false, "\"many(id)\": there is no such function; see schemas/regulation.xsd"},
        {"id", true, "id: nothing of that name here; there are batch, room"},
        {"asOf", true, "asOf: nothing of that name here; there are batch, room"},
        {"dossier.name", true, "dossier.name: nothing of that name here; there are batch, room"},
        {"room", true, "\"room\": a field of <room> is expected behind a point: id venue "},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *wanted = arena_printf(bench->desk->arena, "f.xml:3: %s", paths[i].message);
        bench->message[0] = '\0';
        assert_null(
            path_parse(paths[i].source, paths[i].qualified ? &named : &inside, &bench->place));
        if (strncmp(bench->message, wanted, strlen(wanted)) != 0)
            fail_msg("expected %s\ngot      %s", wanted, bench->message);
    }
}

static void conditions_that_are_refused(void **state) {
    struct bench *bench = *state;
    const struct scope_name name = scope_name_of(&room_kind);
    const struct path_scope scope = {&name, 1, false};
    static const struct {
        struct condition condition;
        const char *message;
    } conditions[] = {
        {TEST(.field = "id"), "a condition has exactly one test"},
        {TEST(.field = "id", .is = "a", .min = "1 items"), "a condition has exactly one test"},
        {TEST(.field = "type", .is = "tent"),
         "\"tent\" is no value of the code list \"room.type\""},
        {TEST(.field = "screens", .is = "yes"), "true or false is expected"},
        {TEST(.field = "capacity", .is = "many"), "a number is expected"},
        {TEST(.field = "gapAlong", .min = "80 px"),
         "\"gapAlong\" is not measured in px; its unit is one of: cm"},
        {TEST(.field = "gapAlong", .max = "80 furlongs"), "no such unit"},
        {TEST(.field = "name", .min = "80 cm"),
         "\"name\" is not measured in cm; its unit is one of: none, it is no number"},
        {TEST(.field = "name", .same = "capacity"),
         "the two fields are of different types, or not of the right one"},
        {TEST(.field = "name", .after = "id"),
         "the two fields are of different types, or not of the right one"},
        {TEST(.field = "name", .after = "asOf", .by = "3 cm"),
         "by is a quantity of time: days, workingDays, months, years"},
        {TEST(.field = "colour", .is = "red"),
         "\"colour\": <room> has no field \"colour\"; it has: "
         "id venue name type capacity gapAlong gapAcross "
         "screens deskNumbers"},
    };
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        struct test test;
        const char *wanted = arena_printf(bench->desk->arena, "f.xml:3: %s", conditions[i].message);
        assert_false(test_compile(&conditions[i].condition, &scope, &bench->place, &test));
        assert_string_equal(bench->message, wanted);
    }
}

// Without an index no id is followed, and no calendar is at hand: refused or absent, never worse.
static void a_world_of_codes_alone(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct path_place place = bench->place;
    place.lookups = NULL;
    struct scope_names names;
    const struct path_scope scope = room_scope(bench, &names);
    assert_null(path_parse("room.venue.name", &scope, &place));
    struct batch *batch = record_new(arena, &batch_kind);
    batch->exportedOn = desk_day("2025-03-01");
    record_append(arena, &batch->candidate, &candidate_kind);
    ((struct candidate *)batch->candidate.first)->registeredOn = desk_day("2025-01-01");
    const struct path *path = path_parse(
        "count(batch.candidate[registeredOn<@batch.exportedOn-3workingDays])", &scope, &place);
    assert_non_null(path);
    const struct record *frame[] = {&batch->record, NULL};
    const struct world world = world_of(&bench->desk->codes);
    assert_int_equal(path_value(&world, path, frame).number, 0);
    assert_int_equal(path_value(&bench->world, path, frame).number, DECIMAL_ONE);
    path = path_parse("batch.candidate[asOf=2025-01-01].number", &scope, &place);
    assert_non_null(path);
    assert_int_equal(path_value(&world, path, frame).type, VALUE_ABSENT);
}

// ---- phrases ------------------------------------------------------------------------------------

static void a_choice_of_rates_is_told(void **state) {
    struct bench *bench = *state;
    struct arena *arena = bench->desk->arena;
    struct phrase_book phrases;
    assert_true(
        phrases_load(&phrases, bench->desk->data, &bench->desk->codes, arena, &bench->diagnostics));
    struct list choices = {0};
    const char *basis;
    assert_int_equal(rate_choice(NULL, "t", &phrases, arena, &basis), BOTH_RATES);
    static const struct {
        const char *topic, *option, *basis;
        int rate;
    } told[] = {
        {"u", "pooled", "未选择口径，两种有一项高于即列出", BOTH_RATES},
        {"t", "pooled", "按合并率：甲 2025-03-01 选择，理由：因", POOLED_RATE},
        {"t", "mean", "按批次平均率：甲 2025-03-01 选择，理由：因", MEAN_RATE},
        {"t", "x", "选择的 x 不是可选项（pooled、mean），未采用；两种有一项高于即列出", BOTH_RATES},
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        struct choice *choice = record_append(arena, &choices, &choice_kind);
        choice->topic = told[i].topic;
        choice->option = told[i].option;
        choice->officer = "甲";
        choice->reason = "因";
        choice->decidedOn = desk_day("2025-03-01");
        assert_int_equal(rate_choice(&choices, "t", &phrases, arena, &basis), told[i].rate);
        assert_string_equal(basis, told[i].basis);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_comparison_at_its_boundary),
        cmocka_unit_test(the_same_day_passes_where_it_may),
        cmocka_unit_test(each_filter_at_its_boundary),
        cmocka_unit_test(numbers_and_days_of_many),
        cmocka_unit_test(texts_print_their_values),
        cmocka_unit_test(texts_take_arguments),
        cmocka_unit_test(texts_know_whose_they_are),
        cmocka_unit_test(paths_that_are_refused),
        cmocka_unit_test(conditions_that_are_refused),
        cmocka_unit_test(a_world_of_codes_alone),
        cmocka_unit_test(a_choice_of_rates_is_told),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}

// SPDX-License-Identifier: Apache-2.0
#include "verify/verify_register.h"

#include <string.h>

#include "base/language.h"
#include "base/map.h"
#include "model/record_table.h"
#include "xml/reader.h"
#include "xml/register_format.h"

// As much of schemas/register.xsd as the comparison needs.
#define CELL_FIELDS(F, P, R)                                                                       \
    F(R, text, column, "栏目")                                                                     \
    F(R, text, value, "内容")
RECORD_STRUCT(cell, CELL_FIELDS)
#define ROW_FIELDS(F, P, R)                                                                        \
    F(R, text, kind, "行种类")                                                                     \
    F(R, list, cell, "格")
RECORD_STRUCT(row, ROW_FIELDS)
#define TABLE_FIELDS(F, P, R)                                                                      \
    F(R, text, name, "表名")                                                                       \
    F(R, list, row, "行")
RECORD_STRUCT(table, TABLE_FIELDS)
#define REGISTER_FIELDS(F, P, R)                                                                   \
    F(R, text, version, "格式版本")                                                                \
    F(R, text, kind, "文书种类")                                                                   \
    F(R, list, table, "表")
RECORD_STRUCT(registered, REGISTER_FIELDS)

RECORD_TABLE(cell, "格", CELL_FIELDS)
RECORD_TABLE(row, "行", ROW_FIELDS)
RECORD_TABLE(table, "表", TABLE_FIELDS)
RECORD_TABLE_OF(registered, "register", "登记表", REGISTER_FIELDS)

enum { LARGEST_REGISTER = 256 * 1024 * 1024 }; // bytes; a million rows take about 200 MB

static const char *find_register(const struct verified *verified) {
    for (size_t i = 0; i < verified_count(verified); i++) {
        const char *name = verified_name(verified, i);
        if (strncmp(name, "data/00-", 8) == 0 && strstr(name, "/卷内目录.xml")) return name;
    }
    return NULL;
}

// Every file of the payload but those in data/00-…, which have no row of their own.
static bool has_row(const struct verified *verified, size_t index) {
    return verified_is_payload(verified, index) &&
           strncmp(verified_name(verified, index), "data/00-", 8) != 0;
}

static void compare(struct verified *verified, const struct registered *contents, const char *place,
                    struct verify_report *report) {
    struct map listed = {0};
    for (EACH(struct table, table, contents->table))
        for (EACH(struct row, row, table->row))
            for (EACH(struct cell, cell, row->cell))
                if (cell->column && cell->value && strcmp(cell->column, "file") == 0 &&
                    !map_add(&listed, cell->value, cell))
                    report_add(report, LAYER_REGISTER, VERDICT_FAILED, place, _("names %s twice"),
                               cell->value);
    struct map there = {0};
    for (size_t i = 0; i < verified_count(verified); i++) {
        const char *name = verified_name(verified, i);
        if (!verified_is_payload(verified, i)) continue;
        map_add(&there, name, NULL);
        // Cover, 卷内目录, 备考表 and the XML beside a PDF stand in data/00-… without a row of
        // their own.
        if (has_row(verified, i) && !map_has(&listed, name))
            report_add(report, LAYER_REGISTER, VERDICT_FAILED, name,
                       _("is not in the volume's own register (%s)"), place);
    }
    for (size_t i = 0; i < listed.count; i++)
        if (!map_has(&there, listed.entries[i].key))
            report_add(report, LAYER_REGISTER, VERDICT_FAILED, listed.entries[i].key,
                       _("stands in the volume's own register (%s) but not in the volume"), place);
    map_free(&listed);
    map_free(&there);
}

bool verify_register(struct verified *verified, struct verify_report *report) {
    size_t before = report->failures;
    const char *place = find_register(verified);
    struct buffer bytes = BUFFER_EMPTY;
    if (!place) {
        report_add(report, LAYER_REGISTER, VERDICT_FAILED, NULL,
                   _("the volume has no register of its contents (卷内目录.xml)"));
        return false;
    }
    struct arena *arena = arena_new();
    struct diagnostics silent = {.quiet = true};
    struct xml_format format = {REGISTER_NAMESPACE, REGISTER_VERSION, &registered_kind, NULL};
    struct record *contents = NULL;
    if (verify_entry_read(verified, place, LARGEST_REGISTER, &bytes))
        contents = xml_read_bytes(&format, NULL, place, bytes.bytes, bytes.length, arena, &silent);
    if (contents)
        compare(verified, (const struct registered *)contents, place, report);
    else
        report_add(report, LAYER_REGISTER, VERDICT_FAILED, place,
                   _("cannot be read as a register"));
    report_pass(report, LAYER_REGISTER, _("the register of contents names exactly the files"));
    buffer_free(&bytes);
    arena_free(arena);
    return report->failures == before;
}

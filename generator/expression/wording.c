// SPDX-License-Identifier: Apache-2.0
#include "expression/wording.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"

enum piece_kind { PIECE_TEXT, PIECE_RESULT, PIECE_PATH };

struct piece {
    struct piece *next;
    enum piece_kind kind;
    const char *text;
    enum result result;
    const struct path *path;
};

struct wording {
    struct piece *first;
};

static const char *const result_names[RESULTS] = {
    [RESULT_value] = "value", [RESULT_limit] = "limit",    [RESULT_count] = "count",
    [RESULT_other] = "other", [RESULT_due] = "due",        [RESULT_part] = "part",
    [RESULT_whole] = "whole", [RESULT_pooled] = "pooled",  [RESULT_mean] = "mean",
    [RESULT_basis] = "basis", [RESULT_missing] = "missing"};

const char *result_name(enum result result) {
    return result_names[result];
}

// ---- templates --------------------------------------------------------------------------------

static bool parse_hole(const char *name, unsigned results, const struct path_scope *scope,
                       const struct path_place *place, struct piece *piece) {
    for (int i = 0; i < RESULTS; i++)
        if (results & 1u << i && strcmp(name, result_names[i]) == 0) {
            piece->kind = PIECE_RESULT;
            piece->result = (enum result)i;
            return true;
        }
    bool label = strncmp(name, "label:", 6) == 0;
    const struct path *path = path_parse(label ? name + 6 : name, scope, place);
    if (!path) return false;
    piece->kind = label ? PIECE_TEXT : PIECE_PATH;
    piece->text = path_label(path);
    piece->path = path;
    return true;
}

struct wording *wording_parse(const char *text, unsigned results, const struct path_scope *scope,
                              const struct path_place *place) {
    struct wording *wording = arena_alloc(place->arena, sizeof *wording);
    struct piece **end = &wording->first;
    while (*text) {
        struct piece *piece = *end = arena_alloc(place->arena, sizeof *piece);
        end = &piece->next;
        size_t length = strcspn(text, "{}");
        if (length) {
            piece->text = arena_copy_bytes(place->arena, text, length);
            text += length;
            continue;
        }
        size_t hole = strcspn(text + 1, "{}");
        if (*text != '{' || text[1 + hole] != '}') {
            diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line,
                     _("message: { and } do not pair"));
            return NULL;
        }
        const char *name = arena_copy_bytes(place->arena, text + 1, hole);
        if (!parse_hole(name, results, scope, place, piece)) return NULL;
        text += hole + 2;
    }
    return wording;
}

const char *wording_print(const struct wording *wording, const struct world *world,
                          const struct record *const *frame, const char *const *results,
                          struct arena *arena) {
    struct buffer line = BUFFER_EMPTY;
    for (const struct piece *piece = wording->first; piece; piece = piece->next) {
        const char *text = piece->text;
        if (piece->kind == PIECE_RESULT) text = results[piece->result];
        if (piece->kind == PIECE_PATH) {
            struct value value = path_value(world, piece->path, frame);
            text = path_show(world, piece->path, &value, arena);
        }
        buffer_add_text(&line, text ? text : phrase(world->codes, "absent", NULL, arena));
    }
    const char *printed = arena_copy_bytes(arena, buffer_text(&line), line.length);
    buffer_free(&line);
    return printed;
}

unsigned wording_roots(const struct wording *wording) {
    unsigned roots = 0;
    for (const struct piece *piece = wording->first; piece; piece = piece->next)
        if (piece->path) roots |= path_roots(piece->path);
    return roots;
}

// ---- values -----------------------------------------------------------------------------------

static const char *show_unit(const struct codes *codes, enum unit unit) {
    const char *label = codes_label(codes, "unit", unit_name(unit));
    return label ? label : unit_name(unit);
}

static const char *show_number(const struct codes *codes, decimal number, enum unit unit,
                               struct arena *arena) {
    char text[DECIMAL_TEXT];
    if (unit == UNIT_percent)
        return arena_printf(arena, "%s%%", decimal_format(number * 100, text));
    return arena_printf(arena, "%s%s", decimal_format(number, text), show_unit(codes, unit));
}

static const char *show_time(moment when, bool exact, struct arena *arena) {
    char text[MOMENT_TEXT];
    if (!exact) return arena_copy(arena, date_format(moment_date(when), text));
    char *shown = arena_copy(arena, moment_format(when, text));
    shown[10] = ' '; // 2025-03-01T09:00:00
    if (strcmp(shown + 16, ":00") == 0) shown[16] = '\0';
    return shown;
}

const char *value_show(const struct world *world, const struct value *value, const char *list,
                       enum unit unit, struct arena *arena) {
    switch (value->type) {
    case VALUE_TEXT: {
        char *text = arena_copy_bytes(arena, value->text, value->length);
        const char *label = codes_label(world->codes, list, text);
        return label ? label : text;
    }
    case VALUE_NUMBER:
        return show_number(world->codes, value->number, unit, arena);
    case VALUE_TIME:
        return show_time(value->when, value->exact, arena);
    case VALUE_TRUTH:
        return codes_label(world->codes, "boolean", value->truth ? "true" : "false");
    case VALUE_RECORD:
    case VALUE_ABSENT:
        break;
    }
    return NULL;
}

const char *path_show(const struct world *world, const struct path *path, const struct value *value,
                      struct arena *arena) {
    if (value->type == VALUE_RECORD && path_items(path)) {
        const struct record_kind *kind = path_items(path);
        return subject_of(&kind, &value->record, 1, arena).text;
    }
    enum unit unit = path_dimension(path) == DIMENSION_RATIO ? UNIT_percent : UNIT_NONE;
    return value_show(world, value, path_list(path), unit, arena);
}

const char *quantity_show(const struct codes *codes, struct quantity quantity,
                          struct arena *arena) {
    return show_number(codes, quantity.amount, quantity.unit, arena);
}

// ---- phrases ----------------------------------------------------------------------------------

static const char *part_value(const struct phrase_part *parts, const char *name, size_t length) {
    for (; parts && parts->name; parts++)
        if (strlen(parts->name) == length && memcmp(parts->name, name, length) == 0)
            return parts->value ? parts->value : "";
    return "";
}

const char *phrase(const struct codes *codes, const char *name, const struct phrase_part *parts,
                   struct arena *arena) {
    const char *text = codes_label(codes, "phrase", name);
    if (!text) return name; // a code list without it still gives something to read
    struct buffer line = BUFFER_EMPTY;
    while (*text) {
        size_t length = strcspn(text, "{");
        buffer_add(&line, text, length);
        text += length;
        if (!*text) break;
        size_t hole = strcspn(++text, "}");
        buffer_add_text(&line, part_value(parts, text, hole));
        text += hole + (text[hole] == '}');
    }
    const char *printed = arena_copy_bytes(arena, buffer_text(&line), line.length);
    buffer_free(&line);
    return printed;
}

// ---- subjects ---------------------------------------------------------------------------------

static const char *text_field(const struct record_kind *kind, const struct record *record,
                              const char *const *names) {
    for (; *names; names++) {
        const struct field *field = record_field(kind, *names);
        if (field && field->type == FIELD_text && record_text(record, field))
            return record_text(record, field);
    }
    return NULL;
}

struct subject subject_of(const struct record_kind *const *kinds, const struct record *const *frame,
                          unsigned depth, struct arena *arena) {
    static const char *const ids[] = {"id", "number", "code", NULL};
    static const char *const names[] = {"name", "title", NULL};
    for (unsigned i = depth; i-- > 0;) {
        const char *id = text_field(kinds[i], frame[i], ids);
        const char *name = text_field(kinds[i], frame[i], names);
        if (!id && !name) continue;
        const char *label = kinds[i]->label;
        const char *text = name && id ? arena_printf(arena, "%s %s (%s)", label, name, id)
                                      : arena_printf(arena, "%s %s", label, name ? name : id);
        return (struct subject){kinds[i], id, text};
    }
    return (struct subject){kinds[depth - 1], NULL, kinds[depth - 1]->label};
}

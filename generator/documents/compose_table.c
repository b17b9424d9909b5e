// SPDX-License-Identifier: Apache-2.0
// Tables of a document: rows are made when they are pulled. A group's subtotal can only be made
// when the next group has begun, so the table looks one row ahead.
#include <string.h>

#include "base/utf8.h"
#include "documents/composer.h"

struct sums {
    int32_t count;
    decimal values[MOST_SUMS]; // DECIMAL_NONE: nothing to add up yet
};

struct table_state {
    const struct table_plan *plan;
    struct world world;
    struct name_scope scope; // outside, and the row that was fetched last
    struct source_state *source;
    struct rows_view *rows;
    struct text_pool pool, group_pool; // group_pool: the key of the group that is open
    const char *group;                 // NULL before the first
    struct cell *cells;
    const char *owners[SCOPE_DEPTH]; // of this row, by slot; made when asked for
    bool owner_known[SCOPE_DEPTH];
    struct sums group_sums, all_sums;
    // What comes next.
    enum { FETCH, ENTER_GROUP, BODY, LAST_SUBTOTAL, TOTAL, END } next;
};

static const char *owner_of(struct table_state *state, const struct text *text) {
    const struct path *path = text_subject(text);
    size_t slot;
    if (!path || !path_start(path, &slot)) return NULL;
    if (!state->owner_known[slot]) {
        state->owners[slot] = composer_owner(text, &state->scope, &state->pool);
        state->owner_known[slot] = true;
    }
    return state->owners[slot];
}

static const char *print(struct table_state *state, const struct text *text) {
    const struct text_values values = {.world = &state->world, .frame = state->scope.records};
    return text_print(text, &values, &state->pool);
}

// ASCII is in every font, so nobody needs to be named for it.
static bool is_ascii(const char *text) {
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80) return false;
    return true;
}

static void start_row(struct table_state *state) {
    text_pool_reset(&state->pool);
    memset(state->owner_known, 0, sizeof state->owner_known);
}

static void clear(struct sums *sums) {
    sums->count = 0;
    for (size_t i = 0; i < MOST_SUMS; i++) sums->values[i] = DECIMAL_NONE;
}

static void add(struct table_state *state, struct sums *sums) {
    const struct table_plan *plan = state->plan;
    sums->count++;
    for (size_t i = 0; i < plan->sum_count; i++) {
        struct value value = path_value(&state->world, plan->sums[i], state->scope.records);
        if (value.type == VALUE_ABSENT) continue;
        sums->values[i] = (sums->values[i] == DECIMAL_NONE ? 0 : sums->values[i]) + value.number;
    }
}

static bool fetch(struct table_state *state) {
    while (source_next(&state->plan->source, state->source, &state->scope))
        if (row_counts(&state->plan->filter, &state->world, &state->scope)) return true;
    return false;
}

// ---- the kinds of row
static void body_row(struct table_state *state, struct row *row) {
    const struct table_plan *plan = state->plan;
    start_row(state);
    add(state, &state->group_sums);
    add(state, &state->all_sums);
    state->rows->number = state->rows->count = state->all_sums.count;
    const struct text_values values = {.world = &state->world, .frame = state->scope.records};
    struct cell *cell = state->cells;
    for (const struct column_plan *column = plan->columns; column; column = column->next, cell++) {
        const char *text = print(state, column->text);
        *cell = (struct cell){.text = text,
                              .owner = is_ascii(text) ? NULL : owner_of(state, column->text),
                              .code = text_code(column->text, &values, &state->pool)};
    }
    *row = (struct row){ROW_BODY, state->cells, plan->column_count + plan->data_count};
}

static void clear_cells(struct table_state *state) {
    size_t count = state->plan->column_count + state->plan->data_count;
    for (size_t i = 0; i < count; i++) state->cells[i] = (struct cell){.text = ""};
}

static void group_row(struct table_state *state, struct row *row) {
    start_row(state);
    clear_cells(state);
    const struct text *text = state->plan->group->text;
    state->cells[0].text = print(state, text);
    state->cells[0].owner = owner_of(state, text);
    *row = (struct row){ROW_GROUP, state->cells, 1};
}

static void total_row(struct table_state *state, const struct total_plan *total,
                      const struct sums *sums, enum row_kind kind, struct row *row) {
    char digits[DECIMAL_TEXT];
    start_row(state);
    clear_cells(state);
    state->rows->count = sums->count;
    for (const struct total_value *value = total->values; value; value = value->next) {
        decimal sum = value->text ? DECIMAL_NONE : sums->values[value->sum_index];
        state->cells[value->column].text =
            value->text ? print(state, value->text)
                        : text_pool_printf(&state->pool, "%s", decimal_format(sum, digits));
    }
    *row = (struct row){kind, state->cells, state->plan->column_count + state->plan->data_count};
}

static void open_group(struct table_state *state, const char *key) {
    text_pool_reset(&state->group_pool);
    text_pool_add(&state->group_pool, key, strlen(key));
    state->group = text_pool_end(&state->group_pool);
    clear(&state->group_sums);
}

// A row is fetched. True when `row` was made of what ends before it.
static bool arrive(struct table_state *state, struct row *row) {
    const struct table_plan *plan = state->plan;
    state->next = BODY;
    if (!plan->group) return false;
    start_row(state);
    const char *key = print(state, plan->group->by);
    if (state->group && strcmp(state->group, key) == 0) return false;
    state->next = ENTER_GROUP;
    if (!state->group || !plan->subtotal.values) return false;
    total_row(state, &plan->subtotal, &state->group_sums, ROW_SUBTOTAL, row);
    return true;
}

static void enter_group(struct table_state *state, struct row *row) {
    start_row(state);
    open_group(state, print(state, state->plan->group->by));
    group_row(state, row);
    state->next = BODY;
}

static void start(void *context) {
    struct table_state *state = context;
    clear(&state->group_sums);
    clear(&state->all_sums);
    state->group = NULL;
    state->next = FETCH;
    source_start(&state->plan->source, state->source, &state->scope);
}

static bool next(void *context, struct row *row) {
    struct table_state *state = context;
    const struct table_plan *plan = state->plan;
    for (;;) switch (state->next) {
        case FETCH:
            if (!fetch(state))
                state->next = LAST_SUBTOTAL;
            else if (arrive(state, row))
                return true;
            break;
        case ENTER_GROUP:
            enter_group(state, row);
            return true;
        case BODY:
            body_row(state, row);
            state->next = FETCH;
            return true;
        case LAST_SUBTOTAL:
            state->next = TOTAL;
            if (!state->group || !plan->subtotal.values) break;
            total_row(state, &plan->subtotal, &state->group_sums, ROW_SUBTOTAL, row);
            return true;
        case TOTAL:
            state->next = END;
            if (!plan->total.values || !state->all_sums.count) break;
            total_row(state, &plan->total, &state->all_sums, ROW_TOTAL, row);
            return true;
        case END:
            return false;
        }
}

struct table *compose_table(struct composer *composer, const struct table_plan *plan) {
    struct arena *arena = composer->arena;
    struct table *table = arena_alloc(arena, sizeof *table);
    *table = plan->like;
    table->caption = composer_text(composer, plan->caption);
    table->when_empty = composer_text(composer, plan->when_empty);
    table->column_count = plan->column_count;
    table->data_count = plan->data_count;
    size_t count = plan->column_count + plan->data_count, at = 0;
    table->columns = arena_alloc(arena, count * sizeof *table->columns);
    for (const struct column_plan *column = plan->columns; column; column = column->next)
        table->columns[at++] = column->column;
    struct table_state *state = arena_alloc(arena, sizeof *state);
    state->plan = plan;
    state->world = composer->world;
    state->scope = composer->scope;
    state->source = source_open(&plan->source, composer->input, arena);
    state->rows = record_new(arena, &rows_view_kind);
    state->scope.records[plan->rows_slot] = &state->rows->record;
    state->pool = text_pool_over(arena);
    state->group_pool = text_pool_over(arena);
    state->cells = arena_alloc(arena, count * sizeof *state->cells);
    table->rows = (struct row_source){state, start, next};
    start(state);
    return table;
}

// SPDX-License-Identifier: Apache-2.0
#include "batches/volume_plan.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const char *const class_names[CLASS_COUNT] = {"D3", "D5", "Y"};

static enum volume_class class_of(enum retention_class retention) {
    static const enum volume_class classes[] = {
        [RETENTION_D3] = CLASS_D3,
        [RETENTION_D5] = CLASS_D5,
        // 长期 has no number of years: it never ends by itself
        [RETENTION_L] = CLASS_Y,
        [RETENTION_Y] = CLASS_Y};
    return classes[retention];
}

static struct retention retention_of(const struct volume_plan *plan, const char *kind,
                                     const char *medium) {
    return schedule_retention(plan->rulebook, schedule_day(plan->batch), kind, medium,
                              plan->config);
}

bool volume_plan_has_register(const struct volume_plan *plan, const struct planned_volume *volume,
                              const char *kind) {
    return class_of(retention_of(plan, kind, "paper").class) == volume->class;
}

bool volume_has_paper(const struct planned_volume *volume) {
    for (size_t i = 0; i < volume->count; i++) {
        const char *medium = volume->entries[i].material->medium;
        if (medium && strcmp(medium, "paper") == 0) return true;
    }
    return false;
}

// ---- names ------------------------------------------------------------------------------------

// The extension of the declared name when it is plain, so that a file opens as it did before; else
// none.
static const char *extension_of(const char *file) {
    const char *dot = strrchr(file, '.');
    if (!dot || strchr(dot, '/')) return "";
    size_t length =
        strspn(dot + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    return length >= 1 && length <= 8 && dot[1 + length] == '\0' ? dot : "";
}

// A kind that the code list does not know stands in the last part, with the other material.
static const struct codeValue *kind_code(const struct codes *codes, const char *kind) {
    const struct codeValue *code = codes_find(codes, "material.kind", kind);
    return code && code->part ? code : codes_find(codes, "material.kind", "evidence");
}

static const char *entry_name(const struct material *material, const struct codes *codes,
                              struct arena *arena) {
    const char *part = kind_code(codes, material->kind)->part;
    return arena_printf(arena, "data/%s-%s/%s%s", part, codes_label(codes, "material.part", part),
                        material->id, extension_of(material->file));
}

// ---- rows of the 卷内目录 -----------------------------------------------------------------------

// A file that is missing or refused can only be sealed as missing, by an officer's decision.
static bool has_file(const struct material *material) {
    if (!material->file || !material->fileState) return false;
    return strcmp(material->fileState, "ok") == 0 || strcmp(material->fileState, "empty") == 0;
}

static date row_date(const struct material *material) {
    date day = material->dated;
    for (EACH(struct signature, signature, material->signature))
        if (day == DATE_NONE) day = signature->signedOn;
    return day;
}

// Those who signed; where nobody had to, the institution.
static const char *responsible(const struct material *material, const struct batch *batch,
                               struct arena *arena) {
    const char *names = NULL;
    for (EACH(struct signature, signature, material->signature))
        if (signature->name)
            names = names ? arena_printf(arena, "%s、%s", names, signature->name) : signature->name;
    return names ? names : batch_institution(batch)->name;
}

static const char *candidate_name(const struct map *candidates, const struct material *material) {
    const struct candidate *candidate =
        material->candidate ? map_find(candidates, material->candidate) : NULL;
    return candidate ? candidate->name : NULL;
}

static struct entry_view *make_row(const struct volume_plan *plan, const struct material *material,
                                   const struct codes *codes, const struct map *candidates,
                                   struct retention *retention, struct arena *arena) {
    struct entry_view *row = record_new(arena, &entry_view_kind);
    row->record.line = material->record.line;
    row->title =
        material->title ? material->title : codes_label(codes, "material.kind", material->kind);
    row->responsible = responsible(material, plan->batch, arena);
    row->dated = row_date(material);
    row->part = kind_code(codes, material->kind)->part;
    row->kind = material->kind;
    row->medium = material->medium;
    *retention = retention_of(plan, material->kind, material->medium);
    row->retention = retention_code(retention->class);
    row->location = material->location;
    row->pages = material->pages;
    row->size = material->fileSize;
    row->material = material->id;
    row->candidate = material->candidate;
    row->person = candidate_name(candidates, material);
    row->reason = material->reason;
    row->generated = 0;
    return row;
}

// Parts, then kinds as the code list has them, then the order of the export.
struct sorted {
    struct planned_entry entry;
    struct retention retention;
    unsigned kind_rank;
};

static int by_part_and_kind(const void *a, const void *b) {
    const struct sorted *first = a, *second = b;
    int parts = strcmp(first->entry.row->part, second->entry.row->part);
    if (parts) return parts;
    if (first->kind_rank != second->kind_rank) return first->kind_rank < second->kind_rank ? -1 : 1;
    uint32_t one = first->entry.material->record.ordinal,
             two = second->entry.material->record.ordinal;
    return (one > two) - (one < two);
}

static void append_row(struct planned_volume *volume, struct entry_view *row,
                       struct record ***tail) {
    **tail = &row->record;
    *tail = &row->record.next;
    row->record.ordinal = ++volume->rows.count;
    row->number = (int32_t)row->record.ordinal;
}

// Page numbers run through the volume; the last item shows first and last.
static void number_pages(struct planned_volume *volume, struct arena *arena) {
    int32_t page = 1;
    struct entry_view *last = NULL;
    for (size_t i = 0; i < volume->count; i++) {
        struct entry_view *row = volume->entries[i].row;
        int32_t pages = row->pages == INTEGER_NONE ? 0 : row->pages;
        if (pages <= 0) continue;
        row->page = arena_printf(arena, "%d", page);
        page += pages;
        last = row;
    }
    if (last && last->pages > 1) last->page = arena_printf(arena, "%s-%d", last->page, page - 1);
    volume->view.pages = page - 1;
}

static void note_span(struct volume_view *view, date day) {
    if (day == DATE_NONE) return;
    if (view->from == DATE_NONE || day < view->from) view->from = day;
    if (view->until == DATE_NONE || day > view->until) view->until = day;
}

// The volume's own class: that of its longest entry, so that a Y of long-term items says 长期 and
// not 永久. The record itself is permanent, so a Y without an entry is Y.
static struct retention volume_retention(const struct planned_volume *volume,
                                         const struct retention *retentions) {
    struct retention longest = {.class = volume->class == CLASS_Y ? RETENTION_Y : RETENTION_D3};
    for (size_t i = 0; i < volume->count; i++)
        if (i == 0 || retentions[i].class > longest.class) longest = retentions[i];
    return longest;
}

// What was lifted rests on the setting that lifted it; the batch's record, which no notice names,
// on this program's own stated default.
static const char *basis_of(const struct volume_plan *plan, const struct retention *retention,
                            const struct codes *codes, struct arena *arena) {
    if (retention->lifted && retention->note) return retention->note;
    if (!retention->clause) return codes_label(codes, "phrase", "recordBasis");
    for (unsigned i = 0; retention->source && i < plan->rulebook->source_count; i++) {
        const struct regulation *text = plan->rulebook->sources[i].text;
        if (strcmp(text->id, retention->source) == 0)
            return arena_printf(arena, "%s %s", text->number ? text->number : text->title,
                                retention->clause);
    }
    return retention->clause;
}

// What remains of a title that begins with the institution's name.
static const char *without_name(const char *title, const char *name) {
    size_t length = name ? strlen(name) : 0;
    if (!title || !name || strncmp(title, name, length) != 0) return title;
    const char *rest = title + length;
    while (*rest == ' ') rest++;
    return *rest ? rest : title;
}

static void describe(struct volume_plan *plan, struct planned_volume *volume,
                     const struct retention *retentions, const struct codes *codes,
                     struct arena *arena) {
    const struct batch *batch = plan->batch;
    struct volume_view *view = &volume->view;
    struct retention retention = volume_retention(volume, retentions);
    struct retention_period period =
        retention_period(retention.class, batch_closed_on(batch), plan->config);
    view->id = arena_printf(arena, "%s-%s", plan->group, class_names[volume->class]);
    view->retention = retention_code(retention.class);
    view->fonds = batch_institution(batch)->name;
    view->title = batch->title;
    view->caption = without_name(batch->title, batch_institution(batch)->name);
    view->items = (int32_t)volume->count;
    view->archivalCode = view->id;
    view->periodFrom = period.start;
    view->periodUntil = period.end;
    view->dueOn = period.due;
    view->periodBasis = basis_of(plan, &retention, codes, arena);
    view->sealedOn = batch->exportedOn;
    for (size_t i = 0; i < volume->count; i++) {
        volume->entries[i].row->dueOn = period.due;
        note_span(view, volume->entries[i].row->dated);
    }
}

static struct sorted *sort_entries(struct volume_plan *plan, const struct codes *codes,
                                   struct arena *arena, size_t *count) {
    const struct batch *batch = plan->batch;
    struct map candidates = {0};
    for (EACH(struct candidate, candidate, batch->candidate))
        if (candidate->number) map_add(&candidates, candidate->number, candidate);
    struct sorted *sorted = memory_zeroed((batch->material.count + 1) * sizeof *sorted);
    *count = 0;
    for (EACH(struct material, material, batch->material)) {
        struct sorted *one = &sorted[(*count)++];
        const char *name = has_file(material) ? entry_name(material, codes, arena) : NULL;
        struct entry_view *row =
            make_row(plan, material, codes, &candidates, &one->retention, arena);
        row->file = name;
        one->entry = (struct planned_entry){material, row, name};
        one->kind_rank = kind_code(codes, material->kind)->record.ordinal;
    }
    map_free(&candidates);
    qsort(sorted, *count, sizeof *sorted, by_part_and_kind);
    return sorted;
}

void volume_plan_make(struct volume_plan *plan, const struct batch *batch,
                      const struct rulebook *rulebook, const struct config *config,
                      const struct codes *codes, struct arena *arena) {
    *plan = (struct volume_plan){.batch = batch, .rulebook = rulebook, .config = config};
    plan->group =
        arena_printf(arena, "%s-%d-%s", batch_institution(batch)->code, batch->year, batch->number);
    size_t count;
    struct sorted *sorted = sort_entries(plan, codes, arena, &count);
    struct retention *retentions = memory_zeroed((count + 1) * sizeof *retentions);
    for (int index = 0; index < CLASS_COUNT; index++) {
        struct planned_volume *volume = &plan->volumes[index];
        volume->class = (enum volume_class)index;
        volume->view = *(struct volume_view *)record_new(arena, &volume_view_kind);
        volume->entries = arena_alloc(arena, (count + 1) * sizeof *volume->entries);
        struct record **tail = &volume->rows.first;
        for (size_t i = 0; i < count; i++) {
            if (class_of(sorted[i].retention.class) != (enum volume_class)index) continue;
            retentions[volume->count] = sorted[i].retention;
            volume->entries[volume->count++] = sorted[i].entry;
            append_row(volume, sorted[i].entry.row, &tail);
        }
        number_pages(volume, arena);
        plan->needed[index] = index == CLASS_Y || volume->count > 0;
        plan->parts += plan->needed[index];
        describe(plan, volume, retentions, codes, arena);
    }
    free(retentions);
    free(sorted);
    int part = 0;
    for (int index = CLASS_COUNT - 1; index >= 0; index--) { // Y is the first part
        if (!plan->needed[index]) continue;
        plan->volumes[index].view.part = ++part;
        plan->volumes[index].view.parts = (int32_t)plan->parts;
    }
}

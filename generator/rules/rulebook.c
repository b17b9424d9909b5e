// SPDX-License-Identifier: Apache-2.0
#include "rules/rulebook.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/platform.h"
#include "rules/operators.h"
#include "rules/rulebook_compile.h"
#include "xml/jurisdictions.h"
#include "xml/read_once.h"

static const struct xml_format regulation_format = {.namespace_uri = "urn:juance:regulation",
                                                    .version = "1.0",
                                                    .root = &regulation_kind,
                                                    .schema = "schemas/regulation.xsd"};

// ---- helpers of the compilers -----------------------------------------------------------------

struct path_place compiler_place(const struct compiler *compiler, const struct source *source,
                                 uint32_t line) {
    return (struct path_place){.file = source->file,
                               .line = line,
                               .arena = compiler->book->arena,
                               .lookups = &compiler->book->lookups,
                               .codes = compiler->book->codes,
                               .diagnostics = compiler->diagnostics};
}

bool compiler_wrong(const struct path_place *place, const char *format, ...) {
    char message[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return diagnose(place->diagnostics, STATUS_INPUT, place->file, place->line, "%s", message);
}

bool take_id(struct compiler *compiler, const struct path_place *place, const char *id,
             const struct source *source) {
    const char *where = arena_printf(place->arena, "%s:%u", source->file, place->line);
    const char *first = map_find(&compiler->ids, id);
    if (first) return compiler_wrong(place, _("the rule id %s is there already: %s"), id, first);
    return map_add(&compiler->ids, id, (void *)where);
}

bool parse_severity(const char *text, enum severity *severity) {
    static const char *const names[SEVERITY_COUNT] = {"blocking", "serious", "general", "hint"};
    for (int i = 0; i < SEVERITY_COUNT; i++)
        if (text && strcmp(text, names[i]) == 0) {
            *severity = (enum severity)i;
            return true;
        }
    return false;
}

int medium_number(const char *medium) {
    static const char *const names[MEDIA] = {"paper", "electronic", "video"};
    for (int i = 0; i < MEDIA; i++)
        if (medium && strcmp(medium, names[i]) == 0) return i;
    return -1;
}

bool source_in_force(const struct source *source, date day, const struct config *config) {
    date from = source->from, until = source->until;
    if (day == DATE_NONE) return true;
    if (config)
        for (EACH(struct effective, effective, config->effective))
            if (effective->regulation && strcmp(effective->regulation, source->text->id) == 0) {
                from = effective->from;
                until = effective->until;
            }
    return (from == DATE_NONE || from <= day) && (until == DATE_NONE || day <= until);
}

// ---- files ------------------------------------------------------------------------------------

struct file { // a regulation file that is there
    struct file *next;
    const char *path;
    const struct regulation *text;
};

static bool is_xml(const char *name) {
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, ".xml") == 0;
}

static bool read_regulations(struct rulebook *book, const char *data_folder, struct file **files,
                             struct diagnostics *diagnostics) {
    const char *folder = arena_printf(book->arena, "%s/schemas/regulations", data_folder);
    const char *const *names = platform_list(book->arena, folder, diagnostics);
    if (!names) return false;
    const char *schema_path =
        arena_printf(book->arena, "%s/%s", data_folder, regulation_format.schema);
    struct xml_schema *schema = xml_schema_load(schema_path, diagnostics);
    bool ok = schema != NULL;
    for (; ok && *names; names++) {
        if (!is_xml(*names)) continue;
        struct file *file = arena_alloc(book->arena, sizeof *file);
        file->path = arena_printf(book->arena, "%s/%s", folder, *names);
        file->text = (const struct regulation *)xml_read(
            &regulation_format, schema, file->path, (struct xml_tap){0}, book->arena, diagnostics);
        ok = file->text &&
             xml_values_known(&regulation_format, data_folder, book->codes,
                              &((struct regulation *)file->text)->record, file->path, diagnostics);
        for (const struct file *other = *files; ok && other; other = other->next)
            if (strcmp(other->text->id, file->text->id) == 0)
                ok = diagnose(diagnostics, STATUS_INPUT, file->path, file->text->record.line,
                              _("the regulation id %s is there already: %s"), file->text->id,
                              other->path);
        file->next = *files;
        *files = file;
    }
    xml_schema_free(schema);
    return ok;
}

static const struct file *find_file(const struct file *files, const char *id) {
    for (; files; files = files->next)
        if (strcmp(files->text->id, id) == 0) return files;
    return NULL;
}

static bool read_jurisdiction(struct rulebook *book, const char *data_folder, const char *name,
                              struct diagnostics *diagnostics) {
    book->jurisdiction = jurisdiction_load(data_folder, name, book->codes, book->arena,
                                           &book->jurisdiction_file, diagnostics);
    return book->jurisdiction != NULL;
}

// ---- composition ------------------------------------------------------------------------------

static date later_of(date a, date b) { // DATE_NONE is the smallest
    return a > b ? a : b;
}

static date earlier_end(date a, date b) {
    if (a == DATE_NONE || b == DATE_NONE) return later_of(a, b);
    return a < b ? a : b;
}

static bool compose(struct compiler *compiler, const struct file *files) {
    struct rulebook *book = compiler->book;
    const struct jurisdiction *jurisdiction = book->jurisdiction;
    size_t rows = 0, rules = 0;
    book->sources = arena_alloc(book->arena, jurisdiction->use.count * sizeof *book->sources);
    for (EACH(struct use, use, jurisdiction->use)) {
        const struct file *file = find_file(files, use->regulation);
        if (!file)
            return diagnose(compiler->diagnostics, STATUS_INPUT, book->jurisdiction_file,
                            use->record.line, _("no file of schemas/regulations has the id %s"),
                            use->regulation);
        book->sources[book->source_count++] = (struct source){
            .text = file->text,
            .file = file->path,
            .from = later_of(file->text->effectiveFrom, use->from),
            .until = earlier_end(file->text->effectiveUntil, use->until),
            .stated = use->stated == 1,
            .own = use->own == BOOLEAN_NONE ? use->record.ordinal == 1 : use->own == 1,
            .note = use->note};
        rows += file->text->material.count;
        rules += file->text->rule.count;
    }
    for (EACH(struct noticeConflict, conflict, jurisdiction->conflict))
        for (EACH(struct conflictSide, side, conflict->side))
            if (!find_file(files, side->regulation))
                return diagnose(
                    compiler->diagnostics, STATUS_INPUT, book->jurisdiction_file, side->record.line,
                    _("no file of schemas/regulations has the id %s"), side->regulation);
    book->rows = arena_alloc(book->arena, rows * sizeof *book->rows);
    book->rules = arena_alloc(book->arena, rules * sizeof *book->rules);
    bool ok = true; // every file is told what is wrong with it, not only the first
    for (unsigned i = 0; i < book->source_count; i++) {
        const struct source *source = &book->sources[i];
        for (EACH(struct scheduleRow, row, source->text->material))
            ok &= compile_row(compiler, source, row);
        for (EACH(struct ruleText, rule, source->text->rule))
            ok &= compile_rule(compiler, source, rule);
    }
    return ok;
}

// Signatures may carry ids of their own: several rows may share one, no other rule may have it.
static bool take_signature_ids(struct compiler *compiler) {
    struct rulebook *book = compiler->book;
    for (unsigned i = 0; i < book->row_count; i++)
        for (unsigned k = 0; k < book->rows[i].signature_count; k++) {
            const struct row_signature *signature = &book->rows[i].signatures[k];
            if (!signature->text->rule) continue;
            for (unsigned r = 0; r < book->rule_count; r++)
                if (strcmp(book->rules[r].text->id, signature->rule) == 0) {
                    struct path_place place = compiler_place(compiler, book->rows[i].source,
                                                             signature->text->record.line);
                    return compiler_wrong(&place, _("the rule id %s is there already: %s:%u"),
                                          signature->rule, book->rules[r].source->file,
                                          book->rules[r].text->record.line);
                }
        }
    return true;
}

static const struct rule *find_rule(const struct rulebook *book, const char *id) {
    for (unsigned i = 0; id && i < book->rule_count; i++)
        if (strcmp(book->rules[i].text->id, id) == 0) return &book->rules[i];
    return NULL;
}

// The days of the rule that the notice's own clause is checked by: there is no second number.
static bool find_filing_days(struct rulebook *book) {
    const struct rule *rule = find_rule(book, book->jurisdiction->filingRule);
    for (unsigned i = 0; rule && i < rule->check_count; i++) {
        const struct rule_check *check = &rule->checks[i];
        if (strcmp(check->operator->name, "interval") != 0) continue;
        for (unsigned k = 0; k < MOST_ARGUMENTS; k++) {
            const struct argument *least = &check->arguments[k];
            if (!least->given || strcmp(check->operator->parameters[k].name, "min") != 0 ||
                least->quantity.unit != UNIT_workingDays)
                continue;
            book->filing_days = (int)(least->quantity.amount / DECIMAL_ONE);
        }
    }
    return book->filing_days > 0;
}

static bool settle_defaults(struct compiler *compiler) {
    struct rulebook *book = compiler->book;
    const struct jurisdiction *jurisdiction = book->jurisdiction;
    for (EACH(struct retentionDefault, text, jurisdiction->retention)) {
        int medium = medium_number(text->medium);
        if (medium < 0 || book->default_texts[medium] ||
            !retention_parse(text->class, &book->defaults[medium]))
            return diagnose(compiler->diagnostics, STATUS_INPUT, book->jurisdiction_file,
                            text->record.line, _("each medium has one default class"));
        book->default_texts[medium] = text;
    }
    for (EACH(struct lift, lift, jurisdiction->lift))
        if (!codes_find(book->codes, "material.kind", lift->kind))
            return diagnose(compiler->diagnostics, STATUS_INPUT, book->jurisdiction_file,
                            lift->record.line, _("\"%s\" is no kind of material"), lift->kind);
    if (jurisdiction->filingRule && !find_filing_days(book))
        return diagnose(
            compiler->diagnostics, STATUS_INPUT, book->jurisdiction_file, jurisdiction->record.line,
            _("filingRule names no rule of the files that are used that has an interval "
              "with a minimum of working days: %s"),
            jurisdiction->filingRule);
    book->entry_rule = find_rule(book, jurisdiction->entryRule);
    if (jurisdiction->entryRule && !book->entry_rule)
        return diagnose(
            compiler->diagnostics, STATUS_INPUT, book->jurisdiction_file, jurisdiction->record.line,
            _("entryRule names no rule of the files that are used: %s"), jurisdiction->entryRule);
    for (unsigned i = 0; i < book->rule_count && !book->entry_rule; i++)
        for (unsigned k = 0; k < book->rules[i].check_count; k++)
            if (strcmp(book->rules[i].checks[k].operator->name, "schedule") == 0)
                book->entry_rule = &book->rules[i];
    return true;
}

// Keys of a lookup start at its record, not at the batch.
static struct path_scope item_scope(const struct path_scope *scope) {
    return (struct path_scope){&scope->names[scope->depth - 1], 1, false};
}

static bool make_entry_lookups(struct compiler *compiler) {
    static const char *const keys[ENTRY_KEYS] = {
        [ENTRY_KIND] = NULL,
        [ENTRY_CANDIDATE] = "candidate",
        [ENTRY_SESSION] = "session",
        [ENTRY_ROOM] = "room",
        [ENTRY_ROOM_OF_SESSION] = "session.room",
        [ENTRY_SUBJECT] = "subject",
        [ENTRY_SUBJECT_OF_SESSION] = "session.subject",
        [ENTRY_ID] = "id",
    };
    struct source nowhere = {.file = compiler->book->jurisdiction_file};
    struct path_place place = compiler_place(compiler, &nowhere, 0);
    struct path_each each;
    struct path_scope scope;
    if (!path_parse_each("material", &each, &scope, &place)) return false;
    scope = item_scope(&scope);
    for (int i = 0; i < ENTRY_KEYS; i++) {
        const struct path *paths[2];
        unsigned count = 0;
        if (i != ENTRY_ID && !(paths[count++] = path_parse("kind", &scope, &place))) return false;
        if (keys[i] && !(paths[count++] = path_parse(keys[i], &scope, &place))) return false;
        compiler->book->entries[i] =
            lookup_intern(ROOT_BATCH, each.lists, each.depth, paths, count, &place);
    }
    static const struct {
        const char *list, *key;
    } finds[] = {{"session", "id"}, {"material", "id"}};
    for (size_t i = 0; i < sizeof finds / sizeof *finds; i++) {
        if (!path_parse_each(finds[i].list, &each, &scope, &place)) return false;
        scope = item_scope(&scope);
        const struct path *path = path_parse(finds[i].key, &scope, &place);
        if (!path) return false;
        compiler->book->finds[i] =
            lookup_intern(ROOT_BATCH, each.lists, each.depth, &path, 1, &place);
    }
    return true;
}

static bool compile_signing(struct compiler *compiler) {
    struct source codes_file = {.file = "schemas/codes.xml"};
    struct path_place place = compiler_place(compiler, &codes_file, 0);
    return signing_roles_compile(&compiler->book->signing, &place);
}

struct rulebook *rulebook_load(const char *data_folder, const char *jurisdiction,
                               const struct codes *codes, struct diagnostics *diagnostics) {
    struct rulebook *book = memory_zeroed(sizeof *book);
    struct compiler compiler = {.book = book, .diagnostics = diagnostics};
    struct file *files = NULL;
    book->arena = arena_new();
    book->codes = codes;
    book->calendar = calendar_load(data_folder, diagnostics);
    bool ok = book->calendar &&
              phrases_load(&book->phrases, data_folder, codes, book->arena, diagnostics) &&
              read_jurisdiction(book, data_folder, jurisdiction, diagnostics) &&
              read_regulations(book, data_folder, &files, diagnostics) &&
              compile_signing(&compiler) && compose(&compiler, files) &&
              take_signature_ids(&compiler) && settle_defaults(&compiler) &&
              make_entry_lookups(&compiler);
    map_free(&compiler.ids);
    if (ok) return book;
    rulebook_free(book);
    return NULL;
}

void rulebook_free(struct rulebook *book) {
    if (!book) return;
    calendar_free(book->calendar);
    arena_free(book->arena);
    free(book);
}

// SPDX-License-Identifier: Apache-2.0
#include "documents/template.h"

#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "documents/program.h"
#include "documents/slots.h"
#include "xml/read_once.h"

enum { MOST_EXTENDED = 4 };

static const struct xml_format format = {TEMPLATE_NAMESPACE, TEMPLATE_VERSION, &template_root_kind,
                                         "schemas/template.xsd"};

// A template and what it extends, the template first.
struct chain {
    const struct template_root *roots[MOST_EXTENDED];
    const char *files[MOST_EXTENDED];
    size_t count;
};

static bool load_chain(const char *path, const char *data_folder, struct arena *arena,
                       struct diagnostics *diagnostics, struct chain *chain) {
    for (;;) {
        if (chain->count == MOST_EXTENDED)
            return diagnose(diagnostics, STATUS_INPUT, chain->files[chain->count - 1], 0,
                            _("templates extend each other more than %d deep, or in a circle"),
                            MOST_EXTENDED);
        const struct template_root *root = (const struct template_root *)xml_read_once(
            &format, data_folder, NULL, path, arena, diagnostics);
        if (!root) return false;
        chain->roots[chain->count] = root;
        chain->files[chain->count++] = path;
        if (!root->extends) return true;
        const char *slash = strrchr(path, '/');
        path =
            arena_printf(arena, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, root->extends);
        // A template may stand anywhere and extend one of those that came with the program.
        if (platform_path_kind(path) == PATH_MISSING)
            path = arena_printf(arena, "%s/templates/%s", data_folder, root->extends);
    }
}

// The schema has checked the word.
static enum place_in_archive place_of(const char *word) {
    if (word && strcmp(word, "every") == 0) return PLACE_EVERY_VOLUME;
    if (word && strcmp(word, "material") == 0) return PLACE_MATERIAL;
    if (word && strcmp(word, "paper") == 0) return PLACE_PAPER;
    if (word && strcmp(word, "form") == 0) return PLACE_FORM;
    return PLACE_REPORT;
}

static void compile_chain(struct compiler *compiler, const struct chain *chain,
                          struct document_template *template) {
    const struct template_root *own = chain->roots[0];
    for (size_t i = chain->count; i-- > 0;) {
        compiler->place.file = chain->files[i];
        compile_styles(compiler, &chain->roots[i]->style);
    }
    // The nearest page, note and body count.
    for (size_t i = 0; i < chain->count; i++) {
        compiler->place.file = chain->files[i];
        const struct template_root *root = chain->roots[i];
        if (root->page.first) {
            compile_page(compiler, (const struct template_page *)root->page.first, template);
            break;
        }
        if (i + 1 == chain->count)
            compile_refuse(compiler, own->record.line,
                           _("a template has a <page>, its own or of what it extends"));
    }
    for (size_t i = 0; i < chain->count && !template->note; i++) {
        compiler->place.file = chain->files[i];
        if (chain->roots[i]->note)
            template->note =
                compile_text(compiler, chain->roots[i]->record.line, chain->roots[i]->note);
    }
    compiler->place.file = chain->files[0];
    template->title = compile_text(compiler, own->record.line, own->title);
    if (!template->note) template->note = compile_text(compiler, own->record.line, NULL);
    const struct template_body *body = (const struct template_body *)own->body.first;
    if (body) template->elements = compile_elements(compiler, &body->node);
    if (!body || !own->title || !own->kind)
        compile_refuse(compiler, own->record.line,
                       _("a template has a kind, a title and a <body>; this one only serves to be "
                         "extended"));
}

struct document_template *template_load(const char *path, const char *data_folder,
                                        const struct codes *codes, struct arena *arena,
                                        struct diagnostics *diagnostics) {
    struct chain chain = {.count = 0};
    if (!load_chain(path, data_folder, arena, diagnostics, &chain)) return NULL;
    const struct template_root *own = chain.roots[0];
    struct document_template *template = arena_alloc(arena, sizeof *template);
    *template = (struct document_template){
        .kind = own->kind, // NOLINT(clang-analyzer-core.NullDereference): a chain holds its file
        .title_text = own->title,
        .material = own->material,
        .place = place_of(own->place),
        .tagged = own->tagged == 1,
        .page = {.width = 210, .height = 297}};
    struct compiler compiler = {.place = {.codes = codes,
                                          .arena = arena,
                                          .diagnostics = diagnostics,
                                          .uses = template->uses},
                                .names = slots_names()};
    compile_chain(&compiler, &chain, template);
    if (own->kind) compile_name(&compiler, own->record.line, "kind", own->kind);
    compile_case_part(&compiler, own, &template->part);
    if (template->place == PLACE_MATERIAL && !own->material)
        compile_refuse(&compiler, own->record.line,
                       _("place=\"material\" needs the kind of material it belongs to"));
    return compiler.failed ? NULL : template;
}

const struct case_part *template_case_part(const struct document_template *template) {
    return &template->part;
}
const char *template_kind(const struct document_template *template) {
    return template->kind;
}
const char *template_title(const struct document_template *template) {
    return template->title_text;
}
const char *template_material(const struct document_template *template) {
    return template->material;
}
enum place_in_archive template_place(const struct document_template *template) {
    return template->place;
}

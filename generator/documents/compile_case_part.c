// SPDX-License-Identifier: Apache-2.0
// What a template says of its document's place in a sanction case.
#include <string.h>

#include "base/language.h"
#include "documents/program.h"
#include "documents/slots.h"

static void check_codes(struct compiler *compiler, const struct template_root *root) {
    struct arena *arena = compiler->place.arena;
    for (const char *at = root->document; *at;) {
        size_t length = strcspn(at, " ");
        const char *code = arena_copy_bytes(arena, at, length);
        if (!codes_find(compiler->place.codes, "permit.document", code))
            compile_refuse(compiler, root->record.line,
                           _("document=\"%s\": the code list permit.document has no such document"),
                           code);
        at += length + (at[length] == ' ');
    }
}

static const struct record_kind *find_kind(struct compiler *compiler,
                                           const struct template_root *root) {
    const struct slot_name *name;
    for (size_t slot = SLOT_DOCUMENT + 1; (name = slots_at(slot)); slot++)
        if (root->about && strcmp(name->name, root->about) == 0) return name->kind;
    compile_refuse(compiler, root->record.line,
                   _("about=\"%s\": a document of a case says which record it is about"),
                   root->about ? root->about : "");
    return NULL;
}

static const struct field *find_field(struct compiler *compiler, const struct template_root *root,
                                      const struct record_kind *kind, const char *attribute,
                                      const char *name, bool dated) {
    if (!name || !kind) return NULL;
    const struct field *field = record_field(kind, name);
    enum field_type type = field ? field->type : FIELD_list;
    if (dated ? type == FIELD_date || type == FIELD_moment : type == FIELD_text) return field;
    compile_refuse(compiler, root->record.line, _("%s=\"%s\": %s has no such field"), attribute,
                   name, root->about);
    return NULL;
}

void compile_case_part(struct compiler *compiler, const struct template_root *root,
                       struct case_part *part) {
    if (!root->document) return;
    check_codes(compiler, root);
    const struct record_kind *kind = find_kind(compiler, root);
    *part = (struct case_part){.documents = root->document,
                               .about = root->about,
                               .number =
                                   find_field(compiler, root, kind, "number", root->number, false),
                               .date = find_field(compiler, root, kind, "date", root->date, true),
                               .bind = root->bind,
                               .bind_receipt = root->bindReceipt,
                               .listed = root->listed != 0,
                               .each = root->each == 1,
                               .blank = root->blank == 1};
}

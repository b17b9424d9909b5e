// SPDX-License-Identifier: Apache-2.0
// juance notice: works out tier and reasons of a sanction case and makes the documents that its
// stage allows, below --output (default ./notices), in a folder of the case's number.
#include <stdio.h>
#include <string.h>

#include "archive/bans.h"
#include "base/language.h"
#include "base/platform.h"
#include "commands/command.h"
#include "commands/notice_text.h"
#include "desk/desk_volume.h"

static bool is_form(const char *const *forms, const char *document) {
    while (*forms && strcmp(*forms, document) != 0) forms++;
    return *forms != NULL;
}

static const char *joined(const char *const *words, struct arena *arena) {
    const char *text = *words ? *words : "";
    while (*words && *++words) text = arena_printf(arena, "%s, %s", text, *words);
    return text;
}

static bool write_papers(struct command_context *context, const char *folder,
                         const struct case_papers *papers) {
    bool ok = true;
    for (size_t i = 0; ok && i < papers->count; i++)
        ok = printed_write(&papers->items[i].printed, folder, papers->items[i].title, NULL,
                           context->arena, context->diagnostics);
    return ok;
}

static const char *output_folder(const struct command_context *context) {
    return context->options->output ? context->options->output : "notices";
}

// What was asked for by name and is not allowed is told with what is missing.
static void refuse(struct command_context *context, const struct opened_case *opened,
                   const struct permit *permit) {
    diagnose(context->diagnostics, STATUS_FINDINGS, opened->file->sourceFile, 0,
             strcmp(permit->state, "refused") == 0
                 ? _("%s cannot be made yet: a step of the procedure is missing")
                 : _("%s does not apply to this case"),
             permit->title);
    notice_print_missing(permit);
}

static void seal_case(struct command_context *context, struct office *office,
                      const struct opened_case *opened, const struct case_papers *papers) {
    struct desk_sealed sealed;
    if (desk_seal_case(office, opened, papers, &sealed, context->diagnostics) &&
        !context->options->quiet && !context->options->json)
        fprintf(stderr, sealed.unchanged ? _("%s: unchanged\n") : _("%s sealed\n"), sealed.volume);
}

static bool make_documents(struct command_context *context, struct case_desk *desk,
                           const struct opened_case *opened, bool lists, struct case_papers *papers,
                           bool *found) {
    const struct options *options = context->options;
    for (EACH(struct permit, permit, opened->judgement->permit)) {
        if (options->document && strcmp(options->document, permit->document) != 0) continue;
        if (case_document_lists(desk->office->press, permit->document) != lists) continue;
        *found = true;
        if (strcmp(permit->state, "allowed") == 0) {
            if (!case_document_make(desk, opened, permit, papers, context->diagnostics))
                return false;
        } else if (options->document)
            refuse(context, opened, permit);
        else if (!options->quiet && !options->json && strcmp(permit->state, "refused") == 0)
            notice_print_refused(permit);
    }
    return true;
}

static void one_case(struct command_context *context, struct case_desk *desk, const char *path,
                     date today) {
    const struct options *options = context->options;
    struct diagnostics *diagnostics = context->diagnostics;
    struct opened_case opened;
    struct case_papers papers = {0};
    bool ok = case_open(desk, path, today, &opened, diagnostics), found = false;
    if (ok && !options->quiet && !options->json) notice_print_judgement(&opened);
    // What lists the case's papers comes after them.
    if (ok)
        ok = make_documents(context, desk, &opened, false, &papers, &found) &&
             make_documents(context, desk, &opened, true, &papers, &found);
    if (ok && options->document && !found)
        diagnose(diagnostics, STATUS_INPUT, path, 0,
                 _("--document %s: the procedure of this case has no such document"),
                 options->document);
    if (ok) {
        const char *folder =
            arena_printf(opened.arena, "%s/%s", output_folder(context), opened.file->number);
        ok = papers.count == 0 || write_papers(context, folder, &papers);
        if (ok && options->seal) seal_case(context, desk->office, &opened, &papers);
        if (ok && options->json) notice_print_json(&opened, &papers, folder);
        if (ok && !options->json && !options->quiet) notice_print_made(&papers, folder);
    }
    case_papers_free(&papers);
    case_close(&opened);
}

static void blank_forms(struct command_context *context, struct case_desk *desk) {
    const struct options *options = context->options;
    struct case_papers papers = {0};
    const char *const *forms = case_forms(desk, context->arena);
    if (options->document && !is_form(forms, options->document)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("--document %s: only forms print blank: %s"), options->document,
                 joined(forms, context->arena));
        return;
    }
    bool ok = true;
    for (; ok && *forms; forms++)
        if (!options->document || strcmp(options->document, *forms) == 0)
            ok = case_form_make(desk, *forms, context->arena, &papers, context->diagnostics);
    ok = ok && write_papers(context, output_folder(context), &papers);
    if (ok && !options->json && !options->quiet) notice_print_made(&papers, output_folder(context));
    case_papers_free(&papers);
}

void command_notice(struct command_context *context) {
    const struct options *options = context->options;
    if (options->seal && (options->document || options->blank)) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("--seal takes whole cases: neither --document nor --blank"));
        return;
    }
    if (!options->blank == !options->operand_count) {
        diagnose(context->diagnostics, STATUS_INPUT, NULL, 0,
                 _("name the case files, or --blank for empty forms"));
        return;
    }
    date today = options->as_of == DATE_NONE ? moment_date(platform_now()) : options->as_of;
    struct settings settings = {0};
    struct archive archive = {0};
    struct press press = {0};
    struct diagnostics *diagnostics = context->diagnostics;
    struct office office = {.settings = &settings,
                            .archive = &archive,
                            .press = &press,
                            .institution = options->institution};
    struct case_desk desk = {0};
    if (settings_open(&settings, context->data_folder, options->config, diagnostics) &&
        (options->seal ? archive_open(&archive, &settings, options->archive, diagnostics) &&
                             archive_sign(&archive, options->sign, diagnostics)
                       : archive_look(&archive, &settings, options->archive, diagnostics)) &&
        (office.references = references_open(&settings, options->archive, diagnostics)) &&
        press_open(&press, &settings, diagnostics) && case_desk_open(&desk, &office, diagnostics) &&
        case_documents_open(&desk, diagnostics)) {
        if (options->blank) blank_forms(context, &desk);
        for (size_t i = 0; i < options->operand_count; i++)
            one_case(context, &desk, options->operands[i], today);
    }
    case_desk_close(&desk);
    press_close(&press);
    archive_close(&archive);
    settings_close(&settings);
}

// SPDX-License-Identifier: Apache-2.0
#include "rules/applied_texts.h"

bool own_notice_in_force(const struct rulebook *book, date day, const struct config *config) {
    for (unsigned i = 0; i < book->source_count; i++)
        if (book->sources[i].own && source_in_force(&book->sources[i], day, config)) return true;
    return false;
}

const char *applied_text(const struct phrase_book *phrases, const char *number, const char *title,
                         date known_as_of, struct arena *arena) {
    char day[DATE_TEXT];
    const char *text = number ? number : title;
    if (known_as_of == DATE_NONE)
        return sentence(phrases, arena, PHRASE_textUndated, SAY(source, text));
    return sentence(phrases, arena, PHRASE_textKnown, SAY(source, text),
                    SAY(date, date_format(known_as_of, day)));
}

const char *applied_texts(const struct rulebook *book, date day, const struct config *config,
                          struct arena *arena) {
    const char *texts = NULL;
    char on[DATE_TEXT];
    if (!own_notice_in_force(book, day, config))
        texts = sentence(&book->phrases, arena, PHRASE_noOwnNotice,
                         SAY(name, book->jurisdiction->name), SAY(date, date_format(day, on)));
    for (unsigned i = 0; i < book->source_count; i++) {
        const struct source *source = &book->sources[i];
        if (!source_in_force(source, day, config)) continue;
        const char *text = applied_text(&book->phrases, source->text->number, source->text->title,
                                        source->text->knownAsOf, arena);
        texts = texts ? arena_printf(arena, "%s；%s", texts, text) : text;
    }
    return texts;
}

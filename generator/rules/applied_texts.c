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

// Texts behind each other that were known to be in force until the same day: it is said once.
struct alike {
    const char *names;
    unsigned count;
    date known_as_of;
};

static const char *join(const char *before, enum phrase_id comma, const char *after,
                        const struct phrase_book *phrases, struct arena *arena) {
    return arena_printf(arena, "%s%s%s", before, sentence(phrases, arena, comma, SAY_NOTHING),
                        after);
}

// Empties `alike`.
static const char *add_alike(const char *texts, struct alike *alike,
                             const struct phrase_book *phrases, struct arena *arena) {
    char day[DATE_TEXT];
    const char *said = applied_text(phrases, NULL, alike->names, alike->known_as_of, arena);
    if (alike->count > 1 && alike->known_as_of != DATE_NONE)
        said = sentence(phrases, arena, PHRASE_textsKnown, SAY(source, alike->names),
                        SAY(date, date_format(alike->known_as_of, day)));
    *alike = (struct alike){.known_as_of = DATE_NONE};
    return texts ? arena_printf(arena, "%s；%s", texts, said) : said;
}

const char *applied_texts(const struct rulebook *book, date day, const struct config *config,
                          struct arena *arena) {
    const char *texts = NULL;
    char on[DATE_TEXT];
    if (!own_notice_in_force(book, day, config))
        texts = sentence(&book->phrases, arena, PHRASE_noOwnNotice,
                         SAY(name, book->jurisdiction->name), SAY(date, date_format(day, on)));
    struct alike alike = {.known_as_of = DATE_NONE};
    for (unsigned i = 0; i < book->source_count; i++) {
        const struct regulation *text = book->sources[i].text;
        if (!source_in_force(&book->sources[i], day, config)) continue;
        if (alike.count && alike.known_as_of != text->knownAsOf)
            texts = add_alike(texts, &alike, &book->phrases, arena);
        alike.known_as_of = text->knownAsOf;
        alike.count++;
        const char *name = text->number ? text->number : text->title;
        alike.names =
            alike.names ? join(alike.names, PHRASE_comma, name, &book->phrases, arena) : name;
    }
    return alike.count ? add_alike(texts, &alike, &book->phrases, arena) : texts;
}

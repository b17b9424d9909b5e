// SPDX-License-Identifier: Apache-2.0
#include "xml/parser_messages.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/language.h"

enum { LONGEST_VALUE = 200 }; // bytes of a value that are shown; what is allowed is shown whole

// Where the character begins that stands at or before `length`.
static size_t whole_characters(const char *text, size_t length) {
    while (length > 0 && (text[length] & 0xC0) == 0x80) length--;
    return length;
}

static void add_value(struct buffer *into, const char *value) {
    size_t length = strlen(value);
    bool cut = length > LONGEST_VALUE;
    buffer_add(into, value, cut ? whole_characters(value, LONGEST_VALUE) : length);
    if (cut) buffer_add_text(into, "…");
}

// "{urn:juance:…}candidate" is told as "candidate": a namespace stands behind a quotation mark, a
// bracket or a blank of libxml2's own.
static void add_without_namespaces(struct buffer *into, const char *text) {
    for (const char *at = text; *at && *at != '\n'; at++) {
        bool name = strncmp(at, "{urn:", 5) == 0 && (at == text || strchr("'( ", at[-1]));
        const char *end = name ? strchr(at, '}') : NULL;
        if (end)
            at = end;
        else
            buffer_add(into, at, 1);
    }
}

// Puts the values where the words have %s, in their order.
static void add_filled(struct buffer *into, const char *words, const char *const values[3]) {
    unsigned used = 0;
    for (const char *at = words; *at; at++) {
        bool slot = at[0] == '%' && at[1] == 's' && used < 3;
        if (slot)
            buffer_add_text(into, values[used++]);
        else
            buffer_add(into, at, 1);
        at += slot;
    }
}

// ---- what a schema finds ----------------------------------------------------------------------

// A fault of a facet or a type: the words for it, of the value, then of what libxml2 says beside it
// (str2, str3 of its error).
struct fault_words {
    int code;
    const char *words;
};

static const struct fault_words value_words[] = {
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, N_("\"%s\" is none of the values that there are: %s")},
    {XML_SCHEMAV_CVC_PATTERN_VALID, N_("\"%s\" does not have the form %s")},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, N_("\"%s\" is less than %s")},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, N_("\"%s\" is more than %s")},
    {XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, N_("\"%s\" is not more than %s")},
    {XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, N_("\"%s\" is not less than %s")},
    {XML_SCHEMAV_CVC_TOTALDIGITS_VALID, N_("\"%s\" has more than %s digits")},
    {XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, N_("\"%s\" has more than %s digits after the point")},
    {XML_SCHEMAV_CVC_LENGTH_VALID, N_("\"%s\" has %s characters; it must have %s")},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, N_("\"%s\" has %s characters; it must have at least %s")},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, N_("\"%s\" has %s characters; it may have %s at most")},
};

// What the type asks for, by its name in the schemas.
static const struct {
    const char *type, *words;
} type_words[] = {
    {"date", N_("\"%s\" is no day of the calendar, as in 2025-01-31")},
    {"moment", N_("\"%s\" is no moment, as in 2025-01-31T08:30:00")},
    {"dateTime", N_("\"%s\" is no moment, as in 2025-01-31T08:30:00")},
    {"boolean", N_("\"%s\" is neither true nor false")},
    {"decimal", N_("\"%s\" is no number")},
    {"count", N_("\"%s\" is no whole number from 0")},
    {"year", N_("\"%s\" is no year of four digits")},
    {"int", N_("\"%s\" is no whole number that this program can hold")},
    {"integer", N_("\"%s\" is no whole number that this program can hold")},
    {"positiveInteger", N_("\"%s\" is no whole number from 1")},
    {"nonNegativeInteger", N_("\"%s\" is no whole number from 0")},
};

static const char *text_or_empty(const char *text) {
    return text ? text : "";
}

static const char *value_format(int code) {
    for (size_t i = 0; i < sizeof value_words / sizeof *value_words; i++)
        if (value_words[i].code == code) return value_words[i].words;
    return NULL;
}

// The name at the end of "… of the atomic type '{urn:…}date'."
static const char *type_format(const char *message) {
    const char *end = strrchr(message, '\'');
    for (size_t i = 0; end && i < sizeof type_words / sizeof *type_words; i++) {
        size_t length = strlen(type_words[i].type);
        if ((size_t)(end - message) > length &&
            memcmp(end - length, type_words[i].type, length) == 0 &&
            strchr("}:'", end[-(ptrdiff_t)length - 1]))
            return type_words[i].words;
    }
    return NULL;
}

// Reads "Element '{urn:…}name', attribute 'other': " with which every message begins; the subject
// is
// "<name> other". Returns what follows.
static const char *read_subject(const char *message, struct buffer *subject) {
    static const char head[] = "Element '", middle[] = "', attribute '";
    if (strncmp(message, head, sizeof head - 1) != 0) return message;
    const char *at = message + sizeof head - 1;
    if (*at == '{' && strchr(at, '}')) at = strchr(at, '}') + 1;
    size_t length = strcspn(at, "'");
    buffer_printf(subject, "<%.*s>", (int)length, at);
    at += length;
    if (strncmp(at, middle, sizeof middle - 1) == 0) {
        at += sizeof middle - 1;
        if (*at == '{' && strchr(at, '}')) at = strchr(at, '}') + 1;
        length = strcspn(at, "'");
        buffer_printf(subject, " %.*s", (int)length, at);
        at += length;
    }
    return strncmp(at, "': ", 3) == 0 ? at + 3 : at;
}

// What is expected at a place: "( a, b )." at the end of the message; "" when it says nothing.
static void add_expected(struct buffer *into, const char *rest) {
    static const char words[] = "Expected is ";
    const char *at = strstr(rest, words);
    if (!at) return;
    at += sizeof words - 1;
    if (strncmp(at, "one of ", 7) == 0) at += 7;
    struct buffer names = BUFFER_EMPTY;
    add_without_namespaces(&names, at);
    const char *first = buffer_text(&names) + strspn(buffer_text(&names), "( ");
    size_t length = strcspn(first, ").");
    while (length && first[length - 1] == ' ') length--;
    buffer_printf(into, _("; expected here: %.*s"), (int)length, first);
    buffer_free(&names);
}

static void add_element_fault(struct buffer *into, const xmlError *error, const char *rest) {
    switch (error->code) {
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
        buffer_add_text(into, _("there is no such attribute"));
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
        buffer_printf(into, _("the attribute %s is missing"), text_or_empty(error->str1));
        break;
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
    case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
        buffer_add_text(into, _("no text may stand here"));
        break;
    case XML_SCHEMAV_ELEMENT_CONTENT:
        buffer_add_text(into, strncmp(rest, "Missing child", 13) == 0
                                  ? _("an element is missing in it")
                                  : _("may not stand here"));
        add_expected(into, rest);
        break;
    default:
        add_without_namespaces(into, rest);
    }
}

void schema_fault_words(const xmlError *error, struct buffer *subject, struct buffer *message) {
    const char *rest = read_subject(text_or_empty(error->message), subject);
    const char *format = value_format(error->code);
    struct buffer value = BUFFER_EMPTY;
    add_value(&value, text_or_empty(error->str1));
    if (!format && error->str1 && error->code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1)
        format = type_format(error->message);
    buffer_printf(message, "%s: ", buffer_text(subject));
    if (format)
        add_filled(message, _(format),
                   (const char *const[3]){buffer_text(&value), text_or_empty(error->str2),
                                          text_or_empty(error->str3)});
    else
        add_element_fault(message, error, rest);
    buffer_free(&value);
}

// ---- what the parser finds --------------------------------------------------------------------

// The words for a code; of a name, a line and another name, where libxml2 gives them (str1, int1,
// str2 of its error).
static const struct fault_words syntax_words[] = {
    {XML_ERR_DOCUMENT_EMPTY, N_("the file is empty or does not begin with an element")},
    {XML_ERR_DOCUMENT_END, N_("something stands behind the root element")},
    {XML_ERR_TAG_NOT_FINISHED, N_("the file ends inside <%s>, which began in line %s")},
    {XML_ERR_TAG_NAME_MISMATCH, N_("<%s> of line %s is closed by </%s>")},
    {XML_ERR_GT_REQUIRED, N_("a tag is not closed by >")},
    {XML_ERR_LTSLASH_REQUIRED, N_("an element is not closed")},
    {XML_ERR_SPACE_REQUIRED, N_("a blank is missing between two attributes")},
    {XML_ERR_NAME_REQUIRED, N_("a name is missing, as behind an & or a < that was meant as text")},
    {XML_ERR_LT_IN_ATTRIBUTE, N_("an attribute's value holds a <, which is written &lt;")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, N_("an attribute's value stands without quotation marks")},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, N_("an attribute's value is not closed")},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_("an attribute has no value")},
    {XML_ERR_ATTRIBUTE_REDEFINED, N_("an attribute stands twice in one element")},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, N_("an & that was meant as text is written &amp;")},
    {XML_ERR_UNDECLARED_ENTITY, N_("an entity is used that XML does not have")},
    {XML_ERR_INVALID_CHARREF, N_("a character reference names no character")},
    {XML_ERR_COMMENT_NOT_FINISHED, N_("a comment is not closed")},
    {XML_ERR_XMLDECL_NOT_FINISHED, N_("the XML declaration is not closed")},
    {XML_ERR_RESERVED_XML_NAME, N_("the XML declaration does not stand at the very beginning")},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, N_("a prefix is used that no xmlns declares")},
};

static bool is_of_encoding(const xmlError *error) {
    return error->domain == XML_FROM_I18N || error->code == XML_ERR_INVALID_ENCODING ||
           error->code == XML_ERR_UNSUPPORTED_ENCODING || error->code == XML_ERR_UNKNOWN_ENCODING ||
           (error->code == XML_ERR_INVALID_CHAR && error->int1 <= 0);
}

void syntax_fault_words(const xmlError *error, struct buffer *message) {
    if (is_of_encoding(error)) {
        buffer_add_text(message, _("the text does not fit the encoding that the file declares; "
                                   "export it again as UTF-8"));
        return;
    }
    if (error->code == XML_ERR_INVALID_CHAR) {
        buffer_printf(message, _("the character U+%04X may not stand in XML"),
                      (unsigned)error->int1);
        return;
    }
    struct buffer told = BUFFER_EMPTY, line = BUFFER_EMPTY;
    buffer_printf(&line, "%d", error->int1);
    for (size_t i = 0; i < sizeof syntax_words / sizeof *syntax_words; i++)
        if (syntax_words[i].code == error->code)
            add_filled(&told, _(syntax_words[i].words),
                       (const char *const[3]){text_or_empty(error->str1), buffer_text(&line),
                                              text_or_empty(error->str2)});
    if (!told.length) add_without_namespaces(&told, text_or_empty(error->message));
    buffer_printf(message, _("not well-formed XML: %s"), buffer_text(&told));
    buffer_free(&told);
    buffer_free(&line);
}

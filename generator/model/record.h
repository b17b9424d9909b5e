// SPDX-License-Identifier: Apache-2.0
// Plain records that describe themselves. One description a record gives the C struct and the table
// that the XML reader fills, the rules look up field names in and the templates print: the schema
// of the file that it stands in (schemas/NAME.xsd becomes records/NAME.h and .c when the program is
// built, see records.xsl), or a list of fields in C where no file holds it (see record_table.h).
// A field's name is its XML attribute; a list's name is the XML element of its items.
//
// Every scalar may be absent: NULL, INTEGER_NONE, DECIMAL_NONE, BOOLEAN_NONE, DATE_NONE,
// MOMENT_NONE. Malformed is not missing: the schema fixes the types, a rule asks for presence.
#ifndef JUANCE_MODEL_RECORD_H
#define JUANCE_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/decimal.h"

#define INTEGER_NONE INT32_MIN
#define BOOLEAN_NONE ((int8_t)-1)

enum field_type {
    FIELD_text,    // const char *: UTF-8, not empty
    FIELD_code,    // const char *: one of a code list (schemas/codes.xml)
    FIELD_digest,  // const uint8_t *: 32 bytes, SHA-256
    FIELD_integer, // int32_t
    FIELD_decimal, // decimal
    FIELD_boolean, // int8_t: 0, 1 or BOOLEAN_NONE
    FIELD_date,    // date
    FIELD_moment,  // moment
    FIELD_list,    // struct list of child records
};

// What a text says about a person: such texts are compared by their normal form
// (model/person_identity.h). In a schema, m:identity of the simple type.
enum identity { IDENTITY_none, IDENTITY_personName, IDENTITY_idNumber };

struct record_kind;

struct field {
    const char *name; // XML attribute or element, camelCase
    enum field_type type;
    size_t offset;
    const struct record_kind *items; // FIELD_list: kind of the children
    const char *label;               // Chinese term, for messages and column heads
    const char *codes; // FIELD_code: its list in schemas/codes.xml; NULL: the schema has its values
    bool several;      // FIELD_text: several of them with blanks between them
    bool id;           // tells the record from the others of its list
    const char *refers; // what the value names, "room.id": the kind of record and the field that it
                        // is known by; several kinds with blanks between them; NULL: nothing
    const char *when;   // when such a day may be (records.xsl): words; NULL: the day of an event
    enum identity identity;
    bool any_character; // of private use too, whatever the file
    bool computed;      // filled by the program (a probe of the payload); not in the XML
    bool preserve;      // FIELD_text: its white space stands as the file has it (xs:string); else
                        // it is collapsed when read (xs:token)
};

struct record_kind {
    const char *name;  // XML element
    const char *label; // Chinese term
    size_t size;
    const struct field *fields;
    size_t field_count;
    bool any_character; // of a root: its texts may hold what nobody sees (base/unseen.h): a rule
                        // judges them, or they were sealed; other files are refused
};

// First member of every record.
struct record {
    struct record *next; // in its list, in the order of the export
    uint32_t line;       // where the element starts in its file, 1 and up
    uint32_t ordinal;    // 1-based position in its list
};

struct list {
    struct record *first;
    uint32_t count;
};

// for (EACH(struct candidate, candidate, batch->candidate))
#define EACH(type, name, list)                                                                     \
    type *name = (type *)(list).first;                                                             \
    name;                                                                                          \
    name = (type *)name->record.next

// A zeroed record with every field absent.
void *record_new(struct arena *arena, const struct record_kind *kind);

const struct field *record_field(const struct record_kind *kind, const char *name); // NULL: no such

// Typed look at one field. Each returns the absent value of its type when it is absent; asking for
// the wrong type is a BUG().
bool record_has(const struct record *record, const struct field *field);         // list: not empty
const char *record_text(const struct record *record, const struct field *field); // text or code
const uint8_t *record_digest(const struct record *record, const struct field *field);
int32_t record_integer(const struct record *record, const struct field *field);
decimal record_decimal(const struct record *record, const struct field *field); // integers too
int8_t record_boolean(const struct record *record, const struct field *field);
date record_date(const struct record *record, const struct field *field); // a moment gives its day
moment record_moment(const struct record *record, const struct field *field); // a date its midnight
const struct list *record_list(const struct record *record, const struct field *field);

// Any scalar as the text that the export would hold; NULL when absent. The text lives in `arena`
// unless it is borrowed from the record.
const char *record_value(struct arena *arena, const struct record *record,
                         const struct field *field);

// Parses `text` into the field; false when it does not fit the type. Texts are stored as they are
// passed (the caller owns or interns them); an empty text leaves the field absent.
bool record_set(struct arena *arena, struct record *record, const struct field *field,
                const char *text);

void record_clear(struct record *record, const struct field *field); // absent again; no list

// ---- how a record that stands in no file is written down ---------------------------------------
// A macro that lists its fields, of three parameters: F makes what is read or filled in, P what the
// program fills in beside it (computed), R is the record's name and is passed on:
//
//     #define SIBLING_FIELDS(F, P, R)
//         F(R, text, volume, "分卷标识")
//         F(R, digest, tagManifestSha256, "封卷摘要")
//     RECORD_STRUCT(sibling, SIBLING_FIELDS)
//
// and in the .c file RECORD_TABLE(sibling, "其他分卷", SIBLING_FIELDS), of model/record_table.h.
#define C_text    const char *
#define C_code    const char *
#define C_digest  const uint8_t *
#define C_integer int32_t
#define C_decimal decimal
#define C_boolean int8_t
#define C_date    date
#define C_moment  moment
#define C_list    struct list

// Texts that say who a person is.
#define C_personName     const char *
#define C_idNumber       const char *
#define FIELD_personName FIELD_text
#define FIELD_idNumber   FIELD_text

#define RECORD_MEMBER(record, type, name, label) C_##type name;
#define RECORD_STRUCT(record_name, FIELDS)                                                         \
    struct record_name {                                                                           \
        struct record record;                                                                      \
        FIELDS(RECORD_MEMBER, RECORD_MEMBER, record_name)                                          \
    };                                                                                             \
    extern const struct record_kind record_name##_kind;

#endif

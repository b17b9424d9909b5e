// SPDX-License-Identifier: Apache-2.0
// A template (templates/*.xml): page, styles and content of one kind of document, checked when it
// is loaded against schemas/template.xsd and against the records it names. The vocabulary is
// described in templates/README.md.
#ifndef JUANCE_DOCUMENTS_TEMPLATE_H
#define JUANCE_DOCUMENTS_TEMPLATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"
#include "model/record.h"

struct document_template;

// Reads `path`, and what it extends beside it; NULL after messages with file and line. The template
// lives in `arena`, is read-only afterwards, and any number of threads may compose from it.
struct document_template *template_load(const char *path, const char *data_folder,
                                        const struct codes *codes, struct arena *arena,
                                        struct diagnostics *diagnostics);

// Where its documents go.
enum place_in_archive {
    PLACE_EVERY_VOLUME, // cover, 卷内目录, 备考表
    PLACE_MATERIAL,     // the volume of the class of template_material()
    PLACE_PAPER,        // every volume that lists paper
    PLACE_REPORT,       // beside the volumes
    PLACE_FORM,         // to be filled in or signed; never in a volume
};

// What the document is in a sanction case; templates/README.md says it in full.
struct case_part {
    const char *documents; // codes of "permit.document", separated by blanks; NULL: none
    const char *about;     // the record that it is about, by its name in templates
    const struct field *number, *date; // of that record; NULL: it has none
    int32_t bind;                      // place in the case file; INTEGER_NONE: where evidence is
    int32_t bind_receipt;              // of its 送达回证; INTEGER_NONE: as the receipt says
    bool listed; // in the 卷内目录; what is not is made last, to list others
    bool each;   // one for each record that it can be about
    bool blank;  // prints without data, to be filled in by hand
};
const struct case_part *template_case_part(const struct document_template *);

const char *template_kind(const struct document_template *); // "candidate-roster"
const char *template_title(const struct document_template *); // 参评人员名册; may hold {fields}
const char *template_material(const struct document_template *); // material kind, or NULL
enum place_in_archive template_place(const struct document_template *);

#endif

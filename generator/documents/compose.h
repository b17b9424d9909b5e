// SPDX-License-Identifier: Apache-2.0
// Template and model to document.
#ifndef JUANCE_DOCUMENTS_COMPOSE_H
#define JUANCE_DOCUMENTS_COMPOSE_H

#include "documents/document.h"
#include "documents/input.h"
#include "documents/template.h"

// Everything but the rows of tables is made here; rows are made while the document is drawn or
// published, from `input`, which must live as long as the document, as must the template. The
// document lives in `arena`. NULL after a message, with file and line where the template names a
// record that `input` does not supply.
struct document *document_compose(const struct document_template *template,
                                  const struct compose_input *input, struct arena *arena,
                                  struct diagnostics *diagnostics);

#endif

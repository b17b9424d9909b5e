// SPDX-License-Identifier: Apache-2.0
// The one door for files that steer the program or decide something: configuration, jurisdictions,
// catalogues, cases, ratings, decisions, reference lists. What such a file says is done, so a code
// that no list knows, or a jurisdiction that there is not, is refused when the file is read. (An
// export only claims: there the same is a finding, rules/refuse.h.)
#ifndef JUANCE_XML_READ_ONCE_H
#define JUANCE_XML_READ_ONCE_H

#include "base/arena.h"
#include "base/diagnostics.h"
#include "model/codes.h"
#include "xml/reader.h"

// xml_read() with the schema found below `data_folder`. `codes` NULL: of a format without codes.
// NULL after messages (STATUS_INPUT) that name file and line, the attribute, its value, the nearest
// value and those that there are.
struct record *xml_read_once(const struct xml_format *format, const char *data_folder,
                             const struct codes *codes, const char *path, struct arena *arena,
                             struct diagnostics *diagnostics);

// The same demands on a file that has been read another way. False after messages.
bool xml_values_known(const struct xml_format *format, const char *data_folder,
                      const struct codes *codes, struct record *root, const char *path,
                      struct diagnostics *diagnostics);

#endif

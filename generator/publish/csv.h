// SPDX-License-Identifier: Apache-2.0
// One table as CSV (RFC 4180: CRLF, quotes where needed), UTF-8 with a byte order mark so that
// spreadsheet programs of every language read it right.
#ifndef JUANCE_PUBLISH_CSV_H
#define JUANCE_PUBLISH_CSV_H

#include "base/buffer.h"
#include "documents/document.h"

// Appends heads (a column's group stands before its title) and body rows; groups and totals are
// left out, so that every line is one record. Data columns stand behind the printed ones under
// their keys.
void publish_csv(const struct table *table, struct buffer *csv);

#endif

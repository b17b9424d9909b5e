// SPDX-License-Identifier: Apache-2.0
// The one maker of volumes: what a volume is (its record), its files, the rows of its 卷内目录 and
// the registers that the press prints become a sealed ZIP. meta/record.xml and bag-info.txt are
// written from the record here and nowhere else.
#ifndef JUANCE_ARCHIVE_VOLUME_MAKER_H
#define JUANCE_ARCHIVE_VOLUME_MAKER_H

#include "archive/archive.h"
#include "model/volume_record.h"
#include "press/press.h"
#include "volume/volume_writer.h"

struct entry_array {
    struct volume_entry *items;
    size_t count, capacity;
};

struct volume_maker {
    struct press *press;
    struct arena *arena;
    struct volumeRecord *record; // the caller fills it
    const char *retention;       // code list "retention", when it is another than record->class
    date day;                    // on every entry and register
    struct list rows;            // of the 卷内目录: struct entry_view
    struct entry_array data, meta;
    struct printed *printed;
    size_t printed_count;
};

// Everything that is passed from here on is borrowed until volume_maker_free().
struct volume_maker volume_maker_start(struct press *press, struct volumeRecord *record, date day,
                                       struct arena *arena);
void volume_maker_free(struct volume_maker *maker); // a zeroed one, too

// A file by its bytes, or by its place; `name` begins with data/ or meta/, where they stay in the
// order in which they were added, behind meta/record.xml.
void maker_add(struct volume_maker *maker, const char *name, const struct buffer *bytes);
void maker_add_file(struct volume_maker *maker, const struct volume_entry *file);
// The same with a row of its own in the 卷内目录 and an entry of the record. `generated`: by this
// program (由系统生成).
void maker_list(struct volume_maker *maker, const char *name, const char *title,
                const struct buffer *bytes, bool generated);
// PDF, with its row, and XML of a document.
void maker_list_printed(struct volume_maker *maker, const struct printed *printed);

// The rows of a 卷内目录, one by one; `rows` holds struct entry_view.
struct entry_rows maker_rows(const struct list *rows, struct arena *arena);

// Prints the registers that `wish` asks for and adds them; the record names the fonts they are set
// with and the characters that print as 〓. False after a message.
bool maker_print(struct volume_maker *maker, const struct compose_input *input,
                 const struct press_wish *wish, struct diagnostics *diagnostics);

// Writes it to `path`, whose folder is made. `seal` NULL: unsigned. False after a message; no file
// is left then.
bool maker_write(struct volume_maker *maker, const char *path, const struct volume_seal *seal,
                 struct volume_written *written, struct diagnostics *diagnostics);

// Both, for a volume that no batch export makes (a case, a rating, a disposal): cover, 卷内目录 and
// 备考表 over its own rows; signed when the archive signs.
bool maker_finish(struct volume_maker *maker, const struct archive *archive, const char *path,
                  struct volume_written *written, struct diagnostics *diagnostics);

#endif

// SPDX-License-Identifier: Apache-2.0
// A sealed volume that no batch export makes: a destruction register, for instance. It has cover,
// 卷内目录 and 备考表 like every volume.
#ifndef JUANCE_ARCHIVE_OWN_VOLUME_H
#define JUANCE_ARCHIVE_OWN_VOLUME_H

#include "archive/archive.h"
#include "press/press.h"
#include "volume/volume_writer.h"

enum { OWN_FILES = 256 };

// One file, with its row in the 卷内目录.
struct own_file {
    const char *name;  // data/... or meta/...
    const char *title; // NULL: no row of its own (a PDF's XML, metadata)
    const struct buffer *bytes;
    bool generated; // by this program: 由系统生成
};

struct own_volume {
    const char *id, *group;         // group: Bag-Group-Identifier
    const char *title;              // 案卷题名
    const char *category;           // 类目名称; NULL: as the template has it
    const char *retention;          // code list "retention": "Y"
    date period_from, period_until; // DATE_NONE: no end
    date due;
    const char *basis; // of the period; NULL
    int revision;      // 1: the first
    const char *supersedes;
    struct institution *institution;
    date day; // on every entry and register
    struct own_file files[OWN_FILES];
    size_t count;
};

// Adds the PDF and XML of a register to data/00-…; borrowed.
void own_volume_add(struct own_volume *volume, const struct codes *codes,
                    const struct printed *printed, struct arena *arena);
void own_volume_add_bytes(struct own_volume *volume, const char *name, const char *title,
                          const struct buffer *bytes);

// Writes it to `path` (whose folder is made), signed when the archive signs. False after a message;
// no file is left then.
bool own_volume_write(const struct archive *archive, const struct press *press,
                      const struct own_volume *volume, const char *path, struct arena *arena,
                      struct volume_written *written, struct diagnostics *diagnostics);

#endif

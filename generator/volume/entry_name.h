// SPDX-License-Identifier: Apache-2.0
// Which names may stand in a volume. The rules keep a volume unpackable on every system, and its
// manifests readable by `sha256sum -c` without any escaping.
#ifndef JUANCE_VOLUME_ENTRY_NAME_H
#define JUANCE_VOLUME_ENTRY_NAME_H

#include <stdbool.h>
#include <stddef.h>

// NULL when `name`, a relative path with '/', may stand in one of our volumes; else what is wrong
// with it, as a translated clause ("holds a control character"). Ours: UTF-8 in NFC; no control
// character, no line break, none of % \ : * ? " < > |; no empty, "." or ".." component, none that
// ends with a space or a full stop, none longer than 255 bytes; not absolute; at most 1,024 bytes.
const char *entry_name_fault(const char *name);

// NULL when Windows can hold a file of that name, a single component; else what is wrong with it,
// as a clause. Its devices (CON, AUX, NUL, COM1 …) are no files whatever extension follows, in any
// case.
const char *file_name_fault(const char *name);

// The same for names in foreign bags and ZIPs: only what would make unpacking unsafe.
const char *entry_name_danger(const char *name, size_t length);

#endif

// SPDX-License-Identifier: Apache-2.0
// What a file's bytes look like, whatever its name says. Enough to tell that a "PDF" is a JPEG; no
// proof that the file is whole.
#ifndef JUANCE_VOLUME_SNIFF_H
#define JUANCE_VOLUME_SNIFF_H

#include <stddef.h>
#include <stdint.h>

enum payload_format {
    FORMAT_UNKNOWN,
    FORMAT_JPEG,
    FORMAT_PNG,
    FORMAT_TIFF,
    FORMAT_PDF,
    FORMAT_OFD, // GB/T 33190
    FORMAT_MP4, // ISO 14496-12, also QuickTime with an ftyp box
    FORMAT_MKV, // Matroska, WebM
    FORMAT_AVI,
    FORMAT_MPEG_TS, // 188-byte packets
    FORMAT_XML,
    FORMAT_CSV,
    FORMAT_TEXT,     // UTF-8, or UTF-16 with its mark
    FORMAT_TEXT_GBK, // bytes that GBK or GB 18030 allows and UTF-8 does not
    FORMAT_DOCX,
    FORMAT_XLSX,
    FORMAT_ZIP, // any other ZIP
    FORMAT_OLE, // old .doc, .xls
};
enum { PAYLOAD_FORMATS = FORMAT_OLE + 1 };

enum { SNIFF_HEAD = 8 * 1024, SNIFF_TAIL = 64 * 1024 }; // bytes that sniff() looks at

const char *payload_format_id(enum payload_format format); // "jpeg", "mpeg-ts", "text-gbk"

// The first `head_length` and the last `tail_length` bytes of a file of `size` bytes (they overlap
// in small files). Shorter pieces than SNIFF_HEAD and SNIFF_TAIL must be the whole file.
enum payload_format sniff(const unsigned char *head, size_t head_length, const unsigned char *tail,
                          size_t tail_length, int64_t size);

#endif

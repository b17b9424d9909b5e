// SPDX-License-Identifier: Apache-2.0
#include "volume/sniff.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "volume/zip_format.h"

static const char *const ids[PAYLOAD_FORMATS] = {
    [FORMAT_UNKNOWN] = "unknown", [FORMAT_JPEG] = "jpeg", [FORMAT_PNG] = "png",
    [FORMAT_TIFF] = "tiff",       [FORMAT_PDF] = "pdf",   [FORMAT_OFD] = "ofd",
    [FORMAT_MP4] = "mp4",         [FORMAT_MKV] = "mkv",   [FORMAT_AVI] = "avi",
    [FORMAT_MPEG_TS] = "mpeg-ts", [FORMAT_XML] = "xml",   [FORMAT_CSV] = "csv",
    [FORMAT_TEXT] = "text",       [FORMAT_DOCX] = "docx", [FORMAT_TEXT_GBK] = "text-gbk",
    [FORMAT_XLSX] = "xlsx",       [FORMAT_ZIP] = "zip",   [FORMAT_OLE] = "ole",
};

const char *payload_format_id(enum payload_format format) {
    return ids[format];
}

#define MAGIC(text) text, sizeof(text) - 1

static const struct {
    size_t offset;
    const char *bytes;
    size_t length;
    enum payload_format format;
} magics[] = {
    {0, MAGIC("\xFF\xD8\xFF"), FORMAT_JPEG},
    {0, MAGIC("\x89PNG\r\n\x1A\n"), FORMAT_PNG},
    {0, MAGIC("II*\0"), FORMAT_TIFF},
    {0, MAGIC("MM\0*"), FORMAT_TIFF},
    {0, MAGIC("%PDF-"), FORMAT_PDF},
    {4, MAGIC("ftyp"), FORMAT_MP4},
    {0, MAGIC("\x1A\x45\xDF\xA3"), FORMAT_MKV},
    {8, MAGIC("AVI LIST"), FORMAT_AVI},
    {0, MAGIC("PK\x03\x04"), FORMAT_ZIP},
    {0, MAGIC("PK\x05\x06"), FORMAT_ZIP},
    {0, MAGIC("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), FORMAT_OLE},
};

static enum payload_format by_magic(const unsigned char *head, size_t length) {
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (length >= magics[i].offset + magics[i].length &&
            memcmp(head + magics[i].offset, magics[i].bytes, magics[i].length) == 0)
            return magics[i].format;
    return FORMAT_UNKNOWN;
}

// What an entry's name says about the package that it is in.
static enum payload_format by_entry(const char *name, size_t length) {
    static const struct {
        const char *name;
        enum payload_format format;
    } parts[] = {
        {"OFD.xml", FORMAT_OFD},
        {"word/document.xml", FORMAT_DOCX},
        {"xl/workbook.xml", FORMAT_XLSX},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strlen(parts[i].name) == length && memcmp(parts[i].name, name, length) == 0)
            return parts[i].format;
    return FORMAT_ZIP;
}

// The names in the central directory, as far as the tail of the file shows it.
static enum payload_format zip_kind(const unsigned char *tail, size_t length) {
    for (size_t at = 0; at + ZIP_CENTRAL_SIZE <= length; at++) {
        if (zip_get32(tail + at) != ZIP_CENTRAL_SIGNATURE) continue;
        size_t name = zip_get16(tail + at + 28);
        if (name > length - at - ZIP_CENTRAL_SIZE) break;
        enum payload_format format = by_entry((const char *)tail + at + ZIP_CENTRAL_SIZE, name);
        if (format != FORMAT_ZIP) return format;
    }
    return FORMAT_ZIP;
}

static bool is_mpeg_ts(const unsigned char *head, size_t length) {
    enum { PACKET = 188, SYNC = 0x47 };
    if (length < PACKET) return false;
    for (size_t at = 0; at < length; at += PACKET)
        if (head[at] != SYNC) return false;
    return true;
}

static bool has_controls(const unsigned char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] < 0x20 && text[i] != '\n' && text[i] != '\r' && text[i] != '\t' &&
            text[i] != '\f')
            return true;
    return false;
}

// Two-byte characters of GBK and four-byte ones of GB 18030; a character cut off at the end is
// fine.
static bool is_gbk(const unsigned char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] < 0x80) continue;
        if (text[i] == 0x80 || text[i] == 0xFF) return false;
        if (++i == length) return true;
        bool two = text[i] >= 0x40 && text[i] != 0x7F && text[i] != 0xFF;
        bool four = text[i] >= '0' && text[i] <= '9';
        if (!two && !four) return false;
        if (four) i += 2;
    }
    return true;
}

// UTF-8 whose last character may be cut off when the text goes on behind `length`.
static bool is_utf8(const unsigned char *text, size_t length, bool goes_on) {
    for (size_t cut = 0; cut <= (goes_on ? 3u : 0u) && cut <= length; cut++)
        if (utf8_valid((const char *)text, length - cut)) return true;
    return false;
}

// The same number of commas, at least one, in each of the first two lines; one line is no table.
static bool is_csv(const unsigned char *text, size_t length) {
    size_t commas[2] = {0, 0}, line = 0;
    bool quoted = false;
    for (size_t i = 0; i < length && line < 2; i++) {
        if (text[i] == '"') quoted = !quoted;
        if (quoted) continue;
        if (text[i] == ',') commas[line]++;
        if (text[i] == '\n') line++;
        if (i + 1 == length && text[i] != '\n' && line == 1) line++;
    }
    return line == 2 && commas[0] > 0 && commas[0] == commas[1];
}

static bool is_xml(const unsigned char *text, size_t length) {
    while (length > 0 && strchr(" \t\r\n", *text)) text++, length--;
    if (length >= 5 && memcmp(text, "<?xml", 5) == 0) return true;
    if (length < 2 || text[0] != '<') return false;
    bool name = (text[1] >= 'a' && text[1] <= 'z') || (text[1] >= 'A' && text[1] <= 'Z') ||
                text[1] == '_' || text[1] >= 0x80;
    return name && !(length >= 5 && memcmp(text, "<html", 5) == 0);
}

static bool is_utf16(const unsigned char *head, size_t length, int64_t size) {
    return length >= 4 && size % 2 == 0 &&
           ((head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF));
}

static enum payload_format text_kind(const unsigned char *head, size_t length, int64_t size) {
    if (is_utf16(head, length, size)) {
        const unsigned char *first = head + 2; // "<?" in either order
        bool xml = length >= 6 && memcmp(first, head[0] == 0xFF ? "<\0?\0" : "\0<\0?", 4) == 0;
        return xml ? FORMAT_XML : FORMAT_TEXT;
    }
    if (length >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0) {
        head += 3;
        length -= 3;
        size -= 3;
    }
    if (has_controls(head, length)) return FORMAT_UNKNOWN;
    bool utf8 = is_utf8(head, length, (int64_t)length < size);
    if (!utf8 && !is_gbk(head, length)) return FORMAT_UNKNOWN;
    if (is_xml(head, length)) return FORMAT_XML;
    if (is_csv(head, length)) return FORMAT_CSV;
    return utf8 ? FORMAT_TEXT : FORMAT_TEXT_GBK;
}

enum payload_format sniff(const unsigned char *head, size_t head_length, const unsigned char *tail,
                          size_t tail_length, int64_t size) {
    enum payload_format format = by_magic(head, head_length);
    if (format == FORMAT_ZIP) return zip_kind(tail, tail_length);
    if (format != FORMAT_UNKNOWN) return format;
    if (is_mpeg_ts(head, head_length)) return FORMAT_MPEG_TS;
    return text_kind(head, head_length, size);
}

// SPDX-License-Identifier: Apache-2.0
#include "render/metadata.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void metadata_utf16(const char *text, size_t length, struct buffer *into) {
    for (const char *at = text, *end = text + length; at < end;) {
        uint32_t codepoint = utf8_next(&at, end);
        uint32_t units[2] = {codepoint, 0};
        int count = 1;
        if (codepoint >= 0x10000) {
            units[0] = 0xD800 + ((codepoint - 0x10000) >> 10);
            units[1] = 0xDC00 + ((codepoint - 0x10000) & 0x3FF);
            count = 2;
        }
        for (int i = 0; i < count; i++) {
            buffer_add_char(into, (char)(units[i] >> 8));
            buffer_add_char(into, (char)units[i]);
        }
    }
}

void metadata_text(const char *text, struct buffer *into) {
    buffer_add(into, "\xFE\xFF", 2);
    metadata_utf16(text, strlen(text), into);
}

void metadata_hex(const char *bytes, size_t length, struct buffer *into) {
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < length; i++) {
        buffer_add_char(into, digits[(unsigned char)bytes[i] >> 4]);
        buffer_add_char(into, digits[(unsigned char)bytes[i] & 15]);
    }
}

const char *metadata_date(moment when, char text[32]) {
    char iso[MOMENT_TEXT];
    text[0] = '\0';
    if (when == MOMENT_NONE) return text;
    moment_format(when, iso); // 2025-03-01T09:00:00
    snprintf(text, 32, "D:%.4s%.2s%.2s%.2s%.2s%.2s+08'00'", iso, iso + 5, iso + 8, iso + 11,
             iso + 14, iso + 17);
    return text;
}

// XML 1.0 characters only; what the program could not print anyway becomes a space.
static void add_escaped(struct buffer *into, const char *text) {
    for (const char *end = text + strlen(text); text < end;) {
        char bytes[4];
        uint32_t codepoint = utf8_next(&text, end);
        if (codepoint == '&')
            buffer_add_text(into, "&amp;");
        else if (codepoint == '<')
            buffer_add_text(into, "&lt;");
        else if (codepoint == '>')
            buffer_add_text(into, "&gt;");
        else if (codepoint < 0x20 || codepoint == 0xFFFE || codepoint == 0xFFFF)
            buffer_add_char(into, ' ');
        else {
            size_t length = utf8_encode(codepoint, bytes);
            buffer_add(into, bytes, length);
        }
    }
}

static void add_property(struct buffer *into, const char *before, const char *text,
                         const char *after) {
    if (!text || !*text) return;
    buffer_add_text(into, before);
    add_escaped(into, text);
    buffer_add_text(into, after);
}

void metadata_xmp(const struct document *document, bool tagged, const char *producer,
                  struct buffer *into) {
    char iso[MOMENT_TEXT], when[40] = "";
    if (document->created != MOMENT_NONE)
        snprintf(when, sizeof when, "%s+08:00", moment_format(document->created, iso));
    buffer_add_text(into, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\"\n"
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                          " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                          " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
                          "<pdfaid:part>2</pdfaid:part>\n");
    buffer_printf(into, "<pdfaid:conformance>%s</pdfaid:conformance>\n", tagged ? "A" : "U");
    buffer_add_text(into, "<dc:format>application/pdf</dc:format>\n");
    buffer_add_text(into, "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n");
    add_property(into, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", document->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(into, "<dc:creator><rdf:Seq><rdf:li>", document->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(into, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                 document->subject, "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(into, "<dc:identifier>", document->identifier, "</dc:identifier>\n");
    add_property(into, "<xmp:CreatorTool>", METADATA_CREATOR, "</xmp:CreatorTool>\n");
    add_property(into, "<xmp:CreateDate>", when, "</xmp:CreateDate>\n");
    add_property(into, "<xmp:ModifyDate>", when, "</xmp:ModifyDate>\n");
    add_property(into, "<xmp:MetadataDate>", when, "</xmp:MetadataDate>\n");
    add_property(into, "<pdf:Producer>", producer, "</pdf:Producer>\n");
    buffer_add_text(into, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

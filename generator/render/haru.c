// SPDX-License-Identifier: Apache-2.0
// PDF/A through libharu: the document, its object table, outlines, page labels and information are
// the library's; text, fonts, metadata and page streams are ours, because the library's own text
// path drops characters beyond the BMP and its PDF/A functions do not pass a validator.
#include "render/haru.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "render/flate.h"
#include "render/icc.h"
#include "render/metadata.h"
#include "render/page_content.h"

enum { NODE_PAGES = 200 };

// A page whose stream is in the spill: body and furniture are two halves of one zlib stream.
struct haru_page {
    struct haru *haru;
    size_t index;
    HPDF_Dict object, content;
    unsigned parent; // object number of its node in the page tree
    int64_t body, furniture;
    uint32_t body_length, furniture_length;
    uint32_t checksum; // Adler-32 of the body, then of both
};

static HPDF_Dict plain_dict(struct haru *haru) {
    HPDF_Dict dict = HPDF_Dict_New(haru->pdf->mmgr);
    if (!dict || HPDF_Xref_Add(haru->pdf->xref, dict) != HPDF_OK) {
        haru->failed = true;
        return NULL;
    }
    return dict;
}

// ---- writing pages ----------------------------------------------------------------------------

static HPDF_STATUS write_page(HPDF_Dict dict, HPDF_Stream stream) {
    const struct haru_page *page = dict->attr;
    char text[128];
    // Resources may not be inherited (ISO 19005-2, 6.2.2).
    int length =
        snprintf(text, sizeof text, "/Type/Page/Parent %u 0 R/Resources %u 0 R/Contents %u 0 R\n",
                 page->parent, haru_number(page->haru->resources), haru_number(page->content));
    if (page->haru->setting.document->tagged)
        snprintf(text + length, sizeof text - (size_t)length, "/StructParents %zu/Tabs/S\n",
                 page->index);
    return HPDF_Stream_WriteStr(stream, text);
}

static HPDF_STATUS write_content(HPDF_Dict dict, HPDF_Stream stream) {
    const struct haru_page *page = dict->attr;
    char text[64];
    snprintf(text, sizeof text, "/Filter/FlateDecode/Length %u\n",
             page->body_length + page->furniture_length + 4);
    return HPDF_Stream_WriteStr(stream, text);
}

static bool copy_part(struct haru *haru, int64_t offset, uint32_t length) {
    struct buffer *bytes = &haru->packed;
    buffer_clear(bytes);
    while (bytes->capacity <= length) buffer_add(bytes, "\0\0\0\0\0\0\0\0", 8);
    return spill_read(&haru->spill, offset, bytes->bytes, length) &&
           HPDF_Stream_Write(haru->writer, (const HPDF_BYTE *)bytes->bytes, length) == HPDF_OK;
}

static HPDF_STATUS write_content_stream(HPDF_Dict dict) {
    const struct haru_page *page = dict->attr;
    struct haru *haru = page->haru;
    HPDF_BYTE sum[] = {(HPDF_BYTE)(page->checksum >> 24), (HPDF_BYTE)(page->checksum >> 16),
                       (HPDF_BYTE)(page->checksum >> 8), (HPDF_BYTE)page->checksum};
    HPDF_Stream_WriteStr(haru->writer, "\nstream\r\n");
    if (!copy_part(haru, page->body, page->body_length) ||
        !copy_part(haru, page->furniture, page->furniture_length)) {
        haru->failed = true;
        return HPDF_FILE_IO_ERROR;
    }
    HPDF_Stream_Write(haru->writer, sum, sizeof sum);
    return HPDF_Stream_WriteStr(haru->writer, "\nendstream");
}

// ---- the page tree ----------------------------------------------------------------------------

static bool next_node(struct haru *haru) {
    haru->node = plain_dict(haru);
    if (!haru->node) return false;
    HPDF_Array kids = HPDF_Array_New(haru->pdf->mmgr);
    HPDF_Dict_AddName(haru->node, "Type", "Pages");
    HPDF_Dict_Add(haru->node, "Parent", haru->pdf->root_pages);
    HPDF_Dict_Add(haru->node, "Kids", kids);
    vector_add(&haru->nodes, haru->node);
    return !haru->failed;
}

static struct haru_page *add_page(struct haru *haru) {
    if (haru->page_count % NODE_PAGES == 0 && !next_node(haru)) return NULL;
    struct haru_page *page = memory_zeroed(sizeof *page);
    page->haru = haru;
    page->index = haru->page_count;
    page->parent = haru_number(haru->node);
    if (haru->page_count == haru->page_capacity) {
        haru->page_capacity = haru->page_capacity ? 2 * haru->page_capacity : 16;
        haru->pages = memory_resize(haru->pages, haru->page_capacity * sizeof(struct haru_page *));
    }
    haru->pages[haru->page_count++] = page;
    page->object = plain_dict(haru);
    page->content = plain_dict(haru);
    if (haru->failed) return NULL;
    page->object->attr = page->content->attr = page;
    page->object->write_fn = write_page;
    page->content->write_fn = write_content;
    page->content->after_write_fn = write_content_stream;
    HPDF_Array kids = HPDF_Dict_GetItem(haru->node, "Kids", HPDF_OCLASS_ARRAY);
    HPDF_Array_Add(kids, page->object);
    return haru->failed ? NULL : page;
}

unsigned haru_page_number(const struct haru *haru, size_t index) {
    return haru_number(haru->pages[index]->object);
}

static void finish_tree(struct haru *haru) {
    HPDF_Dict root = haru->pdf->root_pages;
    const struct page_setup *setup = &haru->setting.document->page;
    root->before_write_fn = NULL; // the library would count only pages of its own making
    HPDF_Array kids = HPDF_Dict_GetItem(root, "Kids", HPDF_OCLASS_ARRAY);
    for (size_t i = 0; i < haru->nodes.count; i++) {
        size_t rest = haru->page_count - i * NODE_PAGES;
        HPDF_Dict_AddNumber(haru->nodes.at[i], "Count",
                            (HPDF_INT32)(rest < NODE_PAGES ? rest : NODE_PAGES));
        HPDF_Array_Add(kids, haru->nodes.at[i]);
    }
    HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)haru->page_count);
    // Inherited by every page.
    HPDF_Array box = HPDF_Array_New(haru->pdf->mmgr);
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddNumber(box, 0);
    HPDF_Array_AddReal(box, (HPDF_REAL)(setup->width * 72 / 25.4));
    HPDF_Array_AddReal(box, (HPDF_REAL)(setup->height * 72 / 25.4));
    HPDF_Dict_Add(root, "MediaBox", box);
}

// ---- bookmarks --------------------------------------------------------------------------------

static HPDF_Binary text_object(struct haru *haru, const char *text) {
    struct buffer utf16 = BUFFER_EMPTY;
    metadata_text(text, &utf16);
    HPDF_Binary binary =
        HPDF_Binary_New(haru->pdf->mmgr, (HPDF_BYTE *)utf16.bytes, (HPDF_UINT)utf16.length);
    buffer_free(&utf16);
    return binary;
}

static void add_bookmark(struct haru *haru, const struct haru_page *page,
                         const struct bookmark *bookmark, double height) {
    size_t level = bookmark->level < 1 ? 0 : (size_t)bookmark->level - 1;
    if (level > haru->outline.count) level = haru->outline.count;
    HPDF_Outline parent = level > 0 ? haru->outline.at[level - 1] : NULL;
    HPDF_Outline outline = HPDF_CreateOutline(haru->pdf, parent, " ", NULL);
    if (!outline) return;
    HPDF_Dict_Add(outline, "Title", text_object(haru, bookmark->title));
    HPDF_Array place = HPDF_Array_New(haru->pdf->mmgr);
    HPDF_Array_Add(place, page->object);
    HPDF_Array_AddName(place, "XYZ");
    HPDF_Array_AddNumber(place, 0);
    HPDF_Array_AddReal(place, (HPDF_REAL)(height - bookmark->y + 6));
    HPDF_Array_AddNumber(place, 0);
    HPDF_Dict_Add(outline, "Dest", place);
    haru->outline.count = level;
    vector_add(&haru->outline, outline);
}

// ---- streams of pages -------------------------------------------------------------------------

// Runs the content through the compressor; `flush` ends the stream or leaves it open at a byte.
static bool pack(struct haru *haru, z_stream *stream, int flush) {
    deflateReset(stream);
    struct buffer *packed = &haru->packed;
    size_t room = deflateBound(stream, (uLong)haru->content.length) + 64;
    buffer_clear(packed);
    if (packed->capacity <= room) {
        buffer_free(packed);
        packed->bytes = memory_zeroed(room + 1);
        packed->capacity = room + 1;
    }
    stream->next_in = (Bytef *)haru->content.bytes;
    stream->avail_in = (uInt)haru->content.length;
    stream->next_out = (Bytef *)packed->bytes;
    stream->avail_out = (uInt)room;
    int status = deflate(stream, flush);
    packed->length = room - stream->avail_out;
    return status == (flush == Z_FINISH ? Z_STREAM_END : Z_OK);
}

static bool haru_page(struct backend *backend, const struct page *list) {
    struct haru *haru = (struct haru *)backend;
    struct haru_page *page = add_page(haru);
    if (!page) return false;
    bool tagged = haru->setting.document->tagged;
    buffer_clear(&haru->content);
    if (tagged) structure_begin_page(&haru->structure);
    content_write(list, haru->setting.clusters, &haru->usage, tagged ? &haru->structure : NULL,
                  &haru->content);
    if (!pack(haru, &haru->body, Z_SYNC_FLUSH)) return false;
    page->checksum = (uint32_t)haru->body.adler;
    page->body_length = (uint32_t)haru->packed.length;
    for (size_t i = 0; i < list->bookmarks.count; i++)
        add_bookmark(haru, page, &list->bookmarks.at[i], list->height);
    return spill_add(&haru->spill, haru->packed.bytes, haru->packed.length, &page->body,
                     haru->setting.diagnostics) &&
           !haru->failed;
}

// Ends the page's zlib stream with the late content, which may be nothing.
static bool end_page(struct haru *haru, struct haru_page *page) {
    uLong sum = adler32(adler32(0, NULL, 0), (const Bytef *)haru->content.bytes,
                        (uInt)haru->content.length);
    if (!pack(haru, &haru->furniture, Z_FINISH)) return false;
    page->checksum = (uint32_t)adler32_combine(page->checksum, sum, (z_off_t)haru->content.length);
    page->furniture_length = (uint32_t)haru->packed.length;
    return spill_add(&haru->spill, haru->packed.bytes, haru->packed.length, &page->furniture,
                     haru->setting.diagnostics);
}

static bool haru_furniture(struct backend *backend, const struct page *list) {
    struct haru *haru = (struct haru *)backend;
    buffer_clear(&haru->content);
    content_write(list, haru->setting.clusters, &haru->usage,
                  haru->setting.document->tagged ? &haru->structure : NULL, &haru->content);
    return end_page(haru, haru->pages[list->number - 1]);
}

// ---- the end ----------------------------------------------------------------------------------

static void add_text(struct haru *haru, HPDF_Dict dict, const char *key, const char *text) {
    if (text && *text) HPDF_Dict_Add(dict, key, text_object(haru, text));
}

static void add_information(struct haru *haru, const char *producer) {
    const struct document *document = haru->setting.document;
    char when[32];
    HPDF_SetInfoAttr(haru->pdf, HPDF_INFO_CREATOR, METADATA_CREATOR); // makes the dictionary
    HPDF_Dict info = haru->pdf->info;
    if (!info) return;
    add_text(haru, info, "Title", document->title);
    add_text(haru, info, "Author", document->author);
    add_text(haru, info, "Subject", document->subject);
    add_text(haru, info, "Producer", producer);
    if (*metadata_date(document->created, when)) {
        HPDF_Dict_Add(info, "CreationDate", HPDF_String_New(haru->pdf->mmgr, when, NULL));
        HPDF_Dict_Add(info, "ModDate", HPDF_String_New(haru->pdf->mmgr, when, NULL));
    }
}

static void add_metadata(struct haru *haru, const char *producer) {
    HPDF_Dict catalog = haru->pdf->catalog;
    struct buffer entries = BUFFER_EMPTY, bytes = BUFFER_EMPTY;
    // Never compressed: archives look for it without a PDF reader.
    buffer_add_text(&entries, "/Type/Metadata/Subtype/XML\n");
    metadata_xmp(haru->setting.document, haru->setting.document->tagged, producer, &bytes);
    HPDF_Dict xmp = haru_stream(haru, &entries, &bytes);
    icc_srgb(&bytes);
    flate_pack(&bytes);
    buffer_add_text(&entries, "/N 3/Filter/FlateDecode\n");
    HPDF_Dict profile = haru_stream(haru, &entries, &bytes);
    if (!xmp || !profile) return;
    HPDF_Dict_Add(catalog, "Metadata", xmp);
    buffer_printf(&entries,
                  "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(" ICC_NAME ")\n"
                  "/Info(" ICC_NAME ")/DestOutputProfile %u 0 R\n",
                  haru_number(profile));
    HPDF_Dict intent = haru_object(haru, &entries);
    HPDF_Array intents = HPDF_Array_New(haru->pdf->mmgr);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(catalog, "OutputIntents", intents);
    HPDF_Dict_Add(catalog, "Lang", HPDF_String_New(haru->pdf->mmgr, "zh-CN", NULL));
    HPDF_Dict preferences = HPDF_Dict_New(haru->pdf->mmgr);
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "ViewerPreferences", preferences);
}

// The fingerprint of all that was written before the trailer.
static HPDF_STATUS add_id(HPDF_Dict trailer) {
    struct haru *haru = trailer->attr;
    unsigned char value[16];
    fingerprint_value(&haru->digest, value);
    HPDF_Array id = HPDF_Array_New(trailer->mmgr);
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(id, HPDF_Binary_New(trailer->mmgr, value, sizeof value));
    return HPDF_Dict_Add(trailer, "ID", id);
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length) {
    struct haru *haru = stream->attr;
    fingerprint_add(&haru->digest, bytes, length);
    if (haru->setting.sink.write(haru->setting.sink.context, bytes, length)) return HPDF_OK;
    haru->failed = true;
    return HPDF_FILE_IO_ERROR;
}

// What HPDF_SaveToFile does, but into our sink, piece by piece, and with our header.
static bool save(struct haru *haru) {
    HPDF_Dict trailer = haru->pdf->trailer;
    fingerprint_begin(&haru->digest);
    haru->writer = HPDF_CallbackWriter_New(haru->pdf->mmgr, write_out, haru);
    if (!haru->writer) return false;
    HPDF_Stream_WriteStr(haru->writer, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    HPDF_Dict_Add(trailer, "Root", haru->pdf->catalog);
    HPDF_Dict_Add(trailer, "Info", haru->pdf->info);
    trailer->attr = haru;
    trailer->before_write_fn = add_id;
    HPDF_STATUS status = HPDF_Xref_WriteToStream(haru->pdf->xref, haru->writer, NULL);
    HPDF_Stream_Free(haru->writer);
    haru->writer = NULL;
    return status == HPDF_OK && !haru->failed;
}

static bool haru_finish(struct backend *backend) {
    struct haru *haru = (struct haru *)backend;
    char producer[64];
    snprintf(producer, sizeof producer, "libharu %s", HPDF_GetVersion());
    buffer_clear(&haru->content);
    for (size_t i = 0; i < haru->page_count; i++)
        if (haru->pages[i]->furniture_length == 0 && !end_page(haru, haru->pages[i])) return false;
    struct buffer fonts = BUFFER_EMPTY, resources = BUFFER_EMPTY;
    bool ok = haru_fonts(haru, &fonts);
    buffer_printf(&resources, "/Font<<%s>>\n", buffer_text(&fonts));
    ok = ok && haru_images(haru, &resources);
    haru->resources = ok ? haru_object(haru, &resources) : NULL;
    buffer_free(&fonts);
    buffer_free(&resources);
    if (!haru->resources) return false;
    finish_tree(haru);
    add_information(haru, producer);
    add_metadata(haru, producer);
    if (haru->setting.document->tagged && !haru_structure(haru)) return false;
    HPDF_AddPageLabel(haru->pdf, 0, HPDF_PAGE_NUM_STYLE_DECIMAL, 1, NULL);
    if (haru->outline.count > 0) HPDF_SetPageMode(haru->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
    return !haru->failed && save(haru);
}

static void haru_free(struct backend *backend) {
    struct haru *haru = (struct haru *)backend;
    if (haru->pdf) HPDF_Free(haru->pdf);
    for (size_t i = 0; i < haru->page_count; i++) free(haru->pages[i]);
    free(haru->pages);
    free(haru->nodes.at);
    free(haru->outline.at);
    usage_close(&haru->usage);
    structure_end(&haru->structure);
    spill_close(&haru->spill);
    deflateEnd(&haru->body);
    deflateEnd(&haru->furniture);
    buffer_free(&haru->content);
    buffer_free(&haru->packed);
    free(haru);
}

static const struct backend_kind haru_kind = {
    .name = "libharu",
    .page = haru_page,
    .furniture = haru_furniture,
    .finish = haru_finish,
    .free = haru_free,
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *context) {
    struct haru *haru = context;
    if (haru->failed) return; // the first one says it
    haru->failed = true;
    diagnose(haru->setting.diagnostics, STATUS_ENVIRONMENT, haru->setting.document->kind, 0,
             _("libharu cannot write the document (error 0x%04X, detail %u)"), (unsigned)error,
             (unsigned)detail);
}

struct backend *haru_open(const struct backend_setting *setting) {
    struct haru *haru = memory_zeroed(sizeof *haru);
    haru->backend.kind = &haru_kind;
    haru->setting = *setting;
    usage_open(&haru->usage, setting->fonts);
    spill_open(&haru->spill);
    structure_begin(&haru->structure);
    // Furniture is short: a small window resets quickly.
    bool ok = deflateInit(&haru->body, 6) == Z_OK &&
              deflateInit2(&haru->furniture, 6, Z_DEFLATED, -9, 1, Z_DEFAULT_STRATEGY) == Z_OK;
    if (ok) haru->pdf = HPDF_New(on_error, haru);
    if (haru->pdf) return &haru->backend;
    haru_free(&haru->backend);
    diagnose(setting->diagnostics, STATUS_ENVIRONMENT, setting->document->kind, 0,
             _("libharu or zlib cannot be set up"));
    return NULL;
}

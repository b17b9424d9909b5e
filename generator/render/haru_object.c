// SPDX-License-Identifier: Apache-2.0
// libharu writes a dictionary by callbacks: write_fn inside it, after_write_fn behind it. That is
// all that is needed to write any object from text, its stream compressed already and its length
// direct.
#include <stdlib.h>

#include "render/haru.h"

struct own_object {
    struct haru *haru;
    struct buffer entries, bytes;
    bool stream;
};

static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream) {
    const struct own_object *own = dict->attr;
    if (own->entries.length == 0) return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)own->entries.bytes,
                             (HPDF_UINT)own->entries.length);
}

static HPDF_STATUS write_stream(HPDF_Dict dict) {
    const struct own_object *own = dict->attr;
    HPDF_Stream writer = own->haru->writer;
    HPDF_STATUS status = HPDF_Stream_WriteStr(writer, "\nstream\r\n");
    if (status == HPDF_OK && own->bytes.length)
        status = HPDF_Stream_Write(writer, (const HPDF_BYTE *)own->bytes.bytes,
                                   (HPDF_UINT)own->bytes.length);
    return status == HPDF_OK ? HPDF_Stream_WriteStr(writer, "\nendstream") : status;
}

static void free_own(HPDF_Dict dict) {
    struct own_object *own = dict->attr;
    buffer_free(&own->entries);
    buffer_free(&own->bytes);
    free(own);
}

static HPDF_Dict make(struct haru *haru, struct buffer *entries, struct buffer *bytes) {
    HPDF_Dict dict = HPDF_Dict_New(haru->pdf->mmgr);
    if (!dict || HPDF_Xref_Add(haru->pdf->xref, dict) != HPDF_OK) {
        haru->failed = true;
        return NULL;
    }
    struct own_object *own = memory_zeroed(sizeof *own);
    own->haru = haru;
    own->entries = *entries;
    *entries = (struct buffer)BUFFER_EMPTY;
    if (bytes) {
        own->bytes = *bytes;
        *bytes = (struct buffer)BUFFER_EMPTY;
        buffer_printf(&own->entries, "/Length %zu\n", own->bytes.length);
        dict->after_write_fn = write_stream;
    }
    dict->attr = own;
    dict->write_fn = write_entries;
    dict->free_fn = free_own;
    return dict;
}

HPDF_Dict haru_object(struct haru *haru, struct buffer *entries) {
    return make(haru, entries, NULL);
}

HPDF_Dict haru_stream(struct haru *haru, struct buffer *entries, struct buffer *bytes) {
    return make(haru, entries, bytes);
}

void haru_fill(HPDF_Dict object, struct buffer *entries) {
    struct own_object *own = object->attr;
    buffer_free(&own->entries);
    own->entries = *entries;
    *entries = (struct buffer)BUFFER_EMPTY;
}

unsigned haru_number(const void *object) {
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

// SPDX-License-Identifier: Apache-2.0
// PDF through Cairo: star reports, bulletins. Cairo streams each page; what PDF/A still needs is
// appended as an incremental update. A tagged file is held as a whole and written anew before that:
// Cairo's own structure knows no spans, scopes and alternative texts, 1.16 no artifacts, and 1.18
// leaves out all content that is no text.
#include <cairo-pdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "render/cairo_draw.h"
#include "render/fingerprint.h"
#include "render/pdf_tag.h"
#include "render/pdf_update.h"

enum { MOST_LEVELS = 6 };

struct cairo_backend {
    struct backend backend;
    struct backend_setting setting;
    struct cairo_pen pen;
    cairo_surface_t *surface;
    cairo_t *cairo;
    struct fingerprint fingerprint;
    uint64_t written;
    bool refused; // by the sink
    bool keep;    // finishing: fonts, catalogue and cross-references are kept for the update
    struct buffer tail;
    uint64_t tail_offset;
    struct pdf_marks marks;       // of tagged documents, which are kept from the first byte on
    int outline[MOST_LEVELS + 1]; // last bookmark of each level
};

static bool pass_on(struct cairo_backend *own, const void *bytes, size_t length) {
    fingerprint_add(&own->fingerprint, bytes, length);
    own->written += length;
    own->refused = !own->setting.sink.write(own->setting.sink.context, bytes, length);
    return !own->refused;
}

static cairo_status_t write_out(void *context, const unsigned char *bytes, unsigned length) {
    struct cairo_backend *own = context;
    if (own->refused) return CAIRO_STATUS_WRITE_ERROR;
    if (own->keep) buffer_add(&own->tail, bytes, length);
    if (own->setting.document->tagged || pass_on(own, bytes, length)) return CAIRO_STATUS_SUCCESS;
    return CAIRO_STATUS_WRITE_ERROR;
}

static void add_bookmark(struct cairo_backend *own, const struct page *page,
                         const struct bookmark *bookmark) {
    char place[64];
    int level = bookmark->level < 1             ? 1
                : bookmark->level > MOST_LEVELS ? MOST_LEVELS
                                                : bookmark->level;
    int parent = CAIRO_PDF_OUTLINE_ROOT;
    for (int above = 1; above < level; above++)
        if (own->outline[above] > 0) parent = own->outline[above];
    // Whole points: a fraction would be printed with the locale's decimal point.
    snprintf(place, sizeof place, "page=%zu pos=[0 %ld]", page->number, (long)bookmark->y);
    own->outline[level] = cairo_pdf_surface_add_outline(own->surface, parent, bookmark->title,
                                                        place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    for (int below = level + 1; below <= MOST_LEVELS; below++) own->outline[below] = 0;
}

static bool cairo_page(struct backend *backend, const struct page *page) {
    struct cairo_backend *own = (struct cairo_backend *)backend;
    if (!cairo_draw_page(&own->pen, own->cairo, page)) return false;
    for (size_t i = 0; i < page->bookmarks.count; i++)
        add_bookmark(own, page, &page->bookmarks.at[i]);
    cairo_show_page(own->cairo);
    return !own->refused && cairo_in_order(cairo_status(own->cairo), own->setting.diagnostics);
}

// The kept file, tagged, takes its own place and goes out.
static bool add_tags(struct cairo_backend *own) {
    struct buffer tagged = BUFFER_EMPTY;
    if (!pdf_tag(&own->tail, &own->marks, &tagged)) return false;
    buffer_free(&own->tail);
    own->tail = tagged;
    return pass_on(own, tagged.bytes, tagged.length);
}

static bool cairo_finish(struct backend *backend) {
    struct cairo_backend *own = (struct cairo_backend *)backend;
    char producer[64];
    unsigned char id[16];
    struct buffer update = BUFFER_EMPTY;
    snprintf(producer, sizeof producer, "cairo %s", cairo_version_string());
    if (!own->keep) own->tail_offset = own->written;
    own->keep = true;
    cairo_destroy(own->cairo);
    own->cairo = NULL;
    cairo_surface_finish(own->surface);
    if (!cairo_in_order(cairo_surface_status(own->surface), own->setting.diagnostics)) return false;
    bool ok = !own->setting.document->tagged || add_tags(own);
    fingerprint_value(&own->fingerprint, id);
    struct pdf_tail tail = {buffer_text(&own->tail), own->tail.length, own->tail_offset};
    ok = ok && pdf_update(&tail, own->setting.document, producer, id, &update);
    if (!ok && !own->refused)
        diagnose(own->setting.diagnostics, STATUS_ENVIRONMENT, NULL, 0,
                 _("this version of Cairo (%s) ends its PDF files in a form that is not known"),
                 cairo_version_string());
    ok = ok && own->setting.sink.write(own->setting.sink.context, update.bytes, update.length);
    buffer_free(&update);
    return ok;
}

static void cairo_free(struct backend *backend) {
    struct cairo_backend *own = (struct cairo_backend *)backend;
    own->refused = true; // whatever is still to be written is not wanted
    cairo_destroy(own->cairo);
    cairo_surface_destroy(own->surface);
    cairo_pen_close(&own->pen);
    pdf_marks_end(&own->marks);
    buffer_free(&own->tail);
    free(own);
}

static const struct backend_kind cairo_kind = {
    .name = "Cairo",
    .page = cairo_page,
    .finish = cairo_finish,
    .free = cairo_free,
};

struct backend *cairo_pdf_open(const struct backend_setting *setting) {
    struct cairo_backend *own = memory_zeroed(sizeof *own);
    const struct page_setup *setup = &setting->document->page;
    char iso[MOMENT_TEXT];
    own->backend.kind = &cairo_kind;
    own->setting = *setting;
    fingerprint_begin(&own->fingerprint);
    pdf_marks_begin(&own->marks);
    own->keep = setting->document->tagged;
    own->surface = cairo_pdf_surface_create_for_stream(write_out, own, setup->width * 72 / 25.4,
                                                       setup->height * 72 / 25.4);
    // Later versions would use object streams, which the update could not read.
    cairo_pdf_surface_restrict_to_version(own->surface, CAIRO_PDF_VERSION_1_4);
    // A date of its own keeps the clock out; the update writes the real information.
    if (setting->document->created != MOMENT_NONE) moment_format(setting->document->created, iso);
    cairo_pdf_surface_set_metadata(
        own->surface, CAIRO_PDF_METADATA_CREATE_DATE,
        setting->document->created != MOMENT_NONE ? iso : "1970-01-01T00:00:00");
    own->cairo = cairo_create(own->surface);
    bool ok = cairo_pen_open(&own->pen, setting, true);
    if (setting->document->tagged) own->pen.marks = &own->marks;
    if (ok && cairo_in_order(cairo_status(own->cairo), setting->diagnostics)) return &own->backend;
    cairo_free(&own->backend);
    return NULL;
}

// SPDX-License-Identifier: Apache-2.0
// What our own volumes promise beyond RFC 8493: the order of entries, nothing unknown beside them,
// manifests exactly as the writer makes them, the seal that bag-info.txt announces.
#include <string.h>

#include "base/date.h"
#include "base/hex.h"
#include "base/language.h"
#include "volume/bag_names.h"
#include "volume/verified.h"

// The places in a volume, in order. A name that ends with '/' stands for everything below it.
static const char *const places[] = {"bagit.txt",  "bag-info.txt", BAG_DATA,         BAG_META,
                                     "VERIFY.txt", BAG_MANIFEST,   BAG_TAG_MANIFEST, BAG_SEAL};
enum { PLACES = sizeof places / sizeof *places, PLACE_DATA = 2, PLACE_META = 3, PLACE_SEAL = 7 };

static int place_of(const char *name) {
    for (int i = 0; i < PLACES; i++) {
        size_t length = strlen(places[i]);
        if (places[i][length - 1] == '/' ? strncmp(name, places[i], length) == 0
                                         : strcmp(name, places[i]) == 0)
            return i;
    }
    return -1;
}

static void check_order(struct verified *verified) {
    const struct store *store = verified->store;
    bool there[PLACES] = {false};
    int last = 0;
    for (size_t i = 0; i < store->count; i++) {
        const char *name = store->files[i].name;
        int place = place_of(name);
        if (place < 0) {
            verify_fault(verified, LAYER_BAG, name, _("does not belong into a volume"));
            continue;
        }
        there[place] = true;
        bool sorted = place == PLACE_DATA || place == PLACE_SEAL;
        if (place < last ||
            (sorted && place == last && i > 0 && strcmp(store->files[i - 1].name, name) >= 0))
            verify_fault(verified, LAYER_BAG, name, _("stands in the wrong place of the order"));
        last = place;
    }
    for (int i = 0; i < PLACES; i++)
        if (!there[i] && i != PLACE_SEAL && i != PLACE_META)
            verify_fault(verified, LAYER_BAG, places[i], _("is missing"));
}

// The manifest that the writer would have made of what is there now.
static void add_rows(const struct verified *verified, bool payload, struct buffer *into) {
    for (size_t i = 0; i < verified->store->count; i++) {
        const char *name = verified->store->files[i].name;
        int place = place_of(name);
        if (payload ? place != PLACE_DATA : place == PLACE_DATA || place == PLACE_SEAL) continue;
        if (strcmp(name, BAG_TAG_MANIFEST) == 0) continue;
        char hex[SHA256_HEX];
        buffer_printf(into, "%s  %s\n", hex_write(verified_sha256(verified, i), SHA256_SIZE, hex),
                      name);
    }
}

static void check_text(struct verified *verified, const char *name, enum verify_layer layer,
                       const struct buffer *wanted, const char *message) {
    const struct store_file *file = store_find(verified->store, name);
    struct buffer text = BUFFER_EMPTY;
    if (file && store_read(verified->store, file, MANIFEST_MAX, &text, verified->report) &&
        (text.length != wanted->length ||
         memcmp(buffer_text(&text), buffer_text(wanted), wanted->length) != 0))
        verify_fault(verified, layer, name, message);
    buffer_free(&text);
}

static void check_manifest_text(struct verified *verified, bool payload) {
    enum verify_layer layer = payload ? LAYER_MANIFESTS : LAYER_TAGS;
    struct buffer wanted = BUFFER_EMPTY;
    add_rows(verified, payload, &wanted);
    check_text(verified, payload ? BAG_MANIFEST : BAG_TAG_MANIFEST, layer, &wanted,
               _("does not list exactly the files that are there, in their order, each as "
                 "\"digest  name\""));
    buffer_free(&wanted);
}

static void check_unlisted_tags(struct verified *verified) {
    const struct manifest *manifest = NULL;
    for (size_t i = 0; i < verified->manifest_count; i++)
        if (strcmp(verified->manifests[i].name, BAG_TAG_MANIFEST) == 0)
            manifest = &verified->manifests[i];
    struct map listed = {0};
    for (size_t r = 0; manifest && r < manifest->count; r++)
        map_add(&listed, manifest->rows[r].path, verified);
    for (size_t i = 0; manifest && i < verified->store->count; i++) {
        const char *name = verified->store->files[i].name;
        int place = place_of(name);
        if (place == PLACE_DATA || place == PLACE_SEAL || strcmp(name, BAG_TAG_MANIFEST) == 0)
            continue;
        if (!map_has(&listed, name))
            verify_fault(verified, LAYER_TAGS, name, _("is not listed in the tag manifest"));
    }
    map_free(&listed);
}

// bag-info.txt stands under the tag manifest, so it can say which files the seal has.
static void check_seal_files(struct verified *verified) {
    const char *announced = bag_text_find(&verified->info, BAG_SEAL_LABEL);
    struct buffer found = BUFFER_EMPTY;
    for (size_t i = 0; i < verified->store->count; i++) {
        const char *name = verified->store->files[i].name;
        if (place_of(name) != PLACE_SEAL) continue;
        buffer_printf(&found, "%s%s", found.length ? " " : "", name + strlen(BAG_SEAL));
    }
    if (strcmp(buffer_text(&found), announced ? announced : "") != 0)
        report_add(verified->report, LAYER_BAG, VERDICT_FAILED, BAG_SEAL,
                   _("holds \"%s\", but bag-info.txt announces \"%s\""), buffer_text(&found),
                   announced ? announced : "");
    buffer_free(&found);
}

// The day on every entry is the bagging date.
static void check_day(struct verified *verified) {
    const char *bagging = bag_text_find(&verified->info, "Bagging-Date");
    const struct zip_directory *directory = &verified->store->directory;
    date day;
    if (!bagging || !date_parse(bagging, &day) || directory->count == 0) {
        verify_fault(verified, LAYER_BAG, "bag-info.txt", _("says no valid Bagging-Date"));
        return;
    }
    struct civil civil = date_civil(day); // a year before 1980 is no year of any entry
    unsigned years = civil.year < 1980 ? 0x80 : (unsigned)civil.year - 1980;
    unsigned wanted = years << 9 | (unsigned)civil.month << 5 | (unsigned)civil.day;
    if (directory->entries[0].date != wanted)
        verify_fault(verified, LAYER_BAG, "bag-info.txt",
                     _("Bagging-Date is not the day that stands on the entries"));
}

void verify_ours(struct verified *verified) {
    struct buffer declaration = BUFFER_EMPTY;
    buffer_add_text(&declaration, BAG_DECLARATION);
    check_text(verified, "bagit.txt", LAYER_BAG, &declaration, _("is not what a volume declares"));
    buffer_free(&declaration);
    check_order(verified);
    check_day(verified);
    check_seal_files(verified);
    check_unlisted_tags(verified);
    if (verified->report->failed[LAYER_MANIFESTS] == 0) check_manifest_text(verified, true);
    if (verified->report->failed[LAYER_TAGS] == 0) check_manifest_text(verified, false);
    if (!bag_text_find(&verified->info, "Payload-Oxum"))
        verify_fault(verified, LAYER_SIZES, "bag-info.txt", _("says no Payload-Oxum"));
}

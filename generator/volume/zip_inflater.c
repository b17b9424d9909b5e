// SPDX-License-Identifier: Apache-2.0
#include "volume/zip_inflater.h"

#include <stdlib.h>
#include <zip.h>

#include "base/memory.h"

struct zip_inflater {
    struct byte_source source;
    int64_t position;
    zip_error_t error;
    zip_t *archive;
    zip_file_t *file;
};

static zip_int64_t read_some(struct zip_inflater *inflater, void *data, zip_uint64_t length) {
    int64_t left = inflater->source.size - inflater->position;
    if (left <= 0) return 0;
    size_t wanted = length < (zip_uint64_t)left ? (size_t)length : (size_t)left;
    if (!byte_source_read(&inflater->source, inflater->position, data, wanted)) {
        zip_error_set(&inflater->error, ZIP_ER_READ, 0);
        return -1;
    }
    inflater->position += (int64_t)wanted;
    return (zip_int64_t)wanted;
}

static zip_int64_t source_bytes(void *context, void *data, zip_uint64_t length,
                                zip_source_cmd_t command) {
    struct zip_inflater *inflater = context;
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    case ZIP_SOURCE_OPEN:
        inflater->position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_some(inflater, data, length);
    case ZIP_SOURCE_STAT: {
        zip_stat_t *status = data;
        zip_stat_init(status);
        status->size = (zip_uint64_t)inflater->source.size;
        status->valid = ZIP_STAT_SIZE;
        return sizeof *status;
    }
    case ZIP_SOURCE_SEEK: {
        zip_int64_t to = zip_source_seek_compute_offset((zip_uint64_t)inflater->position,
                                                        (zip_uint64_t)inflater->source.size, data,
                                                        length, &inflater->error);
        if (to < 0) return -1;
        inflater->position = to;
        return 0;
    }
    case ZIP_SOURCE_TELL:
        return inflater->position;
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&inflater->error, data, length);
    default:
        zip_error_set(&inflater->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

struct zip_inflater *zip_inflater_new(const struct byte_source *source) {
    struct zip_inflater *inflater = memory_zeroed(sizeof *inflater);
    inflater->source = *source;
    zip_error_init(&inflater->error);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *bytes = zip_source_function_create(source_bytes, inflater, &error);
    inflater->archive = bytes ? zip_open_from_source(bytes, ZIP_RDONLY, &error) : NULL;
    if (!inflater->archive && bytes) zip_source_free(bytes);
    zip_error_fini(&error);
    return inflater;
}

void zip_inflater_free(struct zip_inflater *inflater) {
    if (!inflater) return;
    if (inflater->file) zip_fclose(inflater->file);
    if (inflater->archive) zip_discard(inflater->archive);
    zip_error_fini(&inflater->error);
    free(inflater);
}

bool zip_inflater_begin(struct zip_inflater *inflater, size_t index) {
    if (!inflater->archive) return false;
    if (inflater->file) zip_fclose(inflater->file);
    inflater->file = zip_fopen_index(inflater->archive, index, 0);
    return inflater->file != NULL;
}

int64_t zip_inflater_read(struct zip_inflater *inflater, void *bytes, size_t capacity) {
    return zip_fread(inflater->file, bytes, capacity);
}

// SPDX-License-Identifier: Apache-2.0
// An archive folder with an open catalogue, and batches and volumes to put in.
#ifndef JUANCE_TESTS_CATALOGUE_SCENE_H
#define JUANCE_TESTS_CATALOGUE_SCENE_H

#include "unit.h"

#include "base/buffer.h"
#include "catalogue/database.h"

struct scene {
    char folder[64];
    struct arena *arena;
    struct diagnostics diagnostics;
    struct buffer messages; // what was diagnosed
    struct catalogue *catalogue;
};

#define IN_SCENE(test) cmocka_unit_test_setup_teardown(test, open_scene, close_scene)
int open_scene(void **state);
int close_scene(void **state);

// Stands for SHA-256: the tests of the chain only ask that other bytes give another digest.
void toy_digest(const void *bytes, size_t length, unsigned char into[CATALOGUE_SHA256]);

void close_catalogue(struct scene *scene);
char *database_path(struct scene *scene);
void meddle(struct scene *scene, const char *sql); // what somebody else does to the file
int64_t count(struct scene *scene, const char *sql);

date day(const char *text);

struct someone {
    const char *name, *id_number, *certificate; // certificate NULL: none
};
extern const struct someone three[3]; // two of them with a certificate

// A batch of one session on `exam`, 09:00 to 11:00, with one assessor, the same in all batches.
struct batch *make_batch(struct scene *scene, const char *institution, const char *number,
                         const char *exam, const struct someone *people, size_t people_count);
int64_t put(struct scene *scene, const struct batch *batch, int revision); // gives its row

struct catalogue_volume make_volume(struct scene *scene, int64_t batch, const char *id,
                                    const char *class_name, const char *due);
void put_volume(struct scene *scene, const struct catalogue_volume *volume); // with two files

#endif

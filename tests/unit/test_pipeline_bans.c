// SPDX-License-Identifier: Apache-2.0
#include "archive/bans.h"

#include <string.h>

#include "unit.h"
#include "volume/digest.h"

static void test_a_ban_by_digest_gets_its_number(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct references *references = record_new(arena, &references_kind);
    struct batch *batch = record_new(arena, &batch_kind);
    struct candidate *candidate = record_new(arena, &candidate_kind);
    struct ban *known = record_new(arena, &ban_kind), *stranger = record_new(arena, &ban_kind);
    candidate->idNumber = "11010519491231002x";
    batch->candidate = (struct list){&candidate->record, 1};
    assert_ptr_equal(bans_for_batch(references, batch, arena), references);
    assert_null(bans_for_batch(NULL, batch, arena));

    unsigned char one[SHA256_SIZE], other[SHA256_SIZE];
    sha256_of("11010519491231002X", 18, one);
    sha256_of("440524188001010014", 18, other);
    known->idSha256 = one;
    stranger->idSha256 = other;
    known->record.next = &stranger->record;
    references->ban = (struct list){&known->record, 2};
    const struct references *resolved = bans_for_batch(references, batch, arena);
    const struct ban *first = (const struct ban *)resolved->ban.first;
    assert_string_equal(first->idNumber, candidate->idNumber);
    assert_null(((const struct ban *)first->record.next)->idNumber);
    assert_null(first->record.next->next);
    assert_null(known->idNumber); // the shared list is untouched
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_ban_by_digest_gets_its_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

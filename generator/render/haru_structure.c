// SPDX-License-Identifier: Apache-2.0
// The structure tree as objects of the file.
#include <stdlib.h>

#include "render/haru.h"
#include "render/structure.h"

bool haru_structure(struct haru *haru) {
    const struct structure *structure = &haru->structure;
    size_t count = structure->nodes.count;
    struct buffer entries = BUFFER_EMPTY;
    HPDF_Dict *objects = memory_zeroed(count * sizeof(HPDF_Dict));
    unsigned *elements = memory_zeroed(count * sizeof *elements);
    unsigned *pages = memory_zeroed(haru->page_count * sizeof *pages);
    // All get their numbers first: they name each other.
    HPDF_Dict root = haru_object(haru, &entries);
    for (size_t i = 0; i < count && !haru->failed; i++) {
        objects[i] = haru_object(haru, &entries);
        if (objects[i]) elements[i] = haru_number(objects[i]);
    }
    for (size_t i = 0; i < haru->page_count; i++) pages[i] = haru_page_number(haru, i);
    if (!haru->failed) {
        struct structure_numbers numbers = {haru_number(root), elements, pages};
        for (size_t i = 0; i < count; i++) {
            structure_write_element(structure, i, &numbers, &entries);
            haru_fill(objects[i], &entries);
        }
        structure_write_root(structure, &numbers, &entries);
        haru_fill(root, &entries);
        HPDF_Dict_Add(haru->pdf->catalog, "StructTreeRoot", root);
        HPDF_Dict mark = HPDF_Dict_New(haru->pdf->mmgr);
        HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
        HPDF_Dict_Add(haru->pdf->catalog, "MarkInfo", mark);
    }
    buffer_free(&entries);
    free(objects);
    free(elements);
    free(pages);
    return !haru->failed;
}

// SPDX-License-Identifier: Apache-2.0
// What proves that a volume was destroyed by decision: a register of destruction that lies in the
// archive, is whole, and names the volume with its evidence. Rows of the catalogue and journals
// prove nothing: whoever can delete a volume can write them.
#ifndef JUANCE_VERIFY_VERIFY_DESTRUCTION_H
#define JUANCE_VERIFY_VERIFY_DESTRUCTION_H

#include "base/map.h"
#include "verify/verify_member.h"
#include "verify/verify_scene.h"

// Looks into the registers among the members (which must have been verified) for the destruction of
// volumes; fills scene->destroyed.
void destructions_find(struct verify_scene *scene, const struct member *members, size_t count);

// "destroyed on 2025-01-20, by decision 鉴销1号", in the scene's arena; NULL: nothing proves it.
const char *destruction_proved(const struct verify_scene *scene, const char *id);

#endif

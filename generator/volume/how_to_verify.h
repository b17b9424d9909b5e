// SPDX-License-Identifier: Apache-2.0
// VERIFY.txt: how to verify one volume with sha256sum and openssl alone.
#ifndef JUANCE_VOLUME_HOW_TO_VERIFY_H
#define JUANCE_VOLUME_HOW_TO_VERIFY_H

#include "base/buffer.h"
#include "volume/volume_writer.h"

// Each command stands on its own line behind "$ " and runs in the top folder of the unpacked
// volume. $TRUST is a file of trusted certificates that the reader brings.
void verify_text(struct buffer *into, const char *id, const char *preface,
                 const struct volume_seal *seal);

#endif

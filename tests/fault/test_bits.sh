#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of fault_bits.sh; test_volume_verify tries every bit of a smaller volume.
. "$ROOT/tests/tap.sh"
"$ROOT/tests/fault/fault_bits.sh" 53 > said 2>&1
ok $? "every flipped bit is found" "$(tail -n 5 said)"
tap_end

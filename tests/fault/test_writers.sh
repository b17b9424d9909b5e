#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of fault_writers.sh.
. "$ROOT/tests/tap.sh"
"$ROOT/tests/fault/fault_writers.sh" --every 97 > said 2>&1
ok $? "whatever call fails or is the last, sealing and receiving are ended by the next" "$(tail -n 5 said)"
tap_end

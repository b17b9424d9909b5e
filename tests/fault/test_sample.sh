#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of `make fault`.
. "$ROOT/tests/tap.sh"
"$ROOT/tests/fault/fault_build.sh" --every 37 > said 2>&1
ok $? "whatever call fails or is the last, a build is ended by the next" "$(tail -n 5 said)"
tap_end

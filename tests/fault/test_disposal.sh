#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of fault_disposal.sh.
. "$ROOT/tests/tap.sh"
"$ROOT/tests/fault/fault_disposal.sh" --every 13 --traced 25 > said 2>&1
ok $? "whatever call fails or is the last, a destruction is ended by the next" "$(tail -n 5 said)"
tap_end

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: fault_disposal.sh [OPTION...]: every call that changes the disk fails, or is the last one, once
# each during a destruction; every system call is the last one. Options go to run_disposal_faults.py.
exec python3 "$ROOT/tests/fault/run_disposal_faults.py" "$JUANCE" "$BUILD/tests/fault/inject.so" "$BUILD/tests/fault/kill_at" \
    "$ROOT/samples/sichuan/complete-school" "$@"

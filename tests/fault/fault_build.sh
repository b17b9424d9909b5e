#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: fault_build.sh [OPTION...]: every call that changes the disk fails, is cut short, or is the last
# one, once each during the build of a small sample. Options go to run_faults.py.
exec python3 "$ROOT/tests/fault/run_faults.py" "$JUANCE" "$BUILD/tests/fault/inject.so" \
    "$ROOT/samples/sichuan/complete-school" "$@"

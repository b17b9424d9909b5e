#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: fault_writers.sh [OPTION...]: every call that changes the disk fails, or is the last one, once each
# during `juance seal` and `juance receive`. Options go to run_writer_faults.py.
exec python3 "$ROOT/tests/fault/run_writer_faults.py" "$JUANCE" "$BUILD/tests/fault/inject.so" \
    "$ROOT/samples/sichuan/complete-school" "$@"

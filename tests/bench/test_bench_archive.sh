#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of bench_archive.py: that it runs; its figures mean nothing here.
. "$ROOT/tests/tap.sh"
python3 "$ROOT/tests/bench/bench_archive.py" --volumes 12 --signed 12 --runs 1 --least 0 > said 2>&1
ok $? "bench_archive.py runs" "$(tail -n 5 said)"
tap_end

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of bench_archive.py: that it runs; its figures mean nothing here.
exec python3 "$ROOT/tests/bench/bench_archive.py" --volumes 12 --signed 12 --runs 1 --least 0

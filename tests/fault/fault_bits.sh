#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: fault_bits.sh: every bit of the headers of a real volume, one of every 61st byte of its content.
exec python3 "$ROOT/tests/archive/test_demo.py" --every-bit

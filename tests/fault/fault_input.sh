#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# usage: fault_input.sh: 1 GB of elements, 300 MB of text: refused within the bounds of memory.
exec python3 "$ROOT/tests/batches/test_input.py" --full

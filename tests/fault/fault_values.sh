#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 20,000 random values; `make test` takes 300 of them.
exec "$ROOT/tests/batches/test_mutated_values.py" --count 20000

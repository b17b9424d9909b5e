#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every kind of element removed from every complete sample; `make test` takes a sample of them.
exec "$ROOT/tests/rules/test_mutation.py" --all

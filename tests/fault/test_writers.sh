#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of fault_writers.sh.
exec "$ROOT/tests/fault/fault_writers.sh" --every 97

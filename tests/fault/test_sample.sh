#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of `make fault`.
exec "$ROOT/tests/fault/fault_build.sh" --every 37

#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of fault_bits.sh; test_volume_verify tries every bit of a smaller volume.
exec "$ROOT/tests/fault/fault_bits.sh" 53

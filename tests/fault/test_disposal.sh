#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A sample of fault_disposal.sh.
exec "$ROOT/tests/fault/fault_disposal.sh" --every 13 --traced 25

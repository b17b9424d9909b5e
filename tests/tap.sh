# SPDX-License-Identifier: Apache-2.0
# TAP for scripts, sourced: `ok STATUS WHAT [WHY]` for each thing that was looked at, and at the end
# `tap_end`, which prints the plan (without it tests/run takes the script for broken off) and exits.
# shellcheck shell=sh
tap_counted=0 tap_failed=0

ok() {
    tap_counted=$((tap_counted + 1))
    if [ "$1" = 0 ]; then
        echo "ok - $2"
    else
        tap_failed=1
        echo "not ok - $2${3:+: $(printf '%s' "$3" | tr '\n' ' ' | tail -c 600)}"
    fi
}

tap_end() {
    echo "1..$tap_counted"
    exit $tap_failed
}

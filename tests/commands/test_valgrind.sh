#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# check, build and verify under valgrind: no access out of bounds, nothing lost, and the same words, status
# and volumes as without it. Valgrind's own words go to a log: before 3.20 it does not know openat2() and
# says so, and juance opens files by the way of older kernels.
set -u
. "$ROOT/tests/tap.sh"

# run NAME STATUS ARGUMENT...
run() {
    local name=$1 wanted=$2
    shift 2
    "$JUANCE" "$@" >"$name.plain" 2>&1
    mv archive "$name.archive" 2>/dev/null
    [ "$1" != verify ] || cp -r "$name.archive" archive
    valgrind -q --log-file=log --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
        --suppressions="$ROOT/tests/valgrind.supp" "$JUANCE" "$@" >"$name.checked" 2>&1
    local status=$?
    [ $status = "$wanted" ] && ! grep -q '^==' log && cmp -s "$name.plain" "$name.checked"
    ok $? "$name under valgrind" "exit status $status: $(grep -m 3 '^==' log; diff "$name.plain" "$name.checked" | head -n 5)"
}

run check-complete 0 check "$ROOT/samples/sichuan/complete-school"
run check-defective 1 check --json -j 2 "$ROOT"/samples/hunan/defective-*
run check-malformed 2 check "$ROOT/tests/commands"
run build 0 build "$ROOT/samples/sichuan/complete-school"
(cd build.archive/volumes && sha256sum */*/*.zip) >with && (cd archive/volumes && sha256sum -c --quiet) <with
ok $? "the volumes are the same under valgrind"
run verify 0 verify archive
tap_end

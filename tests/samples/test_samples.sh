#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The committed batches are what the generator makes, byte for byte, and fit the schema. (Cases and
# ratings are written by hand; the unit tests of the desk judge them.)
set -u
. "$ROOT/tests/tap.sh"
make() { python3 "$ROOT/tests/samples/make_samples.py" "$@"; }

make --all samples && cp "$ROOT/samples/README.md" samples/ &&
    diff -r -x cases -x ratings -x register.png "$ROOT/samples" samples > difference
ok $? "samples/ is what make_samples.py --all makes" "$(head -n 20 difference)"
for kind in assessment-batch:batch institution:institution case:case rating:rating; do
    find "$ROOT/samples" -name "${kind##*:}.xml" > list
    [ -s list ] && xargs xmllint --noout --nonet --schema "$ROOT/schemas/${kind%%:*}.xsd" < list > messages 2>&1
    ok $? "every ${kind##*:}.xml fits its schema" "$(grep -v ' validates$' messages | head -n 20)"
done

# A measuring batch: the same bytes twice, valid, as many candidates as asked for.
for run in 1 2; do
    make --province yunnan --candidates 700 --batches 2 --seed 7 --no-files --output measure$run
done
diff -r measure1 measure2 > difference
ok $? "the same bytes twice" "$(head -n 20 difference)"
[ "$(find measure1 -name batch.xml | wc -l)" = 2 ]
ok $? "two batches"
for export in measure1/*/batch.xml; do
    xmllint --noout --nonet --schema "$ROOT/schemas/assessment-batch.xsd" "$export" 2> messages
    ok $? "$export fits its schema" "$(head -n 20 messages)"
    [ "$(grep -c '<candidate ' "$export")" = 700 ]
    ok $? "$export: 700 candidates" "$(grep -c '<candidate ' "$export")"
done
tap_end

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The committed batches are what the generator makes, byte for byte, and fit the schema. (Cases and
# ratings are written by hand; the unit tests of the desk judge them.)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM
failed=0

PYTHONDONTWRITEBYTECODE=1 python3 "$root/tests/samples/make_samples.py" --all "$scratch/samples"
[ -f "$root/samples/README.md" ] && cp "$root/samples/README.md" "$scratch/samples/README.md"
if ! diff -r -x cases -x ratings -x register.png "$root/samples" "$scratch/samples" >"$scratch/difference"; then
    echo "samples/ is not what tests/samples/make_samples.py --all makes:"
    head -20 "$scratch/difference"
    failed=1
fi
for kind in assessment-batch:batch institution:institution; do
    schema=$root/schemas/${kind%%:*}.xsd
    [ -f "$schema" ] || continue
    find "$root/samples" -name "${kind##*:}.xml" | sort >"$scratch/list"
    if [ -s "$scratch/list" ] && ! xargs xmllint --noout --nonet --schema "$schema" \
        <"$scratch/list" >"$scratch/messages" 2>&1; then
        grep -v ' validates$' "$scratch/messages" | head -20
        failed=1
    fi
done

# A measuring batch: the same bytes twice, valid, as many candidates as asked for.
for run in 1 2; do
    PYTHONDONTWRITEBYTECODE=1 python3 "$root/tests/samples/make_samples.py" --province yunnan \
        --candidates 700 --batches 2 --seed 7 --no-files --output "$scratch/measure$run"
done
diff -r "$scratch/measure1" "$scratch/measure2" || failed=1
for export in "$scratch"/measure1/*/batch.xml; do
    xmllint --noout --nonet --schema "$root/schemas/assessment-batch.xsd" "$export" \
        2>"$scratch/messages" || { head -20 "$scratch/messages"; failed=1; }
    [ "$(grep -c '<candidate ' "$export")" -eq 700 ] || { echo "$export: not 700 candidates"; failed=1; }
done
exit $failed

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# demo.sh BUILD: makes BUILD/demo/archive from all complete samples, signs, seals and verifies it; says
# what to try next. Its status is that of `juance build`.
set -eu
build=$1
juance=$build/juance
demo=$build/demo
archive=$demo/archive

rm -rf "$demo"
mkdir -p "$archive"
set -- samples/*/complete-*
"$(dirname "$0")/demo-keys.sh" --authority "$demo" "$@"
"$juance" build --quiet --archive "$archive" --config "$demo/config.xml" --sign "$@"
"$juance" notice --quiet --seal --archive "$archive" --config "$demo/config.xml" --output "$demo/notices" \
    samples/*/cases/*/case.xml
"$juance" notice --quiet --archive "$archive" --output "$demo/notices/blank" --blank
"$juance" rate --quiet --seal --archive "$archive" --config "$demo/config.xml" --output "$demo/ratings" \
    samples/*/ratings/*.xml
"$juance" seal --quiet --archive "$archive" --config "$demo/config.xml"
"$juance" verify --quiet --trust "$demo/trust.pem" --report "$demo/verification.pdf" "$archive"

mkdir -p "$demo/public"
"$juance" bulletin --quiet --archive "$archive" --period 2025 --output "$demo/public"
"$juance" bulletin --quiet --lists --archive "$archive" --period 2025 --output "$demo/public"

# offer COMMAND ARGUMENT...: only what this version of the program can do
commands=$("$juance" --help | sed -n 's/^  \([a-z]*\)[ |].*/\1/p')
offer() {
    for command in $commands; do
        if [ "$command" = "$1" ]; then echo "  $juance $*"; fi
    done
}

volumes=$(find "$archive/volumes" -name '*.zip' | sort)
first=$(echo "$volumes" | grep -e '-Y\.zip$' | grep -v -e '-case' -e '-rating-' | head -n 1)
register=$(unzip -Z1 "$first" 2>/dev/null | grep '/获证人员名册\.pdf$') || register=
report=$(find "$archive/reports" -name '*.pdf' | sort | head -n 1)
defective=$(find samples -name 'defective-*' | sort | head -n 1)

echo "Made $archive: $(echo "$volumes" | wc -l) sealed volumes of $# batches, cases and ratings, $(du -sh "$archive" | cut -f 1)"
echo "$volumes" | sed 's/^/  /'
echo "and a completeness report of each batch:"
find "$archive/reports" -name '*.pdf' | sort | sed 's/^/  /'
echo "the notices of $(ls samples/*/cases | grep -c -v -e '^$' -e ':$') cases in $demo/notices, blank forms beside them, and the reports of the ratings:"
find "$demo/ratings" -name '*.pdf' | sort | sed 's/^/  /'
echo
echo "Signed and stamped with keys made just now, marked DEMO; $demo/trust.pem is what to trust them by."
echo "The seal list $(find "$archive/seals" -name 'SEAL-*.sha256') covers all; everything verified: $demo/verification.pdf"
echo
echo "The public bulletin of the year: $demo/public/bulletin-2025.pdf and .html, .json, a .csv a table;"
echo "and the lists that closed cases lead to: $demo/public/list-2025-*"
echo
echo "Try next:"
[ -z "$report" ] || echo "  xdg-open $report"
[ -z "$register" ] || echo "  unzip -p $first '$register' > $demo/register.pdf"
offer check "$defective"
offer verify "$first"
offer verify --trust "$demo/trust.pem" "$archive"
offer build --archive "$archive" --config "$demo/config.xml" "$1"
offer bulletin --archive "$archive" --period 2025 --internal --output "$demo/internal"
offer bulletin --lists --archive "$archive" --period 2025 --region 450000 --internal --output "$demo/internal"
offer dossier --archive "$archive" --output "$demo/internal" samples/hunan/complete-social-organisation/institution.xml
offer search --archive "$archive" 𠮷
offer due --archive "$archive" --on 2029-01-01

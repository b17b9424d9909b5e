#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# demo.sh BUILD: makes BUILD/demo/archive from all complete samples, says what was made and where, and
# what to try next. Its status is that of `juance build`.
set -eu
build=$1
juance=$build/juance
demo=$build/demo
archive=$demo/archive

rm -rf "$demo"
mkdir -p "$archive"
set -- samples/*/complete-*
"$juance" build --archive "$archive" "$@"

volumes=$(find "$archive/volumes" -name '*.zip' | sort)
register=$(find "$archive/reports" -name '*.pdf' | sort | head -n 1)
first=$(echo "$volumes" | head -n 1)
echo
echo "$(echo "$volumes" | wc -l) sealed volumes of $# batches ($(du -sh "$archive" | cut -f 1)):"
echo "$volumes" | sed 's/^/  /'
echo
echo "Next:"
[ -z "$register" ] || echo "  xdg-open $register"
echo "  unzip -l $first"
echo "  $juance verify $first"
echo "  $juance verify $archive"
for defective in samples/*/defective-*; do
    echo "  $juance check $defective"
    break
done
echo "  $juance search --archive $archive 𠮷"
echo "  $juance due --archive $archive --on 2029-01-01"

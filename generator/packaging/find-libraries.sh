#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# find-libraries.sh FOLDER LIBRARY...
# Writes FOLDER/flags (for compiling) and FOLDER/libraries (for linking), or says in one line what is
# missing. Called once by the Makefile, not once a file.
set -eu
folder=$1
shift
hint='run `make demo`, or generator/packaging/install-dependencies.sh, to install what is missing'
for tool in ${CC:-cc} pkg-config msgfmt; do
    if ! command -v "$tool" >/dev/null; then
        echo "juance: no $tool here; $hint" >&2
        exit 3
    fi
done
missing=
for library in "$@"; do
    pkg-config --exists "$library" || missing="$missing $library"
done
# libharu ships no pkg-config file on Debian.
if ! echo '#include <hpdf.h>' | ${CC:-cc} -E -o /dev/null -x c - 2>/dev/null; then
    missing="$missing libhpdf"
fi
if [ -n "$missing" ]; then
    echo "juance: missing$missing; $hint" >&2
    exit 3
fi
mkdir -p "$folder"
pkg-config --cflags "$@" >"$folder/flags"
echo "$(pkg-config --libs "$@") -lhpdf -lm -lpthread" >"$folder/libraries"

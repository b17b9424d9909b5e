#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# install-axe.sh FOLDER: axe-core, by npm, into FOLDER/node_modules; nothing when it is there already.
set -eu
version=4.10.2
test ! -f "$1/node_modules/axe-core/axe.min.js" || exit 0
mkdir -p "$1"
exec npm install --loglevel=error --no-audit --no-fund --prefix "$1" "axe-core@$version" >/dev/null

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the pictures of templates/README.md and samples/register.png anew.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
juance=${JUANCE:-$root/build/juance}
pictures=$root/templates/pictures
mkdir -p "$pictures"
draw() { # template, picture, resolution, further options
    template=$1 picture=$2 resolution=$3
    shift 3
    "$juance" preview -q --sample --resolution "$resolution" -o "$picture" "$@" "$template"
}
for file in "$root"/tests/render/templates/pictures/*.xml; do
    draw "$file" "$pictures/$(basename "$file" .xml).png" 72
done
draw "$root/tests/render/templates/official.xml" "$pictures/official.png" 45
draw "$root/tests/render/templates/official.xml" "$pictures/official-end.png" 45 --page 4
draw "$root/tests/render/templates/letter.xml" "$pictures/letter.png" 45
draw form-application "$pictures/form-application.png" 45
draw form-annual-plan "$pictures/form-annual-plan.png" 45 --blank
draw cover "$pictures/cover.png" 45
draw seating-plan "$pictures/seating-plan.png" 45
draw certificate-roster "$root/samples/register.png" 70
chmod 644 "$pictures"/*.png "$root/samples/register.png"

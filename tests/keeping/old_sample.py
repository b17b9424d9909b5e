#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""old_sample.py SAMPLE FOLDER: the sample as it would have been four years earlier (2021), so that the
three years of its paper are over whatever the day of the test."""
import pathlib, re, shutil, sys


def age(sample, folder):
    shutil.copytree(sample, folder)
    batch = pathlib.Path(folder, "batch.xml")
    text = re.sub(r'="(202[4-6])-', lambda m: '="%d-' % (int(m[1]) - 4), batch.read_text("utf-8"))
    batch.write_text(text.replace('year="2025"', 'year="2021"'), "utf-8")


if __name__ == "__main__":
    age(*sys.argv[1:])

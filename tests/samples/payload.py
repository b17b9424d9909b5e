# SPDX-License-Identifier: Apache-2.0
"""Files beside the export: written whole, tiny, or (for measuring the reading of XML alone) not at all."""

import hashlib
import os

import jpeg
import mp4
import pdf

FULL, TINY, NONE = "full", "tiny", "none"


class Payload:
    """Each method gives (relative path, bytes); nothing is written before `store`."""

    def __init__(self, folder, mode):
        self.folder, self.mode = folder, mode
        self._made = set()

    def scan(self, path, lines, comment):
        if self.mode == NONE:
            return path + ".jpg", None
        if self.mode == TINY:
            return path + ".jpg", jpeg.encode((), comment, 2, 2)
        return path + ".jpg", jpeg.encode(lines, comment)

    def photo(self, path, lines, comment):
        if self.mode == NONE:
            return path + ".jpg", None
        return path + ".jpg", jpeg.encode(lines, comment, 26, 36)

    def pdf(self, path, lines):
        return path + ".pdf", None if self.mode == NONE else pdf.encode(lines)

    def csv(self, path, rows):
        if self.mode == NONE:
            return path + ".csv", None
        return path + ".csv", "".join(",".join(row) + "\r\n" for row in rows).encode("utf-8-sig")

    def text(self, path, lines):
        if self.mode == NONE:
            return path + ".txt", None
        return path + ".txt", "".join(line + "\n" for line in lines).encode("utf-8")

    def video(self, path, title, seconds, width, height):
        if self.mode == NONE:
            return path + ".mp4", None
        return path + ".mp4", mp4.encode(title, seconds, width, height)

    def store(self, path, data):
        folder = os.path.join(self.folder, os.path.dirname(path))
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        with open(os.path.join(self.folder, path), "wb") as out:
            out.write(data)


def digest(path, data):
    """Of the bytes; without files (mode NONE) of the path, so that the export has its usual size."""
    return hashlib.sha256(path.encode("utf-8") if data is None else data).hexdigest()

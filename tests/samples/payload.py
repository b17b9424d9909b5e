# SPDX-License-Identifier: Apache-2.0
"""Files beside the export: written whole, tiny, one for all entries of a format, or not at all.

The last two are for measuring: `shared` gives a batch of any size without findings in a few files.
"""

import hashlib
import os

import jpeg
import mp4
import pdf

FULL, TINY, SHARED, NONE = "full", "tiny", "shared", "none"


class Payload:
    """Each method gives (relative path, bytes); nothing is written before `store`."""

    def __init__(self, folder, mode):
        self.folder, self.mode = folder, mode
        self._made = set()
        self._shared = {}  # suffix -> bytes

    def scan(self, path, lines, comment):
        if self.mode == TINY:
            return self._file(path, ".jpg", jpeg.encode, (), comment, 2, 2)
        return self._file(path, ".jpg", jpeg.encode, lines, comment)

    def photo(self, path, lines, comment):
        return self._file(path, ".jpg", jpeg.encode, lines, comment, 26, 36)

    def pdf(self, path, lines):
        return self._file(path, ".pdf", pdf.encode, lines)

    def csv(self, path, rows):
        return self._file(path, ".csv", lambda: "".join(
            ",".join(row) + "\r\n" for row in rows).encode("utf-8-sig"))

    def text(self, path, lines):
        return self._file(path, ".txt", lambda: "".join(
            line + "\n" for line in lines).encode("utf-8"))

    def video(self, path, title, seconds, width, height):
        return self._file(path, ".mp4", mp4.encode, title, seconds, width, height)

    def _file(self, path, suffix, encode, *arguments):
        if self.mode == NONE:
            return path + suffix, None
        if self.mode == SHARED:
            if suffix not in self._shared:
                self._shared[suffix] = encode(*arguments)
            return "文件" + suffix, self._shared[suffix]
        return path + suffix, encode(*arguments)

    def store(self, path, data):
        if self.mode == SHARED:
            if path in self._made:
                return
            self._made.add(path)
        folder = os.path.join(self.folder, os.path.dirname(path))
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        with open(os.path.join(self.folder, path), "wb") as out:
            out.write(data)


def digest(path, data):
    """Of the bytes; without files (mode NONE) of the path, so that the export has its usual size."""
    return hashlib.sha256(path.encode("utf-8") if data is None else data).hexdigest()

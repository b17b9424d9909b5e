#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates volumes as RFC 8493 bags, without the product's code.

usage: validate_bag.py VOLUME.zip|FOLDER...

Prints one line a bag and every fault; exit status 1 when there was one. Standard library only.
"""
import hashlib
import os
import re
import sys
import unicodedata
import urllib.parse
import zipfile


class ZipBag:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.names = [i.filename for i in self.zip.infolist() if not i.is_dir()]
        tops = {name.split("/")[0] for name in self.names}
        self.top = tops.pop() + "/" if len(tops) == 1 else ""

    def files(self):
        return [name[len(self.top):] for name in self.names]

    def open(self, name):
        return self.zip.open(self.top + name)

    def faults(self):
        for info in self.zip.infolist():
            if info.compress_type != zipfile.ZIP_STORED:
                yield f"{info.filename}: not stored"
            if info.flag_bits & ~0x800:
                yield f"{info.filename}: flags {info.flag_bits:#x}"
            if info.comment or (info.extra and info.extra[:2] != b"\x01\x00"):
                yield f"{info.filename}: comment or extra field"
            if (info.external_attr >> 16) & 0o170000 != 0o100000:
                yield f"{info.filename}: not a regular file"
        if self.zip.comment:
            yield "the ZIP has a comment"
        if not self.top:
            yield "not one top folder"
        bad = self.zip.testzip()  # reads everything, checks every CRC-32
        if bad:
            yield f"{bad}: wrong CRC-32"


class FolderBag:
    def __init__(self, path):
        self.path = path

    def files(self):
        for folder, _, names in os.walk(self.path):
            for name in names:
                yield os.path.relpath(os.path.join(folder, name), self.path)

    def open(self, name):
        return open(os.path.join(self.path, name), "rb")

    def faults(self):
        return []


def digest(bag, name, algorithm):
    running = hashlib.new(algorithm)
    with bag.open(name) as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            running.update(piece)
    return running.hexdigest()


def size(bag, name):
    with bag.open(name) as file:
        return sum(len(piece) for piece in iter(lambda: file.read(1 << 20), b""))


def text(bag, name):
    with bag.open(name) as file:
        return file.read().decode("utf-8")


def rows(bag, manifest):
    for number, line in enumerate(text(bag, manifest).splitlines(), 1):
        match = re.fullmatch(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)", line)
        if not match:
            raise ValueError(f"{manifest}: line {number} is no row")
        path = urllib.parse.unquote(match[2]) if "%" in match[2] else match[2]
        yield match[1].lower(), path


def check_names(files):
    seen = {}
    for name in files:
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            yield f"{name}: collides with {seen[key]}"
        seen[key] = name
        if name.startswith("/") or ".." in name.split("/"):
            yield f"{name}: unsafe"


def check_manifest(bag, manifest, present):
    algorithm = re.fullmatch(r"(?:tag)?manifest-(\w+)\.txt", manifest)[1]
    listed = set()
    for wanted, path in rows(bag, manifest):
        if path in listed:
            yield f"{manifest}: {path} twice"
        listed.add(path)
        if path not in present:
            yield f"{manifest}: {path} is not there"
        elif digest(bag, path, algorithm) != wanted:
            yield f"{manifest}: {path} has another digest"
    tag = manifest.startswith("tag")
    for path in sorted(present - listed):
        if path.startswith("data/") and not tag:
            yield f"{path}: not in {manifest}"
        # Beyond the RFC: everything but the tag manifests and the seal over them is covered.
        if tag and not path.startswith(("data/", "seal/", "tagmanifest-")):
            yield f"{path}: not in {manifest}"


def check_declaration(bag):
    if not re.fullmatch(r"BagIt-Version: (0\.97|1\.0)\r?\nTag-File-Character-Encoding: UTF-8\r?\n?",
                        text(bag, "bagit.txt")):
        yield "bagit.txt: not a declaration"


def check_oxum(bag, present):
    match = re.search(r"^Payload-Oxum: (\d+)\.(\d+)$", text(bag, "bag-info.txt"), re.M)
    payload = [name for name in present if name.startswith("data/")]
    found = sum(size(bag, name) for name in payload), len(payload)
    if not match or (int(match[1]), int(match[2])) != found:
        yield f"bag-info.txt: Payload-Oxum is not {found[0]}.{found[1]}"


def validate(path):
    bag = FolderBag(path) if os.path.isdir(path) else ZipBag(path)
    files = list(bag.files())
    present = set(files)
    yield from bag.faults()
    yield from check_names(files)
    for name in ("bagit.txt", "bag-info.txt"):
        if name not in present:
            yield f"{name}: missing"
            return
    yield from check_declaration(bag)
    yield from check_oxum(bag, present)
    manifests = sorted(n for n in present if re.fullmatch(r"(tag)?manifest-\w+\.txt", n))
    for kind in ("manifest-", "tagmanifest-"):
        if not any(n.startswith(kind) for n in manifests):
            yield f"no {kind}*.txt"
    for manifest in manifests:
        yield from check_manifest(bag, manifest, present)


def main():
    failed = False
    for path in sys.argv[1:]:
        try:
            faults = list(validate(path))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            faults = [str(error)]
        for fault in faults:
            print(f"{path}: {fault}")
        print(f"{path}: {'NOT valid' if faults else 'valid'}")
        failed = failed or bool(faults)
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

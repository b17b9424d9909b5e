#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bags that others made, in the forms that their version allows (RFC 8493, and the drafts 0.93 to 0.97), and in forms
that it does not."""
import hashlib
import shutil
import sys
from pathlib import Path

from demo_archive import juance
import tap

NAME = "姓名é.txt"
INFO = "Source-Organization: École\nBagging-Date: 2025-07-01\nPayload-Oxum: 6.1\n"


def bag(version="1.0", encoding="UTF-8", ends="\n", declaration=None, info=INFO, info_name="bag-info.txt", name="é.txt"):
    """The folder of a bag with one payload file."""
    folder = Path("bag")
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data").mkdir(parents=True)
    (folder / "data" / name).write_bytes(b"hello\n")
    row = "%s  data/%s\n" % (hashlib.sha256(b"hello\n").hexdigest(), name)
    declared = declaration or f"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n"

    def put(name, text, charset):
        (folder / name).write_bytes(text.replace("\n", ends).encode(charset))

    put("bagit.txt", declared, "utf-8")
    if info is not None:
        put(info_name, info, encoding)
    put("manifest-sha256.txt", row, encoding)
    tags = "".join("%s  %s\n" % (hashlib.sha256((folder / name).read_bytes()).hexdigest(), name)
                   for name in ("bagit.txt", "manifest-sha256.txt"))
    put("tagmanifest-sha256.txt", tags, encoding)
    return folder


def sound(what, *words, **form):
    status, said = juance("verify", "--bag", bag(**form))
    tap.ok(what, status == 0 and all(word in said for word in words), f"{status}: {said}")


def broken(what, word, **form):
    status, said = juance("verify", "--bag", bag(**form))
    tap.ok(what, status == 1 and word in said, f"{status}: {said}")


def main():
    for version in ("1.0", "0.97", "0.96", "0.95", "0.94", "0.93"):
        sound(f"a bag of version {version}", version=version)
    sound("what bag-info.txt was called before 0.96", version="0.95", info_name="package-info.txt")
    broken("and its sizes are looked at", "Payload-Oxum", version="0.95", info_name="package-info.txt",
           info=INFO.replace("6.1", "7.1"))
    for encoding in ("ISO-8859-1", "UTF-16", "windows-1252"):
        sound(f"tag files in {encoding}", encoding=encoding)
    sound("tag files in GB18030", encoding="GB18030", name=NAME, info=INFO.replace("École", "示例学院"))
    for ends, called in (("\r\n", "CR LF"), ("\r", "CR")):
        sound(f"lines that end with {called}", ends=ends)
        sound(f"the same in ISO-8859-1 ({called})", ends=ends, encoding="ISO-8859-1")
    sound("blanks before the colon, before 1.0", version="0.97", info=INFO.replace("Payload-Oxum:", "Payload-Oxum :"))
    broken("but not since", "is not \"Label: value\"", info=INFO.replace("Payload-Oxum:", "Payload-Oxum :"))
    for word, text in (("blank before", "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"),
                       ("no blank behind", "BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n"),
                       ("the same in the second line", "BagIt-Version: 1.0\nTag-File-Character-Encoding : UTF-8\n"),
                       ("a third line", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nOther: 1\n"),
                       ("one line alone", "BagIt-Version: 1.0\n")):
        broken(f"bagit.txt with {word} is refused", "does not consist of", declaration=text)
    for version in ("0.92", "0.98", "1.1", "2.0", "1", "1.00"):
        broken(f"version {version} is refused", "is neither 1.0 nor", version=version)
    broken("an encoding that is none", "no such encoding is known",
           declaration="BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON-8\n")
    broken("tag files that are not in their encoding", "is not in US-ASCII",
           declaration="BagIt-Version: 1.0\nTag-File-Character-Encoding: US-ASCII\n")
    return tap.end()


sys.exit(main())

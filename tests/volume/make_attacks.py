#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the corpus of forged volumes out of one whole volume.

usage: make_attacks.py WHOLE.zip FOLDER

Writes FOLDER/<attack>.zip and FOLDER/expected.txt: name, a tab, and what the message must say.
Knows ZIP by itself (APPNOTE 6.3.10), nothing of the product's code.
"""
import copy
import os
import struct
import sys
import unicodedata
import zlib

LOCAL, CENTRAL, END = 0x04034B50, 0x02014B50, 0x06054B50
END64, LOCATOR, DESCRIPTOR = 0x06064B50, 0x07064B50, 0x08074B50


class Side:
    """One of the two headers of an entry."""

    def __init__(self, name, data, date):
        self.needed, self.flags, self.method = 10, 0 if name.isascii() else 0x800, 0
        self.time, self.date = 12 << 11, date
        self.crc, self.stored, self.size = zlib.crc32(data), len(data), len(data)
        self.name, self.extra = name.encode(), b""
        self.made_by, self.comment, self.disk, self.internal = 0x033F, b"", 0, 0
        self.external, self.offset = 0o100644 << 16, None


class Entry:
    def __init__(self, name, data, date):
        self.local, self.central = Side(name, data, date), Side(name, data, date)
        self.data, self.before, self.after = data, b"", b""
        self.listed = self.written = True

    def both(self, **fields):
        for side in (self.local, self.central):
            for key, value in fields.items():
                setattr(side, key, value)


def local_bytes(s):
    return struct.pack("<IHHHHHIIIHH", LOCAL, s.needed, s.flags, s.method, s.time, s.date, s.crc,
                       s.stored, s.size, len(s.name), len(s.extra)) + s.name + s.extra


def central_bytes(s):
    return struct.pack("<IHHHHHHIIIHHHHHII", CENTRAL, s.made_by, s.needed, s.flags, s.method,
                       s.time, s.date, s.crc, s.stored, s.size, len(s.name), len(s.extra),
                       len(s.comment), s.disk, s.internal, s.external,
                       s.offset) + s.name + s.extra + s.comment


def build(entries, prefix=b"", suffix=b"", gap=b"", comment=b"", count=None, size=None, shift=0,
          zip64=None, tail=b"", disk=0, order=None):
    out = bytearray(prefix)
    for e in entries:
        if not e.written:
            continue
        out += e.before
        if e.central.offset is None:
            e.central.offset = len(out) - shift
        out += local_bytes(e.local) + e.data + e.after
    out += gap
    start = len(out)
    listed = [e for e in (order(entries) if order else entries) if e.listed]
    for e in listed:
        out += central_bytes(e.central)
    out += tail
    total = count if count is not None else len(listed)
    length = size if size is not None else len(out) - start
    at = start - shift
    if zip64:
        where = len(out) + zip64.get("wrong", 0)
        out += struct.pack("<IQHHIIQQQQ", END64, 44, 45, 45, 0, 0, total, total, length, at)
        out += struct.pack("<IIQI", LOCATOR, 0, where, 1)
    out += struct.pack("<IHHHHIIH", END, disk, disk, total, total, length, at, len(comment))
    return bytes(out) + comment + suffix


def read(path):
    """The entries of a whole volume, by its central directory."""
    raw = open(path, "rb").read()
    _, _, _, _, count, _, at, _ = struct.unpack("<IHHHHIIH", raw[-22:])
    entries = []
    for _ in range(count):
        fields = struct.unpack("<IHHHHHHIIIHHHHHII", raw[at:at + 46])
        name = raw[at + 46:at + 46 + fields[10]].decode()
        data = fields[16] + 30 + len(name.encode())
        entries.append(Entry(name, raw[data:data + fields[9]], fields[6]))
        at += 46 + fields[10]
    assert build(copy.deepcopy(entries)) == raw, "the whole volume is not what was expected"
    return entries


ATTACKS = []


def attack(says):
    def keep(function):
        ATTACKS.append((function.__name__.replace("_", "-"), says, function))
        return function
    return keep


SCAN = 4  # data/01-.../002-....jpg


# ---- around the entries ---------------------------------------------------------------------------
@attack("bytes were put before")
def prefix(es): return build(es, prefix=b"#!/bin/sh\nexit 0\n", shift=17)


@attack("but what is before it ends at 0")
def prefix_with_offsets(es): return build(es, prefix=b"x" * 64)


@attack("is not at the end of the file")
def suffix(es): return build(es, suffix=b"appended")


@attack("length of the comment")
def suffix_as_if_no_comment(es): return build(es, comment=b"")[:-2] + b"\x04\x00"


@attack("is not at the end of the file")
def comment(es): return build(es, comment=b"a comment")


@attack("a gap, an overlap or another order")
def gap_between(es):
    es[SCAN].before = b"hidden"
    return build(es)


@attack("but the entries end at")
def gap_before_directory(es): return build(es, gap=b"hidden")


@attack("a gap, an overlap or another order")
def entry_hidden_in_gap(es):
    es[SCAN].listed = False
    return build(es)


@attack("bytes were put before")
def two_zips_in_a_row(es):
    one = build(copy.deepcopy(es))
    return one + build(es)


@attack("the entry reaches into what follows it")
def overlap(es):
    second = copy.deepcopy(es[SCAN])
    second.written = False
    second.both(name=b"QX01-2025-003-D5/data/01-z.jpg", flags=0)
    es.insert(SCAN + 1, second)
    second.central.offset = sum(len(local_bytes(e.local)) + len(e.data) for e in es[:SCAN])
    return build(es)


@attack("a gap, an overlap or another order")
def directory_in_another_order(es):
    return build(es, order=lambda l: l[:2] + [l[3], l[2]] + l[4:])


@attack("the entry reaches into what follows it")
def size_into_next(es):
    es[SCAN].both(size=10000, stored=10000)
    return build(es)


@attack("is not at the end of the file")
def cut_off(es): return build(es)[:-10]


# ---- end records ----------------------------------------------------------------------------------
@attack("number of entries")
def count_too_small(es): return build(es, count=len(es) - 1)


@attack("number of entries")
def count_too_large(es): return build(es, count=len(es) + 1)


@attack("offset and size do not lead")
def directory_size_wrong(es): return build(es, size=100)


@attack("is there though nothing needs it")
def zip64_not_needed(es): return build(es, zip64={"wrong": 0})


@attack("offset of the end record")
def zip64_locator_wrong(es): return build(es, zip64={"wrong": 8})


@attack("disk number")
def other_disk(es): return build(es, disk=1)


@attack("there is a piece that is no entry")
def bytes_behind_directory(es): return build(es, tail=b"\x50\x4b\x05\x05\x02\x00ab")


@attack("an entry does not begin where it must")
def archive_extra_data(es): return build(es, tail=b"\x50\x4b\x06\x08" + b"\x00" * 60)


# ---- names ------------------------------------------------------------------------------------------
TOP = "QX01-2025-003-D5/"


def renamed(es, name):
    es[SCAN].both(name=name if isinstance(name, bytes) else (TOP + name).encode())
    if not es[SCAN].local.name.isascii():
        es[SCAN].both(flags=0x800)
    else:
        es[SCAN].both(flags=0)
    return build(es)


def added(es, name):
    es.insert(SCAN + 1, Entry(TOP + name, b"x", es[0].local.date))
    return build(es)


@attack("the name occurs twice")
def name_twice(es): return added(es, es[SCAN].local.name.decode()[len(TOP):])


@attack("differs only by case or normalisation")
def name_differs_by_case(es): return added(es, es[SCAN].local.name.decode()[len(TOP):-3] + "JPG")


@attack("normalisation form C")
def name_decomposed(es): return added(es, unicodedata.normalize("NFD", "data/01-报名/é.jpg"))


@attack("differs only by case or normalisation")
def name_differs_by_normalisation(es):
    es.insert(SCAN + 1, Entry(TOP + "data/01-报名/é.jpg", b"x", es[0].local.date))
    return added(es, unicodedata.normalize("NFD", "data/01-报名/é.jpg"))


@attack("is a file and cannot be its folder as well")
def file_as_folder(es): return added(es, es[SCAN].local.name.decode()[len(TOP):] + "/x")


@attack("is absolute")
def name_absolute(es): return renamed(es, b"/etc/passwd")


@attack('has a component "." or ".."')
def name_climbs(es): return renamed(es, "data/../../x")


@attack("holds a backslash")
def name_backslash(es): return renamed(es, "data\\x")


@attack("begins with a drive letter")
def name_drive(es): return renamed(es, b"C:/x")


@attack("holds a NUL")
def name_nul(es): return renamed(es, "data/01-x.jpg\0.txt")


@attack("control character")
def name_line_break(es): return renamed(es, "data/01-x\n.jpg")


@attack("is not UTF-8")
def name_gbk(es): return renamed(es, TOP.encode() + "data/01-报名/x".encode("gbk"))


@attack("holds one of %")
def name_percent(es): return renamed(es, "data/01-x%0a.jpg")


@attack("is empty")
def name_empty(es): return renamed(es, b"")


@attack("does not lie below the one top folder")
def name_outside_top(es): return renamed(es, b"other/data/x")


@attack("the local header calls the entry")
def name_local_differs(es):
    es[SCAN].local.name = es[SCAN].local.name[:-3] + b"exe"
    return build(es)


@attack("length of the name in the local header")
def name_local_longer(es):
    es[SCAN].local.name += b".exe"
    return build(es)


# ---- fields -------------------------------------------------------------------------------------------
def field(name, side, says, **fields):
    def change(es):
        headers = {"local": [es[SCAN].local], "central": [es[SCAN].central],
                   "both": [es[SCAN].local, es[SCAN].central]}[side]
        for header in headers:
            for key, value in fields.items():
                setattr(header, key, value)
        return build(es)
    ATTACKS.append((name, says, change))


field("encrypted", "both", "the entry is encrypted", flags=0x801)
field("strongly-encrypted", "both", "the entry is encrypted", flags=0x841)
field("directory-masked", "both", "the entry is encrypted", flags=0x2800)
field("descriptor-flag", "both", "flags", flags=0x808)
field("utf8-flag-missing", "both", "flags", flags=0)
field("flags-local-differ", "local", "flags in the local header", flags=0x802)
field("symbolic-link", "both", "the entry is a symbolic link", external=0o120777 << 16)
field("device", "both", "the entry is no regular file", external=0o020666 << 16)
field("setuid", "both", "external attributes", external=0o104755 << 16)
field("dos-attributes", "both", "external attributes", external=(0o100644 << 16) | 1)
field("made-by-windows", "central", "version made by", made_by=0x0A3F)
field("version-needed", "both", "version needed", needed=63)
field("version-local-differs", "local", "version needed in the local header", needed=20)
field("method-unknown", "both", "neither stored nor deflated", method=97)
field("method-local-differs", "local", "method in the local header", method=8)
field("time-other", "both", "time", time=0)
field("date-other", "both", "date", date=0x21)
field("time-local-differs", "local", "time in the local header", time=1)
field("checksum-wrong", "both", "the headers say", crc=0xDEADBEEF)
field("checksum-local-differs", "local", "checksum in the local header", crc=0)
field("size-local-differs", "local", "size in the local header", size=1)
field("stored-size-differs", "central", "a stored entry has two sizes", size=1)
field("entry-comment", "central", "length of the comment", comment=b"x")
field("entry-disk", "central", "disk number", disk=1)
field("internal-attributes", "central", "internal attributes", internal=1)
field("extra-central", "central", "an extra field that is not ours", extra=b"UT\x05\x00\x01abcd")
field("extra-local", "local", "the extra field in the local header", extra=b"ux\x04\x00abcd")
field("zip64-entry-not-needed", "both", "the ZIP64 extra field is not needed", size=0xFFFFFFFF,
      stored=0xFFFFFFFF, extra=struct.pack("<HHQQ", 1, 16, 24, 24))
field("zip64-entry-missing", "central", "the ZIP64 extra field is missing", offset=0xFFFFFFFF)
field("zip64-entry-impossible", "central", "impossible", size=0xFFFFFFFF, stored=0xFFFFFFFF,
      extra=struct.pack("<HHQQ", 1, 16, 1 << 63, 1 << 63))


@attack("flags")
def descriptor(es):
    e = es[SCAN]
    e.both(flags=0x808)
    e.local.crc = e.local.size = e.local.stored = 0
    e.after = struct.pack("<IIII", DESCRIPTOR, e.central.crc, len(e.data), len(e.data))
    return build(es)


def deflated(es, data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    es[SCAN].data = packer.compress(data) + packer.flush()
    es[SCAN].both(method=8, size=len(data), stored=len(es[SCAN].data), crc=zlib.crc32(data))
    return build(es)


@attack("method")
def deflate(es): return deflated(es, es[SCAN].data)


@attack("a ZIP bomb")
def bomb(es): return deflated(es, b"\0" * (80 << 20))


@attack("method")
def bomb_that_lies(es):
    """Says 100 bytes and unpacks to 80 MB: a reader of foreign bags must stop at what was said."""
    deflated(es, b"\0" * (80 << 20))
    es[SCAN].both(size=100)
    return build(es)


@attack("the entry reaches into what follows it")
def bomb_of_overlaps(es):
    """Many names for the same bytes, each quoting the headers of the next."""
    at = sum(len(local_bytes(e.local)) + len(e.data) for e in es[:SCAN])
    for number in range(200):
        twin = copy.deepcopy(es[SCAN])
        twin.written = False
        twin.both(name=b"QX01-2025-003-D5/data/01-z%03d.jpg" % number, flags=0)
        twin.central.offset = at
        es.insert(SCAN + 1 + number, twin)
    return build(es)


@attack('has a component "." or ".."')
def name_dot(es): return renamed(es, "data/./x")


@attack("has an empty component")
def name_empty_component(es): return renamed(es, "data//x")


@attack('has a component "." or ".."')
def name_climbs_at_once(es): return renamed(es, b"../x")


@attack("the local header calls the entry")
def name_local_climbs(es):
    es[SCAN].local.name = b"../" + es[SCAN].local.name[3:]
    return build(es)


field("stored-size-local-differs", "local", "stored size in the local header", stored=1)


def main():
    whole, folder = sys.argv[1:]
    entries = read(whole)
    os.makedirs(folder, exist_ok=True)
    expected = []
    for name, says, function in ATTACKS:
        raw = function(copy.deepcopy(entries))
        with open(os.path.join(folder, name + ".zip"), "wb") as file:
            file.write(raw)
        expected.append(f"{name}\t{says}\n")
    with open(os.path.join(folder, "expected.txt"), "w", encoding="utf-8") as file:
        file.writelines(sorted(expected))
    print(f"{len(ATTACKS)} attacks")


if __name__ == "__main__":
    main()

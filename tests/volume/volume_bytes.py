# SPDX-License-Identifier: Apache-2.0
"""A volume taken apart and put together again, byte for byte as juance writes it: what is changed in
between stands in a ZIP without a structural fault, so that only its digests can tell. Small volumes
only (no ZIP64)."""
import struct
import zlib
from dataclasses import dataclass, replace

LOCAL = struct.Struct("<4sHHHHHIIIHH")
CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
END = struct.Struct("<4sHHHHIIH")


@dataclass
class Entry:
    name: bytes
    data: bytes
    local: tuple    # fields of the local header
    central: tuple  # fields of the central header

    def with_data(self, data):
        return replace(self, data=data)

    def with_name(self, name):
        return replace(self, name=name)


def take_apart(volume):
    """The entries of a volume, in order."""
    end = END.unpack(volume[-END.size:])
    assert end[0] == b"PK\5\6" and end[7] == 0, "no plain end record"
    at, entries = end[6], []
    for _ in range(end[4]):
        central = CENTRAL.unpack_from(volume, at)
        name = volume[at + CENTRAL.size:at + CENTRAL.size + central[10]]
        assert central[11] == central[12] == 0, "an extra field or a comment"
        start = central[16]
        local = LOCAL.unpack_from(volume, start)
        start += LOCAL.size + local[9] + local[10]
        entries.append(Entry(name, volume[start:start + central[8]], local, central))
        at += CENTRAL.size + len(name)
    return entries


def put_together(entries):
    out, directory = bytearray(), bytearray()
    for entry in entries:
        offset, crc, size, length = len(out), zlib.crc32(entry.data), len(entry.data), len(entry.name)
        local, central = list(entry.local), list(entry.central)
        local[6:10] = crc, size, size, length
        central[7:11] = crc, size, size, length
        central[16] = offset
        out += LOCAL.pack(*local) + entry.name + entry.data
        directory += CENTRAL.pack(*central) + entry.name
    return bytes(out + directory + END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(directory),
                                            len(out), 0))


def header_ranges(volume):
    """(from, to) of every byte range that is no entry's content."""
    end = END.unpack(volume[-END.size:])
    ranges, at = [], end[6]
    for _ in range(end[4]):
        central = CENTRAL.unpack_from(volume, at)
        local = LOCAL.unpack_from(volume, central[16])
        ranges.append((central[16], central[16] + LOCAL.size + local[9] + local[10]))
        at += CENTRAL.size + central[10]
    return ranges + [(end[6], len(volume))]

# SPDX-License-Identifier: Apache-2.0
"""A valid MP4 of any length and size in a few kilobytes: H.264, one grey picture and pictures that
repeat it, one every ten minutes. The sample durations make the file as long as the session."""

import struct
from functools import lru_cache

SECONDS_A_PICTURE = 600


class _Bits:
    def __init__(self):
        self.bits = []

    def u(self, count, value):
        self.bits.append(f"{value:0{count}b}")
        return self

    def ue(self, value):
        code = f"{value + 1:b}"
        self.bits.append("0" * (len(code) - 1) + code)
        return self

    def se(self, value):
        return self.ue(2 * value - 1 if value > 0 else -2 * value)

    def nal(self, header):
        """Trailing bits, bytes, emulation prevention."""
        text = "".join(self.bits) + "1"
        text += "0" * (-len(text) % 8)
        body = bytearray([header])
        zeros = 0
        for byte in int(text, 2).to_bytes(len(text) // 8, "big"):
            if zeros >= 2 and byte <= 3:
                body.append(3)
                zeros = 0
            body.append(byte)
            zeros = zeros + 1 if byte == 0 else 0
        return bytes(body)


def _level(width, height):
    return 31 if width * height <= 1280 * 720 else 40


def _sequence(width, height):
    blocks_high = -(-height // 16)
    bits = _Bits().u(8, 66).u(8, 0xC0).u(8, _level(width, height)).ue(0)
    bits.ue(0)         # log2_max_frame_num - 4
    bits.ue(2)         # pic_order_cnt_type: decoding order
    bits.ue(1).u(1, 0)  # one reference frame, no gaps
    bits.ue(-(-width // 16) - 1).ue(blocks_high - 1).u(1, 1).u(1, 1)
    crop = blocks_high * 16 - height
    if crop:
        bits.u(1, 1).ue(0).ue(0).ue(0).ue(crop // 2)
    else:
        bits.u(1, 0)
    return bits.u(1, 0).nal(0x67)


def _picture_set():
    bits = _Bits().ue(0).ue(0).u(1, 0).u(1, 0).ue(0).ue(0).ue(0).u(1, 0).u(2, 0)
    return bits.se(0).se(0).se(0).u(1, 1).u(1, 0).u(1, 0).nal(0x68)


@lru_cache(maxsize=None)
def _key_picture(width, height):
    count = -(-width // 16) * -(-height // 16)
    bits = _Bits().ue(0).ue(7).ue(0).u(4, 0).ue(0).u(1, 0).u(1, 0).se(0).ue(1)
    macroblock = _Bits().ue(3).ue(0).se(0).u(1, 1).bits  # Intra 16x16, DC prediction, no residual
    bits.bits.append("".join(macroblock) * count)
    return bits.nal(0x65)


@lru_cache(maxsize=None)
def _repeat_picture(width, height, number):
    count = -(-width // 16) * -(-height // 16)
    bits = _Bits().ue(0).ue(5).ue(0).u(4, number % 16).u(1, 0).u(1, 0).u(1, 0).se(0).ue(1)
    return bits.ue(count).nal(0x41)


def _box(name, *bodies):
    body = b"".join(bodies)
    return struct.pack(">I4s", len(body) + 8, name) + body


def _full(name, *bodies, flags=0):
    return _box(name, struct.pack(">I", flags), *bodies)


_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def encode(title, seconds, width, height):
    count = max(1, -(-seconds // SECONDS_A_PICTURE))
    samples = [_key_picture(width, height)]
    samples += [_repeat_picture(width, height, number) for number in range(1, count)]
    samples = [struct.pack(">I", len(sample)) + sample for sample in samples]
    durations = [SECONDS_A_PICTURE] * (count - 1) + [seconds - SECONDS_A_PICTURE * (count - 1)]
    sequence, picture = _sequence(width, height), _picture_set()
    avcc = _box(b"avcC", b"\1" + sequence[1:4] + b"\xff\xe1", struct.pack(">H", len(sequence)),
                sequence, b"\1", struct.pack(">H", len(picture)), picture)
    entry = _box(b"avc1", struct.pack(">6xH16xHHIIIH32sHh", 1, width, height, 0x480000, 0x480000, 0,
                                      1, b"", 24, -1), avcc)

    def movie(offset):
        table = _box(
            b"stbl",
            _full(b"stsd", struct.pack(">I", 1), entry),
            _full(b"stts", struct.pack(">I", count),
                  b"".join(struct.pack(">II", 1, duration) for duration in durations)),
            _full(b"stss", struct.pack(">II", 1, 1)),
            _full(b"stsc", struct.pack(">IIII", 1, 1, count, 1)),
            _full(b"stsz", struct.pack(">II", 0, count),
                  b"".join(struct.pack(">I", len(sample)) for sample in samples)),
            _full(b"stco", struct.pack(">II", 1, offset)))
        media = _box(
            b"mdia",
            _full(b"mdhd", struct.pack(">IIIIHH", 0, 0, 1, seconds, 0x55C4, 0)),
            _full(b"hdlr", struct.pack(">I4s12x", 0, b"vide"), b"video\0"),
            _box(b"minf", _full(b"vmhd", bytes(8), flags=1),
                 _box(b"dinf", _full(b"dref", struct.pack(">I", 1), _full(b"url ", flags=1))),
                 table))
        track = _box(
            b"trak",
            _full(b"tkhd", struct.pack(">IIIII8xHHHH", 0, 0, 1, 0, seconds, 0, 0, 0, 0), _MATRIX,
                  struct.pack(">II", width << 16, height << 16), flags=3), media)
        name = _box(b"udta", _full(b"titl", struct.pack(">H", 0x55C4), title.encode("utf-8"), b"\0"))
        header = _full(b"mvhd", struct.pack(">IIIIIH10x", 0, 0, 1, seconds, 0x10000, 0x100), _MATRIX,
                       bytes(24), struct.pack(">I", 2))
        return _box(b"moov", header, track, name)

    kind = _box(b"ftyp", b"isom", struct.pack(">I", 0x200), b"isomiso2avc1mp41")
    data = _box(b"mdat", *samples)
    return kind + movie(len(kind) + len(movie(0)) + 8) + data

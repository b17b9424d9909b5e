# SPDX-License-Identifier: Apache-2.0
"""A baseline greyscale JPEG in which every block of 8 by 8 pixels has one grey value.

Small (a page of 448 by 640 pixels is about 1 KB) and quick to make, yet a complete JFIF file that every
decoder shows: the text of the page is drawn with a 5 by 7 font, one block a dot.
"""

import struct

PAPER, INK, LINE = 15, -13, 5  # DC levels with quantizer 64: 8 grey steps of 8 each way

_FONT = {
    "0": "0E11131519110E", "1": "040C040404040E", "2": "0E11010204081F", "3": "1F02040201110E",
    "4": "02060A121F0202", "5": "1F101E0101110E", "6": "0608101E11110E", "7": "1F010204080808",
    "8": "0E11110E11110E", "9": "0E11110F01020C", "A": "0E11111F111111", "B": "1E11111E11111E",
    "C": "0E11101010110E", "D": "1C12111111121C", "E": "1F10101E10101F", "F": "1F10101E101010",
    "G": "0E11101711110F", "H": "1111111F111111", "I": "0E04040404040E", "J": "0702020202120C",
    "K": "11121418141211", "L": "1010101010101F", "M": "111B1515111111", "N": "11111915131111",
    "O": "0E11111111110E", "P": "1E11111E101010", "Q": "0E11111115120D", "R": "1E11111E141211",
    "S": "0F10100E01011E", "T": "1F040404040404", "U": "1111111111110E", "V": "11111111110A04",
    "W": "11111115151B11", "X": "11110A040A1111", "Y": "1111110A040404", "Z": "1F01020408101F",
    "-": "0000001F000000", ".": "00000000000C0C", " ": "00000000000000", "/": "01010204081010",
}
_GLYPHS = {character: [int(rows[i:i + 2], 16) for i in range(0, 14, 2)]
           for character, rows in _FONT.items()}


def _segment(marker, body):
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


# DC: category 0 has one bit, the others follow; AC: the end of block alone, one bit.
_DC_COUNTS = (1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
_DC_VALUES = (0, 1, 2, 3, 4, 5)
_DC_CODES = {0: "0", 1: "100", 2: "1010", 3: "10110", 4: "101110", 5: "1011110"}


def _check_dc_codes():
    code, length, values = 0, 0, iter(_DC_VALUES)
    for length, count in enumerate(_DC_COUNTS, 1):
        for _ in range(count):
            _DC_CODES[next(values)] = f"{code:0{length}b}"
            code += 1
        code <<= 1


_check_dc_codes()


def _difference(value):
    """Huffman code and magnitude bits of a DC difference, then the end-of-block bit."""
    if value == 0:
        return _DC_CODES[0] + "0"
    category = abs(value).bit_length()
    magnitude = value if value > 0 else value + (1 << category) - 1
    return f"{_DC_CODES[category]}{magnitude:0{category}b}0"


_CODES = {value: _difference(value) for value in range(-31, 32)}


def _page(columns, rows, lines):
    """Grey levels of the blocks: a frame, the lines of text, rules in between."""
    blocks = [bytearray([PAPER + 32] * columns) for _ in range(rows)]
    for row in (0, rows - 1):
        blocks[row] = bytearray([LINE + 32] * columns)
    for row in blocks:
        row[0] = row[-1] = LINE + 32
    top = 3
    for line in lines:
        left = 2
        for character in line[:(columns - 3) // 6]:
            for y, bits in enumerate(_GLYPHS.get(character, _GLYPHS["-"])):
                if top + y < rows - 1:
                    for x in range(5):
                        if bits >> (4 - x) & 1:
                            blocks[top + y][left + x] = INK + 32
            left += 6
        top += 10
        if top - 2 < rows - 1:
            blocks[top - 2][2:columns - 2] = bytes([LINE + 32]) * (columns - 4)
    return blocks


def encode(lines, comment, columns=56, rows=80):
    bits = []
    previous = 0
    for row in _page(columns, rows, lines):
        for level in row:
            bits.append(_CODES[level - 32 - previous])
            previous = level - 32
    stream = "".join(bits)
    stream += "1" * (-len(stream) % 8)
    scan = int(stream, 2).to_bytes(len(stream) // 8, "big").replace(b"\xff", b"\xff\x00")
    return b"".join((
        b"\xff\xd8",
        _segment(0xE0, b"JFIF\0\1\1\1\0\x48\0\x48\0\0"),
        _segment(0xFE, comment.encode("utf-8")),
        _segment(0xDB, b"\0" + b"\x40" * 64),
        _segment(0xC0, struct.pack(">BHHBBBB", 8, rows * 8, columns * 8, 1, 1, 0x11, 0)),
        _segment(0xC4, b"\0" + bytes(_DC_COUNTS) + bytes(_DC_VALUES)),
        _segment(0xC4, b"\x10" + bytes((1,) + (0,) * 15) + b"\0"),
        _segment(0xDA, b"\1\1\0\0\x3f\0"),
        scan,
        b"\xff\xd9"))

# SPDX-License-Identifier: Apache-2.0
"""Numbers of people, institutions and certificates: right in form, belonging to nobody.

ID numbers use county codes 99xx of the province, which do not exist, so that no number can be
anybody's; birth date, sex digit and check digit are right (GB 11643). Mobile numbers are 100 and
eight digits: no number that begins with 10 is given to a subscriber. Institution serials begin with
9999, credit codes with the county code 9999.
"""

PROVINCE_CODES = {"yunnan": "53", "sichuan": "51", "hunan": "43", "guangxi": "45",
                  "inner-mongolia": "15"}

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def id_number(province, birth, sex, sequence, county=9999):
    """sequence 0..499 picks the order number within the day; sex is "1" or "2"; county 99xx."""
    order = sequence * 2 + (1 if sex == "1" else 0)
    body = f"{province}{county}{birth.year:04}{birth.month:02}{birth.day:02}{order:03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _ID_WEIGHTS))
    return body + _ID_CHECKS[total % 11]


def credit_code(province, kind, serial):
    """GB 32100: registering body and kind (two characters), area, organisation code, check."""
    organisation = f"MA9{serial:05}"
    total = sum(int(character, 36) * weight
                for character, weight in zip(organisation, _ORGANISATION_WEIGHTS))
    check = (11 - total % 11) % 11
    organisation += "X" if check == 10 else str(check)
    body = f"{kind}{province}9999{organisation}"
    total = sum(_CREDIT_ALPHABET.index(character) * weight
                for character, weight in zip(body, _CREDIT_WEIGHTS))
    return body + _CREDIT_ALPHABET[(31 - total % 31) % 31]


def institution_code(kind, province, serial):
    """First 13 positions of the institution's certificate numbers."""
    letter = "S" if kind == "social" else "Y"
    return f"{letter}0000{province}{999900 + serial:06}"


def certificate_number(institution, year, level, serial):
    return f"{institution}{year % 100:02}{level}{serial:06}"


def old_certificate_number(province, year, level, serial):
    """Sixteen digits, the level at position 11."""
    return f"{year % 100:02}{province}999999{level}{serial % 100000:05}"


def mobile(serial):
    return f"100{serial % 100000000:08}"

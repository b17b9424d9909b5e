# SPDX-License-Identifier: Apache-2.0
"""Working days of 2024 to 2026: legal holidays and make-up workdays as announced."""

from datetime import date, timedelta

_OFF = (("2024-01-01", 1), ("2024-02-10", 8), ("2024-04-04", 3), ("2024-05-01", 5),
        ("2024-06-10", 1), ("2024-09-15", 3), ("2024-10-01", 7),
        ("2025-01-01", 1), ("2025-01-28", 8), ("2025-04-04", 3), ("2025-05-01", 5),
        ("2025-05-31", 3), ("2025-10-01", 8),
        ("2026-01-01", 3), ("2026-02-15", 9), ("2026-04-04", 3), ("2026-05-01", 5),
        ("2026-06-19", 3), ("2026-09-25", 3), ("2026-10-01", 7))
_MAKE_UP = ("2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14",
            "2024-09-29", "2024-10-12",
            "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")

_off = {date.fromisoformat(first) + timedelta(days=offset)
        for first, days in _OFF for offset in range(days)}
_make_up = {date.fromisoformat(day) for day in _MAKE_UP}


def is_workday(day):
    if not 2024 <= day.year <= 2026:
        raise ValueError(f"calendar not known for {day.year}")
    return day in _make_up or (day.weekday() < 5 and day not in _off)


def add_workdays(day, count):
    """The count-th working day after (or, negative, before) the day, which is not counted."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        if is_workday(day):
            left -= 1
    return day


def add_days(day, count):
    return day + timedelta(days=count)

# SPDX-License-Identifier: Apache-2.0
"""A catalogue that `juance build` has made, filled by SQL with invented batches of two years."""
import random
import sqlite3

PROVINCES = ("15", "43", "45", "51", "53")
EMPTIED = ("broken_rules", "figures", "institutions", "certificates", "people", "sittings", "files", "volumes",
           "batches", "closed_cases", "ratings")


def _day(random_, first=2024, last=2025):
    return "%d-%02d-%02d" % (random_.randint(first, last), random_.randint(1, 12), random_.randint(1, 28))


def _batch(random_, row, occupations, people, good):
    """(rows of figures, candidates, sat, certified)"""
    figures, totals = [], [0, 0, 0]
    for occupation, level in {(random_.randrange(occupations), random_.randint(1, 5)) for _ in range(3)}:
        candidates = random_.randint(1, people)
        sat = random_.randint(candidates // 2, candidates)
        certified = random_.randint(sat * 2 // 3, sat) if good and random_.randrange(2) else sat
        if not good and random_.randrange(3):
            certified = random_.randint(0, sat)
        figures.append((row, "6-%02d-00-01" % occupation, str(level), candidates, candidates, sat, certified,
                        "职业%02d" % occupation))
        totals = [a + b for a, b in zip(totals, (candidates, sat, certified))]
    return figures, totals


def _cases(random_, codes, count, first):
    for i in range(count):
        person = random_.randrange(3) == 0
        decided = _day(random_)
        yield ("CASE-%d-%04d" % (first, i), random_.choice(codes), random_.choice(("rectification", "suspension", "ban", "interview")),
               random_.choice(("12-1", "13-5")), decided, random_.choice((None, _day(random_, 2025, 2026))),
               random_.choice((None, _day(random_, 2025, 2026))),
               random_.choice(("candidate", "assessor")) if person else random_.choice((None, "institution")),
               "某人%d" % i if person else None, random_.choice((None, "O1", "O2")), "示例〔%s〕%d号" % (decided[:4], i + 1),
               random_.randrange(2))


def fill(path, seed, institutions, batches, occupations=40, cities=14, people=30, cases=0, first=0):
    """`first`: number of the first institution. (batches, candidates, certified) of 2025."""
    random_ = random.Random(seed)
    database = sqlite3.connect(path)
    database.execute("PRAGMA foreign_keys = OFF")
    for table in EMPTIED:
        database.execute("DELETE FROM " + table)
    known = [("S%012d" % i, "机构%04d" % i, "%s%02d00" % (PROVINCES[i % 5], 1 + i // 5 % cities))
             for i in range(first, first + institutions)]
    database.executemany("INSERT INTO institutions VALUES (?, ?, ?, '2023-01-01', '2026-06-30', ?)",
                         [row + (random_.choice((None,) * 8 + ("2025-06-30", "2026-02-01")),) for row in known])
    put, figures, broken = [], [], []
    for row in range(1, batches + 1):
        code, name, region = known[row % institutions]
        day = "%d-%02d-%02d" % (2024 + row % 2, random_.randint(1, 12), random_.randint(1, 28))
        parts, totals = _batch(random_, row, occupations, people, row % institutions % 3 == 0)
        figures += parts
        put.append((row, code, name, int(day[:4]), "%05d" % row, region, "00", day, totals[0], totals[0], totals[1],
                    totals[2]))
        for rule in set(random_.choices(range(60), k=random_.randrange(4))):
            broken.append((row, "XX-%02d" % rule, "事项%02d" % rule, "某文", "(一)", rule % 4, random_.randint(1, 9),
                           rule % 3 == 0, rule % 5 == 0))
    database.executemany(
        "INSERT INTO batches (id, institution, institution_name, year, number, region, export_sha256, last_exam,"
        " candidates, approved, sat, certified, revision, current, blocking, serious, general, hints, undecided,"
        " questions, uploaded_late, videos_late, returned, returned_open)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)", put)
    database.executemany("INSERT INTO figures (batch, occupation, level, candidates, approved, sat, certified,"
                         " occupation_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", figures)
    database.executemany("INSERT INTO broken_rules VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", broken)
    codes = [row[0] for row in known]
    database.executemany("INSERT INTO closed_cases (id, institution, measure, ground, decided_on, rectify_by, closed_on,"
                         " object, name, tier, number, published) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                         _cases(random_, codes, cases, first))
    database.execute("UPDATE closed_cases SET case_number = id")
    for code in codes[:cases]:
        for cycle in ("2020-2022", "2023-2025")[random_.randrange(2):]:
            stars = random_.randint(1, 5)
            database.execute("INSERT INTO ratings (institution, cycle, stars, rated_on, total, next_on)"
                             " VALUES (?, ?, ?, ?, ?, ?)", (code, cycle, stars, "%s-06-30" % cycle[-4:],
                                                            stars * 200000 - 50000, random_.choice(("2025-12-31", "2026-06-30"))))
    database.commit()
    sums = database.execute("SELECT count(*), sum(candidates), sum(certified) FROM batches"
                            " WHERE last_exam LIKE '2025-%'").fetchone()
    database.close()
    return sums

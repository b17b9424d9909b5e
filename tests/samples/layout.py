# SPDX-License-Identifier: Apache-2.0
"""Who is examined where and when, and by whom: rooms, sessions, groups of assessors."""

from datetime import date, datetime, timedelta

import identifiers
import people

SEATS = {"paper": 30, "computer": 30, "practical": 10, "review": 10}
SLOTS = {"theory": ((9, 0), (11, 0), (14, 0), (16, 0)), "practical": ((8, 30), (13, 30)),
         "comprehensive": ((9, 0), (14, 0))}
MINUTES = {"theory": 90, "practical": 180, "comprehensive": 150}
TITLES = {"paper": "标准考场", "computer": "智能化考场", "practical": "操作考场", "review": "答辩室"}
ASSESSORS_A_GROUP = 3
ROOMS_A_SUPERVISOR = 4
SENIOR = ("2", "1")  # levels with a comprehensive review


class Room:
    def __init__(self, identifier, kind, title, occupation):
        self.id, self.kind, self.title = identifier, kind, title
        self.occupation = occupation
        self.group = None  # of assessors


class Session:
    def __init__(self, identifier, room, position, occupation, level, subject, mode, start):
        self.id, self.room, self.position = identifier, room, position
        self.occupation, self.level, self.subject, self.mode = occupation, level, subject, mode
        self.start = start
        self.end = start + timedelta(minutes=MINUTES[subject])
        self.present = []  # names of those who signed in
        self.duties = []   # (person, post)

    def who(self, *posts):
        return [person for person, post in self.duties if post in posts]


class Person:
    def __init__(self, identifier, name, role, occupations=None, group=None, leader=None):
        self.id, self.name, self.role = identifier, name, role
        self.occupations, self.group, self.leader = occupations, group, leader


def subjects(level):
    return ("theory", "practical", "comprehensive") if level in SENIOR else ("theory", "practical")


def room_kind(occupation, subject):
    if subject == "theory":
        return occupation.mode
    return "practical" if subject == "practical" else "review"


def mode(occupation, subject):
    return {"theory": occupation.mode, "practical": "onsite", "comprehensive": "review"}[subject]


class Layout:
    """Sessions in the order of groups, subjects and seats; `places` finds the session of a seat."""

    def __init__(self, groups, schedule, pick, province):
        self.pick = pick
        self.province = province
        self.rooms, self.sessions, self.people = [], [], []
        self.places = {}  # (group, subject) -> sessions
        self.records = {}  # person id -> attributes as exported
        self._names = set()
        self._plan_sessions(groups, schedule)
        self._appoint()

    def _plan_sessions(self, groups, schedule):
        used = {}   # (kind, occupation or None) -> slots taken
        found = {}  # (kind, occupation or None, index) -> room
        for index, (occupation, level, count) in enumerate(groups):
            for subject in subjects(level):
                kind = room_kind(occupation, subject)
                key = (kind, None if subject == "theory" else occupation.code)
                slots = SLOTS[subject]
                for _ in range(-(-count // SEATS[kind])):
                    taken = used.get(key, 0)
                    used[key] = taken + 1
                    place = taken // len(slots)
                    if (*key, place) not in found:
                        found[(*key, place)] = self._room(kind, occupation, place)
                    room = found[(*key, place)]
                    hour, minute = slots[taken % len(slots)]
                    day = schedule.days[subject]
                    start = datetime(day.year, day.month, day.day, hour, minute)
                    session = Session(f"C{len(self.sessions) + 1:03}", room, place, occupation,
                                      level, subject, mode(occupation, subject), start)
                    self.sessions.append(session)
                    self.places.setdefault((index, subject), []).append(session)

    def _room(self, kind, occupation, place):
        title = f"第{place + 1}{TITLES[kind]}"
        if kind in ("practical", "review"):
            title = f"{occupation.name}{title}"
        else:
            occupation = None
        room = Room(f"R{len(self.rooms) + 1:03}", kind, title, occupation)
        self.rooms.append(room)
        return room

    def person(self, role, **more):
        name = people.name(self.pick)
        while name in self._names:
            name = people.name(self.pick)
        if len(self._names) < 5000:  # enough to keep the staff of a sample apart
            self._names.add(name)
        found = Person(f"P{len(self.people) + 1:03}", name, role, **more)
        self.people.append(found)
        return found

    def _appoint(self):
        """Heads and invigilators move with the subject's room; groups stay in their rooms."""
        busiest = max((sum(1 for room in self.rooms if room.kind in kinds)
                       for kinds in (("paper", "computer"), ("practical",), ("review",))))
        heads = [self.person("examStaff") for _ in range(busiest)]
        invigilators = [self.person("invigilator") for _ in range(2 * busiest)]
        supervisors = [self.person("internalSupervisor")
                       for _ in range(max(2, -(-busiest // ROOMS_A_SUPERVISOR)))]
        self.supervisors = supervisors
        self.markers = [self.person("marker") for _ in range(2)]
        self.office = [self.person("examStaff") for _ in range(4)]
        self.external_supervisor = self.person("externalSupervisor")
        counters = {}
        positions = {}
        for room in self.rooms:
            sort = "theory" if room.kind in ("paper", "computer") else room.kind
            positions[room.id] = counters[sort] = counters.get(sort, -1) + 1
            if room.occupation:
                room.group = f"G{room.id[1:]}"
                for number in range(ASSESSORS_A_GROUP):
                    self.person("assessor", occupations=room.occupation.code, group=room.group,
                                leader=number == 0)
        groups = {}
        for person in self.people:
            if person.group:
                groups.setdefault(person.group, []).append(person)
        for session in self.sessions:
            at = positions[session.room.id]
            session.duties.append((heads[at], "roomHead"))
            session.duties.append((invigilators[2 * at], "invigilator"))
            session.duties.append((invigilators[2 * at + 1], "invigilator"))
            for person in groups.get(session.room.group, ()):
                session.duties.append((person, "leader" if person.leader else "assessor"))
            session.duties.append((supervisors[at // ROOMS_A_SUPERVISOR], "internalSupervisor"))

    def id_number(self, person, index):
        # Birth, sex and order come again after 3000; order numbers that candidates have, after 363.
        county = 9999 if index < 363 else 9900 + index // 3000
        birth = date(1968 + index % 24, 1 + index % 12, 1 + index * 7 % 28)
        return identifiers.id_number(identifiers.PROVINCE_CODES[self.province], birth,
                                     "1" if index % 3 else "2", (index + 137) % 500, county)

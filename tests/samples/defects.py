# SPDX-License-Identifier: Apache-2.0
"""Definite breaches, each at one place: what the defective samples are made of."""

import jpeg
import mp4
import pdf


class Defect:
    """Changes the entries or records that it is looking for; the base leaves everything as it is."""

    def material(self, draft):
        """Looks at one entry before it is written."""

    def record(self, name, attributes):
        """Gives the attributes to write, or None to leave the record out."""
        return attributes


class InMaterial(Defect):
    """Acts on the nth entry of a kind and medium (1 is the first; every entry when nth is None)."""

    def __init__(self, kind, medium, action, nth=1, subject=None):
        self.kind, self.medium, self.action, self.nth = kind, medium, action, nth
        self.subject, self.seen = subject, 0

    def material(self, draft):
        attributes = draft.attributes
        if attributes["kind"] != self.kind or attributes["medium"] != self.medium:
            return
        if attributes.get("none") or (self.subject and attributes.get("subject") != self.subject):
            return
        self.seen += 1
        if self.nth is None or self.seen == self.nth:
            self.action(draft)


class InRecord(Defect):
    """Changes attributes of the nth record of a name that agrees with `where`; changes None leaves
    the record out."""

    def __init__(self, name, changes, nth=1, where=None):
        self.name, self.changes, self.nth = name, changes, nth
        self.where, self.seen = where or {}, 0

    def record(self, name, attributes):
        if name != self.name or any(attributes.get(k) != v for k, v in self.where.items()):
            return attributes
        self.seen += 1
        if self.seen != self.nth:
            return attributes
        return None if self.changes is None else {**attributes, **self.changes}


# ---- actions on an entry
def leave_out(draft):
    draft.drop = True


def unsigned(draft):
    draft.signatures = []


def unsigned_by(role):
    def action(draft):
        draft.signatures = [signature for signature in draft.signatures if signature[0] != role]
    return action


def signed_as(role, other):
    def action(draft):
        draft.signatures = [(other if has == role else has, *rest)
                            for has, *rest in draft.signatures]
    return action


def signed_on(day):
    def action(draft):
        draft.signatures = [(*who, day) for *who, _ in draft.signatures]
    return action


def dated(day):
    def action(draft):
        draft.attributes["dated"] = day
    return action


def lose_file(draft):
    draft.lost = True


def empty_file(draft):
    draft.data = b""


def other_bytes(draft):
    """The file was replaced after its digest was taken."""
    draft.digest_of = draft.data + b"\n"


def of_batch(number):
    def action(draft):
        draft.attributes["batch"] = number
    return action


def picture_for_video(draft):
    draft.data = jpeg.encode(("VIDEO", "STILL"), draft.path)


def coarse_video(draft):
    """640 by 480, as the record of the video says."""
    draft.data = mp4.encode(draft.path, 6600, 640, 480)


def as_electronic(draft):
    """Kept as a file only, where the notice wants paper."""
    for name in ("location", "pages"):
        draft.attributes.pop(name)
    draft.attributes["medium"] = "electronic"
    draft.path = f"文件/{draft.attributes['title']}.pdf"
    draft.data = pdf.encode([draft.attributes["title"]])

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whatever a rule requires cannot disappear unnoticed.

From each complete sample one thing at a time is removed: an attribute, an element, every element of
a name. What the regulation files of the sample's jurisdiction require (the fields that their
operators look at, the rows and signatures of their retention schedules) is read from those files;
each must bring a finding that names it. What nobody asks for must stand in OPTIONAL below with its
reason, or be required by another jurisdiction's rules.

    test_mutation.py [--all] [--list]     --all: every kind; else one in SAMPLE of what is not required
                                          and one in REQUIRED_SAMPLE of what is
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import xml.parsers.expat
import zlib
from pathlib import Path

import tap
from mutation_optional import CONDITIONAL, OPTIONAL

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[2]))
JUANCE = os.environ.get("JUANCE", str(ROOT / "build" / "juance"))
VARIANTS = 8          # of one kind that are tried until one brings a finding
CHUNK = 60            # exports a process
SAMPLE, REQUIRED_SAMPLE = 8, 3
ROOT_ELEMENT = "batch"


# ---- the sample: where each element stands in the file's bytes -----------------------------------

class Element:
    def __init__(self, name, attributes, parent, line, start):
        self.name, self.attributes, self.parent = name, attributes, parent
        self.line, self.last_line, self.start, self.end = line, line, start, None

    def kind(self):
        """material[applicationForm], posting[roomMap]; others their name."""
        return "%s[%s]" % (self.name, self.attributes["kind"]) if "kind" in self.attributes else self.name

    def variant(self):
        keys = ("kind", "medium", "role", "post", "subject", "type", "category", "mode")
        return (self.parent.variant() if self.parent else "") + "/" + self.name + str(
            [self.attributes[key] for key in keys if key in self.attributes])


def read_elements(data):
    elements, stack = [], []
    parser = xml.parsers.expat.ParserCreate()

    def start(name, attributes):
        stack.append(Element(name, attributes, stack[-1] if stack else None, parser.CurrentLineNumber,
                             parser.CurrentByteIndex))
        elements.append(stack[-1])

    def end(_name):
        element, at = stack.pop(), parser.CurrentByteIndex
        element.last_line = parser.CurrentLineNumber
        if data[at:at + 2] == b"</":
            element.end = data.index(b">", at) + 1
        else:
            element.end = element.start + len(re.match(rb'<(?:[^">]|"[^"]*")*>', data[element.start:]).group())

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return elements


class Mutation:
    """One removal: the bytes that go, and how a finding may name what is gone: by its own name or
    number wherever the finding stands, by its term on the lines of the record that held it."""

    def __init__(self, kind, cuts, elements, words, identities):
        self.kind, self.cuts, self.words, self.identities = kind, cuts, words, identities
        self.lines = []
        for element in elements:
            while element.parent:
                top, element = element, element.parent
                self.lines.append((top.line, top.last_line))
            self.lines.append((element.line, element.line))

    def names_line(self, line):
        return any(first <= line <= last for first, last in self.lines)

    def apply(self, data):
        parts, at = [], 0
        for start, end in sorted(self.cuts):
            parts += [data[at:start], b"\n" * data.count(b"\n", start, end)]
            at = end
        return b"".join(parts + [data[at:]])


def outermost(elements):
    chosen = set(elements)
    return [element for element in elements if element.parent not in chosen]


IDENTITIES = ("id", "number", "name", "title", "candidate", "certificate", "code", "session")


def identities(element):
    return [element.attributes[name] for name in IDENTITIES if len(element.attributes.get(name, "")) > 1]


def attribute_cut(data, element, attribute):
    head = data[element.start:element.end]
    match = re.search(rb'\s%s="[^"]*"' % attribute.encode(), head)
    return element.start + match.start(), element.start + match.end()


def mutations_of(data, terms, signatures):
    """{kind: [variant, ...]}; signatures: {material kind: [roles of which one must sign]}"""
    elements = read_elements(data)
    found, seen = collections.defaultdict(list), set()

    def add(kind, variant, spans, gone, words, own):
        if (kind, variant) not in seen and len(found[kind]) < VARIANTS:
            seen.add((kind, variant))
            found[kind].append(Mutation(kind, spans(), gone, words, own))

    by_name, signed = collections.defaultdict(list), collections.defaultdict(list)
    for element in elements:
        by_name[element.name].append(element)
        for attribute, value in element.attributes.items():
            add("%s/@%s" % (element.name, attribute), element.variant(),
                lambda element=element, attribute=attribute: [attribute_cut(data, element, attribute)],
                [element], terms.of(element, attribute), [value] if len(value) > 3 else [])
        if element.name == "signature":
            signed[element.parent].append(element)
        elif element.parent:
            add(element.kind(), element.variant(), lambda element=element: [(element.start, element.end)],
                [element], terms.of(element, None), identities(element))
    for material, signers in signed.items():
        for roles in signatures.get(material.attributes.get("kind"), ()):
            gone = [signer for signer in signers if signer.attributes.get("role") in roles]
            if gone:
                add("%s/signature[%s]" % (material.kind(), "|".join(roles)), material.variant(),
                    lambda gone=gone: [(signer.start, signer.end) for signer in gone], gone,
                    terms.of(gone[0], None), identities(gone[0]))
    for name, of_name in by_name.items():
        if len(of_name) > 1:
            one_of_each = list({gone.kind(): gone for gone in reversed(of_name)}.values()) + of_name[:20]
            add("all " + name, "", lambda of_name=of_name: [(gone.start, gone.end) for gone in outermost(of_name)],
                of_name, [word for gone in one_of_each for word in terms.of(gone, None)],
                [own for gone in one_of_each for own in identities(gone)])
    return found


# ---- the Chinese terms of records, fields and codes ----------------------------------------------

XSD = "{http://www.w3.org/2001/XMLSchema}"


def term(described):
    """The Chinese term that a schema's annotation begins with."""
    return described.find(XSD + "annotation/" + XSD + "documentation").text.strip().partition("。")[0]


class Terms:
    def __init__(self):
        self.records, self.fields = {}, {}
        for schema in ("common", "assessment-batch"):
            for kind in ElementTree.parse(ROOT / "schemas" / (schema + ".xsd")).getroot().iter(XSD + "complexType"):
                record = kind.get("name")
                self.records[record] = term(kind)
                for field in [*kind.iter(XSD + "attribute"), *kind.iter(XSD + "element")]:
                    self.fields[record, field.get("name")] = term(field)
        self.records["video"] = "录像"  # as the notices and the rules' messages have it
        self.codes = {}
        for code_list in ElementTree.parse(ROOT / "schemas/codes.xml").getroot():
            for code in code_list:
                self.codes[code_list.get("name"), code.get("value")] = code.get("label")

    def of(self, element, attribute):
        """What a finding may call it."""
        words = [self.fields.get((element.name, attribute), attribute)] if attribute else []
        words += [] if attribute and element.name != "video" else [self.records.get(element.name, element.name)]
        if element.parent and not attribute:
            words.append(self.fields.get((element.parent.name, element.name)))
        for name, value in element.attributes.items():
            words.append(self.codes.get(("%s.%s" % (element.name, name), value)) or self.codes.get((name, value)))
        return [word for word in words if word]


# ---- what the regulation files require -----------------------------------------------------------

DEMANDING = {  # operator: the attributes whose paths must be there
    "present": ["fields"], "contains": ["field"], "oneOf": ["field"], "equal": ["left", "right"],
    "different": ["left", "right"], "order": ["earlier", "later"], "deadline": ["field"],
    "interval": ["from", "to"], "minimum": ["field"], "maximum": ["field"], "pattern": ["field"],
    "idCard": ["number"], "covered": ["in"], "equalSets": ["left", "right"],
}


def local(tag):
    return tag.rsplit("}", 1)[-1]


def filter_paths(text):
    """The paths of the record that a filter compares with: occupation of [code=@occupation]."""
    return [path for path in re.findall(r"@([A-Za-z.]+)", text)]


def paths_in(text):
    """The paths of an attribute, without filters and functions."""
    while "[" in text:
        text = re.sub(r"\[[^\[\]]*\]", "", text)
    return [part for part in re.split(r"[\s(),]+", text) if part]


def kind_of_path(path, each, elements):
    """`uploadedOn` of a candidate/certificate -> certificate/@uploadedOn; None: not in the export."""
    if path.split(".")[0] in ("dossier", "history", "references", "asOf", "firstExam", "lastExam"):
        return None
    steps = path.split(".")
    owner = steps[-2] if len(steps) > 1 else each.split("/")[-1]
    if steps[-1] in elements and (len(steps) > 1 or each == ROOT_ELEMENT or steps[-1] != owner):
        if steps[-1] in elements.get(owner, ()):
            return "%s/@%s" % (owner, steps[-1])
        return steps[-1]
    return "%s/@%s" % (owner, steps[-1]) if owner in elements else None


def required_by(jurisdiction, elements):
    """({kind: {rule id}} that the rules in force demand, the same of what they look at);
    `elements`: {name: attributes seen}."""
    required, related = collections.defaultdict(set), collections.defaultdict(set)
    tree = ElementTree.parse(ROOT / "schemas/jurisdictions" / (jurisdiction + ".xml")).getroot()
    used = {use.get("regulation") for use in tree if local(use.tag) == "use"}
    for path in sorted((ROOT / "schemas/regulations").glob("*.xml")):
        regulation = ElementTree.parse(path).getroot()
        if regulation.get("id") not in used:
            continue
        for item in regulation:
            if local(item.tag) == "material":
                required["material[%s]" % item.get("kind")].add(item.get("id"))
                for signature in item:
                    if local(signature.tag) == "signature":
                        roles = "|".join(signature.get("role").split())
                        required["material[%s]/signature[%s]" % (item.get("kind"), roles)].add(
                            signature.get("rule") or item.get("id"))
                        related["signature/@signedOn"].add(signature.get("rule") or item.get("id"))
            elif local(item.tag) == "rule":
                demanded = required if item.get("binds") != "authority" else collections.defaultdict(set)
                for check in item:
                    require_of_check(demanded, related, item.get("id"), check, elements)
    return required, related


def require_of_check(required, related, rule, check, elements):
    each, operator = check.get("each"), check[-1]
    if each.startswith(("dossier", "history")):
        return
    for part in check:
        for text in part.attrib.values():
            for path in paths_in(text) + filter_paths(text):
                for step in path.split("."):
                    related[step].add(rule)
                kind = kind_of_path(path, each, elements)
                if kind:
                    related[kind].add(rule)
    if check.get("absent") in ("pass", "undecided"):
        return
    for attribute in DEMANDING.get(local(operator.tag), ()):
        text = operator.get(attribute) or ""
        if local(operator.tag) == "maximum" and "count(" in text:
            continue
        for path in paths_in(text):
            kind = kind_of_path(path, each, elements)
            if not kind:
                continue
            if local(operator.tag) == "contains" and kind.endswith("/@kind"):
                for value in operator.get("values").split():
                    required["%s[%s]" % (kind.split("/")[0], value)].add(rule)
            else:
                required[kind].add(rule)


# ---- running -------------------------------------------------------------------------------------

class Sample:
    def __init__(self, folder, terms, scratch):
        self.name = "%s/%s" % (folder.parent.name, folder.name)
        self.jurisdiction = folder.parent.name
        self.data = (folder / "batch.xml").read_bytes()
        self.folder = scratch / self.name.replace("/", "-")
        shutil.copytree(folder, self.folder, copy_function=link_or_copy)
        (self.folder / "batch.xml").unlink()
        self.number = re.search(rb'\snumber="(\d{7})"', self.data).group(1)
        elements = collections.defaultdict(set)
        for element in read_elements(self.data):
            elements[element.name] |= set(element.attributes)
        self.required, self.related = required_by(self.jurisdiction, elements)
        signatures = collections.defaultdict(list)
        for kind in self.required:
            match = re.fullmatch(r"material\[(\w+)\]/signature\[(.*)\]", kind)
            if match:
                signatures[match.group(1)].append(match.group(2).split("|"))
        self.mutations = mutations_of(self.data, terms, signatures)

    def rules_about(self, kind):
        """Which rules the regulation files say look at it."""
        name = re.sub(r"^all |[\[/].*$", "", kind)
        step = kind.rsplit("/@")[-1] if "/@" in kind else name
        return self.required.get(kind, set()) | self.related.get(kind, set()) | self.related.get(step, set())

    def run(self, mutations):
        """For each mutation what is said of it: (findings, messages)."""
        results = []
        for at in range(0, len(mutations), CHUNK):
            paths = []
            for index, mutation in enumerate(mutations[at:at + CHUNK]):
                # Each export is a batch of its own, so that one process can hold many.
                data = mutation.apply(self.data).replace(b'"%s"' % self.number,
                                                         b'"%s%03d"' % (self.number[:4], index + 1))
                paths.append(self.folder / ("mutation-%03d.xml" % index))
                paths[-1].write_bytes(data)
            results += self.check(paths)
            for path in paths:
                path.unlink()
        return results

    def check(self, paths):
        done = subprocess.run([JUANCE, "check", "--json", "-j2"] + [str(path) for path in paths],
                              capture_output=True, text=True, check=False)
        findings, ends, messages = collections.defaultdict(list), set(), collections.defaultdict(list)
        for line in done.stdout.splitlines():
            said = json.loads(line)
            if said["type"] == "finding":
                findings[said["export"]].append(said)
            elif said["type"] == "export":
                ends.add(said["export"])
        for line in done.stderr.splitlines():
            match = re.match(r"(?:juance: )?(\S*mutation-\d+\.xml):?(\d+)?", line)
            if match:
                messages[match.group(1)].append(line)
        results = []
        for path in map(str, paths):
            if path not in ends and not messages[path]:
                sys.exit("not ok - %s: nothing was said of %s\n%s" % (self.name, path, done.stderr[:2000]))
            results.append((findings[path], [] if path in ends else messages[path]))
        return results


def link_or_copy(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def names(mutation, said, rules):
    text = " ".join(str(said.get(key, "")) for key in ("message", "title", "subject", "demand"))
    if any(own in text for own in mutation.identities):
        return True
    word, line, rule = any(word in text for word in mutation.words), mutation.names_line(said["line"]), said["rule"] in rules
    return word + line + rule >= 2


def verdict(mutation, result, rules):
    """named, found (but not named), refused, quiet"""
    findings, messages = result
    if messages:
        last = re.sub(r"^.*?/@|^all |\[.*$", "", mutation.kind)
        named = any(last in line or any(word in line for word in mutation.words + mutation.identities) for line in messages)
        return "refused" if named else "unnamed"
    if any(names(mutation, said, rules) for said in findings):
        return "named"
    return "unnamed" if findings else "quiet"


def chosen(kind, sample, everything):
    """Of each sample others, so that all together see most kinds."""
    kind = kind.replace("all ", "")  # one record and all of its name together
    share = REQUIRED_SAMPLE if kind in sample.required else SAMPLE
    return everything or zlib.crc32((sample.name + kind).encode()) % share == 0


def examine(sample, everything):
    """{kind: best verdict}: variants are tried until one is noticed."""
    order = ("quiet", "unnamed", "refused", "named")
    best, told = {}, {}
    for turn in range(VARIANTS):
        batch = [variants[turn] for kind, variants in sorted(sample.mutations.items())
                 if turn < len(variants) and chosen(kind, sample, everything)
                 and (turn == 0 or best[kind] in order[:2])]
        if not batch:
            break
        for mutation, result in zip(batch, sample.run(batch)):
            word = verdict(mutation, result, sample.rules_about(mutation.kind))
            if order.index(word) >= order.index(best.get(mutation.kind, "quiet")):
                best[mutation.kind] = word
                told[mutation.kind] = [said["rule"] + " " + said["message"] for said in result[0]] + result[1]
    return best, told


def excused(table, kind, jurisdiction):
    for pattern, where, _reason in table:
        if re.fullmatch(pattern, kind) and (where == "*" or jurisdiction in where.split()):
            return True
    return False


def judge(sample, best, told):
    wrong = []
    for kind, word in sorted(best.items()):
        if word == "quiet" and best.get("all " + kind) in ("named", "refused"):
            continue  # a list holds something as long as it holds one
        if word == "unnamed":
            wrong.append("%s: no finding names it, but: %s" % (kind, "; ".join(told[kind][:3])))
        elif word == "quiet" and kind in sample.required and not excused(CONDITIONAL, kind, sample.jurisdiction):
            wrong.append("%s: required by %s, and nothing is said" % (kind, " ".join(sorted(sample.required[kind]))))
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--list", action="store_true", help="print each kind and what is said of it")
    arguments = parser.parse_args()
    terms, noticed, quiet = Terms(), set(), collections.defaultdict(set)
    with tempfile.TemporaryDirectory() as scratch:
        for folder in sorted(ROOT.glob("samples/*/complete-*")):
            sample = Sample(folder, terms, Path(scratch))
            findings, messages = sample.run([Mutation("nothing", [], [], [], [])])[0]
            wrong = ["before anything is removed: %s" % said["message"] for said in findings] + messages
            best, told = examine(sample, arguments.all)
            wrong += judge(sample, best, told)
            for kind, word in best.items():
                if word == "quiet":
                    quiet[kind].add(sample.jurisdiction)
                else:
                    noticed.add(kind)
                if arguments.list:
                    print("# %s %s %s" % (sample.name, kind, word))
            tap.ok("mutation: %s, %d removals" % (sample.name, len(best)), best and not wrong, "%d of them" % len(wrong))
            for line in wrong:
                print("# %s %s" % (sample.name, line))
    if arguments.all:
        nobody = [kind for kind in sorted(quiet) if kind not in noticed and not excused(OPTIONAL, kind, "")]
        tap.no("mutation: what nobody asks for is justified", nobody)
        for kind in nobody:
            print("# nobody notices %s (%s)" % (kind, " ".join(sorted(quiet[kind]))))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

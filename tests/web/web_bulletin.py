#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The public bulletin's HTML page in headless Chromium, in light and dark, wide and narrow: nothing in its
console, no request to anywhere, a screenshot (build/web/*.png) that is not empty, and no violation that
axe-core reports, on the page as it is and in both colour schemes."""
import html
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import tap
from tap import no as report

ROOT, JUANCE, BUILD = Path(os.environ["ROOT"]), os.environ["JUANCE"], Path(os.environ["BUILD"])
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-default-apps", "--hide-scrollbars",
         "--enable-logging=stderr",
         # The browser's own errands lead nowhere; the page's would be seen all the same.
         "--host-resolver-rules=MAP * ~NOTFOUND"]
SCHEMES = {"light": 1, "dark": 0}


def run(*command):
    return subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, timeout=120)


def asked_by_page(log):
    """Addresses of the requests that a file started; the browser's own errands are "not an origin"."""
    asked = set()
    for line in log.splitlines():
        if '"initiator"' not in line:
            continue
        params = dict(re.findall(r'"(initiator|url)":"([^"]*)"', line))
        if re.match(r"(https?|wss?|ftp):", params.get("url", "")) and re.match(r"file:|null", params["initiator"]):
            asked.add(params["url"])
    return sorted(asked)


def chromium(page, *flags):
    """(standard output, console lines, addresses asked for)"""
    with tempfile.TemporaryDirectory() as profile:
        log = Path(profile) / "net.json"
        done = run("chromium", *FLAGS, "--user-data-dir=%s" % profile, "--log-net-log=%s" % log, *flags,
                   page.as_uri() if isinstance(page, Path) else page)
        text = log.read_text("utf-8", "replace") if log.exists() else ""
    console = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if ":CONSOLE" in line]
    return done.stdout.decode("utf-8", "replace"), console, asked_by_page(text), bool(text)


def axe_source(folder):
    """As `make test-web` has put it there."""
    script = folder / "node_modules/axe-core/axe.min.js"
    if not script.exists():
        sys.exit("%s is not there: make test-web puts it there" % script)
    return script.read_text("utf-8")


def with_axe(page, source, into):
    """A copy that runs axe and leaves its verdict in the page; the policy would forbid the script."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text("utf-8"))
    script = ("<script>%s</script><script>axe.run(document,{resultTypes:['violations']}).then(function(r){"
              "var p=document.createElement('pre');p.id='axe-verdict';p.textContent=JSON.stringify({passes:"
              "r.passes.length,violations:r.violations.map(function(v){return v.id+' '+v.nodes.length+' '+"
              "v.nodes[0].html.slice(0,80)})});document.body.appendChild(p)})</script>"
              % source.replace("</script", "<\\/script"))
    into.write_text(text.replace("</body>", script + "</body>"), "utf-8")
    return into


def axe_verdict(page, scheme):
    dom, _, _, _ = chromium(page, "--blink-settings=preferredColorScheme=%d" % SCHEMES[scheme],
                            "--virtual-time-budget=20000", "--dump-dom")
    match = re.search(r'<pre id="axe-verdict">(.*?)</pre>', dom, re.S)
    if not match:
        return ["axe did not report"]
    verdict = json.loads(html.unescape(match.group(1)))
    return verdict["violations"] or ([] if verdict["passes"] > 10 else ["axe looked at nothing"])


def main():
    folder = BUILD / "web"
    folder.mkdir(parents=True, exist_ok=True)
    here = Path.cwd()
    archive = here / "archive"
    samples = sorted(path.parent for path in (ROOT / "samples").glob("*/complete-*/batch.xml"))
    for command in (["build", "-q", "-a", archive, *samples],
                    ["bulletin", "-q", "-a", archive, "--period", "2025", "-o", here / "public"],
                    ["bulletin", "-q", "-a", archive, "--period", "2025", "--internal", "-o", here / "internal"]):
        done = run(JUANCE, *command)
        if done.returncode:
            sys.exit("juance %s: %s" % (command[0], done.stderr.decode()[-300:]))
    page = here / "public/bulletin-2025.html"
    for scheme, value in SCHEMES.items():
        for width in (1200, 400):
            shot = folder / ("bulletin-%s-%d.png" % (scheme, width))
            shot.unlink(missing_ok=True)
            _, console, asked, logged = chromium(
                page, "--blink-settings=preferredColorScheme=%d" % value, "--window-size=%d,2400" % width,
                "--screenshot=%s" % shot)
            report("%s, %d wide: console, requests, screenshot" % (scheme, width),
                   console + asked + ([] if logged else ["no log of requests"]) +
                   ([] if shot.exists() and shot.stat().st_size > 20000 else ["no screenshot"]))
    source = axe_source(folder)
    for name in ("public/bulletin-2025.html", "internal/bulletin-2025-internal.html"):
        copy = with_axe(here / name, source, here / "axe.html")
        for scheme in SCHEMES:
            report("axe-core, %s, %s" % (Path(name).name, scheme), axe_verdict(copy, scheme))
    # What finds nothing must be able to find something.
    broken = here / "broken.html"
    broken.write_text(page.read_text("utf-8").replace('lang="zh-CN"', "").replace("<h1>", "<h1><img src=x>", 1), "utf-8")
    report("a broken page is found", [] if axe_verdict(with_axe(broken, source, here / "axe.html"), "light")
           else ["axe reports nothing"])
    loud = here / "loud.html"
    loud.write_text("<!DOCTYPE html><title>x</title><img src='http://juance.invalid/x.png'>"
                    "<script>console.error('x')</script>", "utf-8")
    _, console, asked, _ = chromium(loud, "--screenshot=%s" % (here / "loud.png"))
    report("a request and a console error are found", [] if console and asked else ["console %s, asked %s" % (console, asked)])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())

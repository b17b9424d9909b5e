# SPDX-License-Identifier: Apache-2.0
"""What the tests of seals share: keys made on the spot, signed archives, and running commands."""
import os
import re
import shutil
import subprocess
from pathlib import Path

from tap import ok as test  # noqa: F401

ROOT = Path(os.environ.get("ROOT", Path(__file__).resolve().parents[1]))
JUANCE = os.environ.get("JUANCE", str(ROOT / "build/juance"))
SAMPLES = ["hunan/complete-external-venue", "guangxi/complete-other-city",
           "yunnan/complete-corrected-certificates", "inner-mongolia/complete-enterprise"]


def run(*command, **options):
    """Status and everything that was said."""
    env = {**os.environ, "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(Path("cache").resolve()),
           **options.pop("env", {})}
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, env=env,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def juance(*arguments, **options):
    return run(JUANCE, *arguments, **options)


def make_keys(folder, samples=None):
    """config.xml, trust.pem and keys/ for the institutions of the samples, in `folder`."""
    exports = [ROOT / "samples" / name for name in samples or SAMPLES]
    status, said = run(ROOT / "generator/packaging/demo-keys.sh", folder, *exports)
    if status:
        raise SystemExit(f"demo-keys.sh: {said}")
    return exports


def config_of(folder, body, **attributes):
    """Another configuration beside config.xml."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    path = Path(folder) / "other.xml"
    path.write_text('<?xml version="1.0" encoding="UTF-8"?>\n'
                    f'<config xmlns="urn:juance:config" version="1.0"{given}>{body}</config>\n')
    return path


def credit_code(folder, institution):
    text = (Path(folder) / "config.xml").read_text()
    return re.search(rf'institution="{institution}" creditCode="([^"]*)"', text).group(1)


def volumes(archive):
    return sorted(Path(archive).glob("volumes/*/*/*.zip"))


def copy(archive, to):
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(archive, to, symlinks=True)
    for path in Path(to).rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return Path(to)

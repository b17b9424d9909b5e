# SPDX-License-Identifier: Apache-2.0
"""TAP for scripts: a line for each thing that was looked at, and at the end the plan, without which tests/run
takes the script for broken off. `sys.exit(tap.end())` is the last line of each."""
counted = failed = 0


def ok(what, truth, why=""):
    """`why` is said of what is not true; True or False as `truth` is."""
    global counted, failed
    counted += 1
    if truth:
        print("ok - %s" % what, flush=True)
    else:
        failed += 1
        why = " | ".join(str(why).strip().splitlines())[-600:]
        print("not ok - %s%s" % (what, ": " + why if why else ""), flush=True)
    return bool(truth)


def no(what, faults):
    """That there are none."""
    return ok(what, not faults, "; ".join(map(str, list(faults or [])[:10])))


def skip(what, why):
    ok("%s # skip %s" % (what, why), True)


def end():
    """The plan; the exit status."""
    print("1..%d" % counted, flush=True)
    return 1 if failed or not counted else 0

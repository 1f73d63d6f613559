#!/usr/bin/env python3
# Runs every pattern of patterns.yaml on pairs of arms with the same luck and prints one line each.
"""Usage: run_patterns.py TRUCE [--only r1,m3] [--runs N] [--keep DIR]

Needs numpy, scipy, h5py, yaml. An arm is run once however many patterns use it. Verdicts: `as expected` when the whole
95 % interval lies beyond the smallest effect (or within the wanted range), `no such effect` when it lies within the
smallest effect (outside the range), `opposite`, else `undecided`."""

import argparse
import hashlib
import pathlib
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import fire  # noqa: E402
import halts  # noqa: E402
import mediation  # noqa: E402
from runs import Runs  # noqa: E402

SCENARIOS = HERE.parent.parent / "scenarios"


def measure_named(name):
    for module in (fire, halts, mediation):
        if hasattr(module, name):
            return getattr(module, name)
    raise SystemExit(f"patterns.yaml: no measure '{name}'; see fire.py, halts.py and mediation.py")


def command(truce, arm, runs, seed, path):
    words = [truce, "run", str(SCENARIOS / arm["scenario"]), "--replicates", str(runs), "--seed", str(seed),
             "-o", str(path), "--force"]
    if "strategy" in arm:
        words += ["--strategy", arm["strategy"]]
    for assignment in arm.get("set", []):
        words += ["--set", assignment]
    return words


def run_arm(truce, arm, runs, seed, folder):
    key = hashlib.sha256(repr((sorted(arm.items(), key=str), runs, seed)).encode()).hexdigest()[:16]
    path = folder / f"{key}.h5"
    if not path.exists():
        done = subprocess.run(command(truce, arm, runs, seed, path), capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"an arm failed: {arm}\n{done.stderr}")
    return Runs(path)


def verdict(found, smallest, expects):
    if found is None:
        return "no value"
    point, low, high, _ = found
    if isinstance(expects, list):
        if low >= expects[0] and high <= expects[1]:
            return "as expected"
        return "no such effect" if high < expects[0] or low > expects[1] else "undecided"
    if expects == "-":
        low, high = -high, -low
    if low >= smallest:
        return "as expected"
    if high <= -smallest:
        return "opposite"
    return "no such effect" if -smallest < low and high < smallest else "undecided"


def wanted(expects, smallest):
    if isinstance(expects, list):
        low, high = expects
        return f"at most {high:g}" if low <= -100 else f"at least {low:g}" if high >= 1000 else f"{low:g} to {high:g}"
    return f"{'above ' if expects == '+' else 'below -'}{smallest:g}"


def line(pattern, found):
    if pattern["label"] == "library":
        return f"| {pattern['of']} | {pattern['says']} | library | - | - | - |"
    text = "-" if found is None else f"{found[0]:.3g} [{found[1]:.3g}, {found[2]:.3g}]"
    return (f"| {pattern['of']} | {pattern['says']} | {pattern['label']} | {wanted(pattern['expects'], pattern['smallest'])} "
            f"| {text} | {verdict(found, pattern['smallest'], pattern['expects'])} |")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("truce", help="the program")
    asked.add_argument("--only", default="", help="beginnings of ids, separated by commas")
    asked.add_argument("--runs", type=int, default=0, help="runs an arm (default: that of patterns.yaml)")
    asked.add_argument("--keep", help="folder to keep results files in, and to find them again")
    given = asked.parse_args()
    plan = yaml.safe_load((HERE / "patterns.yaml").read_text())
    runs = given.runs or plan["runs"]
    beginnings = tuple(word for word in given.only.split(",") if word)
    print(f"{runs} runs an arm, seed {plan['seed']}\n")
    print("| pattern | says | label | wanted | effect, 95 % interval | verdict |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(given.keep or scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name, pattern in plan["patterns"].items():
            if beginnings and not name.startswith(beginnings):
                continue
            found = None
            if "measure" in pattern:
                arms = {arm: run_arm(given.truce, spec, runs, plan["seed"], folder)
                        for arm, spec in pattern["arms"].items()}
                options = {key: value for key, value in pattern["measure"].items() if key != "name"}
                found = measure_named(pattern["measure"]["name"])(arms, **options)
            print(line(pattern, found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

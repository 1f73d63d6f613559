#!/usr/bin/env python3
# Interleaved pairs: speed-up on two threads against this machine's own ceiling, and W1 beside SciPy (ruling X3).
"""usage: pairs.py [--rounds N] [--runs N] [--agents 1e4,1e5,1e6] TRUCE SCENARIO BENCH_W1
       pairs.py --sweep [--rounds N] [--replicates N] TRUCE STUDY

Speed-up: each round takes the same RUNS runs (or with --sweep the whole study, merging included, with N replicates of
each cell, 10 by default) once with one thread, in two such processes at once, and with two threads. The ceiling is what two processes get done over one, so that the speed-up over the ceiling says what threads cost and
not what the machine lacks. No verdict if the ceiling is below 1.6.
W1: in each round Truce and then SciPy, each in a process of its own; ratios are taken within a round. Median and quartiles.
Exit: 0 measured, 70 a command failed.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SCIPY = pathlib.Path(__file__).with_name("w1_scipy.py")
LINE = re.compile(r"^\s*(\d+)\s+(float|double)\s+1 thread\(s\)\s+([\d.]+) M/s", re.MULTILINE)


def check(code, words):
    if code != 0:
        print(f"pairs.py: {' '.join(map(str, words))} ended with {code}", file=sys.stderr)
        sys.exit(70)


def seconds(commands):
    """Wall clock until all of these, started at once, have ended."""
    begin = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [subprocess.Popen(words, **quiet) for words in commands]
    for process, words in zip(started, commands):
        check(process.wait(), words)
    return time.perf_counter() - begin


def show(name, values):
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    print(f"{name:<44} {middle:6.2f}  (quartiles {low:.2f} to {high:.2f})")
    return middle


def run_words(asked, folder):
    def words(name, threads):
        return [asked.truce, "run", asked.scenario, "--replicates", str(asked.runs), "--seed", "1",
                "--threads", str(threads), "-o", f"{folder}/{name}.h5", "--force"]

    return words


def sweep_words(asked, folder):
    given = pathlib.Path(asked.scenario)
    text = re.sub(r"(?m)^scenario: *([^ #\n]+)",
                  lambda found: f"scenario: {os.path.relpath(given.resolve().parent / found[1], folder)}",
                  given.read_text(encoding="utf-8"))
    text, count = re.subn(r"\breplicates: *\d+", f"replicates: {asked.replicates}", text)
    if count != 1:
        sys.exit(f"pairs.py: {given} does not say `replicates: N` once; name a study that does")
    study = pathlib.Path(folder, given.name)
    study.write_text(text, encoding="utf-8")

    def words(name, threads):
        shutil.rmtree(f"{folder}/{name}", ignore_errors=True)
        return [asked.truce, "sweep", study, "-o", f"{folder}/{name}", "--threads", str(threads), "--quiet"]

    return words


def speed_up(words, rounds):
    ceilings, gains, shares = [], [], []
    for _ in range(rounds):
        alone = seconds([words("a", 1)])
        apart = seconds([words("a", 1), words("b", 1)])
        together = seconds([words("c", 2)])
        ceilings.append(2 * alone / apart)
        gains.append(alone / together)
        shares.append(gains[-1] / ceilings[-1])
    ceiling = show("ceiling: two processes over one", ceilings)
    show("speed-up: two threads over one", gains)
    share = show("speed-up over the ceiling (bar 0.9)", shares)
    print("no verdict: the ceiling is below 1.6" if ceiling < 1.6 else "met" if share >= 0.9 else "missed")


def rates(words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    check(done.returncode, words)
    return {(int(agents), real): float(rate) for agents, real, rate in LINE.findall(done.stdout)}


def beside_scipy(asked):
    for agents in asked.agents.split(","):
        ratios, own, others = {}, {}, {}
        for _ in range(asked.rounds):
            truce = rates([asked.bench_w1, "1", agents])
            scipy = rates([sys.executable, str(SCIPY), agents, "--rounds", "1"])
            for case, rate in truce.items():
                ratios.setdefault(case, []).append(rate / scipy[case])
                own.setdefault(case, []).append(rate)
                others.setdefault(case, []).append(scipy[case])
        for case, values in sorted(ratios.items()):
            show(f"W1 {case[0]:>9} {case[1]:<6} Truce over SciPy", values)
            print(f"{'':<10}million updates a second: Truce {statistics.median(own[case]):.0f}, "
                  f"SciPy {statistics.median(others[case]):.0f}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--agents", default="1e4,1e5,1e6")
    parser.add_argument("--sweep", action="store_true")
    parser.add_argument("--replicates", type=int, default=10)
    parser.add_argument("truce")
    parser.add_argument("scenario")
    parser.add_argument("bench_w1", nargs="?")
    asked = parser.parse_args()
    if asked.sweep == bool(asked.bench_w1):
        parser.error("name TRUCE SCENARIO BENCH_W1, or --sweep TRUCE STUDY")
    with tempfile.TemporaryDirectory() as folder:
        speed_up((sweep_words if asked.sweep else run_words)(asked, folder), asked.rounds)
    if not asked.sweep:
        beside_scipy(asked)


if __name__ == "__main__":
    main()

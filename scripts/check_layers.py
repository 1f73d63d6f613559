#!/usr/bin/env python3
"""Keeps the floors of the house: includes go down, each outside library has one door, the state's path stays exact.

usage: scripts/check_layers.py [--root FOLDER] [--headers]
Prints faults as file:line: text; exit 1 if there is one. --headers also compiles every header alone (slow).
"""
import argparse
import concurrent.futures
import fnmatch
import os
import pathlib
import re
import subprocess
import sys

from cpp_text import code_only, files

# Floors, bottom up. A room may include itself and every room on a lower floor, but for the exceptions below.
FLOORS = {
    "sim/base": 0, "sim/formula": 1, "sim/world": 2, "sim/process": 3,
    "sim/violence": 4, "sim/people": 4, "sim/diplomacy": 4,
    "sim/model": 5, "sim/scenario": 6, "sim/engine": 6, "sim/record": 7,
    "sim/study": 8, "analysis": 8, "sim/cli": 9,
    "analysis/bench": 9,  # programs that measure the rooms; nobody includes them
}
# Lower rooms that a room must not know all the same, and why.
MUST_NOT_KNOW = {
    "sim/record": {room: "record writes what an observer sees" for room in
                   ("sim/scenario", "sim/model", "sim/violence", "sim/people", "sim/diplomacy", "sim/process")},
    "analysis": {room: "analysis knows results, never how they came about" for room in
                 ("sim/engine", "sim/model", "sim/violence", "sim/people", "sim/diplomacy", "sim/process")},
}
# The plain data of a run is a contract, not a part of the engine: who records or analyses may read it.
OPEN_HEADERS = {"sim/engine/run_record.hpp": ("sim/record", "analysis")}

# Outside libraries: what an #include looks like, and the files it may stand in.
DOORS = [
    (r"yaml-cpp/", ("sim/scenario/guard.cpp",)),
    (r"hdf5(_hl)?\.h|H5\w*\.h", ("sim/record/hdf5*",)),
    (r"Random123/", ("sim/base/random.cpp",)),
    (r"tbb/|oneapi/", ("sim/base/parallel.cpp",)),
    (r"sleef", ("sim/base/det_math.cpp",)),
    (r"xxhash\.h|xxh3\.h", ("sim/base/hash.cpp",)),
    (r"mpi\.h", ("sim/study/ranks_mpi.cpp",)),
    (r"boost/program_options", ("sim/cli/*",)),
    (r"boost/(math|random|numeric)/", ("analysis/*", "sim/study/*")),
    (r"boost/", ()),
]

# The state's path: the same bits on every machine.
EXACT_ROOMS = {room for room, floor in FLOORS.items() if floor <= 5} | {"sim/engine"}
INEXACT = ("acos|acosh|asin|asinh|atan|atan2|atanh|cbrt|cos|cosh|erf|erfc|exp|exp2|expm1|hypot|lgamma|log|log10|log1p|"
           "log2|pow|sin|sinh|tan|tanh|tgamma")
FORBIDDEN_ON_PATH = [
    (re.compile(rf"\bstd::({INEXACT})[fl]?\s*\("), "std::{0} differs between processors; use sim/base/det_math.hpp"),
    (re.compile(rf"(?<![\w:.>])(?:::)?({INEXACT})[fl]?\s*\("), "{0}() of the C library differs between processors; "
                                                              "use sim/base/det_math.hpp"),
    (re.compile(r"\bstd::(\w+_distribution|random_device|mt19937\w*|default_random_engine|minstd_rand0?|shuffle|sample)\b"),
     "std::{0} differs between libraries; draw through sim/base/random.hpp"),
    (re.compile(r"(?<![\w:.>])(?:std::)?(s?rand)\s*\("), "{0}() is hidden state; draw through sim/base/random.hpp"),
    (re.compile(r"\b(system_clock|steady_clock|high_resolution_clock)\b"), "{0}: a run must not know the time of day"),
    (re.compile(r"\bstd::(reduce|transform_reduce|execution)\b"),
     "std::{0} leaves the order of a sum open; sum in fixed chunks by sim/base/parallel.hpp"),
]
EIGEN_REDUCTION = re.compile(r"\.(sum|mean|norm|squaredNorm|dot|prod|trace|lpNorm)\s*(?:<[^>]*>)?\s*\(")
UNORDERED = re.compile(r"\bunordered_(?:multi)?(?:map|set)\s*<")

# The library throws; only the door speaks and exits.
SPEAKS = re.compile(r"\bstd::(cout|cerr|clog|exit|abort|_Exit|quick_exit|terminate)\b|(?<![\w:.>])(printf|puts|fprintf|exit|abort)\s*\(")
MAY_SPEAK = ("sim/cli", "analysis/bench")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """The room a path belongs to, or None."""
    parts = path.split("/")
    room = "/".join(parts[:2])
    if room in FLOORS:
        return room
    return "analysis" if parts[0] == "analysis" else None


def include_fault(path, target):
    """Why the file may not include the target of our own, or None."""
    here, there = room_of(path), room_of(target)
    if there is None:
        return f'"{target}" is in no room; rooms are listed in scripts/check_layers.py'
    if here == there or here in OPEN_HEADERS.get(target, ()):
        return None
    if there in MUST_NOT_KNOW.get(here, {}):
        return f"{here} must not know {there} ({MUST_NOT_KNOW[here][there]})"
    if FLOORS[there] == FLOORS[here]:
        return f"{here} and {there} stand side by side; neither may include the other"
    if FLOORS[there] > FLOORS[here]:
        return f"{here} (floor {FLOORS[here]}) includes up into {there} (floor {FLOORS[there]})"
    return None


def door_fault(path, target):
    """Why an outside header may not stand in this file, or None."""
    for pattern, doors in DOORS:
        if re.match(pattern, target):
            if any(fnmatch.fnmatch(path, door) for door in doors):
                return None
            where = " or ".join(doors) if doors else "nowhere without an entry in scripts/check_layers.py"
            return f"<{target}> enters the house through {where} only"
    return None


def include_faults(root, path, lines):
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, target = match.groups()
        if target.startswith(("sim/", "analysis/")):
            fault = include_fault(path, target)
            if fault is None and not any((root / name).is_file() for name in (target, target + ".in")):
                fault = f'"{target}" does not exist'
        elif quote == '"' and (root / path).parent.joinpath(target).is_file():
            fault = f'"{target}" is not written from the root; write "{os.path.dirname(path)}/{target}"'
        else:
            fault = door_fault(path, target)
        if fault is None and target == "random" and room_of(path) in EXACT_ROOMS:
            fault = "<random> differs between libraries; draw through sim/base/random.hpp"
        if fault:
            yield number, fault


def unordered_names(code):
    """Names of variables declared as unordered containers."""
    names = set()
    for match in UNORDERED.finditer(code):
        depth, at = 1, match.end()
        while depth and at < len(code):
            depth += {"<": 1, ">": -1}.get(code[at], 0)
            at += 1
        name = re.match(r"[\s&*]*(\w+)", code[at:])
        if name:
            names.add(name.group(1))
    return names


def path_faults(root, path, code):
    """Calls that would make results depend on machine, library or clock."""
    if path.startswith("sim/base/det_math"):
        return
    lines = code.split("\n")
    brought = set(re.findall(r"\busing\s+(?:truce::)?det::(\w+)\s*;", code))
    eigen = re.search(r"\bEigen::", code)
    partner = (root / path).with_suffix(".hpp" if path.endswith(".cpp") else ".cpp")
    unordered = unordered_names(code)
    if partner.is_file():
        unordered |= unordered_names(code_only(partner.read_text(encoding="utf-8")))
    for number, line in enumerate(lines, 1):
        for pattern, text in FORBIDDEN_ON_PATH:
            match = pattern.search(line)
            if match and not ("std::" not in match.group(0) and match.group(1) in brought):
                yield number, text.format(match.group(1))
        if eigen and EIGEN_REDUCTION.search(line):
            yield number, "Eigen's reductions choose their own order of adding; sum in fixed chunks"
        loop = re.search(r"\bfor\s*\([^;]*:\s*(?:\w+(?:\.|->))*(\w+)\s*\)", line)
        begin = re.search(r"\b(\w+)\.c?begin\s*\(", line)
        for match in (loop, begin):
            if match and match.group(1) in unordered:
                yield number, f"'{match.group(1)}' is unordered: its order differs between libraries; use std::map or a vector"


def file_faults(root, file):
    path = file.relative_to(root).as_posix()
    text = file.read_text(encoding="utf-8")
    lines = text.split("\n")
    code = code_only(text)
    room = room_of(path)
    if room is None:
        yield path, 1, "this file stands in no room; rooms are listed in scripts/check_layers.py"
        return
    for number, fault in include_faults(root, path, lines):
        yield path, number, fault
    if not lines[0].startswith("//"):
        yield path, 1, "the first line must be a comment that says what the file is for"
    if path.endswith(".hpp"):
        if "#pragma once" not in code:
            yield path, 1, "the header lacks #pragma once"
        for number, line in enumerate(code.split("\n"), 1):
            if re.match(r"\s*using\s+namespace\b", line):
                yield path, number, "a header must not bring a whole namespace into every file that reads it"
    if room in EXACT_ROOMS:
        for number, fault in path_faults(root, path, code):
            yield path, number, fault
    if room not in MAY_SPEAK:
        for number, line in enumerate(code.split("\n"), 1):
            match = SPEAKS.search(line)
            if match:
                yield path, number, f"{match.group(0).strip(' (')}: the library never prints and never exits; throw an Error"


def compiles_alone(root, header):
    """The compiler's first complaint about a header compiled by itself, or None."""
    command = ["g++", "-std=c++20", "-fsyntax-only", "-x", "c++", "-I", str(root), "-isystem", "/usr/include/eigen3"]
    result = subprocess.run(command + ["-include", str(header), "/dev/null"], capture_output=True, text=True, check=False)
    if result.returncode == 0:
        return None
    errors = [line for line in result.stderr.splitlines() if "error:" in line]
    return errors[0] if errors else "g++ ended with an error"


def header_faults(root):
    headers = files(root, ("sim", "analysis"), (".hpp",))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for header, fault in zip(headers, pool.map(lambda header: compiles_alone(root, header), headers)):
            if fault:
                yield header.relative_to(root).as_posix(), 1, f"does not compile alone: {fault}"


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    parser.add_argument("--headers", action="store_true", help="also compile every header alone")
    options = parser.parse_args(words)
    root = options.root.resolve()
    faults = [fault for file in files(root, ("sim", "analysis")) for fault in file_faults(root, file)]
    if options.headers:
        faults += header_faults(root)
    for path, number, text in faults:
        print(f"{path}:{number}: {text}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Keeps words out of the house that mean nothing to a reader: places on one person's machine, tools of one person's desk.

usage: scripts/check_words.py [--root FOLDER]      all files that git tracks, or all files where there is no git
Prints faults as file:line: text; exit 1 if there is one.
"""
import argparse
import hashlib
import pathlib
import re
import subprocess
import sys

# An absolute path into a private or passing folder; web addresses do not count.
PRIVATE = "|".join(("work", "tmp", "root", "home", "Users", "var/folders"))
MACHINE_PATH = re.compile(rf"(?<![\w.:~$}}%/-])/(?:{PRIVATE})\b(?![\w.-]*\.(?:org|com|net))")
# Names of desk tools, as the first 16 digits of their SHA-256: the list itself must not hold them.
DESK_TOOLS = frozenset(line for line in """
3ea125d0bff386e6
57de4cf40144bdf7
60965168ce762e94
6f7ac1823da81d2e
7d3194f79e645c42
c70eca6b0f88f44d
c857d09db23e6822
fc5a1047f5919892
""".strip().splitlines())
WORD = re.compile(r"[a-z]{5,}")
TRAILER = re.compile(r"^\s*(?:#|//)?\s*(?:co-authored-by|generated (?:by|with) an? (?:ai|assistant))\b", re.I)


def made(path):
    """Whether a file was made by building or running."""
    return path.parts[0] == ".git" or path.parts[0].startswith(("build", "out"))


def tracked(root):
    """Files of the repository, or of the folder where git is absent."""
    try:
        names = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True).stdout
        return [root / name for name in names.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        return [path for path in sorted(root.rglob("*")) if path.is_file() and not made(path.relative_to(root))]


def is_desk_tool(word):
    return hashlib.sha256(word.encode()).hexdigest()[:16] in DESK_TOOLS


def faults(text, known):
    """(line, fault) of each word that does not belong here; `known` remembers words already looked at."""
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE_PATH.search(line):
            yield number, "names a place on one machine; use a path from the root of the repository, or mktemp"
        if TRAILER.search(line):
            yield number, "names who or what wrote it; git knows"
        for word in set(WORD.findall(line.lower())):
            if word not in known:
                known[word] = is_desk_tool(word)
            if known[word]:
                yield number, "names a tool of somebody's desk, which a reader does not need"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    root = parser.parse_args().root.resolve()
    known, count = {}, 0
    for path in tracked(root):
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue  # pictures, results files, files deleted but not yet committed
        for number, fault in faults(text, known):
            print(f"{path.relative_to(root)}:{number}: {fault}")
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())

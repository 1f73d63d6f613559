#!/usr/bin/env python3
"""Warns of files, functions and lines that have grown too long to read. A person decides; --strict makes it an error.

usage: scripts/check_budgets.py [--root FOLDER] [--strict]
"""
import argparse
import pathlib
import re
import sys

from cpp_text import code_only, files

FILE_TARGET, FILE_HARD = 200, 300     # lines
FUNCTION_HARD = 60                    # lines
LINE_HARD = 110                       # characters
ARGUMENTS_HARD = 6                    # arguments of one function

# What stands before the brace of a function's body: its arguments, then qualifiers, a result type or first values.
HEAD = re.compile(r"\)\s*(?:const|noexcept|override|final|mutable|&&?|->\s*[\w:<>,\s*&]+|\s)*(?::[^;{}]*(?:\{[^{}]*\}[^;{}]*)*)?$")
NO_FUNCTION = re.compile(r"\b(if|for|while|switch|catch|namespace|struct|class|enum|union|do|else|return)\b[^;{}]*$")
NAME = re.compile(r"([~\w:<>]+|operator\s*[^\s(]+|operator\s*\(\))\s*\($")


def opening(text, close):
    """Place of the parenthesis that the one at `close` closes."""
    depth = 0
    for at in range(close, -1, -1):
        depth += {")": 1, "(": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return 0


def arguments(text):
    """Number of arguments in the text between a function's parentheses."""
    depth, count = 0, 1 if text.strip() else 0
    for letter in text:
        depth += {"(": 1, "<": 1, "{": 1, "[": 1, ")": -1, ">": -1, "}": -1, "]": -1}.get(letter, 0)
        count += letter == "," and depth == 0
    return count


def is_function(head):
    """Whether a brace after this text opens a function's body."""
    return ")" in head and HEAD.search(head) and not NO_FUNCTION.match(head.lstrip()) and "=" not in head.split("(")[0]


def described(head, line):
    """(name, first line, number of arguments) of the function whose brace stands on this line after the head."""
    before = re.split(r"\)\s*:(?!:)", head)[0]
    close = len(before) if len(before) < len(head) else head.rindex(")")
    first = opening(head, close)
    name = NAME.search(head[:first + 1])
    return name.group(1) if name else "?", line - head.lstrip().count("\n"), arguments(head[first + 1:close])


def functions(code):
    """(name, first line, lines, arguments) of each function body, lambdas counted with the function they stand in."""
    braces, inside, found = [], None, None  # `inside`: how many braces were open before the function's own
    line, since = 1, 0                      # `since`: where the present statement began
    for at, letter in enumerate(code):
        if letter == "\n":
            line += 1
        elif letter == "{":
            head = code[since:at]
            first_value = re.search(r"\)\s*:(?!:).*[\w>]\s*$", head, re.S) is not None
            if inside is None and not first_value and is_function(head):
                inside, found = len(braces), described(head, line)
            braces.append(first_value)
            since = since if first_value else at + 1
        elif letter == "}" and braces:
            first_value = braces.pop()
            if inside == len(braces):
                name, start, count = found
                yield name, start, line - start + 1, count
                inside = None
            since = since if first_value else at + 1
        elif letter == ";":
            since = at + 1


def warnings(root, file):
    path = file.relative_to(root).as_posix()
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    if len(lines) > FILE_HARD:
        yield path, 1, f"{len(lines)} lines; the hard budget of a file is {FILE_HARD}"
    elif len(lines) > FILE_TARGET:
        yield path, 1, f"{len(lines)} lines; most files stay under {FILE_TARGET}"
    wide = [number for number, line in enumerate(lines, 1) if len(line) > LINE_HARD]
    if wide:
        yield path, wide[0], f"{len(wide)} lines of more than {LINE_HARD} characters, this is the first"
    if path.startswith("tests/"):
        return
    for name, start, length, count in functions(code_only(text)):
        if length > FUNCTION_HARD:
            yield path, start, f"{name}: {length} lines; the hard budget of a function is {FUNCTION_HARD}"
        if count > ARGUMENTS_HARD:
            yield path, start, f"{name}: {count} arguments; more than {ARGUMENTS_HARD} ask for a struct"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    parser.add_argument("--strict", action="store_true", help="exit 1 on a warning")
    options = parser.parse_args()
    root = options.root.resolve()
    found = [warning for file in files(root) for warning in warnings(root, file)]
    for path, number, text in found:
        print(f"{path}:{number}: {text}")
    return 1 if found and options.strict else 0


if __name__ == "__main__":
    sys.exit(main())

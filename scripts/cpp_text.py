"""Reads C++ files for the checks of the house: finds the files, blanks comments and strings, keeps every line in place."""
import re

TOKEN = re.compile(
    r'//[^\n]*'                                   # line comment
    r'|/\*.*?\*/'                                 # block comment
    r'|R"([^()\s\\]{0,16})\(.*?\)\1"'             # raw string
    r'|"(?:\\.|[^"\\\n])*"'                       # string
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'",      # character; not the digit separator of 1'000
    re.S)


def blank(match):
    """The same number of characters and lines, without the words."""
    return re.sub(r"[^\n]", " ", match.group(0))


def code_only(text):
    """C++ without comments and without what stands in quotes; #include lines lose their name too."""
    return TOKEN.sub(blank, text)


def files(root, folders=("sim", "analysis", "tests"), suffixes=(".hpp", ".cpp")):
    """All C++ files under the folders, in a fixed order."""
    found = []
    for folder in folders:
        found += [path for path in (root / folder).rglob("*") if path.suffix in suffixes and path.is_file()]
    return sorted(found)

"""What the program prints, word for word: each text equals the file of its name here. scripts/update_golden rewrites them on purpose."""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ.get("TRUCE_PROGRAM", str(ROOT / "build" / "truce"))
SCENARIOS = ROOT / "scenarios"

# name of the file, words of the command; the first ones leave behind what the others read
TEXTS = [
    ("run.txt", ("run", SCENARIOS / "minimal.yaml", "--replicates", "3", "--seed", "7", "-o", "runs.h5")),
    ("info.txt", ("info", "runs.h5")),
    ("replay.txt", ("replay", "runs.h5", "--run", "1")),
    ("describe_clock.md", ("describe", "clock", "--format", "markdown")),
    ("describe_scripted.txt", ("describe", SCENARIOS / "two_parties.yaml", "--scripted")),
    ("compare.txt", ("compare", SCENARIOS / "studies" / "minimal_grid.yaml", "-o", "grid", "--quiet")),
]


def without_passing_things(text):
    """Leaves out what differs between two good runs: seconds taken, and the build."""
    text = re.sub(r"\d+\.\d\d s$", "TIME s", text, flags=re.M)
    return re.sub(r"(program +)\S+, commit \S+, .*", r"\1BUILD", text)


def printed(words, folder):
    ended = subprocess.run([PROGRAM, *map(str, words)], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True, timeout=120)
    if ended.returncode != 0:
        sys.exit(f"truce {' '.join(map(str, words))}: exit {ended.returncode}: {ended.stderr}")
    return without_passing_things(ended.stdout.replace(str(ROOT) + "/", ""))


def main(update):
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, words in TEXTS:
            text, kept = printed(words, folder), HERE / name
            expected = kept.read_text(encoding="utf-8") if kept.exists() else ""
            if text == expected:
                continue
            differing += 1
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), name, "printed now"))
            if update:
                kept.write_text(text, encoding="utf-8")
    if differing and not update:
        print(f"{differing} texts differ; if that is meant, run scripts/update_golden and read the difference before committing it")
    return 1 if differing and not update else 0


if __name__ == "__main__":
    sys.exit(main("--update" in sys.argv[1:]))

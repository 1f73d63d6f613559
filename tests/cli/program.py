"""The built program (TRUCE_PROGRAM) and a folder of its own for each test."""
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("TRUCE_PROGRAM", str(ROOT / "build" / "truce"))
MINIMAL = str(ROOT / "scenarios" / "minimal.yaml")


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def truce(self, *words, **options):
        settings = {"cwd": self.folder, "stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE,
                    "stderr": subprocess.PIPE, "text": True, "errors": "replace", "timeout": 120}
        return subprocess.run([PROGRAM, *map(str, words)], **{**settings, **options})

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

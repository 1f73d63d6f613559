"""Hostile scenario files through the real program: each ends with 65 in under 2 s and 300 MB, with a message and no crash."""
import os
import pathlib
import resource
import signal
import subprocess
import time
import unittest

from program import PROGRAM, ROOT, ProgramTest

SECONDS = 2
MEGABYTES = 300
CORPUS = [ROOT / "tests" / "input_errors" / folder for folder in ("guard", "scenario")]


def bombs():
    """Name and bytes of files too large to be kept in the repository."""
    head = b"truce: 1\n"
    yield "long_line", head + b"title: " + b"x" * 20_000_000
    yield "many_lines", head + b"# \n" * 5_000_000
    yield "deep_flow", head + b"title: " + b"[" * 900_000
    yield "deep_maps", head + b"{a: " * 200_000
    yield "deep_block", head + b"".join(b" " * i + b"a:\n" for i in range(1200))
    yield "many_keys", head + b"".join(b"k%d: 1\n" % i for i in range(60_000))
    yield "many_items", head + b"title: [" + b"1," * 400_000 + b"]\n"
    yield "many_parties", head + b"parties:\n" + b"".join(b"  p%d: {}\n" % i for i in range(30_000))
    yield "laughs", head + b"a: &a [x,x]\n" + b"".join(b"a%d: &a%d [*a,*a]\n" % (i, i) for i in range(1000))
    yield "zeros", b"\0" * 1_000_000
    yield "invalid", head + b"\xff\xfe" * 200_000
    yield "quote_open", head + b'title: "' + b"a\n" * 400_000
    yield "digits", head + b"clock: {horizon_hours: " + b"9" * 500_000 + b"}\n"
    yield "tags", head + b"title: " + b"!!str " * 100_000
    yield "anchors", head + b"".join(b"k%d: &a%d 1\n" % (i, i) for i in range(40_000))


class ByteBombs(ProgramTest):
    def limits(self):
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 2, SECONDS * 2))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def check(self, path, code=65):
        began = time.monotonic()
        process = subprocess.Popen([PROGRAM, "check", str(path)], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=self.limits)
        shown, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, code, (path, told[:400]))
        self.assertLess(len(told), 20_000, path)
        if code == 65:
            self.assertEqual(shown, b"", path)
            self.assertNotEqual(told.strip(), b"", path)
        return time.monotonic() - began

    def measured(self, path):
        """Processor seconds and peak megabytes of one call, by a child that calls wait4 for it alone."""
        pid = os.fork()
        if pid == 0:
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            os.execv(PROGRAM, [PROGRAM, "check", str(path)])
        _, status, usage = os.wait4(pid, 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), 65, path)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def test_bombs_end_soon_and_small(self):
        for name, content in bombs():
            path = self.folder / (name + ".yaml")
            path.write_bytes(content)
            with self.subTest(bomb=name):
                self.check(path)
                seconds, megabytes = self.measured(path)
                self.assertLess(seconds, SECONDS)
                self.assertLess(megabytes, MEGABYTES)
            path.unlink()

    def test_things_that_are_no_files_end_soon(self):
        os.mkfifo(self.folder / "pipe.yaml")
        (self.folder / "loop.yaml").symlink_to("loop.yaml")
        for path in ("pipe.yaml", "loop.yaml", ".", "/dev/zero", "/dev/tty", "/proc/self/mem", "/dev/stdin"):
            with self.subTest(path=path):
                self.check(path)

    def test_a_table_and_an_include_cannot_be_bombs_either(self):
        os.mkfifo(self.folder / "pipe.csv")
        (self.folder / "big.csv").write_bytes(b"id,kind,start_local,planned_hours,mediator\n" + b"a,b,c,d,e\n" * 2_000_000)
        (self.folder / "leak.csv").symlink_to("/etc/passwd")
        minimal = (ROOT / "scenarios" / "minimal.yaml").read_text()
        for name in ("pipe.csv", "big.csv", "leak.csv"):
            for text in (minimal + f"tables: {{halts: {name}}}\n", minimal + f"include: {name}\n"):
                (self.folder / "top.yaml").write_text(text)
                with self.subTest(file=name):
                    self.check("top.yaml")
                    seconds, megabytes = self.measured(self.folder / "top.yaml")
                    self.assertLess(seconds, SECONDS)
                    self.assertLess(megabytes, MEGABYTES)

    def test_every_wrong_file_of_the_corpus_ends_well(self):
        for folder in CORPUS:
            for path in sorted(folder.glob("*.yaml")):
                # The corpus of the guard is written for a sample table, so to the program all of it is wrong; of the
                # scenarios those named warn_ pass with a warning.
                with self.subTest(file=path.name):
                    self.check(path, 0 if path.name.startswith("warn_") else 65)


if __name__ == "__main__":
    unittest.main()

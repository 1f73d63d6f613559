"""Wrong command lines: the exit code of the house, a message on standard error, nothing on standard output, no file."""
import os
import resource
import signal
import subprocess
import unittest

from program import MINIMAL, ProgramTest

RUN = ("run", MINIMAL)

# (words, exit code, piece of the message)
TABLE = [
    ((), 64, "usage: truce COMMAND"),
    (("rnu",), 64, "did you mean 'run'?"),
    (("launch",), 64, "see `truce --help`"),
    (("",), 64, "unknown command ''"),
    (("--verbose",), 64, "unknown command '--verbose'"),
    (("-o", "x.h5"), 64, "unknown command '-o'"),
    (("run",), 64, "SCENARIO"),
    ((*RUN, "extra.yaml"), 64, "unexpected word 'extra.yaml'"),
    ((*RUN, "--threads", "-1"), 64, "--threads"),
    ((*RUN, "--threads=-1"), 64, "must be a whole number from 1 to 1024"),
    ((*RUN, "--threads=0"), 64, "from 1 to 1024"),
    ((*RUN, "--threads=1025"), 64, "from 1 to 1024"),
    ((*RUN, "--threads", "two"), 64, "--threads is 'two'"),
    ((*RUN, "--seed", "-1"), 64, "--seed"),
    ((*RUN, "--seed=-1"), 64, "from 0 to 18446744073709551615"),
    ((*RUN, "--seed", "1e3"), 64, "--seed is '1e3'"),
    ((*RUN, "--seed", "1.0"), 64, "--seed is '1.0'"),
    ((*RUN, "--seed", "0x10"), 64, "--seed is '0x10'"),
    ((*RUN, "--seed", "007"), 64, "--seed is '007'"),
    ((*RUN, "--seed", "+1"), 64, "--seed is '+1'"),
    ((*RUN, "--seed", " 1"), 64, "--seed is ' 1'"),
    ((*RUN, "--seed", "18446744073709551616"), 64, "--seed"),
    ((*RUN, "--seed", ""), 64, "--seed"),
    ((*RUN, "--seed="), 64, "--seed"),
    ((*RUN, "--seed"), 64, "--seed"),
    ((*RUN, "--see", "5"), 64, "did you mean '--seed'?"),
    ((*RUN, "--rep=5"), 64, "unknown option"),
    ((*RUN, "--replicates", "0"), 64, "--replicates is '0'"),
    ((*RUN, "--replicates", "1x"), 64, "--replicates is '1x'"),
    ((*RUN, "--replicates", ""), 64, "--replicates"),
    ((*RUN, "--replicates", "99999999999"), 64, "--replicates is '99999999999'"),
    ((*RUN, "--replicates", "1000001"), 64, "from 1 to 1000000"),
    ((*RUN, "--replicates", "1,000"), 64, "--replicates is '1,000'"),
    ((*RUN, "--first-replicate=-1"), 64, "--first-replicate is '-1'"),
    ((*RUN, "--first-replicate=4000000001"), 64, "--first-replicate"),
    ((*RUN, "--seed", "1", "--seed", "2"), 64, "--seed is given 2 times"),
    ((*RUN, "-o", "a.h5", "--output", "b.h5"), 64, "--output is given 2 times"),
    ((*RUN, "-o"), 64, "--output"),
    ((*RUN, "-o", ""), 64, "-"),
    ((*RUN, "--force=yes", "-o", "x.h5"), 64, "--force"),
    ((*RUN, "--quiet", "--quiet"), 64, "--quiet"),
    ((*RUN, "-x"), 64, "unknown option '-x'"),
    ((*RUN, "--set"), 64, "--set"),
    ((*RUN, "--set", "clock.horizon_hours"), 65, "has no '='"),
    ((*RUN, "--set", "clock.horizon=5"), 65, "known here: start, step_minutes"),
    ((*RUN, "--set", "clock.horizon_hours=0"), 65, "choose a value within"),
    ((*RUN, "--set", "clock..x=1"), 65, "empty name"),
    ((*RUN, "--set", "=1"), 65, "empty name"),
    ((*RUN, "--strategy", "s99"), 65, "'s99' names no strategy"),
    ((*RUN, "--strategy", "../s01"), 65, "names no strategy"),
    ((*RUN, "--strategy", "s01"), 65, "which is no mediator of this scenario"),
    (("run", "absent.yaml"), 65, "absent.yaml"),
    (("run", ""), 65, ""),
    (("run", "."), 65, "."),
    (("run", "/dev/zero"), 65, "/dev/zero"),
    ((*RUN, "-o", "no/such/folder/x.h5"), 73, "folder"),
    ((*RUN, "-o", "."), 73, "."),
    ((*RUN, "-o", "x/"), 73, "x/"),
    ((*RUN, "-o", MINIMAL + "/x.h5"), 73, "Not a directory"),
    ((*RUN, "-o", "/dev/null", "--force"), 73, "not a plain file"),
    (("check",), 64, "needs FILE"),
    (("check", MINIMAL, "--sed", "x"), 64, "unknown option '--sed'"),
    (("check", "absent.yaml"), 65, "absent.yaml"),
    (("describe", "clok"), 64, "did you mean 'clock'?"),
    (("describe", "--format", "pdf"), 64, "--format is 'pdf'"),
    (("describe", "--format"), 64, "--format"),
    (("info",), 64, "needs RESULTS"),
    (("info", "absent.h5"), 74, "absent.h5"),
    (("info", MINIMAL), 74, "minimal.yaml"),
    (("info", "."), 74, "not a plain file"),
    (("export", "absent.h5", "--csv", "out"), 74, "absent.h5"),
    (("export", "absent.h5"), 64, "--csv FOLDER"),
    (("export", MINIMAL, "--csv", "out"), 74, "minimal.yaml"),
]


class CommandLines(ProgramTest):
    def expect(self, done, code, piece):
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(piece, done.stderr)
        self.assertNotEqual(done.stderr.strip(), "")
        self.assertEqual(done.stdout, "")

    def test_each_wrong_line_is_told_and_leaves_nothing(self):
        self.assertGreaterEqual(len(TABLE), 40)
        for words, code, piece in TABLE:
            with self.subTest(line=" ".join(words)):
                self.expect(self.truce(*words), code, piece)
                self.assertEqual(self.names(), [])

    def test_control_bytes_of_a_wrong_word_do_not_reach_the_terminal(self):
        done = self.truce("run\x1b[31m\x07")
        self.expect(done, 64, "unknown command")
        self.assertNotIn("\x1b", done.stderr)

    def test_help_and_version_are_good(self):
        for words in (("--help",), ("-h",), ("help",), ("--version",), ("run", "--help"), ("check", "-h")):
            done = self.truce(*words)
            self.assertEqual((done.returncode, done.stderr), (0, ""), words)
            self.assertNotEqual(done.stdout, "")

    def test_an_existing_file_is_kept_unless_forced(self):
        target = self.folder / "x.h5"
        target.write_text("mine")
        self.expect(self.truce(*RUN, "-o", "x.h5"), 73, "--force")
        self.assertEqual(target.read_text(), "mine")
        self.assertEqual(self.truce(*RUN, "-o", "x.h5", "--force", "--quiet").returncode, 0)
        self.assertNotEqual(target.read_bytes()[:4], b"mine")
        self.assertEqual(self.names(), ["x.h5"])

    def test_a_link_to_nowhere_is_not_followed(self):
        (self.folder / "x.h5").symlink_to("elsewhere.h5")
        self.expect(self.truce(*RUN, "-o", "x.h5"), 73, "x.h5")
        self.assertEqual(self.names(), ["x.h5"])

    def test_broken_results_are_refused(self):
        self.assertEqual(self.truce(*RUN, "-o", "good.h5", "--quiet").returncode, 0)
        whole = (self.folder / "good.h5").read_bytes()
        for name, content in (("empty.h5", b""), ("cut.h5", whole[: len(whole) // 2]), ("text.h5", b"hello\n"),
                              ("head.h5", b"\x89HDF\r\n\x1a\n" + b"\xff" * 4000)):
            (self.folder / name).write_bytes(content)
            with self.subTest(file=name):
                self.expect(self.truce("info", name), 74, name)

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_a_folder_without_permission_is_told(self):
        locked = self.folder / "locked"
        locked.mkdir(mode=0o500)
        self.expect(self.truce(*RUN, "-o", "locked/x.h5"), 73, "locked/x.h5")

    def test_a_file_size_limit_is_told_and_leaves_no_part(self):
        # The kernel sends SIGXFSZ at the limit; a full disk gives ENOSPC, on the same path of the program.
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        done = self.truce(*RUN, "-o", "x.h5", "--quiet", preexec_fn=limit)
        self.expect(done, 74, "x.h5")
        self.assertEqual(self.names(), [])

    def test_a_full_disk_is_told_and_leaves_no_part(self):
        place = self.folder / "small"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", place], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("a small file system cannot be mounted here; the limit on file size stands for it")
        self.addCleanup(subprocess.run, ["umount", place], check=False)
        self.expect(self.truce(*RUN, "-o", "small/x.h5", "--quiet"), 74, "No space left")
        self.assertEqual(list(place.iterdir()), [])

    def test_a_full_standard_output_is_told(self):
        for words in (("--help",), ("describe",), ("check", MINIMAL), RUN):
            with open("/dev/full", "w") as full, self.subTest(words=words):
                done = self.truce(*words, stdout=full)
                self.assertEqual(done.returncode, 74)
                self.assertIn("cannot write to standard output", done.stderr)

    def test_a_closed_pipe_does_not_end_the_run_before_its_file_is_written(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = self.truce(*RUN, "-o", "x.h5", stdout=writer, preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
        os.close(writer)
        self.assertEqual(done.returncode, 74)
        self.assertEqual(self.names(), ["x.h5"])


if __name__ == "__main__":
    unittest.main()

"""A long run is stopped by SIGINT or SIGTERM: soon, with 130 or 143, a word on standard error, and no file."""
import os
import pty
import signal
import subprocess
import time
import unittest

from program import MINIMAL, PROGRAM, ProgramTest

LONG = [PROGRAM, "run", MINIMAL, "--set", "clock.horizon_hours=100000", "--replicates", "50"]


class Signals(ProgramTest):
    def stopped(self, which, *options):
        process = subprocess.Popen([*LONG, "-o", "x.h5", *options], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(1)
        self.assertIsNone(process.poll(), "the run was over too soon to be stopped")
        began = time.monotonic()
        process.send_signal(which)
        shown, told = process.communicate(timeout=60)
        self.assertLess(time.monotonic() - began, 20)
        self.assertEqual(shown, "")
        self.assertEqual(self.names(), [])
        return process.returncode, told

    def test_ctrl_c_ends_with_130(self):
        code, told = self.stopped(signal.SIGINT)
        self.assertEqual(code, 130)
        self.assertIn("stopped by SIGINT (Ctrl-C); nothing was written", told)

    def test_sigterm_ends_with_143(self):
        code, told = self.stopped(signal.SIGTERM, "--threads", "1", "--quiet")
        self.assertEqual(code, 143)
        self.assertIn("stopped by SIGTERM", told)

    def test_an_old_file_survives_a_stopped_run(self):
        (self.folder / "x.h5").write_text("old")
        process = subprocess.Popen([*LONG, "-o", "x.h5", "--force"], cwd=self.folder, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 130)
        self.assertEqual((self.folder / "x.h5").read_text(), "old")


class ProgressLine(ProgramTest):
    def seen_on_terminal(self, *options):
        """What a terminal shows within some seconds of a long run."""
        try:
            pid, terminal = pty.fork()
        except OSError as error:
            self.skipTest(f"no terminal to be had: {error}")
        if pid == 0:
            os.execv(PROGRAM, [*LONG, *options])
        time.sleep(3)
        os.kill(pid, signal.SIGINT)
        shown = b""
        try:
            while piece := os.read(terminal, 4096):
                shown += piece
        except OSError:
            pass  # the other end is closed
        os.waitpid(pid, 0)
        os.close(terminal)
        return shown.decode()

    def test_a_terminal_sees_share_rate_and_time_left(self):
        shown = self.seen_on_terminal()
        self.assertRegex(shown, r"\r\d+ %, [\d.e+-]+ runs/s, [\d:]+ left")
        # The line is taken away before anything else is said.
        self.assertRegex(shown, r"\r\x1b\[Ktruce: stopped")

    def test_quiet_shows_nothing(self):
        self.assertNotIn("%", self.seen_on_terminal("--quiet"))

    def test_short_runs_and_pipes_show_nothing(self):
        done = self.truce("run", MINIMAL, "--replicates", "2")
        self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()

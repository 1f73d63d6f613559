"""Runs the scripts as far as they go without building: what they find missing, how they refuse, what they print."""
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPTS = [ROOT / "scripts" / name for name in ("setup", "run", "test", "lint", "find_python")] + [ROOT / ".ci" / "run"]


def run(*words, **options):
    """A script run from a foreign folder without a keyboard."""
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                              **options)


class Scripts(unittest.TestCase):
    def test_each_can_be_run_and_is_sound_bash(self):
        for script in SCRIPTS:
            with self.subTest(script.name):
                self.assertTrue(os.access(script, os.X_OK))
                self.assertIn("set -euo pipefail", script.read_text(encoding="utf-8"))
                self.assertEqual(run("bash", "-n", script).stderr, "")

    def test_help_is_help(self):
        for name in ("setup", "run", "test"):
            result = run(ROOT / "scripts" / name, "--help")
            self.assertEqual(result.returncode, 0)
            self.assertTrue(result.stdout.startswith(f"usage: scripts/{name}"))


class Setup(unittest.TestCase):
    def setup_with(self, packages, *options):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(packages)
            file.flush()
            return run(ROOT / "scripts" / "setup", "--list", file.name, *options)

    def test_the_list_names_each_package_once_a_group_and_says_why(self):
        seen = set()
        for line in (ROOT / "scripts" / "packages.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                words, comment = line.split("#", maxsplit=1)
                self.assertIn(words.split()[0], ("run", "test", "web", "cluster", "bench"))
                self.assertEqual(len(words.split()), 2)
                self.assertNotIn(tuple(words.split()), seen)
                self.assertTrue(comment.strip())
                seen.add(tuple(words.split()))

    def test_groups_build_on_run(self):
        result = self.setup_with("run a # .\ntest b # .\ntest a # .\ncluster c # .\n", "--test", "--print")
        self.assertEqual(result.stdout.split(), ["a", "b"])

    def test_nothing_missing_passes_without_a_word(self):
        result = self.setup_with("run bash # shell\n", "--check")
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, "", ""))

    def test_what_is_missing_is_named_in_one_apt_line(self):
        result = self.setup_with("run bash # shell\nrun no-such-package-a # .\nrun no-such-package-b # .\n", "--check")
        self.assertEqual(result.returncode, 73)
        lines = [line for line in result.stderr.splitlines() if "apt-get install" in line]
        self.assertEqual(len(lines), 1)
        self.assertTrue(lines[0].endswith("no-such-package-a no-such-package-b"))

    def test_a_guess_is_refused(self):
        self.assertEqual(run(ROOT / "scripts" / "setup", "--tests").returncode, 64)


class SlurmSweep(unittest.TestCase):
    """scripts/slurm/sweep with a made-up sbatch and a made-up program."""

    def sweep_with(self, sbatch):
        with tempfile.TemporaryDirectory() as folder:
            made = {"sbatch": sbatch, "truce": 'case "$*" in *--missing) echo 0 ;; *--merge) exit 75 ;; esac'}
            for name, text in made.items():
                path = pathlib.Path(folder, name)
                path.write_text("#!/bin/sh\n" + text + "\n", encoding="utf-8")
                path.chmod(0o755)
            environment = dict(os.environ, PATH=folder + ":" + os.environ["PATH"], TRUCE=folder + "/truce", ROUNDS="2")
            return run(ROOT / "scripts" / "slurm" / "sweep", "study.yaml", folder + "/out", env=environment)

    def test_a_job_that_slurm_refuses_ends_it_at_once(self):
        result = self.sweep_with("echo 'no such partition' >&2; exit 1")
        self.assertEqual(result.returncode, 73)
        self.assertEqual(result.stdout.count("round"), 1)
        self.assertIn("no such partition", result.stderr)

    def test_a_job_that_lost_tasks_is_submitted_again(self):
        result = self.sweep_with("echo 41; exit 1")
        self.assertEqual(result.returncode, 75)  # truce itself says what is still missing
        self.assertEqual(result.stdout.count("job 41: tasks failed or were lost"), 2)


class FindPython(unittest.TestCase):
    def test_one_that_can_import_is_found(self):
        result = run(ROOT / "scripts" / "find_python", "json", "csv")
        self.assertEqual(result.returncode, 0)
        self.assertTrue(os.access(result.stdout.strip(), os.X_OK))

    def test_none_is_an_error_that_names_the_modules(self):
        result = run(ROOT / "scripts" / "find_python", "no_such_module")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("no_such_module", result.stderr)


class House(unittest.TestCase):
    def test_layers_hold(self):
        result = run("python3", "-B", ROOT / "scripts" / "check_layers.py")
        self.assertEqual(result.stdout + result.stderr, "")

    def test_words_belong_here(self):
        result = run("python3", "-B", ROOT / "scripts" / "check_words.py")
        self.assertEqual(result.stdout + result.stderr, "")


if __name__ == "__main__":
    unittest.main()

"""Runs scripts/run in a small stand-in for the repository whose program only writes down how it was called."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROJECT = """cmake_minimum_required(VERSION 3.25)
project(standin LANGUAGES NONE)
add_custom_target(truce ALL COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/program ${CMAKE_BINARY_DIR}/truce)
"""
PROGRAM = """#!/usr/bin/env bash
printf '%s|' "$@" >"$(dirname "$0")/called"
while [ $# -gt 0 ]; do case $1 in -o) echo results >"$2"; shift ;; --fail) exit 65 ;; --partly) code=1 ;; esac; shift; done
exit "${code:-0}"
"""
PICTURE = "import sys\nopen(sys.argv[2], 'w').write(open(sys.argv[1]).read())\n"


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve() / "house with a space"
        shutil.copytree(ROOT / "scripts", self.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        (self.root / "scripts" / "packages.txt").write_text("run bash # shell\n")
        (self.root / "CMakeLists.txt").write_text(PROJECT)
        (self.root / "program").write_text(PROGRAM)
        (self.root / "program").chmod(0o755)
        (self.root / "analysis" / "plots").mkdir(parents=True)
        (self.root / "analysis" / "plots" / "overview.py").write_text(PICTURE)
        # The stand-in's picture needs no modules.
        find = self.root / "scripts" / "find_python"
        find.write_text("#!/usr/bin/env bash\ncommand -v python3\n")
        self.elsewhere = self.root.parent / "elsewhere"
        self.elsewhere.mkdir()

    def run_script(self, *words, folder=None):
        result = subprocess.run([self.root / "scripts" / "run", *words], cwd=folder or self.elsewhere, stdin=subprocess.DEVNULL,
                                capture_output=True, text=True, check=False)
        called = self.root / "build" / "called"
        return result, called.read_text().split("|")[:-1] if called.exists() else None

    def test_without_arguments_it_runs_and_draws_the_shipped_scenario(self):
        result, called = self.run_script(folder=self.root)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(called, ["run", "scenarios/gaza_2014.yaml", "--replicates", "100", "-o", "out/gaza_2014.h5", "--force"])
        self.assertTrue((self.root / "out" / "gaza_2014.png").is_file())

    def test_it_can_be_run_from_anywhere(self):
        result, called = self.run_script()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual((self.elsewhere / called[1]).resolve(), self.root / "scenarios" / "gaza_2014.yaml")
        self.assertTrue((self.root / "out" / "gaza_2014.png").is_file())

    def test_options_are_passed_on_and_the_scenario_stays(self):
        _, called = self.run_script("--seed", "7", "--set", "mechanisms.leaks.on=false", folder=self.root)
        self.assertEqual(called, ["run", "scenarios/gaza_2014.yaml", "--seed", "7", "--set", "mechanisms.leaks.on=false", "-o",
                                  "out/gaza_2014.h5", "--force"])

    def test_another_scenario_gives_its_name_to_results_and_picture(self):
        _, called = self.run_script("--strategy", "s.yaml", "my/small.yaml", folder=self.root)
        self.assertEqual(called, ["run", "--strategy", "s.yaml", "my/small.yaml", "-o", "out/small.h5", "--force"])
        self.assertTrue((self.root / "out" / "small.png").is_file())

    def test_the_picture_stands_beside_a_named_file_which_is_not_forced(self):
        _, called = self.run_script("-o", "mine.h5")
        self.assertNotIn("--force", called)
        self.assertTrue((self.elsewhere / "mine.png").is_file())

    def test_a_refusal_ends_with_the_programs_own_code_and_no_picture(self):
        result, _ = self.run_script("--fail", "-o", "mine.h5")
        self.assertEqual(result.returncode, 65)
        self.assertFalse((self.elsewhere / "mine.png").exists())

    def test_some_failed_runs_are_drawn_and_told(self):
        result, _ = self.run_script("--partly", "-o", "mine.h5")
        self.assertEqual(result.returncode, 1)
        self.assertTrue((self.elsewhere / "mine.png").is_file())

    def test_a_house_that_has_moved_is_configured_afresh(self):
        self.run_script()
        moved = self.root.rename(self.root.parent / "moved")
        self.root = moved
        result, _ = self.run_script()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("another place", result.stdout)


if __name__ == "__main__":
    unittest.main()

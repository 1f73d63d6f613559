"""Plants words that do not belong here and expects scripts/check_words.py to find them, and nothing else."""
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check_words.py"
sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("check_words", SCRIPT)
check_words = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_words)


def found(line):
    return [fault for _, fault in check_words.faults(line, {})]


class Words(unittest.TestCase):
    def test_a_place_on_a_machine_is_found(self):
        for folder in ("work", "tmp", "root", "home"):
            self.assertTrue(found(f"see /{folder}/main/notes.txt"), folder)
            self.assertTrue(found(f'path = "/{folder}/x"'), folder)

    def test_web_addresses_and_relative_paths_are_fine(self):
        for line in ("https://example.org/home/news", "www.example.org/work/1", "sim/work/a.cpp", "#!/usr/bin/env bash",
                     "${folder}/tmp/x", "~/work"):
            self.assertEqual(found(line), [], line)

    def test_a_trailer_is_found(self):
        self.assertTrue(found("Co-authored-" + "by: somebody"))

    def test_the_list_of_tools_is_in_use(self):
        check_words.DESK_TOOLS = check_words.DESK_TOOLS | {"9f86d081884c7d65"}  # SHA-256 of "test", as a stand-in
        self.assertTrue(check_words.is_desk_tool("test"))
        self.assertFalse(check_words.is_desk_tool("truce"))

    def test_exit_code_and_place(self):
        with tempfile.TemporaryDirectory() as root:
            (pathlib.Path(root) / "a.txt").write_text("fine\nsee /" + "work/x\n", encoding="utf-8")
            result = subprocess.run([sys.executable, "-B", SCRIPT, "--root", root], capture_output=True, text=True,
                                    check=False)
        self.assertEqual(result.returncode, 1)
        self.assertTrue(result.stdout.startswith("a.txt:2: "), result.stdout)


if __name__ == "__main__":
    unittest.main()

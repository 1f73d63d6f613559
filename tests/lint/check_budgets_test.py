"""Plants things that are too long and expects scripts/check_budgets.py to name them."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check_budgets.py"


def check(text, *options):
    """Output and exit code for a house whose only file has this text."""
    with tempfile.TemporaryDirectory() as root:
        file = pathlib.Path(root) / "sim" / "world" / "a.cpp"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        result = subprocess.run([sys.executable, "-B", SCRIPT, "--root", root, *options], capture_output=True, text=True,
                                check=False)
    return result.stdout, result.returncode


def function(head, lines):
    """A function whose text has so many lines."""
    return head + " {\n" + "  step();\n" * (lines - 2) + "}\n"


class Budgets(unittest.TestCase):
    def test_short_things_are_fine(self):
        self.assertEqual(check(function("int f(int a)", 60)), ("", 0))

    def test_a_long_function_is_named_with_its_line(self):
        output, _ = check("// A.\n\n" + function("void World::grow(int a) const", 61))
        self.assertEqual(output, "sim/world/a.cpp:3: World::grow: 61 lines; the hard budget of a function is 60\n")

    def test_a_long_constructor_is_found(self):
        output, _ = check(function("World::World(int a)\n    : rows_(a), map_{a, 1}", 61))
        self.assertIn("World::World: 62 lines", output)

    def test_a_lambda_counts_with_its_function(self):
        output, _ = check("void f() {\n  auto g = [](int a) {\n" + "    step();\n" * 70 + "  };\n}\n")
        self.assertEqual(output.count("\n"), 1)
        self.assertIn("f: 74 lines", output)

    def test_a_long_class_is_no_long_function(self):
        self.assertEqual(check("struct A {\n" + "  int f(int a) { return a; }\n" * 90 + "};\n"), ("", 0))

    def test_braces_in_text_are_no_braces(self):
        self.assertEqual(check(function('void f()', 30).replace("step()", "say(\"{\")") + function("void g()", 40)), ("", 0))

    def test_a_long_file_is_found(self):
        self.assertIn("201 lines; most files", check("\n" * 201)[0])
        self.assertIn("301 lines; the hard budget", check("\n" * 301)[0])

    def test_a_wide_line_is_found(self):
        self.assertEqual(check("//" + "a" * 108 + "\n"), ("", 0))
        self.assertIn("a.cpp:1: 1 lines of more than 110", check("//" + "a" * 109 + "\n")[0])

    def test_many_arguments_are_found(self):
        self.assertIn("f: 7 arguments", check("int f(int a, int b, int c, int d, int e, int g, int h) { return a; }\n")[0])
        self.assertEqual(check("int f(std::map<int, int> a, int b, int c, int d, int e, int g) { return b; }\n"), ("", 0))

    def test_a_warning_is_an_error_on_request_only(self):
        self.assertEqual(check("\n" * 301)[1], 0)
        self.assertEqual(check("\n" * 301, "--strict")[1], 1)


if __name__ == "__main__":
    unittest.main()

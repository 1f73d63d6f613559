"""Plants one fault at a time in a small house and expects scripts/check_layers.py to name it by file and line."""
import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts"))
import check_layers  # noqa: E402  (needs the path above)

HEADER = "// A header.\n#pragma once\n"


class House(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for room in ("sim/base", "sim/world", "sim/people", "sim/violence", "sim/engine", "sim/record", "sim/scenario",
                     "sim/cli", "sim/study", "analysis"):
            self.plant(f"{room}/thing.hpp", HEADER)
        self.plant("sim/engine/run_record.hpp", HEADER)

    def plant(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def check(self, *options):
        """The lines that the script prints for this house."""
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = check_layers.main(["--root", str(self.root), *options])
        lines = output.getvalue().splitlines()
        self.assertEqual(code, 1 if lines else 0)
        return lines

    def expect(self, path, body, words, line=2):
        """Body, planted under a comment line, gives one fault at the line and it holds the words."""
        self.plant(path, "// A file.\n" + body)
        faults = self.check()
        self.assertEqual(len(faults), 1, faults)
        self.assertTrue(faults[0].startswith(f"{path}:{line}: "), faults)
        self.assertIn(words, faults[0])

    def expect_clean(self, path, body):
        self.plant(path, "// A file.\n" + body)
        self.assertEqual(self.check(), [])


class Floors(House):
    def test_a_clean_house_has_no_fault(self):
        self.assertEqual(self.check(), [])

    def test_an_include_up_is_found(self):
        self.expect("sim/world/a.cpp", '#include "sim/engine/thing.hpp"\n', "includes up")

    def test_an_include_across_is_found(self):
        self.expect("sim/people/a.cpp", '#include "sim/violence/thing.hpp"\n', "side by side")

    def test_an_include_down_is_fine(self):
        self.expect_clean("sim/people/a.cpp", '#include "sim/world/thing.hpp"\n')

    def test_analysis_must_not_know_the_engine(self):
        self.expect("analysis/a.cpp", '#include "sim/engine/thing.hpp"\n', "must not know")

    def test_analysis_and_record_may_read_the_run_record(self):
        self.plant("sim/record/a.cpp", '// A file.\n#include "sim/engine/run_record.hpp"\n')
        self.expect_clean("analysis/a.cpp", '#include "sim/engine/run_record.hpp"\n')

    def test_study_must_not_know_analysis(self):
        self.expect("sim/study/a.cpp", '#include "analysis/thing.hpp"\n', "side by side")

    def test_a_path_from_the_own_folder_is_found(self):
        self.expect("sim/world/a.cpp", '#include "thing.hpp"\n', "not written from the root")

    def test_an_include_of_nothing_is_found(self):
        self.expect("sim/world/a.cpp", '#include "sim/world/nothing.hpp"\n', "does not exist")

    def test_a_file_outside_every_room_is_found(self):
        self.expect("sim/cellar/a.cpp", "\n", "stands in no room", line=1)


class Doors(House):
    def test_each_library_has_its_door(self):
        for header, door in {"yaml-cpp/yaml.h": "sim/scenario/guard.cpp", "hdf5.h": "sim/record/hdf5.cpp",
                             "Random123/philox.h": "sim/base/random.cpp", "tbb/parallel_for.h": "sim/base/parallel.cpp",
                             "sleef.h": "sim/base/det_math.cpp", "xxhash.h": "sim/base/hash.cpp",
                             "boost/program_options.hpp": "sim/cli/options.cpp", "mpi.h": "sim/study/ranks_mpi.cpp",
                             "boost/math/distributions/beta.hpp": "analysis/beta.cpp"}.items():
            with self.subTest(header):
                self.expect("sim/world/a.cpp", f"#include <{header}>\n", "enters the house through")
                self.plant("sim/world/a.cpp", "// A file.\n")
                self.expect_clean(door, f"#include <{header}>\n")

    def test_an_unlisted_boost_library_is_found(self):
        self.expect("sim/cli/a.cpp", "#include <boost/regex.hpp>\n", "nowhere")


class Path(House):
    def test_inexact_mathematics_is_found(self):
        self.expect("sim/world/a.cpp", "\ndouble f(double x) { return std::exp(x); }\n", "std::exp", line=3)

    def test_inexact_mathematics_without_std_is_found(self):
        self.expect("sim/world/a.cpp", "double f(double x) { return 1 + pow(x, 2); }\n", "pow()")

    def test_exact_mathematics_is_fine(self):
        self.expect_clean("sim/world/a.cpp", "using det::log;\ndouble f(double x) { return det::exp(x) + std::sqrt(x) + log(x); }\n")

    def test_words_in_comments_and_strings_are_fine(self):
        self.expect_clean("sim/world/a.cpp", '// std::exp(x)\n/* std::log(x) */ auto s = "std::pow(x)"; auto r = R"(rand())";\n')

    def test_inexact_mathematics_after_the_run_is_fine(self):
        self.expect_clean("analysis/a.cpp", "double f(double x) { return std::exp(x); }\n")

    def test_luck_of_the_standard_library_is_found(self):
        self.expect("sim/people/a.cpp", "#include <random>\n", "<random>")
        self.expect("sim/people/a.cpp", "std::normal_distribution<> d;\n", "normal_distribution")
        self.expect("sim/people/a.cpp", "int f() { return rand(); }\n", "rand()")

    def test_the_clock_is_found(self):
        self.expect("sim/engine/a.cpp", "auto t = std::chrono::steady_clock::now();\n", "time of day")

    def test_a_walk_over_an_unordered_map_is_found(self):
        self.expect("sim/world/a.cpp", "std::unordered_map<int, std::vector<int>> rows;\nvoid f() { for (auto& r : rows) g(r); }\n",
                    "unordered", line=3)

    def test_a_walk_over_an_unordered_member_of_the_header_is_found(self):
        self.plant("sim/world/a.hpp", HEADER + "struct A { std::unordered_set<int> seen_; void f(); };\n")
        self.expect("sim/world/a.cpp", "void A::f() { for (int i : seen_) g(i); }\n", "unordered")

    def test_a_look_into_an_unordered_map_is_fine(self):
        self.expect_clean("sim/world/a.cpp", "std::unordered_map<int, int> rows;\nbool f() { return rows.contains(1); }\n")

    def test_a_reduction_of_eigen_is_found(self):
        self.expect("sim/people/a.cpp", "double f(const Eigen::ArrayXd& a) { return a.sum(); }\n", "reductions")


class Manners(House):
    def test_a_printing_library_is_found(self):
        self.expect("sim/scenario/a.cpp", "void f() { std::cerr << 1; }\n", "never prints")
        self.expect("sim/scenario/a.cpp", "void f() { exit(1); }\n", "never exits")

    def test_the_door_may_speak(self):
        self.expect_clean("sim/cli/main.cpp", "int main() { std::cout << 1; }\n")

    def test_a_header_without_pragma_once_is_found(self):
        self.plant("sim/world/a.hpp", "// A header.\n")
        self.assertEqual(self.check(), ["sim/world/a.hpp:1: the header lacks #pragma once"])

    def test_a_file_without_its_first_line_is_found(self):
        self.plant("sim/world/a.cpp", "int a;\n")
        self.assertIn("first line", self.check()[0])

    def test_a_header_that_leans_on_its_reader_is_found(self):
        self.assertEqual(self.check("--headers"), [])
        self.plant("sim/world/a.hpp", HEADER + "std::vector<int> rows;\n")
        faults = self.check("--headers")
        self.assertEqual(len(faults), 1)
        self.assertIn("sim/world/a.hpp:1: does not compile alone", faults[0])


if __name__ == "__main__":
    unittest.main()

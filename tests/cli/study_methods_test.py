"""Sensitivity, discovery, selection and stop rules from outside: what they print, what they keep, what they refuse."""
import csv
import io
import unittest

from program import ROOT, ProgramTest

STUDIES = ROOT / "scenarios" / "studies"
SALTELLI = """study: 1
title: Small
scenario: %s
design: {kind: %s}
uncertainties:
  streams.north_fire.rate_per_hour: [0.5, 2]
  streams.south_fire.rate_per_hour: [0.5, 2]
replication: {replicates: 2}
outputs: {series_replicates: 0, tables: []}
"""


class StudyMethods(ProgramTest):
    def study(self, design):
        scenario = self.folder / "minimal.yaml"
        scenario.write_text((ROOT / "scenarios" / "minimal.yaml").read_text())
        path = self.folder / "small.yaml"
        path.write_text(SALTELLI % ("minimal.yaml", design))
        return path

    def rows(self, done):
        self.assertEqual(done.returncode, 0, done.stderr)
        return list(csv.DictReader(io.StringIO(done.stdout)))

    def test_sensitivity_says_the_same_of_the_study_and_of_its_results(self):
        study = self.study("saltelli, size: 16")
        words = ["--format", "csv", "--outcome", "deaths_north_people", "--quiet"]
        first = self.truce("sensitivity", study, "-o", "out", *words)
        again = self.truce("sensitivity", "out/results.h5", *words)
        self.assertEqual(first.stdout, again.stdout)
        total = {row["input"]: float(row["value"]) for row in self.rows(first) if row["measure"] == "total"}
        # South's fire kills in the north.
        self.assertGreater(total["streams.south_fire.rate_per_hour"], 2 * total["streams.north_fire.rate_per_hour"])

    def test_morris_puts_the_input_that_matters_first(self):
        done = self.truce("sensitivity", self.study("morris, trajectories: 6"), "-o", "out", "--format", "csv",
                          "--outcome", "deaths_north_people", "--quiet")
        rows = [row for row in self.rows(done) if row["measure"] == "mu_star"]
        self.assertEqual(rows[0]["input"], "streams.south_fire.rate_per_hour")

    def test_sensitivity_refuses_other_designs_and_unknown_words(self):
        study = self.study("lhs, size: 8")
        done = self.truce("sensitivity", study, "-o", "out", "--quiet")
        self.assertEqual(done.returncode, 65)
        self.assertIn("neither morris nor saltelli", done.stderr)
        done = self.truce("discover", study, "-o", "out", "--quiet", "--outcome", "calmness")
        self.assertEqual(done.returncode, 64)
        done = self.truce("discover", study, "-o", "out", "--quiet", "--above", "many")
        self.assertEqual(done.returncode, 64)

    def test_discover_bounds_the_input_that_kills(self):
        done = self.truce("discover", self.study("lhs, size: 64"), "-o", "out", "--format", "csv", "--quiet",
                          "--outcome", "deaths_north_people", "--above", "quartile")
        last = self.rows(done)[-1]
        self.assertIn("streams.south_fire.rate_per_hour", {row["input"] for row in self.rows(done)})
        self.assertGreater(float(last["density"]), 0.5)

    def test_select_keeps_its_parts_and_says_the_same_again(self):
        words = ["select", STUDIES / "minimal_choice.yaml", "--zone", "0.5", "-o", "out", "--quiet"]
        first = self.truce(*words)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertIn("Selected: ", first.stdout)
        parts = sorted((self.folder / "out").glob("part-*.h5"))
        (self.folder / "out" / parts[0].name).unlink()
        self.assertEqual(self.truce(*words, "--threads", "1").stdout, first.stdout)
        self.assertEqual(sorted((self.folder / "out").glob("part-*.h5")), parts)

    def test_compare_and_select_keep_what_they_print(self):
        for words, name, columns in ((["compare", STUDIES / "minimal_grid.yaml"], "comparison.h5", 504),
                                     (["select", STUDIES / "minimal_choice.yaml", "--zone", "0.5"], "selection.h5", 14)):
            done = self.truce(*words, "-o", "out" + name, "--format", "csv", "--quiet")
            rows = self.rows(done)
            self.assertEqual(list(rows[0]), ["point", "lever", "outcome", "measure", "value", "low", "high"])
            self.assertEqual(len(rows), columns)
            kept = self.folder / ("out" + name) / name
            first = kept.read_bytes()
            self.truce(*words, "-o", "out" + name, "--quiet")
            self.assertEqual(kept.read_bytes(), first, "the same study, the same bytes")

    def test_select_refuses_many_points_and_no_zone(self):
        done = self.truce("select", STUDIES / "minimal_grid.yaml", "--zone", "1", "--quiet")
        self.assertEqual(done.returncode, 65)
        self.assertIn("has 6 points", done.stderr)
        self.assertEqual(self.truce("select", STUDIES / "minimal_choice.yaml").returncode, 64)
        self.assertEqual(self.truce("select", STUDIES / "minimal_choice.yaml", "--zone", "-1").returncode, 64)

    def test_a_study_that_stops_is_the_same_for_any_threads(self):
        study = STUDIES / "minimal_stop.yaml"
        for name, threads in (("one", "1"), ("two", "2")):
            done = self.truce("sweep", study, "-o", name, "--threads", threads, "--quiet")
            self.assertEqual(done.returncode, 0, done.stderr)
        one, two = ((self.folder / name / "results.h5").read_bytes() for name in ("one", "two"))
        self.assertEqual(one, two)
        self.assertEqual(self.truce("sweep", study, "-o", "one", "--shard", "0").returncode, 64)

    def test_large_studies_are_run_only_when_they_are_meant(self):
        study = self.study("lhs, size: 20000")
        done = self.truce("sweep", study, "-o", "out", "--quiet")
        self.assertEqual(done.returncode, 65)
        self.assertIn("add --yes", done.stderr)
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main()

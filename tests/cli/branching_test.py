"""Branching a run from a checkpoint or from a scenario at a moment, and how far a sweep is, as other programs read it."""
import json
import pathlib
import shutil
import unittest

from program import MINIMAL, ROOT, ProgramTest

OTHER = ("--set", "streams.south_fire.rate_per_hour=0.5")
STUDY = """study: 1
scenario: ../minimal.yaml
constants: {clock.horizon_hours: 48}
replication: {replicates: 3}
"""


class Branching(ProgramTest):
    def rows(self, *words):
        result = self.truce("run", *words, "-o", "run.h5", "--force", "--quiet")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.truce("export", "run.h5", "--csv", "out", "--force").returncode, 0)
        return (self.folder / "out" / "series.csv").read_text().splitlines()

    def checkpoint(self):
        result = self.truce("run", MINIMAL, "--checkpoint", "state.h5", "--checkpoint-at", 48, "--quiet")
        self.assertEqual(result.returncode, 0, result.stderr)
        return "state.h5"

    def test_the_same_scenario_goes_on_as_without_a_branch(self):
        whole = self.rows(MINIMAL)
        self.assertEqual(self.rows(MINIMAL, "--branch-from", self.checkpoint()), whole)

    def test_a_moment_of_a_scenario_serves_many_replicates(self):
        whole = self.rows(MINIMAL, "--replicates", 3)
        branched = self.rows(MINIMAL, "--replicates", 3, "--branch-from", MINIMAL, "--at", self.moment())
        self.assertEqual(branched, whole)

    def moment(self):
        lines = pathlib.Path(MINIMAL).read_text().splitlines()
        start = next(line for line in lines if "start:" in line)
        day = start.split("start:")[1].strip()[:10]
        return day[:8] + f"{int(day[8:]) + 2:02d}T00:00"

    def test_another_scenario_shares_the_past_only(self):
        whole, other = self.rows(MINIMAL), self.rows(MINIMAL, "--branch-from", self.checkpoint(), *OTHER)
        self.assertEqual(len(whole), len(other))
        column = whole[0].split(",").index("time") if "time" in whole[0].split(",") else None
        if column is not None:
            past = [row for row in range(1, len(whole)) if float(whole[row].split(",")[column]) <= 48]
            self.assertEqual([whole[row] for row in past], [other[row] for row in past])
        self.assertNotEqual(whole, other)

    def test_the_results_file_tells_the_lineage(self):
        self.rows(MINIMAL, "--branch-from", self.checkpoint(), *OTHER)
        told = self.truce("info", "run.h5").stdout
        self.assertRegex(told, r"--branch-from state\.h5 \(state [0-9a-f]{32}\) \(hour 48 of minimal, scenario [0-9a-f]{16}\)")

    def test_options_that_do_not_go_together_are_refused(self):
        state = self.checkpoint()
        for words, piece in (
                (("--at", "2014-07-21"), "goes with --branch-from"),
                (("--branch-from", state, "--seed", "2"), "settles its seed"),
                (("--branch-from", state, "--replicates", "2"), "settles its seed"),
                (("--branch-from", MINIMAL, "--at", "noon"), "must be a moment"),
                (("--branch-from", MINIMAL, "--at", "1999-01-01"), "ends no step"),
                (("--branch-from", state, "--checkpoint", "x.h5", "--checkpoint-at", "3"), "exclude each other")):
            result = self.truce("run", MINIMAL, *words)
            self.assertEqual(result.returncode, 64, words)
            self.assertIn(piece, result.stderr)

    def test_a_start_that_would_be_lost_is_refused(self):
        result = self.truce("run", MINIMAL, "--branch-from", self.checkpoint(), "--set", "streams.south_fire.stock=7")
        self.assertEqual(result.returncode, 65)
        self.assertIn("changes the start of streams", result.stderr)


class Status(ProgramTest):
    def test_a_sweep_tells_machines_how_far_it_is(self):
        (self.folder / "studies").mkdir()
        shutil.copy(ROOT / "scenarios" / "minimal.yaml", self.folder / "minimal.yaml")
        study = self.folder / "studies" / "told.yaml"
        study.write_text(STUDY)
        self.assertEqual(self.truce("sweep", study, "-o", "told", "--missing").stdout, "0\n")
        result = self.truce("sweep", study, "-o", "told", "--status-file", "status.json")
        self.assertEqual(result.returncode, 0, result.stderr)
        told = json.loads((self.folder / "status.json").read_text())
        self.assertEqual((told["state"], told["runs"], told["runs_left"], told["parts_there"], told["failed_runs"]),
                         ("done", 3, 0, 1, 0))
        self.assertEqual(self.truce("sweep", study, "-o", "told", "--missing").stdout, "")
        self.assertRegex(self.truce("info", "told/results.h5").stdout, r"plan +study told, hash .*, \d+ lines in")

    def test_a_pilot_tells_time_bytes_and_what_an_interval_needs(self):
        told = self.truce("check", ROOT / "scenarios" / "studies" / "minimal_stop.yaml", "--probe").stdout
        self.assertRegex(told, r"probe: 16 runs in \S+ s on \d+ threads: all \d+ take about \S+ (s|min|h) here and \S+ [kM]B")
        self.assertRegex(told, r"\+- 0\.5 needs about \d+ replicates")


if __name__ == "__main__":
    unittest.main()

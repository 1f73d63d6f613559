"""What a study keeps, as other programs read it: thinned series in xarray, budgets told, rounds shared out."""
import os
import unittest

from program import ProgramTest, ROOT

try:
    import numpy as np
    import xarray as xr
except ImportError:
    xr = None

STUDY = """study: 1
scenario: minimal.yaml
seed: 7
levers: {full: {}, half: {streams.south_fire.rate_per_hour: 0.5}}
replication: {replicates: 6}
execution: {shard_runs: 5}
"""
STOPS = """study: 1
scenario: minimal.yaml
levers: {full: {}, half: {streams.south_fire.rate_per_hour: 0.5}}
replication: {min: 4, max: 14, stop: {outcome: deaths_north_people, half_width: %s}}
outputs: {series_replicates: 0, tables: []}
execution: {shard_runs: 3}
"""


class StudyOutputs(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "minimal.yaml").write_text((ROOT / "scenarios" / "minimal.yaml").read_text())

    def study(self, name, text):
        path = self.folder / f"{name}.yaml"
        path.write_text(text)
        return path

    def good(self, *words, code=0, **options):
        done = self.truce(*words, **options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    @unittest.skipUnless(xr, "needs xarray")
    def test_xarray_reads_thinned_and_rounded_series(self):
        self.good("sweep", self.study("whole", STUDY), "-o", "whole", "--quiet")
        self.good("sweep", self.study("thin", STUDY + "outputs: {series: [stream_events, deaths, opinion_mean, ground], "
                                                      "stride: 7, precision_bits: 8, series_replicates: [0, 3]}\n"),
                  "-o", "thin", "--quiet")
        for engine in ("netcdf4", "h5netcdf"):
            with xr.open_dataset(self.folder / "whole" / "results.h5", engine=engine) as whole, \
                    xr.open_dataset(self.folder / "thin" / "results.h5", engine=engine) as thin:
                steps = whole.sizes["time"]
                rows = sorted({*range(0, steps, 7), steps - 1})
                np.testing.assert_array_equal(thin.time.values, whole.time.values[rows])
                runs = np.isin(thin.replicate.values, [0, 3])
                self.assertTrue(np.isnan(thin.deaths.values[~runs]).all())
                np.testing.assert_array_equal(thin.deaths.values[runs], whole.deaths.values[runs][:, rows])
                np.testing.assert_array_equal(thin.stream_events.values[runs].sum(axis=1),
                                              whole.stream_events.values[runs].sum(axis=1))
                np.testing.assert_allclose(thin.opinion_mean.values[runs], whole.opinion_mean.values[runs][:, rows],
                                           rtol=2.0 ** -9)
                np.testing.assert_array_equal(thin.ground.values[runs], whole.ground.values[runs][:, rows])
                self.assertEqual(thin.stream_events.attrs["cell_methods"], "time: sum")
                self.assertEqual(thin.deaths.attrs["cell_methods"], "time: point")
                self.assertNotIn("cell_methods", whole.deaths.attrs)
                self.assertNotIn("aim", thin)

    def test_a_budget_is_told_and_kept(self):
        study = self.study("tight", STUDY + "budget: {bytes: 1e5}\n")
        told = self.good("check", study)
        self.assertIn("budget of 100 kB: results.h5 about", told)
        self.assertRegex(told, "one row in [0-9]+ steps")
        self.assertIn("budget of 100 kB: results.h5 about", self.good("sweep", study, "-o", "out"))
        self.assertLessEqual(os.path.getsize(self.folder / "out" / "results.h5"), 1e5)
        self.assertIn("budget: {bytes: 100000, asked_stride: 1, dropped: [", (self.folder / "out" / "plan.yaml").read_text())

    def test_too_few_hours_are_refused_before_the_first_run(self):
        study = self.study("hasty", STUDY.replace("replicates: 6", "replicates: 100000") + "budget: {hours: 0.001}\n")
        for words in (("check", study), ("sweep", study, "-o", "out")):
            told = self.good(*words, code=65)
            self.assertRegex(told, r"hasty.yaml:7:1: 'budget.hours' is 0.001, and by a pilot 200000 runs take about")
            self.assertRegex(told, "take at most [0-9]+ replicates, give it more hours")
        self.assertEqual([path.name for path in (self.folder / "out").glob("part-*")], [])

    def rounds(self, study, name):
        """By parts and merges alone, as a job array does it; what was said on the way."""
        said = []
        for _ in range(9):
            missing = self.good("sweep", study, "-o", name, "--missing").split()
            self.good("sweep", study, "-o", name, "--status", code=75)
            for shard in missing:
                self.good("sweep", study, "-o", name, "--shard", shard)
            merged = self.truce("sweep", study, "-o", name, "--merge")
            said.append((len(missing), merged.stdout))
            if merged.returncode != 75:
                self.assertEqual(merged.returncode, 0, merged.stderr)
                return said
        self.fail("never enough")

    def test_a_study_with_a_stop_is_shared_out_generation_by_generation(self):
        for half_width, generations in (("0.000001", 3), ("1000", 1)):
            study = self.study(f"stops{generations}", STOPS % half_width)
            self.good("sweep", study, "-o", "whole", "--quiet")
            said = self.rounds(study, "shared")
            self.assertEqual([parts for parts, _ in said], [3, 3, 4][:generations])
            self.assertIn("replicates the widest half interval of deaths_north_people is", said[0][1])
            if generations > 1:
                self.assertIn("generation 1 (4 replicates a cell): 0 of 3 parts", said[0][1])
            self.assertEqual((self.folder / "shared" / "results.h5").read_bytes(),
                             (self.folder / "whole" / "results.h5").read_bytes())
            self.assertIn("enough, merged", self.good("sweep", study, "-o", "shared", "--status"))
            self.assertIn("generation-0: 3 of 3 parts", self.good("sweep", study, "-o", "shared", "--verify"))
            self.assertEqual(self.good("sweep", study, "-o", "shared", "--missing"), "")
            told = self.good("sweep", study, "-o", "shared", "--shard", 0, code=64)
            self.assertIn("the study is finished", told)
            for name in ("whole", "shared"):
                os.rename(self.folder / name, self.folder / f"{name}.{generations}")

    def test_a_merge_waits_for_the_parts_of_its_generation(self):
        study = self.study("early", STOPS % "0.000001")
        self.good("sweep", study, "-o", "out", "--shard", 1)
        told = self.good("sweep", study, "-o", "out", "--merge", code=75)
        self.assertIn("2 of 3 parts", told)
        self.assertIn("1 of 3 parts", self.good("sweep", study, "-o", "out", "--status", code=75))


if __name__ == "__main__":
    unittest.main()

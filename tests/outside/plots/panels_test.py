# Which panels are made from which file, and numbers behind them that are known.
"""usage: panels_test.py FOLDER_OF_SCRIPTS MINIMAL FULL RECORDED"""

import pathlib
import sys
import unittest

import numpy

scripts, minimal, full, recorded = sys.argv[1:5]
sys.path.insert(0, scripts)
from picture_data import Overlay, Runs, bands  # noqa: E402
from picture_panels import panels  # noqa: E402


def keys(path, overlay):
    return [panel.key for panel in panels(Runs(path), overlay)]


def line_of(panel):
    """The record drawn as a line on a panel of 2014: value by date."""
    line = next(record for record in Overlay.find("gaza_2014").records(panel) if record["draw"] == "line")
    return {str(time)[:10]: value for time, value in zip(line["time"], line["values"])}


class Panels(unittest.TestCase):
    def test_a_made_up_scenario_has_no_record(self):
        self.assertEqual(Overlay.find("minimal").says, {})
        self.assertIn("stream_events/north_fire", keys(minimal, Overlay.find("minimal")))
        self.assertNotIn("works/attack_tunnels", keys(minimal, Overlay.find("minimal")))

    def test_a_full_file_shows_every_kind_of_panel(self):
        found = keys(full, Overlay.find("gaza_2014"))
        for key in ("halt", "stream_events/launches", "stream_events/strikes", "deaths/israel",
                    "deaths/armed_groups", "fighters_killed/israel", "fighters_killed/armed_groups",
                    "works/attack_tunnels", "polls/approval", "polls/goes_on", "sirens", "effort", "influence",
                    "influence_shares"):
            self.assertIn(key, found)

    def test_answers_to_recorded_texts_are_a_panel_where_there_are_any(self):
        self.assertIn("replies", keys(recorded, Overlay.find("gaza_2014_recorded")))
        self.assertNotIn("replies", keys(full, Overlay.find("gaza_2014")))

    def test_every_record_belongs_to_a_panel_and_has_points(self):
        overlay, found = Overlay.find("gaza_2014"), keys(full, Overlay.find("gaza_2014"))
        for record in overlay.says["records"]:
            self.assertIn(record["panel"], found)
            self.assertTrue(overlay.records(record["panel"]))
        for name in overlay.says["words"]:
            self.assertTrue(name.removesuffix("/unit") in found, name)


class Numbers(unittest.TestCase):
    def test_days_hold_all_events(self):
        runs = Runs(minimal)
        values = runs.series("stream_events")[:, :, 0]
        edges, sums = runs.per_day(values)
        self.assertEqual(sums.shape[1], 10)
        self.assertEqual(len(edges), 11)
        numpy.testing.assert_allclose(sums.sum(axis=1), values[:, 1:].sum(axis=1))
        numpy.testing.assert_allclose(sums[:, 0], values[:, 1:25].sum(axis=1))

    def test_bands_are_quantiles_of_the_runs(self):
        numpy.testing.assert_allclose(bands(numpy.arange(101.0)[:, None])[:, 0], [5, 25, 50, 75, 95])

    def test_deaths_by_event_add_up_to_the_published_sums(self):
        # README of the observed data: 377 at the end of 19 July, 2,185 at the end of 26 August 2014.
        known = line_of("deaths/armed_groups")
        self.assertEqual((known["2014-07-20"], known["2014-08-27"]), (377, 2185))

    def test_an_unknown_day_is_a_gap(self):
        known = line_of("stream_events/launches")
        self.assertTrue(numpy.isnan(known["2014-07-26"]))
        self.assertEqual(known["2014-07-10"], 192)


if __name__ == "__main__":
    unittest.main(argv=[str(pathlib.Path(__file__).name)])

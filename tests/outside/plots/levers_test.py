# The table of levers against numbers worked out from the same file by hand.
"""usage: levers_test.py stream SOURCE | numbers SOURCE LEVERS_CSV RESULTS | picture SOURCE PNG"""

import sys
import unittest

import numpy
import pandas
import yaml
from matplotlib import image

what, source = sys.argv[1:3]
sys.path.insert(0, source + "/analysis/python")
import truce_open  # noqa: E402


def first_stream():
    """Id of a stream of the made-up scenario that the study silences."""
    with open(source + "/scenarios/two_parties.yaml", encoding="utf-8") as file:
        return next(iter(yaml.safe_load(file)["streams"]))


def lines_drawn(path):
    """Whether the blue of a study's first point is on a picture, in intervals rather than dots alone."""
    picture = image.imread(path)
    return (picture[:, :, 2] - picture[:, :, 0] > 0.15).sum() > 200


class Numbers(unittest.TestCase):
    def setUp(self):
        self.rows = pandas.read_csv(sys.argv[3]).set_index("measure")
        self.runs = truce_open.outcomes(sys.argv[4]).set_index(["strategy", "replicate"])

    def test_differences_are_those_of_pairs_on_common_luck(self):
        calm = self.runs["calm_hours"]
        wanted = (calm["no_quarrel"] - calm["as_it_is"]).mean()
        self.assertEqual(self.rows.loc["calm_hours", "pairs"], 3)
        numpy.testing.assert_allclose(self.rows.loc["calm_hours", "difference"], wanted)

    def test_events_are_summed_over_streams(self):
        streams = self.runs[[name for name in self.runs if name.startswith("events_")]].sum(axis=1)
        numpy.testing.assert_allclose(self.rows.loc["events", "reference"], streams["as_it_is"].mean())
        self.assertLess(self.rows.loc["events", "difference"], 0)

    def test_texts_are_counted_in_runs_with_none_as_well(self):
        texts = truce_open.table(sys.argv[4], "texts")
        wanted = (texts["strategy"] == "as_it_is").sum() / 3
        numpy.testing.assert_allclose(self.rows.loc["texts", "reference"], wanted)


if __name__ == "__main__":
    if what == "stream":
        print(first_stream())
    elif what == "picture":
        sys.exit(not lines_drawn(sys.argv[3]))
    else:
        unittest.main(argv=sys.argv[:1])

"""Holds every observed table against its manifest, and the ids of the coded tables against their full count."""
import csv
import datetime
import json
import pathlib
import unittest

OBSERVED = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "observed"
MANIFEST = json.loads((OBSERVED / "manifest.json").read_text(encoding="utf-8"))


def table(name):
    """Header and rows of a table, comments left out."""
    with open(OBSERVED / name, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(line for line in file if not line.startswith("#")) if row]
    return rows[0], rows[1:]


def records(name):
    header, rows = table(name)
    return [dict(zip(header, row)) for row in rows]


class Tables(unittest.TestCase):
    def test_every_file_of_the_manifest_is_there(self):
        self.assertEqual([name for name in MANIFEST if not (OBSERVED / name).is_file()], [])

    def test_columns_and_rows_are_those_of_the_manifest(self):
        for name, expected in MANIFEST.items():
            with self.subTest(name):
                header, rows = table(name)
                self.assertEqual(header, expected["columns"])
                self.assertEqual(len(rows), expected["rows"])

    def test_every_row_has_a_cell_for_every_column(self):
        for name in MANIFEST:
            header, rows = table(name)
            self.assertEqual([row for row in rows if len(row) != len(header)], [], name)

    def test_the_readme_names_every_file(self):
        text = (OBSERVED / "README.md").read_text(encoding="utf-8")
        for name in MANIFEST:
            # Files of 2012 share one line of the README.
            self.assertIn(name.removeprefix("gaza2012").removesuffix(".csv") if "2012" in name else name, text)


class Ids(unittest.TestCase):
    def test_the_78_claims_are_complete(self):
        self.assertEqual([r["id"] for r in records("article_claims.csv")], [f"C{n:02}" for n in range(1, 79)])

    def test_the_33_proposals_are_complete(self):
        self.assertEqual([r["id"] for r in records("proposals_2014.csv")], [f"P{n:02}" for n in range(1, 34)])

    def test_the_19_ceasefires_are_complete(self):
        self.assertEqual([r["id"] for r in records("gaza2014_ceasefires.csv")], [f"CF{n:02}" for n in range(1, 20)])

    def test_the_122_relations_hold_each_pair_of_actors_once(self):
        pairs = [(r["from"], r["to"]) for r in records("relations.csv")]
        actors = {name for pair in pairs for name in pair if not name.startswith("isr_")}
        self.assertEqual((len(pairs), len(set(pairs)), len(actors)), (122, 122, 11))
        self.assertLessEqual({(a, b) for a in actors for b in actors if a != b}, set(pairs))

    def test_each_actor_has_a_preference_on_each_issue_once(self):
        rows = records("actor_preferences.csv")
        keys = [(r["actor_id"], r["issue"]) for r in rows]
        self.assertEqual(len(keys), len(set(keys)))
        issues = {r["issue"] for r in rows}
        whole = {r["actor_id"] for r in rows if not r["actor_type"].startswith("cabinet")}
        self.assertEqual(len(whole), 11)
        for actor in sorted(whole):
            self.assertEqual({issue for name, issue in keys if name == actor}, issues, actor)

    def test_source_keys_are_unique(self):
        keys = [r["key"] for r in records("sources.csv")]
        self.assertEqual(len(keys), len(set(keys)))


class Days(unittest.TestCase):
    def test_the_days_of_2014_follow_each_other(self):
        days = [datetime.date.fromisoformat(r["date"]) for r in records("gaza2014_daily.csv")]
        self.assertEqual(days, [datetime.date(2014, 7, 7) + datetime.timedelta(n) for n in range(53)])

    def test_deaths_by_event_sum_to_the_totals_the_readme_states(self):
        total, sums = 0, {}
        for row in records("gaza2014_daily.csv"):
            if row["date"] >= "2014-07-08":
                total += int(row["palestinian_fatalities_gaza"])
            sums[row["date"][5:]] = total
        expected = {"07-19": 377, "07-20": 591, "07-21": 700, "07-26": 1149, "07-28": 1215, "08-01": 1802,
                    "08-05": 2031, "08-26": 2185}
        self.assertEqual({day: sums[day] for day in expected}, expected)


if __name__ == "__main__":
    unittest.main()

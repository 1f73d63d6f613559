# What the picture shows: runs of one results file as bands over time, and the record that belongs to them.
"""Runs and records for overview.py; nothing here draws and nothing here knows a scenario by name."""

import csv
import functools
import pathlib
import sys

import numpy
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
OBSERVED = ROOT / "scenarios" / "observed"
sys.path.insert(0, str(ROOT / "analysis" / "python"))
import truce_open  # noqa: E402

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


class Fault(Exception):
    """A file that cannot be drawn: what is wrong with it and what to do."""


def bands(values):
    """The quantiles of the runs (first axis): an array (5, time)."""
    return numpy.quantile(values, QUANTILES, axis=0)


class Runs:
    """The good runs of one strategy in a results file."""

    def __init__(self, path, strategy=None):
        what_to_do = "make one with `truce run SCENARIO -o FILE`"
        if not pathlib.Path(path).is_file():
            raise Fault(f"{path}: there is no such file; {what_to_do}")
        try:
            self.file = truce_open.results(path, engine="netcdf4")
        except ValueError as error:   # another kind or version: truce_open says which
            raise Fault(str(error)) from None
        except (OSError, KeyError):
            raise Fault(f"{path}: is no results file of truce, or a broken one; {what_to_do}") from None
        self.path = path
        strategies = list(dict.fromkeys(str(word) for word in self.file["strategy"].values))
        self.strategy = strategies[0] if strategy is None else strategy
        if self.strategy not in strategies:
            raise Fault(f"{path}: has no strategy '{strategy}'; it has {', '.join(strategies)}")
        self.strategies = len(strategies)
        chosen = (self.file["strategy"].values == self.strategy) & (self.file["status"].values == "ok")
        self.rows = numpy.flatnonzero(chosen)
        if not len(self.rows):
            raise Fault(f"{path}: no run of strategy '{self.strategy}' went to its end; nothing to draw")
        self.setup = yaml.load(truce_open.scenario(path), yaml.CSafeLoader)
        self.start = numpy.datetime64(self.file.attrs["start"].replace(" ", "T"), "ms")
        self.time = self.file["time"].values.astype("datetime64[ms]")

    def when(self, hours):
        """Hours from the start as local clock times."""
        return self.start + (numpy.asarray(hours, float) * 3_600_000).astype("timedelta64[ms]")

    def says(self, attribute):
        return self.file.attrs.get(attribute, "")

    def entry(self, kind, name):
        """What the scenario says of a thing, e.g. entry("publics", "north_people")."""
        return (self.setup.get(kind) or {}).get(name) or {}

    def name(self, kind, name):
        return self.entry(kind, name).get("name") or name.replace("_", " ")

    @functools.lru_cache(maxsize=None)
    def series(self, name):
        """Runs x time (x member) as float64, or None if it is absent or never changes in any run."""
        if name not in self.file or self.file[name].size == 0:
            return None
        values = self.file[name].values[self.rows].astype(float)
        if not numpy.isfinite(values).all() or (values == values[:1, :1]).all():
            return None
        return values

    def members(self, name):
        """Ids along the last dimension of a series."""
        return [str(word) for word in self.file[self.file[name].dims[2]].values]

    def each(self, name):
        """(id, runs x time) of every member of a series; none if no member changes."""
        values = self.series(name)
        words = [] if values is None else self.members(name)
        return [(word, values[:, :, i]) for i, word in enumerate(words)]

    def changing(self, name):
        """(id, runs x time) of each member of a series that changes."""
        return [(word, part) for word, part in self.each(name) if not (part == part[:1, :1]).all()]

    def per_day(self, values):
        """Sums of the steps of each local day: (edges, runs x day). A step belongs to the day it began in."""
        begins = self.time[1:] - (self.time[1] - self.time[0])
        days = begins.astype("datetime64[D]")
        first = numpy.flatnonzero(numpy.r_[True, days[1:] != days[:-1]])
        edges = numpy.r_[begins[first], self.time[-1:]]
        return edges, numpy.add.reduceat(values[:, 1:], first, axis=1)

    @functools.lru_cache(maxsize=None)
    def table(self, name):
        """Rows of a table that belong to these runs, or None if it has none."""
        try:
            rows = truce_open.table(self.path, name)
        except (OSError, KeyError):
            return None
        rows = rows[rows["run"].isin(self.rows)]
        return rows if len(rows) else None


@functools.lru_cache(maxsize=None)
def table_of(path):
    """Rows of an observed table as dictionaries; its comment lines begin with #."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def local(text, clock="00:00"):
    """A date, or a date with a clock time, as a local time; `clock` (00:00 to 24:00) where none is given."""
    text = str(text).strip().replace(" ", "T")
    if "T" in text:
        return numpy.datetime64(text, "ms")
    hour, minute = clock.split(":")
    return numpy.datetime64(text, "ms") + numpy.timedelta64(60 * int(hour) + int(minute), "m")


class Overlay:
    """The record that belongs to a scenario: scenarios/observed/overlay_*.yaml; without one, empty."""

    def __init__(self, path=None):
        self.says = {} if path is None else yaml.safe_load(pathlib.Path(path).read_text(encoding="utf-8"))
        self.folder = None if path is None else pathlib.Path(path).resolve().parent

    @classmethod
    def find(cls, scenario):
        for path in sorted(OBSERVED.glob("overlay_*.yaml")):
            if scenario in cls(path).says["scenarios"]:
                return cls(path)
        return cls()

    def word(self, name, fallback):
        return (self.says.get("words") or {}).get(name, fallback)

    def marks(self):
        return [(local(mark["date"], "12:00"), mark["label"]) for mark in self.says.get("marks", [])]

    def halts(self):
        """(start, end or None, mutual) of each recorded halt that came into force."""
        how = self.says.get("halts")
        if not how:
            return []
        rows = [row for row in table_of(self.folder / how["file"]) if row[how["start"]]]
        return [(local(row[how["start"]]), local(row[how["end"]]) if row[how["end"]] else None,
                 row[how["mutual"]] == "1") for row in rows]

    def records(self, panel):
        """The records of one panel, each with its times and values."""
        found = [dict(record) for record in self.says.get("records", []) if record["panel"] == panel]
        for record in found:
            record["time"], record["values"] = self._points(record)
        return [record for record in found if len(record["time"])]

    def _points(self, record):
        wanted = {key: str(value) for key, value in record.get("where", {}).items()}
        times, values = [], []
        for row in table_of(self.folder / record["file"]):
            cells = [row[name] for name in record["column"].split("+")]
            day = local(row["date"], record.get("clock", "12:00"))
            early = day < local(record.get("from", row["date"]))
            if early or any(row[key] != value for key, value in wanted.items()):
                continue
            if "" not in cells:
                times.append(day)
                values.append(sum(float(cell) for cell in cells))
            elif record["draw"] == "line" and not record.get("sum"):   # an unknown day is a gap
                times.append(day)
                values.append(numpy.nan)
        times, values = numpy.array(times, "datetime64[ms]"), numpy.array(values)
        return times, numpy.cumsum(values) if record.get("sum") else values

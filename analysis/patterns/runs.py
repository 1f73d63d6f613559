# The runs of one arm as arrays: series by run and time, tables by run, outcomes by run.
"""Reads a results file of truce for the patterns: plain numpy arrays, names instead of places."""

import h5py
import numpy


class Runs:
    """One results file. `series(name)` is (run, time, member); `table(name)` maps columns to arrays over rows."""

    def __init__(self, path):
        self._file = h5py.File(path, "r")
        self.hours = self._file["time"][...]
        self.count = len(self._file["run"])

    def members(self, dimension):
        words = self._file[dimension].attrs["flag_meanings"]
        return (words.decode() if isinstance(words, bytes) else str(words)).split(" ")

    def series(self, name, member=None):
        values = self._file[name][...].astype(float)
        if member is None:
            return values
        dimension = self._file[name].dims[2].keys()
        names = self.members([key for key in dimension][0].strip("/"))
        return values[:, :, names.index(member)]

    def outcome(self, name):
        return self._file["outcomes/" + name][...]

    def table(self, name):
        group = self._file[name]
        columns = {key: group[key][...] for key in group if key not in ("row", "row_start", "row_size")}
        columns["run"] = columns.pop("run_index")
        return columns

    def words(self, table, column):
        words = self._file[table][column].attrs["flag_meanings"]
        return (words.decode() if isinstance(words, bytes) else str(words)).split(" ")

    def code(self, table, column, word):
        return self.words(table, column).index(word)

    def halts(self, kinds=None):
        """Rows of arrangements that began in the run, as a dict; `life` ends with the run, `collapsed` says how it ended."""
        rows = self.table("arrangements")
        end = numpy.where(rows["end"] < 0, self.hours[-1], rows["end"])
        rows["life"] = end - rows["start"]
        rows["collapsed"] = rows["cause"] == self.code("arrangements", "cause", "collapsed")
        keep = rows["life"] > 0
        if kinds is not None:
            codes = [self.code("arrangements", "kind", kind) for kind in kinds]
            keep &= numpy.isin(rows["kind"], codes)
        return {key: values[keep] for key, values in rows.items()}


AGREED = ["pause", "truce", "lasting"]


def paired(first, second):
    """Mean difference of two arms on the same luck with its 95 % interval; runs without a value in either are left out."""
    difference = numpy.asarray(first, float) - numpy.asarray(second, float)
    difference = difference[numpy.isfinite(difference)]
    return mean(difference)


def mean(values):
    values = numpy.asarray(values, float)
    values = values[numpy.isfinite(values)]
    if len(values) < 2:
        return None
    half = 1.96 * values.std(ddof=1) / numpy.sqrt(len(values))
    return values.mean(), values.mean() - half, values.mean() + half, len(values)


def by_run(count, estimate, draws=400, seed=1):
    """An estimate from weights of runs, with the 95 % interval of a bootstrap over runs; None where it is not defined."""
    luck = numpy.random.default_rng(seed)
    point = estimate(numpy.ones(count))
    if point is None or not numpy.isfinite(point):
        return None
    again = []
    for _ in range(draws):
        value = estimate(numpy.bincount(luck.integers(0, count, count), minlength=count).astype(float))
        if value is not None and numpy.isfinite(value):
            again.append(value)
    if len(again) < draws / 2:
        return None
    low, high = numpy.percentile(again, [2.5, 97.5])
    return point, low, high, count

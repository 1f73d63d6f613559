"""Reads a file of findings with one outside program and compares every value: read_findings.py READER FILE"""
import os
import sys

import numpy as np

READER, PATH = sys.argv[1:]
WANTED = {"point": [0, 1, -1], "value": [2.5, 40, 7], "low": [1.25, np.nan, np.nan], "high": [3.75, np.nan, np.nan],
          "lever": ["north", "north", "south"], "outcome": ["calm_hours_day60", "calm_hours_day60", "deaths_a"],
          "measure": ["difference_t", "pairs", "regret_largest"]}
POINTS = ["as in the scenario", "café, closed"]


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def check(get, attribute, points, kind):
    assert text(kind) == "truce-findings", kind
    for name, wanted in WANTED.items():
        found = get(name)
        if name in ("lever", "outcome", "measure"):
            words = text(attribute(name, "flag_meanings")).split()
            found = np.array([words[int(number)] for number in found])
        np.testing.assert_array_equal(found, wanted, err_msg=name)
    assert [text(point) for point in points] == POINTS, points


def read_h5py():
    import h5py
    with h5py.File(PATH) as file:
        check(lambda name: file[name][:], lambda name, key: file[name].attrs[key], file["zz_text/points"][:], file.attrs["file_kind"])
        assert file["value"].dims[0].keys() == ["row"], "the dimension has a scale"


def read_xarray():
    import xarray
    engine = READER.removeprefix("xarray_")
    with xarray.open_dataset(PATH, engine=engine) as file, xarray.open_dataset(PATH, engine=engine, group="zz_text") as texts:
        assert file["value"].dims == ("row",), file["value"].dims
        check(lambda name: file[name].values, lambda name, key: file[name].attrs[key], texts["points"].values, file.attrs["file_kind"])


if READER in os.environ.get("TRUCE_OUTSIDE_SKIP", "").split():
    print(f"skipped: {READER} is listed in TRUCE_OUTSIDE_SKIP")
else:
    read_h5py() if READER == "h5py" else read_xarray()

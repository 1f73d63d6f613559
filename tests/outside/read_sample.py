# Reads the sample results file (tests/unit/record/sample.hpp) with h5py or xarray and compares every value.
import sys

import numpy as np

READER, PATH = sys.argv[1:]
RUN, TIME, PARTY = np.arange(3)[:, None, None], np.arange(49)[None, :, None], np.arange(2)[None, None, :]


def expected():
    """Series of the sample; run 1 failed, so it has NaN, or -1 in integer series."""
    violence = (100.0 * RUN + TIME / 8)[:, :, 0]
    deaths = (1000 * RUN + 10 * TIME + PARTY).astype("int32")
    phase = ((RUN + TIME) % 3)[:, :, 0].astype("int8")
    support = RUN + TIME / 64 + PARTY / 4
    violence[1], deaths[1], phase[1], support[1] = np.nan, -1, -1, np.nan
    return {"violence_rate": violence, "deaths": deaths, "phase": phase, "support": support}


def same(name, found, wanted, dtype=None):
    if dtype is not None:
        assert found.dtype == dtype, f"{name}: type {found.dtype}, not {dtype}"
    np.testing.assert_array_equal(found, wanted, err_msg=name)


def check(get, attribute):
    """`get(path)` gives an array, `attribute(path, name)` a text."""
    types = {"violence_rate": "float32", "deaths": "int32", "phase": "int8", "support": "float64"}
    for name, wanted in expected().items():
        same(name, get(name), wanted, types[name])
    same("replicate", get("replicate"), [0, 1, 2])
    same("design_point", get("design_point"), [7, 8, 9])
    same("strategy", get("strategy"), [0, 1, 0])
    same("status", get("status"), [0, 1, 0])
    same("events/run_index", get("events/run_index"), [0, 0, 2, 2, 2, 2])
    same("events/row_start", get("events/row_start"), [0, 2, 2])
    same("events/row_size", get("events/row_size"), [2, 0, 4])
    same("events/event_time", get("events/event_time"), [0.5, 1.5, 0.5, 1.5, 2.5, 3.5])
    same("events/actor", get("events/actor"), [-1, 1, -1, 1, 0, 1], "int32")
    same("events/harm", get("events/harm"), [0, 1, 20, 21, 22, 23], "float32")
    same("polls/share", get("polls/share"), [])
    same("outcomes/calm_hours", get("outcomes/calm_hours"), [10, np.nan, 12])
    same("outcomes/trust_change", get("outcomes/trust_change"), [0.25, np.nan, np.nan])
    words = [[int(get(f"state/hash_word_{w}")[row]) for w in range(4)] for row in range(4)]
    hexes = ["".join(f"{word:08x}" for word in row) for row in words]
    assert hexes[0] == "0123456789abcdeffedcba9876543210", hexes
    assert hexes[1] == "ffffffff800000008000000000000001", hexes
    assert attribute("/", "file_kind") == "truce-results"
    assert attribute("/", "seed") == "18446744073709551615"
    assert attribute("violence_rate", "units") == "h-1"
    assert attribute("party", "flag_meanings") == "north south"
    assert attribute("phase", "flag_meanings") == "fighting lull halt"
    assert attribute("events/actor", "refers_to") == "party"


def read_h5py():
    import h5py

    def text(value):
        return value.decode() if isinstance(value, bytes) else str(value)

    with h5py.File(PATH) as file:
        check(lambda path: file[path][()], lambda path, name: text(file[path].attrs[name]))
        same("time", file["time"][()], np.arange(49.0))
        assert text(file["zz_text/scenario"][()]) == 'name: sample\nlabel: "Zürich, =1+1"\n'
        assert text(file["zz_text/run_error"][1]) == "step 3: a stock went below zero"


def read_xarray(engine):
    import xarray

    groups = {name: xarray.open_dataset(PATH, engine=engine, group=name or None)
              for name in ("", "events", "polls", "outcomes", "state", "zz_text")}

    def variable(path):
        group, _, name = path.rpartition("/")
        return groups[group][name]

    check(lambda path: variable(path).values,
          lambda path, name: groups[""].attrs[name] if path == "/" else variable(path).attrs[name])
    root = groups[""]
    assert root.violence_rate.dims == ("run", "time") and root.deaths.dims == ("run", "time", "party")
    assert str(root.time.values[0]) == "2014-07-08T00:00:00.000000000", root.time.values[0]
    assert str(root.time.values[48]) == "2014-07-10T00:00:00.000000000", root.time.values[48]
    assert root.time.attrs["time_zone"] == "Asia/Jerusalem"
    assert str(groups["zz_text"].scenario.values) == 'name: sample\nlabel: "Zürich, =1+1"\n'
    assert str(groups["zz_text"].run_error.values[1]) == "step 3: a stock went below zero"


if READER == "h5py":
    read_h5py()
else:
    read_xarray(READER.removeprefix("xarray_"))
print(READER, "reads the sample")

# Reads the sample results file through analysis/python/truce_open.py and looks for the labels.
import sys

import numpy as np
import truce_open

PATH = sys.argv[1]
for engine in ("netcdf4", "h5netcdf"):
    results = truce_open.results(PATH, engine)
    assert list(results.party.values) == ["north", "south"]
    assert float(results.deaths.sel(party="south", run=2)[48]) == 2481
    assert list(results.strategy.values) == ["none", "shuttle", "none"]
    assert list(results.status.values) == ["ok", "failed", "ok"]
    indexed = truce_open.index_runs(results)
    assert float(indexed.deaths.sel(strategy="none", design_point=9, replicate=2, party="north")[1]) == 2010
    events = truce_open.table(PATH, "events", engine)
    assert list(events["actor"]) == ["", "south", "", "south", "north", "south"], events
    assert list(events["kind"][:2]) == ["launch", "strike"]
    assert list(events["replicate"]) == [0, 0, 2, 2, 2, 2]
    assert len(truce_open.table(PATH, "polls", engine)) == 0
    outcomes = truce_open.outcomes(PATH, engine)
    assert list(outcomes["design_point"]) == [7, 8, 9]
    np.testing.assert_array_equal(outcomes["calm_hours"], [10, np.nan, 12])
    assert truce_open.scenario(PATH, engine).startswith("name: sample\n")
print("truce_open.py reads the sample")

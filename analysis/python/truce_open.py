# Opens a results file of truce with its labels: runs, parties and categories as words instead of numbers.
"""Results of truce as xarray and pandas objects.

    import truce_open
    results = truce_open.results("runs.h5")        # xarray: series over (run, time, ...)
    results.deaths.sel(party="north").mean("run")
    events = truce_open.table("runs.h5", "events")  # pandas: one row a thing that happened
    outcomes = truce_open.outcomes("runs.h5")       # pandas: one row a run
"""

import xarray

KIND = "truce-results"
VERSION = "0.1"


def words(variable):
    """The words of a variable that has flag_meanings, in the order of its numbers; None for plain numbers."""
    meanings = variable.attrs.get("flag_meanings")
    return meanings.split(" ") if meanings else None


def spell(variable):
    """A variable's numbers as words; "" for a number without a word (-1: nobody)."""
    names = words(variable)
    return [names[i] if 0 <= i < len(names) else "" for i in variable.values.astype(int)]


def _open(path, group=None, engine=None):
    # Durations such as `hour` stay numbers.
    return xarray.open_dataset(path, group=group, engine=engine, decode_timedelta=False)


def _text(path, name, engine=None):
    with _open(path, "zz_text", engine) as texts:
        return texts[name].values if name in texts else None


def _root(path, engine=None):
    dataset = _open(path, engine=engine)
    kind, version = dataset.attrs.get("file_kind"), dataset.attrs.get("format_version")
    if (kind, version) != (KIND, VERSION):
        dataset.close()
        raise ValueError(f"{path}: is '{kind}' version '{version}', this reads '{KIND}' version {VERSION}; "
                         "use the truce_open.py that came with it")
    return dataset


def results(path, engine=None):
    """The series of all runs, with words on every dimension and on `strategy(run)` and `status(run)`."""
    dataset = _root(path, engine)
    for name in [name for name in dataset.dims if name not in ("run", "time")]:
        names = words(dataset[name])
        if names is None:
            names = _text(path, name + "_members", engine)
        if names is not None:
            attributes = dataset[name].attrs
            dataset = dataset.assign_coords({name: [str(word) for word in names]})
            dataset[name].attrs.update({"long_name": attributes.get("long_name", name)})
    for name in ("strategy", "status"):
        if words(dataset[name]):
            dataset[name] = ("run", spell(dataset[name]))
    return dataset.set_coords(["replicate", "design_point", "strategy", "status"])


def index_runs(dataset):
    """Runs addressed by what they are: `.sel(strategy=..., design_point=..., replicate=...)`."""
    return dataset.reset_coords("status").set_index(run=["strategy", "design_point", "replicate"])


def _attach_runs(frame, dataset, run):
    for place, name in enumerate(("replicate", "strategy", "design_point", "status")):
        values = spell(dataset[name]) if words(dataset[name]) else dataset[name].values
        frame.insert(place, name, [values[i] for i in run])
    return frame


def table(path, name, engine=None):
    """A table as a DataFrame: one row a thing that happened, categories and members as words."""
    with _root(path, engine) as dataset, _open(path, name, engine) as rows:
        run = rows["run_index"].values
        columns = {}
        for column in rows.data_vars:
            variable = rows[column]
            if variable.dims != ("row",) or column == "run_index":
                continue
            target = variable.attrs.get("refers_to")
            if words(variable):
                columns[column] = spell(variable)
            elif target and words(dataset[target]):
                names = words(dataset[target])
                columns[column] = [names[i] if 0 <= i < len(names) else "" for i in variable.values]
            else:
                columns[column] = variable.values
        frame = xarray.Dataset({key: ("row", value) for key, value in columns.items()}).to_dataframe()
        frame.insert(0, "run", run)
        return _attach_runs(frame, dataset, run)


def outcomes(path, engine=None):
    """One row a run: what it is and its outcomes."""
    with _root(path, engine) as dataset, _open(path, "outcomes", engine) as values:
        frame = values.assign_coords(run=dataset["run"].values).to_dataframe()
        return _attach_runs(frame, dataset, range(len(frame)))


def scenario(path, engine=None):
    """The resolved scenario; running this text alone gives the same hashes."""
    return str(_text(path, "scenario", engine))

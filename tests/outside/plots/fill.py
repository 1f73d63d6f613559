# Copies a results file and fills every series and table that the picture shows with invented values.
"""usage: fill.py RESULTS COPY, so that all panels can be tested whatever the program put into the file."""

import shutil
import sys

import h5py
import numpy
import yaml

source, copy = sys.argv[1:]
shutil.copyfile(source, copy)
luck = numpy.random.default_rng(1)


def write_table(file, name, run, columns):
    """Replaces the rows of a table; columns that are not given become 0."""
    group = file[name]
    runs = len(file["run"])
    size = numpy.bincount(run, minlength=runs)
    given = {"row": numpy.arange(len(run)), "run_index": run, **columns}
    group["row_size"][...] = size
    group["row_start"][...] = numpy.cumsum(size) - size
    kept_names = ("long_name", "units", "flag_values", "flag_meanings", "refers_to", "instance_dimension")
    attributes = {key: {k: v for k, v in group[key].attrs.items() if k in kept_names}
                  for key in group if key not in ("row_size", "row_start")}
    for key, kept in attributes.items():
        kind = group[key].dtype
        del group[key]
        group[key] = numpy.asarray(given.get(key, numpy.zeros(len(run)))).astype(kind)
        for attribute, value in kept.items():
            group[key].attrs[attribute] = value
    group["row"].make_scale("row")
    for key in attributes:
        if key != "row":
            group[key].dims[0].attach_scale(group["row"])


with h5py.File(copy, "r+") as file:
    runs, steps = file["stream_events"].shape[:2]
    at = numpy.arange(steps) / steps

    def ramp(name, top, power=1.0):
        members = file[name].shape[2]
        noise = luck.uniform(0.8, 1.2, (runs, 1, members))
        file[name][...] = top * noise * (at ** power)[None, :, None] if members else 0

    for name, top in (("deaths", 1500), ("deaths_reported", 1300), ("fighters_killed", 400),
                      ("tunnels_found", 32), ("tunnels_destroyed", 28), ("approval", 60), ("backs", 0.8),
                      ("sirens", 8), ("effort", 0.7)):
        ramp(name, top)
    for name, top in (("believed_low", 20), ("believed_median", 30), ("believed_high", 45)):
        file[name][...] = top + luck.normal(0, 2, file[name].shape)
    for run in range(runs):
        for kind in range(1, 6):
            begin = int(steps * (kind + luck.uniform(0, 0.8)) / 7)
            file["halt"][run, begin:begin + steps // 12] = kind
    mediators = len(file["mediator"])
    row = numpy.repeat(numpy.arange(runs), mediators * 9)
    write_table(file, "influences", row, {
        "time": numpy.tile(numpy.repeat(numpy.arange(1, 10), mediators), runs) * steps / 10,
        "mediator": numpy.tile(numpy.arange(mediators), runs * 9), "leader": numpy.zeros(len(row)),
        **{part: luck.random(len(row)) for part in ("access", "credibility", "leverage", "procedure", "enforcement")}})
    polls = len(file["poll"])
    row = numpy.repeat(numpy.arange(runs), polls)
    when = numpy.tile(numpy.linspace(0.05, 0.95, max(polls, 1))[:polls] * steps, runs)
    write_table(file, "polls", row, {
        "time": when, "poll": numpy.tile(numpy.arange(polls), runs), "percent": luck.normal(65, 5, len(row)),
        "true_percent": luck.normal(65, 5, len(row))})
    setup = yaml.load(file["zz_text/scenario"][()], yaml.CSafeLoader)
    texts, leaders = len(setup.get("texts") or {}), len(file["leader"])
    row = numpy.repeat(numpy.arange(runs), texts)
    write_table(file, "texts", row, {"tabled": numpy.tile(numpy.linspace(0.1, 0.9, texts) * steps, runs),
                                     "setup": numpy.tile(numpy.arange(texts), runs)})
    row = numpy.repeat(numpy.arange(runs), texts * leaders)
    text = numpy.tile(numpy.repeat(numpy.arange(texts), leaders), runs)
    answer = luck.random(len(row)) < (text % 7) / 6
    write_table(file, "decisions", row, {
        "time": numpy.linspace(0.1, 0.9, texts)[text] * steps, "text": text,
        "leader": numpy.tile(numpy.arange(leaders), runs * texts),
        "answer": answer, "recorded": text % 3 - 1})

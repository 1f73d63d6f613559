# What each lever of a study changes beside its reference: answers, texts, halts, calm and dead, paired on common luck.
"""usage: lever_table.py [--csv | --wide] [--leaders isr_gov,hamas_pb] [--measures NAME,...] RESULTS

RESULTS is the results.h5 of a sweep that kept the tables arrangements, texts and decisions. One line a point, lever and
measure: mean of the reference, mean of the lever, mean of the differences between runs on the same luck, and its 95 %
interval (normal). Runs without an answer of a leader drop out of `chance_`, pair by pair; asking `deaths` or `events` sums over all. --wide: one line a point and
lever, with the lever's mean and the difference with its interval; an asterisk where the interval leaves out 0. Exit: 0 printed, 65 nothing to compare.
"""

import argparse
import math
import sys

import pandas
import xarray

import truce_open


def had(rows, runs):
    """1 for runs that have one of the rows, else 0."""
    return pandas.Series(0.0, index=runs).add(rows.groupby("run").size().clip(upper=1), fill_value=0)


def count(rows, runs):
    return pandas.Series(0.0, index=runs).add(rows.groupby("run").size(), fill_value=0)


def halts_of(path):
    """Halts both sides hold, with their length so far."""
    with xarray.open_dataset(path, decode_times=False) as file:
        last = float(file.time[-1])
    halts = truce_open.table(path, "arrangements")
    halts = halts[halts["mutual"] == "yes"].copy()
    halts["length"] = halts["end"].where(halts["end"] >= 0, last) - halts["start"]
    return halts


def measures_of(path, leaders):
    """One column a measure, one row a run, beside design point, lever and replicate."""
    table = truce_open.outcomes(path)
    runs = table.index
    found = table[["design_point", "strategy", "replicate"]].copy()
    texts, answers = truce_open.table(path, "texts"), truce_open.table(path, "decisions")
    halts = halts_of(path)
    found["texts"] = count(texts, runs)
    for leader in leaders:
        own = answers[(answers["leader"] == leader) & (answers["own_text"] != "yes")]
        found["chance_" + leader] = own.groupby("run")["probability"].mean().reindex(runs)
        found["refusals_" + leader] = count(own[own["answer"] == "no"], runs)
    found["agreed_texts"] = count(halts[halts["text"] >= 0].drop_duplicates(["run", "text"]), runs)
    found["agreed_halt"] = had(halts[halts["text"] >= 0], runs)
    found["agreed_over_24h"] = had(halts[(halts["text"] >= 0) & (halts["length"] > 24)], runs)
    found["lull_over_12h"] = had(halts[(halts["text"] < 0) & (halts["length"] > 12)], runs)
    found["calm_hours"] = table["calm_hours"]
    for start, name in (("deaths_", "deaths"), ("events_", "events")):
        found[name] = table[[column for column in table if column.startswith(start)]].sum(axis=1)
    return found


def compared(found, measure, point, lever, reference):
    """Means and the paired difference of one lever from the reference at one point."""
    cell = found[found["design_point"] == point]
    one = cell[cell["strategy"] == reference].set_index("replicate")[measure]
    other = cell[cell["strategy"] == lever].set_index("replicate")[measure]
    pairs = (other - one).dropna()
    half = 1.96 * pairs.std() / math.sqrt(len(pairs)) if len(pairs) > 1 else math.nan
    mean = pairs.mean()
    return {"point": point, "measure": measure, "lever": lever, "reference": one.mean(), "levers": other.mean(),
            "difference": mean, "low": mean - half, "high": mean + half, "pairs": len(pairs)}


def rows_of(found, wanted):
    names = [name for name in found.columns[3:] if not wanted or name in wanted]
    levers = list(dict.fromkeys(found["strategy"]))
    return pandas.DataFrame([compared(found, measure, point, lever, levers[0])
                             for point in sorted(found["design_point"].unique())
                             for measure in names for lever in levers[1:]])


def short(number):
    """Two figures or whole, and no powers of ten."""
    if math.isnan(number):
        return "-"
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.2g}"


def span(row):
    """Difference and interval; an asterisk where the interval leaves out 0."""
    if math.isnan(row.difference):
        return "no pairs", ""
    sign = "+" if row.difference >= 0 else ""
    return f"{sign}{short(row.difference)}, {short(row.low)} to {short(row.high)}", "*" * (row.low > 0 or row.high < 0)


def markdown(rows):
    print("| point | measure | lever | reference | lever's | difference | 95 % | pairs |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for row in rows.itertuples():
        print(f"| {row.point} | {row.measure} | {row.lever} | {short(row.reference)} | {short(row.levers)} | "
              f"{short(row.difference)} | {short(row.low)} to {short(row.high)} | {row.pairs} |")


def wide(rows):
    measures = list(dict.fromkeys(rows["measure"]))
    print("| point | lever | " + " | ".join(measures) + " |")
    print("| --- " * (len(measures) + 2) + "|")
    for point, of_point in rows.groupby("point"):
        first = of_point.drop_duplicates("measure").set_index("measure")
        print(f"| {point} | reference | " + " | ".join(short(first.reference[m]) for m in measures) + " |")
        for lever, found in of_point.groupby("lever", sort=False):
            cells = [f"{short(row.levers)} ({span(row)[0]}){span(row)[1]}" for row in found.itertuples()]
            print(f"| {point} | {lever} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--csv", action="store_true")
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--leaders", default="isr_gov,hamas_pb,qassam")
    parser.add_argument("--measures", default="")
    parser.add_argument("results")
    asked = parser.parse_args()
    try:
        found = measures_of(asked.results, asked.leaders.split(","))
    except (OSError, ValueError) as fault:
        print(f"{asked.results}: {fault}; give the results.h5 of a sweep with `outputs: {{tables: [arrangements, texts, "
              "decisions]}`", file=sys.stderr)
        sys.exit(65)
    if found["strategy"].nunique() < 2:
        print(f"{asked.results}: has one lever, so nothing to compare; give a study with two or more", file=sys.stderr)
        sys.exit(65)
    rows = rows_of(found, [name for name in asked.measures.split(",") if name])
    if asked.csv:
        print(rows.to_csv(index=False), end="")
    elif asked.wide:
        wide(rows)
    else:
        markdown(rows)


if __name__ == "__main__":
    main()

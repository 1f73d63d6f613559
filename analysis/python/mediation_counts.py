# Counts what came of mediation in results files: halts, refusals, leaks, visits and votes, before a date.
"""usage: mediation_counts.py BEFORE LEADER FILE...      BEFORE as 2014-07-30, LEADER whose answers are counted

One line of Markdown a file; BEFORE bounds the start of halts and the time of events and answers.
"""

import datetime
import sys

import xarray

import truce_open


def hours_until(path, before):
    """Hours from the start of the run to the date, and the length of the run."""
    with xarray.open_dataset(path, decode_times=False) as results:
        start = datetime.datetime.strptime(results.attrs["start"], "%Y-%m-%d %H:%M")
        strategy = results.attrs["strategy"]
        runs, last = results.sizes["run"], float(results.time[-1])
    return (datetime.datetime.fromisoformat(before) - start).total_seconds() / 3600, last, strategy, runs


def halts_of(path, limit, last):
    """Halts agreed by both sides that started before the limit, with their length so far."""
    halts = truce_open.table(path, "arrangements")
    halts = halts[(halts["mutual"] == "yes") & (halts["start"] < limit)].copy()
    halts["length"] = halts["end"].where(halts["end"] >= 0, last) - halts["start"]
    return halts


def share(part, whole):
    return f"{part} of {whole}"


def row(path, before, leader):
    limit, last, strategy, runs = hours_until(path, before)
    halts = halts_of(path, limit, last)
    events = truce_open.table(path, "events")
    events = events[events["time"] < limit]
    answers = truce_open.table(path, "decisions")
    answers = answers[(answers["time"] < limit) & (answers["leader"] == leader)]
    votes = events[events["kind"] == "vote"]["value"]
    cells = [
        strategy,
        halts["run"].nunique(),
        halts[halts["text"] >= 0]["run"].nunique(),
        halts[halts["length"] > 24]["run"].nunique(),
        share((answers["answer"] == "no").sum(), len(answers)) if len(answers) else "-",
        share((votes == 0).sum(), len(votes)) if len(votes) else "-",
        share((votes < 0).sum(), len(votes)) if len(votes) else "-",
        f"{(truce_open.table(path, 'texts')['tabled'] < limit).sum() / runs:.1f}",
        f"{(events['kind'] == 'leak').sum() / runs:.2f}",
        f"{(events['kind'] == 'visit').sum() / runs:.1f}",
        f"{truce_open.outcomes(path)['calm_hours'].mean():.0f}",
    ]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def main(before, leader, paths):
    print("| strategy | runs with a mutual halt | from a text | over 24 h | refusals by the leader | votes without a yes"
          " | decided by the chair | texts a run | leaks a run | visits a run | hours of calm, whole run |")
    print("| --- " * 12 + "|")
    for path in paths:
        print(row(path, before, leader))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])

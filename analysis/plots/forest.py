# Draws a forest plot of a study: the difference of each lever from the reference, with its interval, a panel a measure.
"""usage: forest.py PNG CSV [--measures NAME,...] [--points WORDS,...] [--title TEXT]

CSV is what `truce compare STUDY --format csv` or `analysis/python/lever_table.py --csv` prints. Points of the study are
drawn in colours; --points names them in order. Without --measures all that differ anywhere. A full dot: the interval
leaves out 0. Exit: 0 drawn, 64 wrong usage, 65 nothing to draw.
"""

import argparse
import sys

import matplotlib

matplotlib.use("Agg")
import pandas  # noqa: E402
from matplotlib import pyplot  # noqa: E402

COLOURS = ["#1b4f72", "#b9770e", "#1e8449", "#7d3c98", "#5d6d7e", "#922b21"]   # told apart by brightness as well
LIMITS = "One case, one coder: no ranking without its robustness table (docs/limits.md)."


WORDS = {"calm_hours_day60": "hours of calm to day 60", "calm_hours": "hours of calm", "first_calm72": "hours to the first\ncalm of 72 h",
         "longest_agreed_halt": "longest agreed halt, h", "agreed_over_24h": "agreed halt over 24 h,\nshare of runs"}
STARTS = {"day60_": "to day 60: ", "deaths_": "deaths, ", "fighters_": "fighters killed, ", "events_": "events, ",
          "trust_change_": "change of trust,\n", "chance_": "chance of a yes,\n", "refusals_": "refusals, "}


def label(measure):
    """A measure's name for people; one that is not known loses its underscores only."""
    if measure in WORDS:
        return WORDS[measure]
    for start, words in STARTS.items():
        if measure.startswith(start):
            return words + label(measure.removeprefix(start))
    return measure.replace("_", " ")


def differences(path):
    """Columns point, lever, measure, difference, low, high from either kind of table."""
    table = pandas.read_csv(path)
    if "value" in table:
        table = table[table["measure"] == "difference_t"]
        table = table.drop(columns="measure").rename(columns={"outcome": "measure", "value": "difference"})
        table["point"] = table["point"].astype(int)   # findings over all points have none
    return table


def draw_panel(axis, rows, levers, points):
    for row in range(0, len(levers), 2):
        axis.axhspan(row - 0.5, row + 0.5, color="#f2f2f2", linewidth=0, zorder=0)
    axis.axvline(0, color="#444444", linewidth=0.8)
    for place, point in enumerate(points):
        shift = (place - (len(points) - 1) / 2) * 0.7 / max(len(points), 1)
        of_point = rows[rows["point"] == point].set_index("lever").reindex(levers)
        heights = [row + shift for row in range(len(levers))]
        colour = COLOURS[place % len(COLOURS)]
        axis.hlines(heights, of_point["low"], of_point["high"], color=colour, linewidth=1.2)
        is_clear = ((of_point["low"] > 0) | (of_point["high"] < 0)).to_numpy()
        axis.scatter(of_point["difference"], heights, s=11, zorder=3, edgecolors=colour, linewidths=1,
                     facecolors=[colour if clear else "white" for clear in is_clear])
    axis.set_ylim(len(levers) - 0.5, -0.5)
    axis.tick_params(length=2)
    axis.margins(x=0.08)


def draw(rows, asked):
    levers = list(dict.fromkeys(rows["lever"]))
    moved = rows[(rows["low"] != 0) | (rows["high"] != 0)]
    measures = [name for name in asked.measures.split(",") if name] or list(dict.fromkeys((rows if moved.empty else moved)["measure"]))
    points = sorted(rows["point"].unique())
    words = asked.points.split(",") if asked.points else [f"point {point}" for point in points]
    figure, axes = pyplot.subplots(1, len(measures), sharey=True, squeeze=False, layout="constrained",
                                   figsize=(1.9 + 1.75 * len(measures), 1.5 + 0.17 * len(levers) * max(1, len(points) / 2)))
    for axis, measure in zip(axes[0], measures):
        draw_panel(axis, rows[rows["measure"] == measure], levers, points)
        axis.set_title(label(measure), loc="left", fontweight="bold")
    axes[0][0].set_yticks(range(len(levers)), [lever.replace("_", " ") for lever in levers])
    handles = [pyplot.Line2D([], [], color=COLOURS[place % len(COLOURS)], marker="o", markersize=3, label=word)
               for place, word in enumerate(words[:len(points)])]
    if len(points) > 1:
        figure.legend(handles=handles, loc="upper right", ncols=len(points), frameon=False)
    figure.suptitle(asked.title, x=0.01, ha="left", fontsize=9)
    figure.supxlabel("difference from the reference, 95 %; a full dot: the interval leaves out 0. " + LIMITS, fontsize=6.5, x=0.99, ha="right")
    return figure


def main():
    parser = argparse.ArgumentParser(usage=__doc__.splitlines()[0].removeprefix("usage: "), description=__doc__)
    parser.add_argument("png")
    parser.add_argument("csv", nargs="+")
    parser.add_argument("--measures", default="")
    parser.add_argument("--points", default="")
    parser.add_argument("--title", default="")
    try:
        asked = parser.parse_args()
    except SystemExit as end:
        sys.exit(64 if end.code else 0)
    rows = pandas.concat([differences(path) for path in asked.csv])
    if rows.empty:
        print(f"forest.py: no differences in {', '.join(asked.csv)}; give the table of a study with two levers or more",
              file=sys.stderr)
        sys.exit(65)
    pyplot.rcParams.update({"font.size": 7, "axes.titlesize": 7.5, "axes.linewidth": 0.6,
                            "axes.spines.top": False, "axes.spines.right": False})
    draw(rows, asked).savefig(asked.png, dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    main()

# Draws the picture of a results file: what the runs did over time, with the record on top where there is one.
"""usage: overview.py RESULTS PNG [--strategy NAME] [--overlay FILE | --no-overlay]

Median, 50 % and 90 % of the runs. The record is that of scenarios/observed/overlay_*.yaml for the scenario.
Exit: 0 drawn, 64 wrong usage, 65 not a file to draw, 73 the picture could not be written.
"""

import argparse
import sys
import textwrap

import matplotlib

matplotlib.use("Agg")
from matplotlib import dates, pyplot  # noqa: E402
from picture_data import Fault, Overlay, Runs  # noqa: E402
from picture_panels import panels  # noqa: E402

WIDTH, DPI = 1600, 150
NARROW, WIDE, TABLE = 1.55, 1.25, 1.3      # heights of panels, inches
GAP, HEAD, LINE = 0.76, 0.8, 0.137
STYLE = {"font.size": 8, "legend.fontsize": 7, "xtick.labelsize": 7.5, "ytick.labelsize": 7.5,
         "axes.titlesize": 9, "axes.titleweight": "bold", "axes.titlelocation": "left", "axes.linewidth": 0.7,
         "axes.axisbelow": True, "axes.spines.top": False, "axes.spines.right": False}


def rows_of(found):
    """Panels in rows: a wide one alone, the others in pairs."""
    rows = []
    for panel in found:
        if panel.wide or not rows or rows[-1][0].wide or len(rows[-1]) == 2:
            rows.append([panel])
        else:
            rows[-1].append(panel)
    return rows


def add_heading(axis, title):
    """The title above the legend; the legend takes as many lines as it needs to stay within the panel."""
    handles, labels = axis.get_legend_handles_labels()
    lines = 0
    while labels and lines < 3:
        lines += 1
        legend = axis.legend(handles, labels, loc="lower left", bbox_to_anchor=(-0.01, 0.985),
                             ncols=-(-len(labels) // lines), frameon=False, borderpad=0.1, labelspacing=0.2,
                             handlelength=1.4, handletextpad=0.5, columnspacing=1.1)
        if legend.get_window_extent().width <= 1.04 * axis.get_window_extent().width:
            break
    axis.set_title(title, pad=5 + 11.5 * lines)


def finish_time_axis(axis, panel, runs, overlay, first):
    for start, end, mutual in overlay.halts():
        if mutual and panel.key != "halt":
            axis.axvspan(start, end or runs.time[-1], color="#000000", alpha=0.07, linewidth=0, zorder=0)
    for time, label in overlay.marks():
        if runs.time[0] <= time <= runs.time[-1]:
            axis.axvline(time, color="#444444", linewidth=0.8, linestyle=":", zorder=1)
            if first:
                axis.annotate(label, (time, 1), xycoords=("data", "axes fraction"), xytext=(3, -2),
                              textcoords="offset points", va="top", fontsize=7, color="#444444")
    axis.set_xlim(runs.time[0], runs.time[-1])
    locator = dates.AutoDateLocator(minticks=4, maxticks=9)
    axis.xaxis.set_major_locator(locator)
    axis.xaxis.set_major_formatter(dates.DateFormatter("%-d %b"))
    axis.grid(axis="y", color="#000000", alpha=0.08, linewidth=0.6)
    axis.set_ylabel(panel.unit)
    if panel.key != "halt":
        axis.set_ylim(0, panel.top)


def caption(runs, overlay):
    count = len(runs.rows)
    others = f" (one of {runs.strategies} in the file)" if runs.strategies > 1 else ""
    version = f"truce {runs.says('program_version')} ({runs.says('commit')})"
    reading = "Coloured line: median of the runs; dark and light band: 50 % and 90 % of them. "
    if overlay.halts():
        reading += "Black: the record. Grey: recorded halts of both sides. "
    made = (f"{count} run{'s' if count > 1 else ''}, seed {runs.says('seed')}, "
            f"strategy {runs.strategy}{others}, {version}; local time. ")
    limits = overlay.says.get("limits", "Limits: a simulation of stated assumptions; not a forecast.")
    return f"{reading}{made}{limits.strip()} {overlay.says.get('credit', '')}".strip()


def layout(figure, rows, text):
    """One axis a panel, rows from the top: (axis, panel) pairs. Inches, so that rows never overlap."""
    heights = [TABLE if not row[0].time else WIDE if row[0].wide else NARROW for row in rows]
    caption_lines = textwrap.wrap(text, 188)
    width, total = WIDTH / DPI, HEAD + sum(heights) + GAP * len(rows) + LINE * len(caption_lines)
    figure.set_size_inches(width, total)
    left, right, between = 0.62, 0.2, 0.72
    narrow = (width - left - right - between) / 2
    pairs, top = [], total - HEAD
    for row, height in zip(rows, heights):
        for place, panel in enumerate(row):
            start = left + panel.margin if not panel.time else left + place * (narrow + between)
            span = width - start - right if panel.wide else narrow
            box = (start / width, (top - height) / total, span / width, height / total)
            pairs.append((figure.add_axes(box), panel))
        top -= height + GAP
    figure.text(left / width, 0.12 / total, "\n".join(caption_lines), fontsize=7, color="#333333",
                va="bottom", linespacing=1.35)
    return pairs


def draw(runs, overlay, path):
    found = panels(runs, overlay)
    if not found:
        raise Fault(f"{runs.path}: nothing happens in these runs; no panel to draw")
    with matplotlib.rc_context(STYLE):
        figure = pyplot.figure(dpi=DPI)
        pairs = layout(figure, rows_of(found), caption(runs, overlay))
        for axis, panel in pairs:
            panel.draw(axis)
            add_heading(axis, panel.title)
            if panel.time:
                finish_time_axis(axis, panel, runs, overlay, axis is pairs[0][0])
        height = figure.get_size_inches()[1]
        figure.text(0.62 * DPI / WIDTH, 1 - 0.22 / height, runs.setup.get("title") or runs.says("scenario"),
                    fontsize=12, weight="bold", va="center")
        figure.savefig(path, dpi=DPI)


def overlay_for(given, runs):
    if given.no_overlay:
        return Overlay()
    return Overlay(given.overlay) if given.overlay else Overlay.find(runs.says("scenario"))


def main():
    parser = argparse.ArgumentParser(description="Draws the picture of a results file of truce.")
    parser.add_argument("results")
    parser.add_argument("png")
    parser.add_argument("--strategy", help="runs of this strategy; the first in the file when left out")
    parser.add_argument("--overlay", metavar="FILE",
                        help="the record to lay on top; found by the scenario's name when left out")
    parser.add_argument("--no-overlay", action="store_true", help="the simulation only")
    try:
        given = parser.parse_args()
    except SystemExit as stop:
        return 64 if stop.code else 0
    try:
        runs = Runs(given.results, given.strategy)
        draw(runs, overlay_for(given, runs), given.png)
    except Fault as fault:
        print(f"overview.py: {fault}", file=sys.stderr)
        return 65
    except OSError as error:
        print(f"overview.py: {error.filename or given.png}: {error.strerror}; nothing was drawn",
              file=sys.stderr)
        return 73
    return 0


if __name__ == "__main__":
    sys.exit(main())

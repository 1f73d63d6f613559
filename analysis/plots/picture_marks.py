# What all panels are drawn with: colours, bands of the runs, marks of the record.
"""Colours after Okabe and Ito (2008), which colour-blind eyes tell apart; the record is black."""

import dataclasses
import typing

import numpy

from picture_data import bands

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9")
BLUE, ORANGE, GREEN, PURPLE, RED, SKY = COLOURS
YELLOW = "#F0E442"
RECORD = "#111111"


@dataclasses.dataclass
class Panel:
    key: str
    title: str
    unit: str
    draw: typing.Callable
    wide: bool = False
    time: bool = True     # shares the time axis
    top: float = None     # highest value that is possible
    margin: float = 0     # extra room for labels at the left, inches


def draw_bands(axis, time, values, colour, label, step=None):
    """Median, 50 % and 90 % of the runs."""
    low, lower, middle, upper, high = bands(values)
    axis.fill_between(time, low, high, color=colour, alpha=0.16, linewidth=0, step=step)
    axis.fill_between(time, lower, upper, color=colour, alpha=0.34, linewidth=0, step=step)
    axis.plot(time, middle, color=colour, linewidth=1.2, label=label,
              drawstyle="steps-post" if step else "default")


def draw_records(axis, overlay, key):
    shapes = {"dots": dict(marker="o", markersize=3.4),
              "rings": dict(marker="o", markersize=4, markerfacecolor="white"),
              "squares": dict(marker="s", markersize=4, markerfacecolor="white")}
    for record in overlay.records(key):
        times, values, label = record["time"], record["values"], record.get("label")
        if record["draw"] == "line":
            axis.plot(times, values, color=RECORD, linewidth=1.1, label=label, zorder=4)
        elif record["draw"] == "rise":
            rates = numpy.diff(values) / (numpy.diff(times) / numpy.timedelta64(1, "D"))
            axis.hlines(rates, times[:-1], times[1:], color=RECORD, linewidth=1.6, label=label, zorder=4)
        else:
            axis.plot(times, values, color=RECORD, linestyle="none", markeredgewidth=0.8, label=label,
                      zorder=5, **shapes[record["draw"]])

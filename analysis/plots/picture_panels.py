# The panels of the picture: each is made from what a results file holds, and left out where it holds nothing.
"""panels(runs, overlay) lists the panels; a panel draws itself on an axis. Colours: Okabe and Ito 2008, safe for colour-blind eyes."""

import dataclasses
import typing

import numpy

from picture_data import bands

BLUE, ORANGE, GREEN, RED, SKY, PURPLE, YELLOW = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, RED, SKY)
RECORD = "#111111"
HALT_COLOURS = {"lull": YELLOW, "one_sided": ORANGE, "pause": SKY, "truce": BLUE, "lasting": GREEN}


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
    axis.plot(time, middle, color=colour, linewidth=1.2, label=label, drawstyle="steps-post" if step else "default")


def draw_records(axis, overlay, key):
    shapes = {"dots": dict(marker="o", markersize=3.4), "rings": dict(marker="o", markersize=4, markerfacecolor="white"),
              "squares": dict(marker="s", markersize=4, markerfacecolor="white")}
    for record in overlay.records(key):
        times, values, label = record["time"], record["values"], record.get("label")
        if record["draw"] == "line":
            axis.plot(times, values, color=RECORD, linewidth=1.1, label=label, zorder=4)
        elif record["draw"] == "rise":
            rates = numpy.diff(values) / (numpy.diff(times) / numpy.timedelta64(1, "D"))
            axis.hlines(rates, times[:-1], times[1:], color=RECORD, linewidth=1.6, label=label, zorder=4)
        else:
            axis.plot(times, values, color=RECORD, linestyle="none", markeredgewidth=0.8, label=label, zorder=5,
                      **shapes[record["draw"]])


def per_day_panel(runs, overlay, key, title, values, unit):
    def draw(axis):
        edges, sums = runs.per_day(values)
        draw_bands(axis, edges, numpy.c_[sums, sums[:, -1:]], BLUE, "simulated", step="post")
        draw_records(axis, overlay, key)
    return Panel(key, overlay.word(key, title), overlay.word(key + "/unit", unit), draw)


def fire_panels(runs, overlay):
    return [per_day_panel(runs, overlay, f"stream_events/{name}", f"Events: {runs.name('streams', name)}", values, "events a day")
            for name, values in runs.changing("stream_events")]


def siren_panels(runs, overlay):
    values = runs.series("sirens")
    return [] if values is None else [
        per_day_panel(runs, overlay, "sirens", "Sirens", values.sum(axis=2), "alert areas hit, sum a day")]


def total_panel(runs, overlay, key, title, lines):
    """Running totals: `lines` are (label, values, colour)."""
    def draw(axis):
        for label, values, colour in lines:
            draw_bands(axis, runs.time, values, colour, label)
        draw_records(axis, overlay, key)
    return Panel(key, overlay.word(key, title), "running total", draw)


def death_panels(runs, overlay):
    """One panel for the publics of each party, so that each side has the same room whatever its numbers; then the fighters."""
    deaths, reported = dict(runs.changing("deaths")), dict(runs.changing("deaths_reported"))
    sides = {}
    for name in deaths:
        sides.setdefault(runs.entry("publics", name).get("party") or name, []).append(name)
    made = []
    for side, names in sides.items():
        lines = [("by event", sum(deaths[name] for name in names), BLUE)]
        told = [reported[name] for name in names if name in reported]
        if told:
            lines.append(("as reported", sum(told), ORANGE))
        title = "Deaths: " + ", ".join(runs.name("publics", name) for name in names)
        made.append(total_panel(runs, overlay, f"deaths/{side}", title, lines))
    for name, values in runs.changing("fighters_killed"):
        made.append(total_panel(runs, overlay, f"fighters_killed/{name}", f"Fighters killed: {runs.name('parties', name)}",
                                [("simulated", values, BLUE)]))
    return made


def works_panels(runs, overlay):
    found, destroyed = dict(runs.changing("tunnels_found")), dict(runs.changing("tunnels_destroyed"))
    belief = [dict(runs.changing(f"believed_{part}")) for part in ("low", "median", "high")]

    def panel(name):
        def draw(axis):
            if all(name in part for part in belief):
                low, middle, high = (numpy.median(part[name], axis=0) for part in belief)
                axis.fill_between(runs.time, low, high, color="#999999", alpha=0.3, linewidth=0)
                axis.plot(runs.time, middle, color="#777777", linestyle="--", linewidth=1, label="believed number, 5-95 %")
            for part, colour, label in ((found, BLUE, "found"), (destroyed, ORANGE, "destroyed")):
                if name in part:
                    draw_bands(axis, runs.time, part[name], colour, label)
            draw_records(axis, overlay, f"works/{name}")
        return Panel(f"works/{name}", overlay.word(f"works/{name}", f"Hidden works: {runs.name('tunnels', name)}"), "number", draw)
    return [panel(name) for name in dict.fromkeys([*found, *destroyed, *belief[1]])]


def draw_polls(axis, polls, colour, label):
    """Published values: median with 50 % (thick) and 90 % (thin) of the runs at the time of each poll."""
    for place, (time, values) in enumerate(polls):
        low, lower, middle, upper, high = bands(values)
        axis.vlines(time, low, high, color=colour, linewidth=1.1, zorder=3)
        axis.vlines(time, lower, upper, color=colour, linewidth=3.2, zorder=3)
        axis.plot(time, middle, marker="_", color=colour, markersize=8, markeredgewidth=1.6, linestyle="none",
                  label=label if place == 0 else None, zorder=3)


def poll_panels(runs, overlay):
    rows = runs.table("polls")
    groups = {}
    if rows is not None:
        for name, part in rows.groupby("poll", sort=False):
            question = runs.entry("polls", name).get("question", "other")
            groups.setdefault(question, []).append((runs.when(part["time"].median()), part["percent"].values))
    questions = {"approval": [("approval", "simulated poll")],
                 "goes_on": [("goes_on", "simulated poll: goes on"), ("beyond", "simulated poll: goes beyond")]}
    asked = {poll.get("asks") for poll in (runs.setup.get("polls") or {}).values()}
    titles = {"approval": "Approval of the leadership", "goes_on": "Against a stop"}
    made = []
    for key, kinds in questions.items():
        crowd = runs.changing("approval") if key == "approval" else [(n, 100 * v) for n, v in runs.changing("backs")]
        shown = [(groups[kind], label) for kind, label in kinds if kind in groups]
        crowd = [(name, values) for name, values in crowd if name in asked] or crowd
        if not crowd and not shown:
            continue

        def draw(axis, key=key, crowd=crowd, shown=shown):
            for (name, values), colour in zip(crowd, COLOURS):
                draw_bands(axis, runs.time, values, colour, runs.name("publics", name))
            for (polls, label), colour in zip(shown, ("#005080", RED)):
                draw_polls(axis, polls, colour, label)
            draw_records(axis, overlay, f"polls/{key}")
        made.append(Panel(f"polls/{key}", overlay.word(f"polls/{key}", titles[key]), "percent", draw, top=100))
    return made


def mediator_panels(runs, overlay):
    made = []
    for series, title, unit in (("effort", "Effort of the mediators", "1 = full effort"),
                                ("influence", "Influence of the mediators", "utils")):
        lines = runs.changing(series) if runs.series(series) is not None and runs.series(series).ndim == 3 else []

        def draw(axis, lines=lines):
            for (name, values), colour in zip(lines, COLOURS):
                _, lower, middle, upper, _ = bands(values)
                axis.fill_between(runs.time, lower, upper, color=colour, alpha=0.2, linewidth=0)
                axis.plot(runs.time, middle, color=colour, linewidth=1.2, label=runs.name("mediators", name))
        if lines:
            made.append(Panel(series, overlay.word(series, title + ": median, 50 % of the runs"), unit, draw))
    return made


def halt_panels(runs, overlay):
    values, recorded = runs.series("halt"), overlay.halts()
    if values is None:
        return []
    kinds = runs.file["halt"].attrs["flag_meanings"].split(" ")

    def draw(axis):
        below = numpy.zeros(len(runs.time))
        for number, kind in enumerate(kinds[1:], start=1):
            share = (values == number).mean(axis=0)
            if share.any():
                axis.fill_between(runs.time, below, below + share, step="pre", linewidth=0, color=HALT_COLOURS.get(kind, PURPLE),
                                  label=kind.replace("_", "-"))
                below = below + share
        labels = {True: "record: both sides", False: "record: one side"}
        for start, end, mutual in recorded:
            axis.fill_between([start, end or runs.time[-1]], -0.22 if mutual else -0.34, -0.12 if mutual else -0.24, linewidth=0.6,
                              edgecolor=RECORD, facecolor=RECORD if mutual else "white", label=labels.pop(mutual, None))
        axis.set_ylim(-0.38 if recorded else 0, 1)
        axis.set_yticks([0, 0.5, 1])
    return [Panel("halt", "Halts in force", "share of runs", draw, wide=True)]


def reply_panels(runs, overlay):
    rows, texts = runs.table("decisions"), runs.table("texts")
    if rows is None or texts is None:
        return []
    texts = texts.assign(text=texts.groupby("run").cumcount())
    rows = rows.merge(texts[["run", "text", "setup"]], on=["run", "text"])
    rows = rows[(rows["setup"] >= 0) & (rows["own_text"] == "no")]
    names = list(runs.setup.get("texts") or {})
    if not len(rows) or not names:
        return []
    yes = rows.assign(yes=rows["answer"] == "yes").pivot_table(index="leader", columns="setup", values="yes")
    truth = rows.pivot_table(index="leader", columns="setup", values="recorded").reindex_like(yes)
    days = runs.when(rows.groupby("setup")["time"].median().reindex(yes.columns)).astype("datetime64[D]").tolist()

    def draw(axis):
        image = axis.pcolormesh(yes.values, cmap="Blues", vmin=0, vmax=1, edgecolors="white", linewidth=1)
        for value, look, label in ((1, dict(marker="o", color=ORANGE), "record: yes"), (0, dict(marker="X", color=RED), "record: no")):
            row, column = numpy.nonzero(truth.values == value)
            axis.plot(column + 0.5, row + 0.5, linestyle="none", markersize=6, markeredgecolor="white", label=label, **look)
        axis.set_xticks(numpy.arange(yes.shape[1]) + 0.5,
                        [f"{names[int(t)]}\n{day:%-d\n%b}" for t, day in zip(yes.columns, days)], fontsize=6)
        axis.set_yticks(numpy.arange(yes.shape[0]) + 0.5, [runs.name("leaders", name) for name in yes.index])
        axis.invert_yaxis()
        axis.tick_params(length=0)
        bar = axis.figure.colorbar(image, ax=axis, pad=0.01, fraction=0.02, ticks=[0, 0.5, 1])
        bar.outline.set_visible(False)
    longest = max(len(runs.name("leaders", name)) for name in yes.index)
    return [Panel("replies", "Replies to the texts: share of yes among the runs that replied", "", draw, wide=True, time=False,
                  margin=max(0, 0.062 * longest - 0.5))]


def panels(runs, overlay):
    """All panels for which there is something to show: wide ones first and last."""
    makers = (halt_panels, fire_panels, death_panels, works_panels, poll_panels, siren_panels, mediator_panels, reply_panels)
    return [panel for make in makers for panel in make(runs, overlay)]

# Panels of halts, polls, mediators and replies, each left out where a file holds nothing of it.
import numpy

from picture_data import bands
from picture_marks import (BLUE, COLOURS, GREEN, ORANGE, PURPLE, RECORD, RED, SKY, YELLOW, Panel, draw_bands,
                           draw_records)

HALT_COLOURS = {"lull": YELLOW, "one_sided": ORANGE, "pause": SKY, "truce": BLUE, "lasting": GREEN}


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
                 "goes_on": [("goes_on", "simulated poll: goes on"),
                             ("beyond", "simulated poll: goes beyond")]}
    asked = {poll.get("asks") for poll in (runs.setup.get("polls") or {}).values()}
    titles = {"approval": "Approval of the leadership", "goes_on": "Against a stop"}
    made = []
    for key, kinds in questions.items():
        series, scale = ("approval", 1) if key == "approval" else ("backs", 100)
        crowd = [(name, scale * values) for name, values in runs.changing(series)]
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
        title = overlay.word(f"polls/{key}", titles[key])
        made.append(Panel(f"polls/{key}", title, "percent", draw, top=100))
    return made


def mediator_colours(runs):
    """One colour a mediator in all panels, in the order of the scenario."""
    names = list(runs.setup.get("mediators") or {})
    return {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(names)}


def mediator_panels(runs, overlay):
    made = []
    for series, title, unit in (("effort", "Effort of the mediators", "1 = full effort"),):
        values = runs.series(series)
        lines = runs.changing(series) if values is not None and values.ndim == 3 else []

        def draw(axis, lines=lines):
            for name, values in lines:
                colour = mediator_colours(runs).get(name, PURPLE)
                _, lower, middle, upper, _ = bands(values)
                axis.fill_between(runs.time, lower, upper, color=colour, alpha=0.2, linewidth=0)
                axis.plot(runs.time, middle, color=colour, linewidth=1.2, label=runs.name("mediators", name))
        if lines:
            made.append(Panel(series, overlay.word(series, title + ": median, 50 % of the runs"), unit, draw))
    return made


def influence_panels(runs, overlay):
    """What mediators at work can move, in parts: leverage and procedure in utils, the other parts as shares. Means over
    the leaders a mediator could move and over the runs in which its effort runs at that moment."""
    rows = runs.table("influences")
    if rows is None or not len(rows):
        return []
    groups = (("influence", "Influence: leverage (line), procedure (dashed)", "utils",
               (("leverage", "-"), ("procedure", "--"))),
              ("influence_shares", "Influence: credibility (line), access (dashed), enforcement (dots)", "share", (("credibility", "-"), ("access", "--"), ("enforcement", ":"))))
    made = []
    for key, title, unit, parts in groups:
        def draw(axis, parts=parts):
            for name, part in rows.groupby("mediator", sort=True):
                colour = mediator_colours(runs).get(name, PURPLE)
                means = part.groupby("time")[[column for column, _ in parts]].mean()
                moments = runs.when(means.index.values)
                for column, style in parts:
                    axis.plot(moments, means[column], color=colour, linewidth=1.2, linestyle=style,
                              label=runs.name("mediators", name) if column == parts[0][0] else None)
        made.append(Panel(key, overlay.word(key, title), unit, draw))
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
                axis.fill_between(runs.time, below, below + share, step="pre", linewidth=0,
                                  color=HALT_COLOURS.get(kind, PURPLE), label=kind.replace("_", "-"))
                below = below + share
        labels = {True: "record: both sides", False: "record: one side"}
        for start, end, mutual in recorded:
            top = -0.12 if mutual else -0.24
            axis.fill_between([start, end or runs.time[-1]], top - 0.1, top, linewidth=0.6, edgecolor=RECORD,
                              facecolor=RECORD if mutual else "white", label=labels.pop(mutual, None))
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
    hours = rows.groupby("setup")["time"].median().reindex(yes.columns)
    days = runs.when(hours).astype("datetime64[D]").tolist()

    def draw(axis):
        image = axis.pcolormesh(yes.values, cmap="Blues", vmin=0, vmax=1, edgecolors="white", linewidth=1)
        for value, marker, colour, label in ((1, "o", ORANGE, "record: yes"), (0, "X", RED, "record: no")):
            row, column = numpy.nonzero(truth.values == value)
            axis.plot(column + 0.5, row + 0.5, linestyle="none", marker=marker, markersize=6, color=colour,
                      markeredgecolor="white", label=label)
        labels = [f"{names[int(text)]}\n{day.day}\n{day:%b}" for text, day in zip(yes.columns, days)]
        axis.set_xticks(numpy.arange(yes.shape[1]) + 0.5, labels, fontsize=6)
        axis.set_yticks(numpy.arange(yes.shape[0]) + 0.5, [runs.name("leaders", name) for name in yes.index])
        axis.invert_yaxis()
        axis.tick_params(length=0)
        bar = axis.figure.colorbar(image, ax=axis, pad=0.01, fraction=0.02, ticks=[0, 0.5, 1])
        bar.outline.set_visible(False)
    longest = max(len(runs.name("leaders", name)) for name in yes.index)
    title = "Replies to the texts: share of yes among the runs that replied"
    return [Panel("replies", overlay.word("replies", title), "", draw, wide=True, time=False,
                  margin=max(0, 0.062 * longest - 0.5))]

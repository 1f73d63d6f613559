# Panels of fire, deaths, hidden works and sirens, each left out where a file holds nothing of it.
import numpy

from picture_marks import BLUE, ORANGE, Panel, draw_bands, draw_records


def per_day_panel(runs, overlay, key, title, values, unit):
    def draw(axis):
        edges, sums = runs.per_day(values)
        draw_bands(axis, edges, numpy.c_[sums, sums[:, -1:]], BLUE, "simulated", step="post")
        draw_records(axis, overlay, key)
    return Panel(key, overlay.word(key, title), overlay.word(key + "/unit", unit), draw)


def fire_panels(runs, overlay):
    return [per_day_panel(runs, overlay, f"stream_events/{name}", f"Events: {runs.name('streams', name)}",
                          values, "events a day")
            for name, values in runs.changing("stream_events")]


def siren_panels(runs, overlay):
    values = runs.series("sirens")
    return [] if values is None else [
        per_day_panel(runs, overlay, "sirens", "Sirens", values.sum(axis=2), "alert areas hit a day")]


def total_panel(runs, overlay, key, title, lines):
    """Running totals: `lines` are (label, values, colour)."""
    def draw(axis):
        for label, values, colour in lines:
            draw_bands(axis, runs.time, values, colour, label)
        draw_records(axis, overlay, key)
    return Panel(key, overlay.word(key, title), "running total", draw)


def death_panels(runs, overlay):
    """One panel for the publics of each party, the same room for each side, also with none; then fighters."""
    deaths, reported = dict(runs.each("deaths")), dict(runs.each("deaths_reported"))
    changing = [name for name, _ in runs.changing("deaths")]
    sides = {}
    for name in deaths:
        party = runs.entry("publics", name).get("party")
        if party or name in changing:
            sides.setdefault(party or name, []).append(name)
    made = []
    for side, names in sides.items():
        lines = [("by event", sum(deaths[name] for name in names), BLUE)]
        told = [reported[name] for name in names if name in reported]
        if told:
            lines.append(("as reported", sum(told), ORANGE))
        title = "Deaths: " + ", ".join(runs.name("publics", name) for name in names)
        made.append(total_panel(runs, overlay, f"deaths/{side}", title, lines))
    for name, values in runs.each("fighters_killed"):
        title = f"Fighters killed: {runs.name('parties', name)}"
        lines = [("simulated", values, BLUE)]
        made.append(total_panel(runs, overlay, f"fighters_killed/{name}", title, lines))
    return made


def works_panels(runs, overlay):
    found, destroyed = dict(runs.changing("tunnels_found")), dict(runs.changing("tunnels_destroyed"))
    belief = [dict(runs.changing(f"believed_{part}")) for part in ("low", "median", "high")]

    def panel(name):
        def draw(axis):
            if all(name in part for part in belief):
                low, middle, high = (numpy.median(part[name], axis=0) for part in belief)
                axis.fill_between(runs.time, low, high, color="#999999", alpha=0.3, linewidth=0)
                axis.plot(runs.time, middle, color="#777777", linestyle="--", linewidth=1,
                          label="believed number, 5-95 %")
            for part, colour, label in ((found, BLUE, "found"), (destroyed, ORANGE, "destroyed")):
                if name in part:
                    draw_bands(axis, runs.time, part[name], colour, label)
            draw_records(axis, overlay, f"works/{name}")
            # Before anything is found nearly any number is believed: the axis follows what is found.
            if name in found and found[name].max() > 0:
                axis.set_ylim(0, 3 * numpy.quantile(found[name], 0.95))
        title = overlay.word(f"works/{name}", f"Hidden works: {runs.name('tunnels', name)}")
        return Panel(f"works/{name}", title, "number", draw)
    return [panel(name) for name in dict.fromkeys([*found, *destroyed, *belief[1]])]

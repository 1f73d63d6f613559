# Patterns of halts: how many begin, how they end, how they are kept, what fire is left in them.
"""Onset, collapse, survival by class, extension, residual fire, momentum."""

import numpy
import scipy.optimize
from runs import AGREED, by_run, paired


def halts_begun(arms):
    """Share of runs with an agreed halt that began."""
    def any_begun(arm):
        return numpy.bincount(arm.halts(AGREED)["run"], minlength=arm.count) > 0
    return paired(any_begun(arms["with"]), any_begun(arms["without"]))


def _sums(arm, kinds):
    rows = arm.halts(kinds)
    ends = numpy.bincount(rows["run"], rows["collapsed"].astype(float), minlength=arm.count)
    hours = numpy.bincount(rows["run"], rows["life"], minlength=arm.count)
    return ends, hours


def _log_ratio(first, second, weights):
    a, b = (weights * first[0]).sum(), (weights * second[0]).sum()
    if a == 0 or b == 0:
        return None
    return numpy.log(a / (weights * first[1]).sum()) - numpy.log(b / (weights * second[1]).sum())


def collapse_rate(arms):
    """Log ratio of collapses per hour of agreed halts, with against without."""
    first, second = _sums(arms["with"], AGREED), _sums(arms["without"], AGREED)
    return by_run(arms["with"].count, lambda weights: _log_ratio(first, second, weights))


def hazard_ratio(arms):
    """The same as a ratio."""
    found = collapse_rate(arms)
    return None if found is None else (*numpy.exp(found[:3]), found[3])


def class_ratio(arms, first, second):
    """Log ratio of collapses per hour of two classes of halts in the same runs."""
    arm = arms["with"]
    one, other = _sums(arm, first), _sums(arm, second)
    return by_run(arm.count, lambda weights: _log_ratio(one, other, weights))


def class_hazard(arms, first, second):
    """The same as a ratio."""
    found = class_ratio(arms, first, second)
    return None if found is None else (*numpy.exp(found[:3]), found[3])


def weibull_shape(arms):
    """Shape k by maximum likelihood; halts that did not collapse are censored at their end."""
    arm = arms["with"]
    rows = arm.halts()
    life, died = numpy.maximum(rows["life"], 0.5), rows["collapsed"].astype(float)

    def shape(weights):
        weight = weights[rows["run"]]
        if (weight * died).sum() < 10:
            return None

        def score(k):
            power = weight * life**k
            return (weight * died * numpy.log(life)).sum() / (weight * died).sum() + 1 / k - (
                power * numpy.log(life)).sum() / power.sum()

        return scipy.optimize.brentq(score, 0.01, 10) if score(0.01) * score(10) < 0 else None

    return by_run(arm.count, shape, draws=200)


def _reached(arm):
    """Rows of agreed halts with a planned end within the run, and whether they got there."""
    rows = arm.halts(AGREED)
    inside = (rows["planned"] >= 0) & (rows["start"] + rows["planned"] <= arm.hours[-1])
    rows = {key: values[inside] for key, values in rows.items()}
    return rows, ~rows["collapsed"] & (rows["life"] >= rows["planned"] - 1)


def _share(arm):
    rows, reached = _reached(arm)
    return (numpy.bincount(rows["run"], reached.astype(float), minlength=arm.count),
            numpy.bincount(rows["run"], minlength=arm.count).astype(float))


def _per(parts, weights):
    return (weights * parts[0]).sum() / (weights * parts[1]).sum() if (weights * parts[1]).sum() > 0 else None


def reach_end(arms):
    """Share of agreed halts that reach their planned end; with less without when there are two arms."""
    shares = {name: _share(arm) for name, arm in arms.items()}
    if "without" not in arms:
        return by_run(arms["with"].count, lambda weights: _per(shares["with"], weights))

    def difference(weights):
        on, off = _per(shares["with"], weights), _per(shares["without"], weights)
        return None if on is None or off is None else on - off

    return by_run(arms["with"].count, difference)


def extended(arms):
    """Of agreed halts that reached their planned end, the share followed at once by another of the same text."""
    arm = arms["with"]
    rows, reached = _reached(arm)
    every = arm.halts(AGREED)
    next_ones = {(r, t, round(s, 3)) for r, t, s in zip(every["run"], every["text"], every["start"])}
    went_on = numpy.array([reached[k] and (rows["run"][k], rows["text"][k],
                                           round(rows["start"][k] + rows["planned"][k], 3)) in next_ones
                           for k in range(len(reached))], float)
    parts = (numpy.bincount(rows["run"], went_on, minlength=arm.count),
             numpy.bincount(rows["run"], reached.astype(float), minlength=arm.count))
    return by_run(arm.count, lambda weights: _per(parts, weights))


def late_extensions(arms):
    """Of answers given while their text's halt was in force (an extension weighed), the share in its last two hours."""
    arm = arms["with"]
    rows, said = arm.halts(AGREED), arm.table("decisions")
    late, all_said = numpy.zeros(arm.count), numpy.zeros(arm.count)
    for k in range(len(rows["run"])):
        if rows["planned"][k] < 0:
            continue
        end = rows["start"][k] + rows["planned"][k]
        mine = (said["run"] == rows["run"][k]) & (said["text"] == rows["text"][k]) & (
            said["time"] > rows["start"][k]) & (said["time"] <= end)
        all_said[rows["run"][k]] += mine.sum()
        late[rows["run"][k]] += (mine & (said["time"] >= end - 2)).sum()
    return by_run(arm.count, lambda weights: _per((late, all_said), weights))


def kept_hours(arms):
    """Mean life of an agreed halt, hours to the end of the run, with less without."""
    sums = {name: _sums(arm, AGREED)[1] for name, arm in arms.items()}
    counts = {name: numpy.bincount(arm.halts(AGREED)["run"], minlength=arm.count).astype(float)
              for name, arm in arms.items()}

    def difference(weights):
        values = [_per((sums[name], counts[name]), weights) for name in ("with", "without")]
        return None if None in values else values[0] - values[1]

    return by_run(arms["with"].count, difference)


def _fire(arm, least_hours):
    """Launches within agreed halts and in the equal time before, by run."""
    counts = arm.series("stream_events", "launches")
    step = arm.hours[1] - arm.hours[0]
    rows = arm.halts(AGREED)
    within, before = numpy.zeros(arm.count), numpy.zeros(arm.count)
    for k in range(len(rows["run"])):
        length = min(rows["life"][k], rows["start"][k])
        if rows["life"][k] < least_hours or length <= 0:
            continue
        first, middle, last = (int(round(h / step)) for h in (rows["start"][k] - length, rows["start"][k],
                                                             rows["start"][k] + length))
        before[rows["run"][k]] += counts[rows["run"][k], first + 1:middle + 1].sum()
        within[rows["run"][k]] += counts[rows["run"][k], middle + 1:last + 1].sum()
    return within, before


def halt_fire(arms):
    """Launches in agreed halts of a day or more per launches in the equal time before."""
    parts = _fire(arms["with"], 24)
    return by_run(arms["with"].count, lambda weights: _per(parts, weights))


def residual_fire(arms):
    """Launches in hours of an agreed halt per the launches that intensity x (1 - compliance) would leave at full commitment."""
    arm = arms["with"]
    counts = arm.series("stream_events", "launches")
    ready = arm.series("intensity", "launches")
    kind = arm.series("halt")
    factions = arm.members("faction")
    compliance = arm.series("compliance")
    party = [k for k, name in enumerate(factions) if name in ("qassam", "pij", "small_groups")]
    shares = numpy.array([0.65, 0.25, 0.10])
    left = 1 - (compliance[:, :, party] * shares).sum(axis=2)
    halt = kind >= 3
    parts = ((counts * halt).sum(axis=1), (ready * left * halt * (arm.hours[1] - arm.hours[0])).sum(axis=1))
    return by_run(arm.count, lambda weights: _per(parts, weights))


def momentum_lost(arms):
    """Share of the momentum before that is gone in the hour of a collapse within the first day of an agreed halt."""
    arm = arms["with"]
    momentum = arm.series("momentum")
    step = arm.hours[1] - arm.hours[0]
    rows = arm.halts(AGREED)
    before, lost = numpy.zeros(arm.count), numpy.zeros(arm.count)
    for k in range(len(rows["run"])):
        if not rows["collapsed"][k] or rows["life"][k] > 24:
            continue
        place = int(round((rows["start"][k] + rows["life"][k]) / step))
        if place < 1 or place + 1 >= momentum.shape[1]:
            continue
        run = rows["run"][k]
        before[run] += momentum[run, place - 1].sum()
        lost[run] += momentum[run, place - 1].sum() - momentum[run, place + 1].sum()
    return by_run(arm.count, lambda weights: _per((lost, before), weights))

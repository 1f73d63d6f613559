# Patterns of mediators and leaders: replies by channel, selection, blame, belief in resolve, reputation.
"""Chances of a yes, the naive contrast of mediated hours, gaps of blame, movement of beliefs."""

import numpy
from runs import by_run, mean, paired


def outcome(arms, of):
    """An outcome of a run, with less without."""
    return paired(arms["with"].outcome(of), arms["without"].outcome(of))


def reply_chance(arms, leader):
    """Mean chance of a yes of a leader's answers, with less without, runs with an answer in both."""
    def chances(arm):
        said = arm.table("decisions")
        mine = said["leader"] == arm.members("leader").index(leader)
        count = numpy.bincount(said["run"][mine], minlength=arm.count).astype(float)
        total = numpy.bincount(said["run"][mine], said["probability"][mine], minlength=arm.count)
        return numpy.divide(total, count, out=numpy.full(arm.count, numpy.nan), where=count > 0)
    return paired(chances(arms["with"]), chances(arms["without"]))


def _events(arm):
    return arm.series("stream_events").sum(axis=2)


def selection_bias(arms):
    """Log events an hour saved by mediation: arm without it against arm with it, less the naive contrast within the latter."""
    on, off = arms["with"], arms["without"]
    events, without = _events(on), _events(off)
    efforts = on.table("efforts")
    at_work = numpy.zeros(events.shape, bool)
    for k in range(len(efforts["run"])):
        start, end = efforts["started_hour"][k], efforts["ended_hour"][k]
        if end == 0 and start == 0:
            continue
        end = on.hours[-1] if end < 0 else end
        at_work[efforts["run"][k]] |= (on.hours > start) & (on.hours <= end)
    parts = [(events * at_work).sum(axis=1), at_work.sum(axis=1), (events * ~at_work).sum(axis=1),
             (~at_work).sum(axis=1), events.sum(axis=1), without.sum(axis=1)]

    def bias(weights):
        with_work, hours_work, at_rest, hours_rest, all_on, all_off = ((weights * part).sum() for part in parts)
        if min(with_work, at_rest, all_on, hours_work, hours_rest) <= 0:
            return None
        naive = numpy.log(at_rest / hours_rest) - numpy.log(with_work / hours_work)
        return numpy.log(all_off / all_on) - naive

    return by_run(on.count, bias)


def _blame(arm):
    """Blame by public of incidents of disputed cause in Gaza: rows run, public, probability."""
    incidents, beliefs = arm.table("incidents"), arm.table("beliefs")
    disputed = arm.code("incidents", "kind", "ambiguous_deaths")
    start = numpy.searchsorted(incidents["run"], numpy.arange(arm.count))
    kind = incidents["kind"][start[beliefs["run"]] + beliefs["incident"].astype(int)]
    keep = kind == disputed
    return beliefs["run"][keep], beliefs["audience"][keep], beliefs["blames_other"][keep]


def _blame_by(arm, public):
    run, audience, blame = _blame(arm)
    mine = audience == arm.members("public").index(public)
    count = numpy.bincount(run[mine], minlength=arm.count).astype(float)
    total = numpy.bincount(run[mine], blame[mine], minlength=arm.count)
    return numpy.divide(total, count, out=numpy.full(arm.count, numpy.nan), where=count > 0)


def blame_gap(arms):
    """Difference of the probability given to one side between the publics of the two sides."""
    arm = arms["with"]
    return mean(numpy.abs(_blame_by(arm, "israel_jewish") - (1 - _blame_by(arm, "gaza")))
                if _toward_own(arm) else numpy.abs(_blame_by(arm, "israel_jewish") - _blame_by(arm, "gaza")))


def _toward_own(arm):
    """Whether `blames_other` is told from each public's own side (both high) rather than of one named side (one high)."""
    return numpy.nanmean(_blame_by(arm, "israel_jewish")) > 0.5 and numpy.nanmean(_blame_by(arm, "gaza")) > 0.5


def international_shift(arms):
    """Distance of the international public's blame from even odds."""
    return mean(numpy.abs(_blame_by(arms["with"], "international") - 0.5))


def both_lose(arms, first, second):
    """The smaller loss of reputation of two, by run."""
    return mean(numpy.maximum(arms["with"].outcome(first), arms["with"].outcome(second)))


def belief_share(arms):
    """Movement of belief in the other side's resolve, all leaders, without fire's part per with it."""
    moved = {name: numpy.abs(numpy.diff(arm.series("toughness_seen"), axis=1)).sum(axis=(1, 2))
             for name, arm in arms.items()}
    return by_run(arms["with"].count, lambda w: (w * moved["without"]).sum() / (w * moved["with"]).sum()
                  if (w * moved["with"]).sum() > 0 else None)

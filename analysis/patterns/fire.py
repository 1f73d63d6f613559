# Patterns R1 to R4: what hourly counts of the runs show to somebody who does not know the model.
"""Cross-correlation, response before and after the ground entry, Hawkes fit, over-dispersion."""

import numpy
import scipy.optimize
from runs import by_run, mean, paired

GROUND_ENTRY = 9 * 24 + 22.5  # hours since 8 July 2014; scripted (ruling H5)
GROUND_EXIT = 28 * 24 + 8


def _counts(arm, stream, first, last):
    hours = (arm.hours > first) & (arm.hours <= last)
    return arm.series("stream_events", stream)[:, hours]


def _quiet(arm):
    """Hours under any halt, and the day after: left out, since halts move both sides at once."""
    return arm.series("halt") > 0


def _residuals(arm, stream, first, last):
    """Counts less the mean over runs of the same hour: what the scripted calendar explains is gone."""
    counts = _counts(arm, stream, first, last)
    return counts - counts.mean(axis=0)


def _lagged(arm, cause, effect, lags, first, last):
    before, after = _residuals(arm, cause, first, last), _residuals(arm, effect, first, last)
    values = []
    for lag in lags:
        x, y = before[:, :-lag], after[:, lag:]
        x, y = x - x.mean(axis=1, keepdims=True), y - y.mean(axis=1, keepdims=True)
        values.append((x * y).sum(axis=1) / numpy.sqrt((x**2).sum(axis=1) * (y**2).sum(axis=1)))
    return numpy.mean(values, axis=0)


def cross_correlation(arms, cause, effect):
    """Mean over lags of 1 to 6 h of the correlation within a run, 8-17 July, with less without."""
    lags = range(1, 7)
    return paired(*(_lagged(arms[name], cause, effect, lags, 24, GROUND_ENTRY) for name in ("with", "without")))


def response_ratio(arms):
    """Slope of strikes on launches of the three hours before, own past held fixed: ground phase per air phase."""
    arm = arms["with"]

    def pieces(first, last):
        x, y = _counts(arm, "launches", first, last), _counts(arm, "strikes", first, last)
        past = sum(x[:, 3 - lag:-lag] for lag in (1, 2, 3))
        own = sum(y[:, 3 - lag:-lag] for lag in (1, 2, 3))
        now = y[:, 3:]
        rows = numpy.stack([numpy.ones_like(now), past, own], axis=-1)
        return numpy.einsum("rti,rtj->rij", rows, rows), numpy.einsum("rti,rt->ri", rows, now)

    early, late = pieces(24, GROUND_ENTRY), pieces(GROUND_ENTRY, GROUND_EXIT)

    def slope(weights, parts):
        return numpy.linalg.solve(numpy.tensordot(weights, parts[0], 1), numpy.tensordot(weights, parts[1], 1))[1]

    return by_run(arm.count, lambda weights: slope(weights, late) / slope(weights, early))


def hawkes_share(arms):
    """Share of events excited by earlier ones: counts fitted as mu + sum of exponential kernels of both streams' past."""
    arm = arms["with"]
    shares = []
    for run in range(min(arm.count, 60)):
        x = _counts(arm, "launches", 24, GROUND_ENTRY)[run]
        y = _counts(arm, "strikes", 24, GROUND_ENTRY)[run]
        shares.append(_share(x + y))
    return mean(shares)


def _share(counts):
    def excitation(decay):
        memory, trace = 0.0, numpy.zeros(len(counts))
        for hour in range(1, len(counts)):
            memory = memory * numpy.exp(-decay) + counts[hour - 1]
            trace[hour] = memory
        return trace * (1 - numpy.exp(-decay))

    def parts(parameters):
        base, share, decay = numpy.exp(parameters[0]), 1 / (1 + numpy.exp(-parameters[1])), numpy.exp(parameters[2])
        return base, share * excitation(decay)

    def loss(parameters):
        base, excited = parts(parameters)
        expected = base + excited
        return (expected - counts * numpy.log(expected)).sum()

    start = [numpy.log(max(counts.mean() / 2, 1e-3)), 0.0, numpy.log(0.12)]
    found = scipy.optimize.minimize(loss, start, method="Nelder-Mead", options={"maxiter": 600})
    base, excited = parts(found.x)
    return excited.sum() / (len(counts) * base + excited.sum())


def dispersion(arms):
    """Variance per mean of hourly launches within days of the ground phase, hours under a halt left out."""
    arm = arms["with"]
    hours = (arm.hours > GROUND_ENTRY) & (arm.hours <= GROUND_EXIT)
    counts, quiet = arm.series("stream_events", "launches")[:, hours], _quiet(arm)[:, hours]
    ratios = []
    for run in range(arm.count):
        for day in range(counts.shape[1] // 24):
            part = counts[run, day * 24:(day + 1) * 24][~quiet[run, day * 24:(day + 1) * 24]]
            if len(part) >= 12 and part.mean() > 0:
                ratios.append((run, part.var(ddof=1) / part.mean()))
    runs, values = numpy.array(ratios).T
    return mean([values[runs == run].mean() for run in numpy.unique(runs)])

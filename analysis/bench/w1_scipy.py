#!/usr/bin/env python3
"""Workload W1 as a capable user would write it in NumPy and SciPy: sparse matrix times vector, one thread.

W1: x' = clamp(s a + (1 - s) mean(neighbours) + normal noise of sd .01, 0, 1) on a Watts-Strogatz
graph, k = 10, p = .1; mean and variance each step. Prints million agent updates per second: median and quartiles
of interleaved rounds.
"""
import argparse
import os
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402  (threads are set before the import)
import scipy.sparse as sparse  # noqa: E402

DEGREE = 10
REWIRED = 0.1
NOISE_SD = 0.01


def small_world(agents, random, real):
    """Row-normalised neighbours of a rewired ring; a tie drawn twice or to itself is dropped."""
    half = DEGREE // 2
    maker = np.repeat(np.arange(agents, dtype=np.int32), half)
    end = (maker + np.tile(np.arange(1, half + 1, dtype=np.int32), agents)) % agents
    rewired = random.random(len(end)) < REWIRED
    end[rewired] = random.integers(0, agents, rewired.sum(), dtype=np.int32)
    keep = maker != end
    maker, end = maker[keep], end[keep]
    both = (np.r_[maker, end], np.r_[end, maker])
    ties = sparse.csr_matrix((np.ones(2 * len(end), dtype=real), both), (agents, agents))
    ties.sum_duplicates()
    ties.data[:] = 1
    degree = np.maximum(np.diff(ties.indptr), 1)
    ties.data /= np.repeat(degree, np.diff(ties.indptr)).astype(real)
    return ties


class Workload:
    """Opinions of one public, stepped in place with preallocated buffers."""

    def __init__(self, agents, real, seed=1):
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.mean_of_neighbours = small_world(agents, self.random, real)
        self.anchor = self.random.random(agents, dtype=real)
        stubborn = self.random.random(agents, dtype=real)
        self.held = stubborn * self.anchor
        self.open = 1 - stubborn
        self.opinion = self.anchor.copy()
        self.noise = np.empty(agents, dtype=real)

    def run(self, steps):
        """Million agent updates per second of the clock and of processor time over `steps` steps."""
        start, used = time.perf_counter(), time.process_time()
        for _ in range(steps):
            nearby = self.mean_of_neighbours @ self.opinion
            nearby *= self.open
            nearby += self.held
            self.random.standard_normal(out=self.noise, dtype=self.noise.dtype)
            self.noise *= NOISE_SD
            nearby += self.noise
            np.clip(nearby, 0, 1, out=nearby)
            self.opinion = nearby
            self.last = nearby.mean(), nearby.var()
        millions = len(self.opinion) * steps / 1e6
        return millions / (time.perf_counter() - start), millions / (time.process_time() - used)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("agents", nargs="*", type=float, default=[1e4, 1e5, 1e6, 1e7])
    parser.add_argument("--rounds", type=int, default=11)
    options = parser.parse_args()
    for agents in map(int, options.agents):
        cases = {"float": Workload(agents, np.float32), "double": Workload(agents, np.float64)}
        steps = max(2, 5_000_000 // agents)
        rates = {name: [] for name in cases}
        for _ in range(options.rounds):
            for name, case in cases.items():
                rates[name].append(case.run(steps))
        for name, case in cases.items():
            clock, processor = np.array(rates[name]).T
            low, middle, high = np.quantile(clock, [0.25, 0.5, 0.75])
            print(f"{agents:9d}  {name:<6}  1 thread(s)  {middle:7.1f} M/s  "
                  f"(quartiles {low:.1f} - {high:.1f}, {options.rounds} rounds); "
                  f"{np.median(processor):.1f} M per processor second; "
                  f"mean {case.last[0]:.6f} variance {case.last[1]:.6f}")


if __name__ == "__main__":
    main()

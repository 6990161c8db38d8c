"""Kaplan–Meier quantiles: on every day of an event the units at risk are counted again.

Source: E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations", JASA 53
(1958), with left truncation as in J. P. Klein and M. L. Moeschberger, "Survival Analysis" (2003),
section 4.6. Shares are exact fractions, so that a curve that touches one half is not missed.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Watch:
    """How long somebody was watched, in days after the start."""

    exit: int
    happened: bool
    entry: int = 0  # first watched after so many days; 0: from the start


def watch(start, event, last, since=None, count=None):
    """The watch of one unit; None where it was never under observation.

    `last` is the last day on which an event could have been seen. `count(a, b)` counts the days
    after a up to b. An event before the start counts at once.
    """
    count = count or (lambda a, b: (b - a).days)
    if start is None or last < start:
        return None
    happened = event is not None and event <= last
    exit_time = max(0, count(start, event if happened else last))
    entry = count(start, since) if since is not None and since > start else 0
    if entry > 0 and exit_time <= entry:
        return None
    return Watch(exit_time, happened, max(0, entry))


def quantile(watches, order=Fraction(1, 2)):
    """The least time by which the share `order` has had the event; None where it is not reached.

    At risk are all whose watch ends then or later, without those first watched then or later.
    """
    remaining = Fraction(1)
    exits = sorted(w.exit for w in watches)
    entries = sorted(w.entry for w in watches if w.entry > 0)
    for time, events in sorted(Counter(w.exit for w in watches if w.happened).items()):
        at_risk = len(exits) - bisect_left(exits, time) - len(entries) + bisect_left(entries, time)
        remaining *= 1 - Fraction(events, at_risk)
        if remaining <= 1 - order:
            return time
    return None

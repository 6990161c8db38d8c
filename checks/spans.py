"""Spells as sets of days: slow, and hard to get wrong."""

import datetime

ONE = datetime.timedelta(days=1)


def days(first, last):
    """All days from first to last, as ordinals."""
    return range(first.toordinal(), last.toordinal() + 1)


def covered(spells, horizon, gap=0):
    """The days of spells until a horizon, and the days between two of them that are at most `gap`.

    Spells are pairs of days; a missing end is open. A spell that begins after the horizon still
    closes a gap before it.
    """
    found = set()
    starts = []
    for first, last in spells:
        if first is None:
            continue
        starts.append(first.toordinal())
        found.update(days(first, min(last or horizon, max(horizon, first))))
    for day in sorted(starts):
        # Steps back over days without a spell.
        before = day - 1
        while before not in found and day - before <= gap + 1:
            before -= 1
        between = day - before - 1
        if before in found and 0 < between <= gap:
            found.update(range(before + 1, day))
    return found


def add_months(day, count):
    """The same day of another month, or the last one of a shorter month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    following = datetime.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return datetime.date(year, month + 1, min(day.day, (following - ONE).day))

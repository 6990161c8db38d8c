"""Progress to a target from printed values, in exact decimals; see docs/method/targets.md."""

from decimal import Decimal


def distance(target, value):
    """How far a value lies below or above the range, 0 within."""
    least, greatest = target.get("least"), target.get("greatest")
    below = Decimal(least) - value if least is not None else 0
    above = value - Decimal(greatest) if greatest is not None else 0
    return max(below, above, Decimal(0))


def months(first, last):
    """Months from one period to another; a year is its December."""
    numbers = [int(p[:4]) * 12 + int(p[5:] or 12) for p in (first, last)]
    return numbers[1] - numbers[0]


def progress(target, series, period, year_before, breaks):
    """The progress that should be printed; `series` holds the printed values by period."""
    if not series.get(period):
        return ""
    now = distance(target, Decimal(series[period]))
    if now == 0:
        return "reached"
    if "by" not in target:
        old = series.get(year_before)
        comparable = old and not any(year_before < b <= period for b in breaks)
        is_growing = comparable and now > distance(target, Decimal(old))
        return "moving_away" if is_growing else "off_track"
    first = target.get("baseline") or min((p for p, v in series.items() if v), default=period)
    broken = any(first < b <= period for b in breaks)
    if not series.get(first) or first >= period or broken:
        return ""
    begun = distance(target, Decimal(series[first]))
    if now > begun:
        return "moving_away"
    passed, available = months(first, period), months(first, target["by"])
    enough = passed < available and (
        (begun - now) * available >= Decimal("0.95") * begun * passed)
    return "on_track" if enough else "off_track"

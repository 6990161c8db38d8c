"""Changes published observations one at a time, to show that the comparison would notice."""

import contextlib
import io
import random

from comparison import Comparison, printed, quantity

SEED = 1


def another(text):
    """The next number with as many places."""
    whole, point, places = text.partition(".")
    step = 10 ** -len(places) if point else 1
    return f"{float(text) + step:.{len(places)}f}"


def with_another_value(row, figure, decimals):
    return {**row, "value": another(row["value"])}


def with_another_numerator(row, figure, decimals):
    return {**row, "numerator": another(row["numerator"])}


def shown(row, figure, decimals):
    texts = {
        "value": min(printed(figure.value, decimals)), "numerator": quantity(figure.numerator),
        "denominator": quantity(figure.denominator)}
    return {**row, **texts, "obs_status": "A", "conf_status": "F", "absence_reason": ""}


def with_its_parts(row, figure, decimals):
    return {
        **row, "numerator": quantity(figure.numerator), "denominator": quantity(figure.denominator)}


def with_its_value(row, figure, decimals):
    return {**row, "value": min(printed(figure.value, decimals))}


def left_out(row, figure, decimals):
    return None


def is_hidden(row, figure):
    return bool(figure.reason) and figure.value is not None


# What is changed, and in which rows.
CHANGES = {
    "a value": (with_another_value, lambda row, figure: row["value"] and not figure.reason),
    "a numerator": (with_another_numerator, lambda row, figure: row["numerator"]),
    "a hidden row that is shown": (shown, is_hidden),
    "a hidden row with its value": (with_its_value, is_hidden),
    "a hidden share with its parts": (
        with_its_parts,
        lambda row, figure: is_hidden(row, figure) and figure.numerator is not None),
    "a row left out": (left_out, lambda row, figure: True),
}


def unnoticed(expected, decimals, observations, threshold):
    """The changes that the comparison does not notice."""
    chance = random.Random(SEED)
    missed = []
    for name, (change, applies) in CHANGES.items():
        keys = sorted(
            key for key, row in observations.items()
            if key in expected and applies(row, expected[key]))
        if not keys:
            continue
        key = chance.choice(keys)
        row = change(observations[key], expected[key], decimals[key[0]])
        changed = {other: it for other, it in observations.items() if other != key}
        if row is not None:
            changed[key] = row
        with contextlib.redirect_stdout(io.StringIO()):
            noticed = not Comparison(expected, decimals, changed, threshold).report()
        if not noticed:
            missed.append(f"{name} ({' '.join(map(str, key))})")
    return missed

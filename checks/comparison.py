"""Compares published observations with figures that were computed in another way.

Nothing but the standard library is needed here.
"""

import collections
import csv
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import targets

LISTED = 20
# Why there can be no value: nothing is hidden then.
NO_SOURCE = ("source_missing", "not_yet_due")


@dataclass
class Figure:
    """What one observation should say."""

    value: object = None
    numerator: object = None
    denominator: object = None
    absence: str = ""
    reason: str = ""  # why it must be hidden
    people: int = 0  # contributors
    part: int = 0  # those of them in a numerator that is a number of units
    interval: tuple = None  # lower and upper bound
    coverage: object = None  # of the population by linked extracts, where it may be shown
    inputs: list = field(default_factory=list)


def printed(value, decimals):
    """The texts that may stand for a value: rounded half away from zero.

    Quantiles of wages are floating-point sums: within a billionth of a tie both sides are right.
    """
    if value is None:
        return {""}
    exact = Fraction(value) if not isinstance(value, float) else None
    slack = Fraction(1, 10**9)
    values = [exact] if exact is not None else [Fraction(value) - slack, Fraction(value) + slack]
    return {rounded(v, decimals) for v in values}


def rounded(value, decimals):
    scaled = abs(value) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(decimals + 1, "0")
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def earlier(period, months):
    """The month so many months before; of years the one before."""
    if len(period) == 4:
        return str(int(period) - 1)
    year, month = divmod(int(period[:4]) * 12 + int(period[5:]) - 1 - months, 12)
    return f"{year:04}-{month + 1:02}"


def cohort_months(period, pool, after):
    """First and last month of the cohorts behind a figure."""
    last = earlier(period if len(period) == 7 else f"{period}-12", after)
    return f"{earlier(last, pool - 1)}/{last}"


def difference(new, old):
    """What has to be added to a printed value to get another."""
    return str(Decimal(new) - Decimal(old)) if new and old else ""


def quantity(value):
    """A numerator or denominator as printed: whole, or with two places."""
    if value is None:
        return ""
    value = Fraction(value)
    return rounded(value, 0 if value.denominator == 1 else 2)


def read_observations(path):
    """Published observations by indicator, period and position."""
    known = {
        "indicator", "version", "period", "value", "unit", "numerator", "denominator",
        "lower", "upper", "interval_type", "linked_coverage", "cohort", "change_previous",
        "change_year", "target_progress", "obs_status", "conf_status", "absence_reason",
        "value_note", "vintage", "range_least", "range_greatest"}
    found = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        dimensions = sorted(n for n in reader.fieldnames if n not in known)
        for row in reader:
            position = tuple((n, row[n]) for n in dimensions if row[n] != "_T")
            key = row["indicator"], row["period"], position
            if key in found:
                raise SystemExit(f"{path}: {key} occurs twice")
            found[key] = row
    return found


class Comparison:
    """Differences between published observations and the figures expected.

    `expected` holds a Figure by indicator, period and position, `decimals` the places printed by
    indicator; numbers of less than `threshold` persons are never printed. Figures may be hidden to protect others; whether they do is asked by `yol attack`.

    A numerator or denominator is a cell of its own: it may stand in the row of a hidden share, and
    must then be right.
    """

    def __init__(self, expected, decimals, observations, threshold=5):
        self.decimals = decimals
        self.reasons = collections.Counter()
        self.observations = observations
        self.differences = collections.defaultdict(list)
        self.agreeing = self.hidden = self.secondary = self.absent = self.zero = 0
        for key in sorted(set(expected) | set(observations)):
            if key not in observations:
                self.note(key, "is missing from the published figures")
            elif key not in expected:
                self.note(key, "is published, and should not be")
            else:
                self.compare(key, expected[key], observations[key])
                self.compare_inputs(key, expected[key])
                for name in self.small(expected[key], observations[key], threshold):
                    self.note(key, f"shows the {name}, which is of few persons")
        self.compare_sums(expected)

    @staticmethod
    def small(figure, row, threshold):
        """Numbers of few persons that a row prints."""
        behind = {"numerator": figure.part, "denominator": figure.people}
        return [name for name, people in behind.items() if row[name] and 0 < people < threshold]

    def note(self, key, text):
        indicator, period, position = key
        place = " ".join(f"{name}={code}" for name, code in position) or "total"
        self.differences[indicator].append(f"{period} {place}: {text}")

    def compare(self, key, figure, row):
        problem = (
            self.hiding(figure, row) if row["absence_reason"] == "not_published" or figure.reason
            else self.showing(key, figure, row))
        if problem:
            self.note(key, problem)

    def compare_inputs(self, key, figure):
        """What is computed from a hidden figure is hidden."""
        if self.observations[key]["absence_reason"] in ("not_published", *NO_SOURCE):
            return
        for source in figure.inputs:
            row = self.observations.get(source)
            if row and row["absence_reason"] == "not_published":
                self.note(key, f"is shown, and {source[0]} that it is computed from is hidden")

    def compare_sums(self, expected):
        """Of numbers that add up to a printed one, never one alone is hidden: it would follow."""
        tables = collections.defaultdict(dict)
        for key, figure in expected.items():
            if len(key[2]) == 1 and key in self.observations:
                tables[key[0], key[1], key[2][0][0]][key] = figure
        for (indicator, period, name), rows in sorted(tables.items()):
            whole = indicator, period, ()
            if whole not in expected or whole not in self.observations:
                continue
            for column in self.columns(expected[whole]):
                total = getattr(expected[whole], column)
                truths = {key: getattr(figure, column) or 0 for key, figure in rows.items()}
                hidden = [
                    key for key, truth in truths.items()
                    if not self.observations[key][column]
                    and (truth or self.observations[key]["absence_reason"] == "not_published")]
                if (sum(truths.values()) == total and len(hidden) == 1
                        and self.observations[whole][column]):
                    self.note(whole, f"{column} and all codes of {name} but one are shown")

    @staticmethod
    def columns(figure):
        """The columns of numbers that add up; quotients do not."""
        if figure.denominator is None:
            return ["value"]
        return ["denominator"] + (["numerator"] if figure.numerator is not None else [])

    def compare_changes(self, series):
        """Changes are differences of printed values, and none over a break.

        `series` tells of an indicator its cohort window, its target and the periods of its breaks.
        """
        totals = collections.defaultdict(dict)
        for (indicator, period, position), row in self.observations.items():
            if not position:
                totals[indicator][period] = row["value"]
        for key, row in self.observations.items():
            indicator, period, position = key
            window, target, breaks = series.get(indicator, (None, None, ()))
            back = {"change_previous": earlier(period, 1), "change_year": earlier(period, 12)}
            texts = {"cohort": cohort_months(period, *window) if window else ""}
            texts["target_progress"] = "" if not target or position else targets.progress(
                target, totals[indicator], period, back["change_year"], breaks)
            for name, before in back.items():
                old = self.observations.get((indicator, before, position))
                broken = any(before < b <= period for b in breaks)
                texts[name] = (
                    difference(row["value"], old["value"]) if old and not broken else "")
            for name, wanted in texts.items():
                if row.get(name, "") != wanted:
                    self.note(key, f"{name} is '{row.get(name, '')}', should be '{wanted}'")

    def hiding(self, figure, row):
        names = (
            "value", "lower", "upper", "interval_type", "linked_coverage", "change_previous",
            "change_year", "target_progress")
        shown = [n for n in names if row.get(n)]
        if figure.reason and row["absence_reason"] != "not_published":
            return f"is shown and must be hidden ({figure.reason})"
        if figure.reason and figure.numerator is not None and row["numerator"] and row["denominator"]:
            shown += ["numerator", "denominator"]
        if shown:
            return f"is hidden and still shows {', '.join(shown)}"
        for name in ("numerator", "denominator"):
            if row[name] not in ("", quantity(getattr(figure, name))):
                return f"{name} is '{row[name]}', should be '{quantity(getattr(figure, name))}'"
        if problem := self.range_problem(figure, row):
            return problem
        if row["conf_status"] != "C" or "Q" not in row["obs_status"].split(";"):
            return "is hidden without the statuses C and Q"
        if figure.reason:
            self.hidden += 1
            self.reasons[figure.reason] += 1
        elif figure.absence not in NO_SOURCE and (
                figure.value is not None or figure.absence == "not_reached" or figure.inputs):
            # What is computed from a hidden figure is hidden, also where it does not apply.
            self.secondary += 1
        else:
            return "is hidden without a reason"
        return None

    @staticmethod
    def range_problem(figure, row):
        """What is wrong with the range beside a hidden value: the value is not in it, or alone in it."""
        least, greatest = row.get("range_least"), row.get("range_greatest")
        if not least or figure.value is None:
            return None
        slack = Fraction(1, 2 * 10 ** max(len(text.partition(".")[2]) for text in (least, greatest)))
        if not Fraction(least) - slack <= figure.value <= Fraction(greatest) + slack:
            return "has a range that the value is not in"
        return "has a range of one value" if least == greatest else None

    def showing(self, key, figure, row):
        decimals = self.decimals[key[0]]
        texts = {
            "value": printed(figure.value, decimals), "numerator": {quantity(figure.numerator)},
            "denominator": {quantity(figure.denominator)}, "absence_reason": {figure.absence}}
        lower, upper = figure.interval or (None, None)
        texts |= {
            "lower": printed(lower, decimals), "upper": printed(upper, decimals),
            "linked_coverage": printed(figure.coverage, 1)}
        # The coverage is a share of its own: its cells may protect others.
        if not row.get("linked_coverage"):
            texts["linked_coverage"] = {""}
            if row.get("interval_type") == "":
                texts["lower"] = texts["upper"] = {""}
        for name, wanted in texts.items():
            if row.get(name, "") not in wanted:
                return f"{name} is '{row.get(name, '')}', should be '{' or '.join(sorted(wanted))}'"
        status = row["obs_status"].split(";")
        letter = {
            "source_missing": "O", "not_applicable": "M", "not_yet_due": "L"}.get(figure.absence)
        if row["conf_status"] != "F" or (letter and letter not in status) or "Q" in status:
            return f"has statuses {row['conf_status']} and {row['obs_status']}"
        self.absent += figure.value is None
        self.agreeing += figure.value is not None
        self.zero += figure.value == 0
        return None

    def report(self, remark=""):
        """Prints the differences and a summary; tells whether all agrees."""
        for indicator, lines in sorted(self.differences.items()):
            print(f"{indicator}: {len(lines)} differences")
            for line in lines[:LISTED]:
                print(f"  {line}")
        secondary = f" and {self.secondary} to protect these" if self.secondary else ""
        print(
            f"{self.agreeing} figures agree, {self.hidden} hidden rightly{secondary}, "
            f"{self.absent} rightly have no value, {self.zero} are zero{remark}")
        for reason, count in sorted(self.reasons.items()):
            print(f"  hidden by rule: {count} ({reason})")
        passed = self.agreeing + self.absent + self.hidden + self.secondary
        failed = sum(map(len, self.differences.values()))
        print(f"{passed} passed, {failed} failed")
        return failed == 0

#!/usr/bin/env python3
"""Recomputes every figure of a finished run with DuckDB, and compares.

    checks/setup && checks/.venv/bin/python checks/recompute.py fixtures/ministry

reads the workspace's extracts again, computes every indicator of the shipped catalogue with all its
breakdowns from SQL written by hand (figures.py, derived.py), and compares with
`public/data/observations.csv`: values, numerators and denominators; what is hidden and why; which
positions there are. Exit status 1 with a list of differences, else 0.
"""

import argparse
import collections
import csv
import itertools
import pathlib
import sys
import time
from dataclasses import dataclass, field
from fractions import Fraction

import duckdb

import derived
import figures
import intake
from workspace import LONG_LIST, Workspace, last_day

BASES = {"percent": 100, "per_1000": 1000, "percentage_points": 100}
LISTED = 20


@dataclass
class Figure:
    """What one observation should say."""

    value: object = None
    numerator: object = None
    denominator: object = None
    absence: str = ""
    reason: str = ""  # why it must be hidden
    inputs: list = field(default_factory=list)


class Oracle:
    """The figures of a workspace, computed without Yol."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.figures = {}
        self.refused = {}
        self.con = duckdb.connect()
        self.con.execute("set preserve_insertion_order=true")
        intake.read_lists(self.con, workspace)
        for extract in workspace.contracts:
            self.refused[extract] = intake.read_checked(self.con, workspace, extract)
        figures.prepare_periods(
            self.con, workspace.periods, int(workspace.last[:4]) - (workspace.last[5:] < "12"))
        figures.prepare(self.con)
        missing = set(workspace.definitions) - set(figures.UNITS) - set(derived.DERIVED)
        if missing:
            raise SystemExit(f"no independent computation of {', '.join(sorted(missing))}")
        for name, unit in figures.UNITS.items():
            if name in workspace.definitions:
                self.compute_unit(name, unit)
        for name in derived.DERIVED:
            if name in workspace.definitions:
                self.compute_derived(name)
        self.inherit()

    def delivered(self, extract, period):
        """Whether there is something to read of an extract for a period."""
        files = self.workspace.files(extract)
        if "snapshot" in self.workspace.contracts[extract]["time"]:
            return any(delivery == period for delivery, _ in files)
        return bool(files)

    def compute_unit(self, name, unit):
        tables = self.workspace.breakdowns(name)
        dimensions = list(dict.fromkeys(itertools.chain(*tables)))
        if unit.kind == "published":
            self.compute_published(name, unit, dimensions)
            return
        cells = {}
        for row in self.con.execute(figures.cell_query(unit, tables)).fetchall():
            codes = row[1:1 + len(dimensions)]
            position = tuple(
                (n, c) for n, c in sorted(zip(dimensions, codes, strict=True)) if c != "_T")
            cells[row[0], position] = row[1 + len(dimensions):]
        occurring = {position for (_, position), row in cells.items() if row[0] > 0}
        unit_base = BASES.get(self.workspace.definitions[name]["unit"], 1)
        for period in self.workspace.periods:
            there = all(self.delivered(extract, period) for extract in unit.needs)
            for position in self.positions(tables, period, occurring):
                self.figures[name, period, position] = (
                    self.finish(unit, cells.get((period, position)), unit_base)
                    if there else Figure(absence="source_missing"))

    def positions(self, tables, period, occurring):
        """The total, and of every table the valid codes and what else occurs."""
        day = last_day(period)
        found = {()}
        for table in tables:
            is_long = any(len(self.workspace.dimensions[n].codes) > LONG_LIST for n in table)
            for codes in itertools.product(
                    *(self.workspace.dimensions[n].valid(day) + ["_U"] for n in table)):
                position = tuple(sorted(zip(table, codes, strict=True)))
                if position in occurring or not (is_long or "_U" in codes):
                    found.add(position)
        return found

    def finish(self, unit, cell, base):
        """The figure of a cell, and whether a rule hides it."""
        units, first, second, contributors, part, rest = cell or (0, 0, 0, 0, 0, 0)
        first, second = first or 0, second or 0
        figure = Figure()
        small = range(1, self.workspace.threshold)
        if unit.kind in ("count", "persons", "distinct"):
            figure.value = Fraction(first)
            if contributors in small:
                figure.reason = "count"
            return figure
        figure.denominator = second
        if unit.kind == "quantile":
            figure.value = first if units else None
        else:
            figure.numerator = first
            figure.value = Fraction(first) / second * base if second else None
        if figure.value is None:
            figure.absence = "not_applicable"
        elif unit.kind == "share" and part in small:
            figure.reason = "numerator"
        elif unit.kind == "share" and rest in small:
            figure.reason = "complement"
        elif contributors in range(1, self.workspace.small_base):
            figure.reason = "base"
        return figure

    def compute_published(self, name, unit, dimensions):
        """Figures of others stand as they are; beyond the series too, to be carried forward."""
        rows = self.con.execute(
            f"select p, v, {', '.join(dimensions)} from ({unit.sql})").fetchall()
        periods = sorted({row[0] for row in rows})
        if len(self.workspace.definitions[name].get("frequency", "monthly")) == len("monthly"):
            periods = self.workspace.periods
        for period in periods:
            for position in self.positions([[n] for n in dimensions], period, set()):
                self.figures[name, period, position] = Figure(absence="source_missing")
        for row in rows:
            position = tuple(
                (n, c) for n, c in sorted(zip(dimensions, row[2:], strict=True)) if c is not None)
            self.figures[name, row[0], position] = Figure(value=Fraction(row[1]))

    def compute_derived(self, name):
        for period in self.workspace.periods:
            day = last_day(period)
            positions = [()]
            for table in self.workspace.breakdowns(name):
                codes = (self.workspace.dimensions[n].valid(day) for n in table)
                positions += [
                    tuple(sorted(zip(table, c, strict=True))) for c in itertools.product(*codes)]
            for position in positions:
                self.figures[name, period, position] = self.derive(name, period, position)

    def derive(self, name, period, position):
        figure = Figure()
        values = []
        for indicator, periods, place in derived.inputs(name, period, position):
            found = [self.figures.get((indicator, p, place)) for p in periods]
            chosen = next(
                ((p, f) for p, f in zip(periods, found, strict=True) if f and f.value is not None),
                None)
            if chosen:
                figure.inputs.append((indicator, chosen[0], place))
                value = chosen[1].value
                values.append(value if isinstance(value, Fraction) else Fraction(value))
            else:
                reasons = [f.absence for f in found if f]
                figure.absence = figure.absence or (reasons[0] if reasons else "source_missing")
                figure.inputs += [
                    (indicator, p, place) for p, f in zip(periods, found, strict=True) if f]
        if not figure.absence:
            figure.value = derived.compute(name, values)
            figure.absence = "not_applicable" if figure.value is None else ""
        return figure

    def inherit(self):
        """What is computed from a hidden figure is hidden; inputs come before what needs them."""
        for figure in self.figures.values():
            if not figure.reason and any(self.figures[key].reason for key in figure.inputs):
                figure.reason = "derived"


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
        "obs_status", "conf_status", "absence_reason", "value_note", "vintage"}
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
    """Differences between published observations and the oracle's figures."""

    def __init__(self, oracle, observations, complementary):
        self.oracle = oracle
        self.complementary = complementary
        self.differences = collections.defaultdict(list)
        self.agreeing = self.hidden = self.secondary = self.absent = self.zero = 0
        workspace = oracle.workspace
        published = {
            name for name, definition in workspace.definitions.items()
            if definition.get("publish") != "no"}
        self.unpublished = len(workspace.definitions) - len(published)
        expected = {
            key: figure for key, figure in oracle.figures.items()
            if key[0] in published and key[1] in set(workspace.periods)}
        for key in sorted(set(expected) | set(observations)):
            if key not in observations:
                self.note(key, "is missing from the published figures")
            elif key not in expected:
                self.note(key, "is published, and should not be")
            else:
                self.compare(key, expected[key], observations[key])

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

    def hiding(self, figure, row):
        shown = [n for n in ("value", "numerator", "denominator") if row[n]]
        if figure.reason and row["absence_reason"] != "not_published":
            return f"is shown and must be hidden ({figure.reason})"
        if shown:
            return f"is hidden and still shows {', '.join(shown)}"
        if row["conf_status"] != "C" or "Q" not in row["obs_status"].split(";"):
            return "is hidden without the statuses C and Q"
        if figure.reason:
            self.hidden += 1
        elif self.complementary and figure.value is not None:
            self.secondary += 1
        else:
            return "is hidden without a reason"
        return None

    def showing(self, key, figure, row):
        decimals = self.oracle.workspace.decimals(key[0])
        texts = {
            "value": printed(figure.value, decimals), "numerator": {quantity(figure.numerator)},
            "denominator": {quantity(figure.denominator)}, "absence_reason": {figure.absence}}
        for name, wanted in texts.items():
            if row[name] not in wanted:
                return f"{name} is '{row[name]}', should be '{' or '.join(sorted(wanted))}'"
        status = row["obs_status"].split(";")
        letter = {"source_missing": "O", "not_applicable": "M"}.get(figure.absence)
        if row["conf_status"] != "F" or (letter and letter not in status) or "Q" in status:
            return f"has statuses {row['conf_status']} and {row['obs_status']}"
        self.absent += figure.value is None
        self.agreeing += figure.value is not None
        self.zero += figure.value == 0
        return None

    def report(self):
        for indicator, lines in sorted(self.differences.items()):
            print(f"{indicator}: {len(lines)} differences")
            for line in lines[:LISTED]:
                print(f"  {line}")
        secondary = f", {self.secondary} hidden to protect these" if self.secondary else ""
        print(
            f"{self.agreeing} figures agree ({self.zero} of them zero), "
            f"{self.absent} rightly have no value, {self.hidden} hidden rightly{secondary}; "
            f"{self.unpublished} unpublished indicators computed as inputs; rows left out: "
            f"{sum(self.oracle.refused.values())}")
        failed = sum(map(len, self.differences.values()))
        print(f"{self.agreeing + self.absent + self.hidden + self.secondary} passed, {failed} failed")
        return failed == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=pathlib.Path)
    parser.add_argument("--period", help="period of the run; the newest delivery by default")
    parser.add_argument("--observations", type=pathlib.Path, help="instead of the workspace's own")
    parser.add_argument(
        "--complementary", action="store_true",
        help="accept figures that are hidden to protect others")
    options = parser.parse_args()
    begin = time.monotonic()
    workspace = Workspace(options.workspace, options.period)
    path = options.observations or workspace.public / "data" / "observations.csv"
    observations = read_observations(path)
    oracle = Oracle(workspace)
    agrees = Comparison(oracle, observations, options.complementary).report()
    print(f"{time.monotonic() - begin:.1f} seconds", file=sys.stderr)
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())

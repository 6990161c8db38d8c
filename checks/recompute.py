#!/usr/bin/env python3
"""Recomputes every figure of a finished run with DuckDB, and compares.

    checks/setup && checks/.venv/bin/python checks/recompute.py fixtures/ministry

reads the workspace's extracts again, computes every indicator of the shipped catalogue with all its
breakdowns from SQL written by hand (figures.py, derived.py), and compares with
`public/data/observations.csv`: values, numerators and denominators; what is hidden and why; which
positions there are. Exit status 1 with a list of differences, else 0.
"""

import argparse
import itertools
import pathlib
import sys
import time
from fractions import Fraction

import duckdb

import derived
import figures
import intake
from comparison import Comparison, Figure, read_observations
from workspace import LONG_LIST, Workspace, last_day, months_between

COUNTS = ("count", "persons", "distinct")
BASES = {"percent": 100, "per_1000": 1000, "percentage_points": 100}


class Oracle:
    """The figures of a workspace, computed without Yol."""

    def __init__(self, workspace, threads=None):
        self.workspace = workspace
        self.figures = {}
        self.cells = {}
        self.refused = {}
        self.con = duckdb.connect()
        if threads:
            self.con.execute(f"set threads = {threads}")
        missing = set(workspace.definitions) - set(figures.UNITS) - set(derived.DERIVED)
        if missing:
            raise SystemExit(f"no independent computation of {', '.join(sorted(missing))}")

    def compute(self):
        """Everything, from the extracts to the figures."""
        self.read()
        self.prepare()
        self.query()
        self.finish_figures()

    def read(self):
        """Reads all extracts, without the rows that their contracts refuse."""
        intake.read_lists(self.con, self.workspace)
        for extract in self.workspace.contracts:
            self.refused[extract] = intake.read_checked(self.con, self.workspace, extract)

    def read_typed(self):
        """Reads the needed columns by their declared types, and checks nothing else."""
        self.con.execute("set preserve_insertion_order = false")
        intake.read_lists(self.con, self.workspace)
        for extract, names in figures.COLUMNS.items():
            intake.read_typed(self.con, self.workspace, extract, names.split())

    def prepare(self):
        """Finds the persons, and what several indicators ask about them."""
        last = self.workspace.last
        figures.prepare_periods(
            self.con, self.workspace.periods, int(last[:4]) - (last[5:] < "12"))
        figures.prepare(self.con)

    def query(self):
        """Runs the query of every indicator over rows."""
        for name, unit in figures.UNITS.items():
            tables = self.workspace.breakdowns(name)
            sql = (
                figures.published_query(unit, tables) if unit.kind == "published"
                else figures.cell_query(unit, tables))
            self.cells[name] = self.con.execute(sql).fetchall()

    def finish_figures(self):
        """Makes figures of cells, and the indicators that follow from others."""
        for name, unit in figures.UNITS.items():
            self.compute_unit(name, unit)
        for name in derived.DERIVED:
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
        for row in self.cells[name]:
            codes = row[1:1 + len(dimensions)]
            position = tuple(
                (n, c) for n, c in sorted(zip(dimensions, codes, strict=True)) if c != "_T")
            cells[row[0], position] = row[1 + len(dimensions):]
        absences = {period: self.absence(unit, period) for period in self.workspace.periods}
        occurring = {
            key for key, row in cells.items() if row[0] > 0 and not absences.get(key[0], "later")}
        unit_base = BASES.get(self.workspace.definitions[name]["unit"], 1)
        for period, absence in absences.items():
            for position in self.positions(tables, period, occurring, unit.kind in COUNTS):
                self.figures[name, period, position] = (
                    Figure(absence=absence) if absence
                    else self.finish(unit, cells.get((period, position)), unit_base))

    def absence(self, unit, period):
        """Why nothing can be said about a period: a source is missing, or its rows may come yet."""
        if not all(self.delivered(extract, period) for extract in unit.needs):
            return "source_missing"
        for extract in unit.needs:
            lag = int(self.workspace.contracts[extract].get("lag_months", 0))
            month = self.workspace.contracts[extract]["time"].get("month")
            if lag and month and months_between(period, self.workspace.last) < lag:
                rows = self.con.execute(
                    f"select count(*) from {extract} where {month} = ?", [period]).fetchone()[0]
                if rows == 0:
                    return "not_yet_due"
        return ""

    def positions(self, tables, period, occurring, counts):
        """The total, and of every table the valid codes and what occurs in the period.

        Counts of nobody are figures. All else, unknown codes and codes of long lists are there
        where they occur in any period.
        """
        day = last_day(period)
        anywhere = {position for _, position in occurring}
        found = {()}
        for table in tables:
            is_long = any(len(self.workspace.dimensions[n].codes) > LONG_LIST for n in table)
            for codes in itertools.product(
                    *(self.workspace.dimensions[n].valid(day) + ["_U"] for n in table)):
                position = tuple(sorted(zip(table, codes, strict=True)))
                if position in anywhere or counts and not is_long and "_U" not in codes:
                    found.add(position)
        return found | {position for p, position in occurring if p == period}

    def finish(self, unit, cell, base):
        """The figure of a cell, and whether a rule hides it."""
        units, first, second, contributors, part, rest = cell or (0, 0, 0, 0, 0, 0)
        first, second = first or 0, second or 0
        figure = Figure()
        small = range(1, self.workspace.threshold)
        if unit.kind in COUNTS:
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
        rows = self.cells[name]
        periods = sorted({row[0] for row in rows})
        if len(self.workspace.definitions[name].get("frequency", "monthly")) == len("monthly"):
            periods = self.workspace.periods
        for period in periods:
            for position in self.positions([[n] for n in dimensions], period, set(), True):
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

    def published(self):
        """The figures that a release shows."""
        names = {
            name for name, definition in self.workspace.definitions.items()
            if definition.get("publish") != "no"}
        return {
            key: figure for key, figure in self.figures.items()
            if key[0] in names and key[1] in set(self.workspace.periods)}

    def remark(self):
        """How much stands behind the comparison."""
        return (
            f"; {len(self.workspace.definitions)} indicators, {len(self.figures)} figures "
            f"computed, {sum(self.refused.values())} rows left out")

    def inherit(self):
        """What is computed from a hidden figure is hidden; inputs come before what needs them."""
        for figure in self.figures.values():
            if not figure.reason and any(self.figures[key].reason for key in figure.inputs):
                figure.reason = "derived"


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
    oracle.compute()
    agrees = Comparison(
        oracle.published(), {name: workspace.decimals(name) for name in workspace.definitions},
        observations, options.complementary).report(oracle.remark())
    print(f"{time.monotonic() - begin:.1f} seconds", file=sys.stderr)
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Recomputes every figure of a finished run with DuckDB, and compares.

    checks/setup && checks/.venv/bin/python checks/recompute.py fixtures/ministry

reads the workspace's extracts again, computes every indicator of the shipped catalogue with all its
breakdowns from SQL and Python written by hand (areas/, derived.py), and compares with
`public/data/observations.csv`: values, numerators and denominators, intervals, linked coverage;
what is hidden and why; which positions there are. Exit status 1 with a list of differences, else 0.
"""

import argparse
import collections
import datetime
import itertools
import pathlib
import sys
import time
from fractions import Fraction

import duckdb

import concentration
import derived
import durations
import figures
import intake
import intervals
import tampering
from comparison import NO_SOURCE, Comparison, Figure, read_observations
from units import CELL, COUNTS, cell_queries, published_query, row_query
from workspace import LONG_LIST, Workspace, last_day, months_between

BASES = {
    "percent": 100, "per_1000": 1000, "per_1000_person_months": 1000, "percentage_points": 100}
NOBODY = dict.fromkeys(CELL, 0)


class Oracle:
    """The figures of a workspace, computed without Yol."""

    def __init__(self, workspace, threads=None):
        self.workspace = workspace
        self.figures = {}
        self.cells = {}
        self.clusters = {}
        self.contributions = {}
        self.refused = {}
        self.con = duckdb.connect()
        if threads:
            self.con.execute(f"set threads = {threads}")
        missing = set(workspace.definitions) - set(figures.UNITS) - set(derived.DERIVED)
        if missing:
            raise SystemExit(f"no independent computation of {', '.join(sorted(missing))}")
        self.units = {n: u for n, u in figures.UNITS.items() if n in workspace.definitions}
        self.derived = [n for n in derived.DERIVED if n in workspace.definitions]

    def compute(self):
        """Everything, from the extracts to the figures."""
        self.read()
        self.prepare()
        self.query()
        self.finish_figures()

    def read(self):
        """Reads all extracts, without the rows that their contracts refuse."""
        intake.read_lists(self.con, self.workspace)
        intake.read_tables(self.con, self.workspace)
        for extract in self.workspace.contracts:
            self.refused[extract] = intake.read_checked(self.con, self.workspace, extract)

    def read_typed(self):
        """Reads the needed columns by their declared types, and checks nothing else."""
        intake.read_lists(self.con, self.workspace)
        intake.read_tables(self.con, self.workspace)
        for extract, names in figures.COLUMNS.items():
            intake.read_typed(self.con, self.workspace, extract, names.split())

    def prepare(self):
        """Finds the persons, and what several indicators ask about them."""
        figures.prepare_periods(
            self.con, self.workspace.periods, int(self.workspace.years[-1]))
        figures.prepare(self.con)

    def query(self):
        """Runs the queries of every indicator over rows."""
        for name, unit in self.units.items():
            tables = self.workspace.breakdowns(name)
            if unit.kind == "published":
                self.cells[name] = self.con.execute(published_query(unit, tables)).fetchall()
            elif unit.kind == "duration":
                self.cells[name] = self.durations(unit, tables)
            else:
                self.cells[name] = self.aggregates(unit, tables)
            if not unit.impersonal and unit.kind != "published":
                self.concentrate(name, unit, tables)

    def concentrate(self, name, unit, tables):
        """What one household, and what single persons, make up of each cell."""
        queries = [(self.clusters, concentration.cluster_queries)]
        if unit.kind == "mean" or unit.kind == "ratio":
            queries.append((self.contributions, concentration.contribution_queries))
        for found, build in queries:
            for own, sql in build(unit, tables):
                names = concentration.names_of(own)
                for row in self.con.execute(sql).fetchall():
                    key = name, row[0], place(names, row[1:1 + len(names)])
                    found[key] = row[1 + len(names):]

    def aggregates(self, unit, tables):
        """The cells of an indicator by period and position."""
        cells = {}
        for dimensions, sql in cell_queries(unit, tables):
            for row in self.con.execute(sql).fetchall():
                codes = row[1:1 + len(dimensions)]
                cells[row[0], place(dimensions, codes)] = dict(
                    zip(CELL, row[1 + len(dimensions):], strict=True))
        return cells

    def durations(self, unit, tables):
        """Kaplan–Meier quantiles of all cells, unit by unit."""
        dimensions = list(dict.fromkeys(itertools.chain(*tables)))
        count = self.day_counter(unit.days)
        groups = collections.defaultdict(list)
        names = ", ".join(["p, was_found, in_base, start, event, until, since", *dimensions])
        cursor = self.con.execute(f"select {names} from ({row_query(unit, dimensions)})")
        for p, found, in_base, start, event, until, since, *codes in cursor.fetchall():
            last = min(last_day(p), until or last_day(p))
            seen = None
            if in_base:
                seen = durations.watch(start, event, last, since, count)
            of_unit = dict(zip(dimensions, codes, strict=True))
            for table in [[], *tables]:
                key = p, place(table, [of_unit[n] for n in table])
                groups[key].append((found, seen))
        cells = {}
        for key, group in groups.items():
            watches = [seen for _, seen in group if seen]
            cells[key] = {
                **NOBODY, "population": len(group), "linked": sum(f for f, _ in group),
                "base": len(watches), "second": len(watches), "contributors": len(watches),
                "first": durations.quantile(watches, Fraction(unit.order)) if watches else None}
        return cells

    def day_counter(self, days):
        """Counts days after one day up to another: all, or those of the school year."""
        if days == "days":
            return None
        passed, before = {}, 0
        for day, counts in self.con.execute(
                "select date, is_term_day::int from calendar order by date").fetchall():
            before += counts
            passed[day] = before
        return lambda first, last: passed[last] - passed[first]

    def finish_figures(self):
        """Makes figures of cells, and the indicators that follow from others."""
        for name, unit in self.units.items():
            self.compute_unit(name, unit)
        for name in self.derived:
            self.compute_derived(name)
        self.inherit()
        self.coarsen()

    def delivered(self, extract, period):
        """Whether there is something to read of an extract for a period."""
        files = self.workspace.files(extract)
        if "snapshot" in self.workspace.contracts[extract]["time"]:
            wanted = period if len(period) == 7 else f"{period}-12"
            return any(delivery == wanted for delivery, _ in files)
        return bool(files)

    def compute_unit(self, name, unit):
        tables = self.workspace.breakdowns(name)
        # Of years also those before the series, which stand in for its first months.
        periods = (
            self.earlier_years() if self.workspace.frequency(name) == "annual"
            else self.workspace.periods)
        if unit.kind == "published":
            self.compute_published(name, unit, tables)
            return
        cells = self.cells[name]
        absences = {period: self.absence(unit, period) for period in periods}
        occurring = {
            key for key, cell in cells.items()
            if key[0] in absences and not absences[key[0]] and cell["base"] > 0}
        unit_base = BASES.get(self.workspace.definitions[name]["unit"], 1)
        for period, absence in absences.items():
            for position in self.positions(tables, period, occurring, unit.kind in COUNTS):
                key = name, period, position
                self.figures[key] = (
                    Figure(absence=absence) if absence
                    else self.finish(key, unit, cells.get((period, position), NOBODY), unit_base))

    def earlier_years(self):
        """The years of the series and three before."""
        first, last = int(self.workspace.periods[0][:4]) - 3, int(self.workspace.years[-1])
        return [str(year) for year in range(first, last + 1)]

    def absence(self, unit, period):
        """Why nothing can be said about a period: a source is missing, or its rows may come yet."""
        if not all(self.delivered(extract, period) for extract in unit.needs):
            return "source_missing"
        closing = last_day(period) + datetime.timedelta(days=unit.closes_after)
        if closing > last_day(self.workspace.last):
            return "not_yet_due"
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
                position = place(table, codes)
                if position in anywhere or counts and not is_long and "_U" not in codes:
                    found.add(position)
        return found | {position for p, position in occurring if p == period}

    def finish(self, key, unit, cell, base):
        """The figure of a cell, and whether a rule hides it."""
        first, second = cell["first"] or 0, cell["second"] or 0
        figure = Figure(people=0 if unit.impersonal else cell["contributors"])
        if unit.linked:
            figure.coverage = self.coverage(cell)
        if unit.kind in COUNTS:
            figure.value = Fraction(first)
            if figure.people in range(1, self.workspace.threshold):
                figure.reason = "count"
            elif not unit.impersonal:
                figure.reason = self.one_household(key, cell)
            return figure
        figure.denominator = second
        if (unit.kind == "share" or unit.counts) and not unit.impersonal:
            figure.part = cell["part"] or 0
        if unit.kind in ("quantile", "greatest", "duration"):
            figure.value = cell["first"] if cell["base"] else None
            if unit.kind != "greatest" and not unit.impersonal:
                figure.value = self.on_grid(key[0], figure.value)
        else:
            figure.numerator = first
            figure.value = Fraction(first) / Fraction(second) * base if second else None
        if figure.value is None:
            is_open = unit.kind == "duration" and cell["base"]
            figure.absence = "not_reached" if is_open else "not_applicable"
        if figure.absence == "not_applicable":
            return figure
        figure.reason = "" if unit.impersonal else self.sensitive(key, unit, cell)
        if unit.interval and figure.value is not None:
            figure.interval = self.interval(unit, cell, figure, base)
        return figure

    def sensitive(self, key, unit, cell):
        """Why a quotient or a quantile must be hidden."""
        small = range(1, self.workspace.threshold)
        is_share = unit.kind in ("share", "weighted")
        people = cell["contributors"]
        if (is_share or unit.counts) and cell["part"] in small:
            return "numerator"
        if is_share and cell["rest"] in small:
            return "complement"
        is_sensitive = self.workspace.definitions[key[0]].get("sensitive") == "yes"
        least = min(cell["part"] or 0, cell["rest"] or 0)
        if is_share and is_sensitive and people and least <= self.workspace.coalition:
            return "everybody"
        if unit.kind == "greatest":
            return "one person's value" if people else ""
        is_outer = unit.kind in ("quantile", "duration") and float(unit.order) != 0.5
        base = self.workspace.quantile_base if is_outer else self.workspace.small_base
        if people in range(1, base):
            return "base"
        top, total, under, whole = self.contributions.get(key, (None, None, None, None))
        told = (
            concentration.tells_too_much(top, total, self.workspace)
            or concentration.tells_too_much(under, whole, self.workspace))
        if told:
            return told
        return self.one_household(key, cell)

    def one_household(self, key, cell):
        """Why a cell of few is about one household."""
        share, most = self.workspace.cluster_share, self.workspace.cluster_base
        in_base, in_part = self.clusters.get(key, (0, 0))
        for largest, people in ((in_base, cell["contributors"]), (in_part, cell["part"] or 0)):
            if 1 <= people <= most and 100 * max(1, largest) > share * people:
                return "one household"
        return ""

    def on_grid(self, name, value):
        """A quantile to the nearest step of its unit, halves upwards."""
        step = self.workspace.grid.get(self.workspace.definitions[name]["unit"])
        if value is None or not step:
            return value
        return (Fraction(value) / step + Fraction(1, 2)).__floor__() * Fraction(step)

    def coverage(self, cell):
        """The part of the population that all linked extracts could find, where it may be shown."""
        linked, population = cell["linked"], cell["population"]
        small = range(1, self.workspace.threshold)
        if (not population or linked in small or population - linked in small
                or population in range(1, self.workspace.small_base)):
            return None
        return Fraction(100 * linked, population)

    def interval(self, unit, cell, figure, base):
        """The bounds beside a share; those for linkage stand where the coverage does."""
        if unit.interval == "linkage":
            bounds = figure.coverage is not None and intervals.unlinked(
                cell["first"] or 0, cell["second"], cell["population"] - cell["linked"],
                unit.exclude)
        else:
            answers = cell["base"]
            if unit.kind == "weighted":
                answers = float(intervals.effective(cell["second"], cell["squares"]))
            bounds = intervals.wilson(float(figure.value) / base, answers)
        return tuple(bound * base for bound in bounds) if bounds else None

    def compute_published(self, name, unit, tables):
        """Figures of others stand as they are; beyond the series too, to be carried forward."""
        dimensions = list(dict.fromkeys(itertools.chain(*tables)))
        rows = self.cells[name]
        periods = sorted({row[0] for row in rows})
        if self.workspace.frequency(name) == "monthly":
            periods = self.workspace.periods
        for period in periods:
            for position in self.positions([[n] for n in dimensions], period, set(), True):
                self.figures[name, period, position] = Figure(absence="source_missing")
        for row in rows:
            position = tuple(
                (n, c) for n, c in sorted(zip(dimensions, row[2:], strict=True)) if c is not None)
            self.figures[name, row[0], position] = Figure(value=Fraction(row[1]))

    def compute_derived(self, name):
        for period in self.workspace.periods_of(name):
            day = last_day(period)
            positions = [()]
            for table in self.workspace.breakdowns(name):
                codes = (self.workspace.dimensions[n].valid(day) for n in table)
                positions += [place(table, c) for c in itertools.product(*codes)]
            for position in positions:
                self.figures[name, period, position] = self.derive(name, period, position)

    def derive(self, name, period, position):
        if name in derived.OVER:
            return self.derive_over(name, period, position)
        figure = Figure()
        values = []
        for indicator, periods, where in derived.inputs(name, period, position):
            value = self.newest(figure, indicator, periods, where)
            if value is not None:
                values.append(value)
        if not figure.absence:
            figure.value = derived.compute(name, values)
            figure.absence = "not_applicable" if figure.value is None else ""
        return figure

    def newest(self, figure, indicator, periods, where):
        """The newest value of an input; what is lacking is noted in the figure."""
        found = [self.figures.get((indicator, p, where)) for p in periods]
        for p, f in zip(periods, found, strict=True):
            if f and f.value is not None:
                figure.inputs.append((indicator, p, where))
                return f.value if isinstance(f.value, Fraction) else Fraction(f.value)
        reasons = [f.absence for f in found if f]
        figure.absence = figure.absence or (reasons[0] if reasons else "source_missing")
        figure.inputs += [(indicator, p, where) for p, f in zip(periods, found, strict=True) if f]
        return None

    def derive_over(self, name, period, position):
        """An index over all codes of a dimension; its parts are not shown, and do not hide it."""
        parts, dimension = derived.OVER[name]
        figure = Figure()
        tables, least = [], []
        for indicator, periods, keeps in parts(period):
            where = {n: c for n, c in position if keeps}
            codes = [where.pop(dimension, None)]
            if codes == [None]:
                codes = self.workspace.dimensions[dimension].codes
            place_of = tuple(sorted(dict(position if keeps else ()).items()))
            wholes = [self.figures.get((indicator, p, place_of)) for p in periods]
            least.append(next((f.people for f in wholes if f), 0))
            found = [self.codes_at(indicator, p, where, dimension, codes) for p in periods]
            tables.append(next((table for table in found if table), {}))
            if not tables[-1]:
                figure.absence = figure.absence or "source_missing"
        if not figure.absence:
            figure.value = derived.compute_over(name, tables)
            figure.absence = "not_applicable" if figure.value is None else ""
        small = range(1, self.workspace.small_base)
        if not figure.absence and any(people in small for people in least):
            figure.reason = "base"
        return figure

    def coarsen(self):
        """Takes out the tables that a more or a less detailed one stands in for."""
        for name in self.workspace.definitions:
            for tables in self.workspace.choices(name):
                shown = next((t for t in tables if self.is_large(name, t)), None)
                for table in tables:
                    if table != shown:
                        self.take_out(name, table)

    def is_large(self, name, table):
        """Whether enough persons stand behind the position in the middle of a table."""
        mine = {key: f for key, f in self.figures.items() if key[0] == name}
        periods = len({key[1] for key in mine})
        people = collections.Counter()
        for key, figure in mine.items():
            if {n for n, _ in key[2]} == set(table):
                people[key[2]] += figure.people
        means = sorted(n / periods for n in people.values() if n > 0)
        return bool(means) and means[len(means) // 2] >= self.workspace.coarsening

    def take_out(self, name, table):
        for key in list(self.figures):
            if key[0] == name and {n for n, _ in key[2]} == set(table):
                del self.figures[key]

    def codes_at(self, indicator, period, where, dimension, codes):
        """The values of an indicator at the codes of a dimension."""
        found = {
            code: self.figures.get(
                (indicator, period, tuple(sorted({**where, dimension: code}.items()))))
            for code in codes}
        return {code: f.value for code, f in found.items() if f and f.value is not None}

    def published(self):
        """The figures that a release shows."""
        names = {
            name for name, definition in self.workspace.definitions.items()
            if definition.get("publish") != "no"}
        return {
            key: figure for key, figure in self.figures.items()
            if key[0] in names and key[1] in set(self.workspace.periods_of(key[0]))}

    def remark(self):
        """How much stands behind the comparison."""
        return (
            f"; {len(self.workspace.definitions)} indicators, {len(self.figures)} figures "
            f"computed, {sum(self.refused.values())} rows left out")

    def inherit(self):
        """What is computed from a hidden figure is hidden, unless a source is missing so that there is nothing to
        hide; inputs come before what needs them."""
        follows = set()
        for key, figure in self.figures.items():
            if figure.reason or any(name in follows for name in figure.inputs):
                follows.add(key)
                if not figure.reason and figure.absence not in NO_SOURCE:
                    figure.reason = "derived"


def place(dimensions, codes):
    """A position: the dimensions that are not the total, in order of their names."""
    return tuple((n, c) for n, c in sorted(zip(dimensions, codes, strict=True)) if c != "_T")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=pathlib.Path)
    parser.add_argument("--period", help="period of the run; the newest delivery by default")
    parser.add_argument("--observations", type=pathlib.Path, help="instead of the workspace's own")
    parser.add_argument("--indicators", help="compare only these, by comma")
    parser.add_argument(
        "--tampered", action="store_true",
        help="also change published numbers one at a time, and fail where that goes unnoticed")
    options = parser.parse_args()
    begin = time.monotonic()
    workspace = Workspace(options.workspace, options.period)
    path = options.observations or workspace.public / "data" / "observations.csv"
    observations = read_observations(path)
    oracle = Oracle(workspace)
    oracle.compute()
    expected = oracle.published()
    if options.indicators:
        names = set(options.indicators.split(","))
        expected = {key: figure for key, figure in expected.items() if key[0] in names}
        observations = {key: row for key, row in observations.items() if key[0] in names}
    decimals = {name: workspace.decimals(name) for name in workspace.definitions}
    comparison = Comparison(expected, decimals, observations, workspace.threshold)
    comparison.compare_changes({name: workspace.series(name) for name in workspace.definitions})
    agrees = comparison.report(oracle.remark())
    if agrees and options.tampered:
        missed = tampering.unnoticed(expected, decimals, observations, workspace.threshold)
        print("tampered with, and not noticed: " + (", ".join(missed) or "nothing"))
        agrees = not missed
    print(f"{time.monotonic() - begin:.1f} seconds", file=sys.stderr)
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())

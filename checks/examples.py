#!/usr/bin/env python3
"""Computes the worked examples of all definitions by the independent computations, and compares.

    checks/.venv/bin/python checks/examples.py fixtures/ministry

The rows of `given` become extracts, those of other indicators become figures; columns that are not
given are missing. `person: A` is a person whom every extract finds.
"""

import argparse
import collections
import math
import pathlib
import sys
from fractions import Fraction

import figures
import intake
import people
from comparison import Figure
from recompute import Oracle
from workspace import Workspace

KEYS = "dmx_id fin utis_code migr_doc_no".split()


class ExampleOracle(Oracle):
    """Figures of one indicator at one time from given rows."""

    def __init__(self, workspace):
        super().__init__(workspace)
        self.missing = set()
        intake.read_lists(self.con, workspace)
        intake.read_tables(self.con, workspace)
        self.areas = {name: area for area in figures.AREAS for name in area.UNITS}

    def delivered(self, extract, period):
        return extract not in self.missing

    def load(self, given, at):
        """Makes the tables of all extracts; those not given are empty."""
        given = collections.defaultdict(list, {
            name: list(rows) for name, rows in given.items() if isinstance(rows, list)})
        named = {row["person"] for rows in given.values() for row in rows if "person" in row}
        keyed = {row["person"] for row in given["crosswalk"] if "person" in row}
        for person in sorted(named - keyed):
            given["crosswalk"].append(
                {**dict.fromkeys(KEYS, person), "valid_from": "0001-01-01"})
        for extract, contract in self.workspace.contracts.items():
            columns = contract["columns"]
            kinds = ", ".join(f'"{n}" {intake.column_type(c)}' for n, c in columns.items())
            self.con.execute(
                f"create or replace table {extract}({kinds}, delivery varchar, place bigint)")
            whose = contract.get("person", [])
            whose = [whose] if isinstance(whose, str) else whose
            for number, row in enumerate(given[extract]):
                values = {**{k: row["person"] for k in whose if "person" in row}, **row}
                if contract.get("grain") == "link" and "person" in row:
                    values = {**dict.fromkeys(KEYS[:1], row["person"]), **row}
                if extract == "pupils" and "school_year" not in row:
                    values["school_year"] = school_year(row["enrol_date"])
                fields = [values.get(n) or None for n in columns]
                delivery = at if len(at) == 7 else f"{at}-12"
                self.con.execute(
                    f"insert into {extract} values ({', '.join('?' * (len(columns) + 2))})",
                    [*fields, delivery, number])

    def unit_figures(self, name, given, at):
        """The figures of an indicator over rows."""
        unit = self.units[name]
        self.missing = {n for n, rows in given.items() if rows == "missing"}
        self.load(given, at)
        figures.prepare_periods(self.con, self.workspace.periods, int(self.workspace.years[-1]))
        people.prepare(self.con)
        self.areas[name].prepare(self.con)
        tables = self.workspace.breakdowns(name)
        if unit.kind == "published":
            raise NotImplementedError
        self.cells[name] = (
            self.durations(unit, tables) if unit.kind == "duration"
            else self.aggregates(unit, tables))
        self.compute_unit(name, unit)

    def derived_figure(self, name, given, at, position):
        """The figure of an indicator over others."""
        for indicator, rows in given.items():
            dimensions = {n for table in self.workspace.breakdowns(indicator) for n in table}
            for row in rows:
                where = tuple(sorted((n, row[n]) for n in dimensions if n in row))
                value = Fraction(row["value"]) if "value" in row else None
                self.figures[indicator, row.get("period", at), where] = Figure(
                    value=value, absence=row.get("absence", ""), people=100)
        return self.derive(name, at, position)


def school_year(day):
    """The school year of an enrolment, which every row of the extract has."""
    year = int(day[:4]) - (day[5:7] < "08")
    return f"{year}/{year + 1}"


def at_time(workspace, at):
    """The workspace as if an example's period were the only one and the last."""
    month = at if len(at) == 7 else f"{at}-12"
    workspace.periods, workspace.last = [month], "9998-12"
    workspace.years = [str(int(month[:4]) - (month[5:] < "12"))]
    workspace.threshold = workspace.small_base = workspace.quantile_base = 1
    workspace.coalition, workspace.p_percent, workspace.cluster_base = -1, 0, 0
    workspace.grid = {}


def problems(figure, expected):
    """What differs from an expectation."""
    if figure is None:
        # Nobody of a code of a long list.
        return [] if expected.get("value") == "0" else ["there is no figure"]
    lower, upper = figure.interval or (None, None)
    found = {
        "value": figure.value, "numerator": figure.numerator, "denominator": figure.denominator,
        "lower": lower, "upper": upper, "linked": figure.coverage}
    texts = []
    if figure.absence != expected.get("absence", ""):
        texts.append(f"absence {figure.absence or 'none'}")
    for name, value in found.items():
        if name not in expected:
            continue
        wanted = float(expected[name])
        if value is None or not math.isclose(float(value), wanted, rel_tol=1e-9, abs_tol=1e-12):
            texts.append(f"{name} {None if value is None else float(value)}, not {wanted:g}")
    return texts


def check(oracle, name, example):
    """The differences of one example."""
    workspace, given, at = oracle.workspace, example.get("given") or {}, example["at"]
    at_time(workspace, at)
    oracle.figures = {}
    expectations = example["expect"]
    dimensions = {n for table in workspace.breakdowns(name) for n in table}
    if name in oracle.units:
        oracle.unit_figures(name, given, at)
    texts = []
    for expected in [expectations] if isinstance(expectations, dict) else expectations:
        position = tuple(sorted((n, expected[n]) for n in dimensions if n in expected))
        figure = (
            oracle.figures.get((name, at, position)) if name in oracle.units
            else oracle.derived_figure(name, given, at, position))
        where = " ".join(code for _, code in position) or "total"
        texts += [f"{where}: {text}" for text in problems(figure, expected)]
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=pathlib.Path)
    workspace = Workspace(parser.parse_args().workspace)
    oracle = ExampleOracle(workspace)
    passed = failed = 0
    for name, definition in workspace.definitions.items():
        if name in oracle.units and oracle.units[name].kind == "published":
            continue
        for number, example in enumerate(definition.get("examples", []), 1):
            texts = check(oracle, name, example)
            passed, failed = passed + (not texts), failed + bool(texts)
            for text in texts:
                print(f"{name}, example {number}: {text}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the SQL that Yol prints on DuckDB and compares every figure with the engine's own.

    checks/.venv/bin/python checks/sql_agreement.py --yol .build/release/yol fixtures/ministry

For each indicator all breakdowns over all periods: numerator, denominator, value, contributors, the
reason for no value, the interval and linked coverage. Counts and sums must be equal; quantiles, means
of quotients and other floating-point numbers agree to 1e-9. The plans are also printed for Spark and
parsed by sqlglot. Exit status 1 where anything differs, with a list; else 0.
"""

import argparse
import collections
import csv
import io
import json
import math
import pathlib
import subprocess
import sys
import time

import duckdb
from workspace import LONG_LIST, Workspace

NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
COUNTS = ("contributors", "linked", "population")
LISTED = 8
TOLERANCE = 1e-9


def output(command):
    """What a command prints; what it says on the way is shown where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stderr[-4000:]}")
    return done.stdout


def read_figures(text):
    """The engine's figures: by indicator a dictionary of position to numbers."""
    figures = collections.defaultdict(dict)
    reader = csv.DictReader(io.StringIO(text))
    known = {"indicator", "period", "absence", *NUMBERS, *COUNTS}
    dimensions = [name for name in reader.fieldnames if name not in known]
    for row in reader:
        position = tuple((n, row[n]) for n in dimensions if row[n] and row[n] != "_T")
        key = row["period"], tuple(sorted(position))
        figures[row["indicator"]][key] = row
    return figures


def number(text):
    return None if text in ("", None) else float(text)


def is_decimal(value):
    """Whether a number is a whole one or has two decimals at most: a count or an amount of money."""
    return value is None or round(value * 100) / 100 == value


def same(first, second):
    """Whether two numbers are the same but for rounding in floating point."""
    if first is None or second is None:
        return first is second
    return first == second or math.isclose(first, second, rel_tol=TOLERANCE, abs_tol=1e-12)


class Agreement:
    """The comparison of one workspace."""

    def __init__(self, yol, folder, options):
        self.yol = [yol]
        self.folder = pathlib.Path(folder)
        self.workspace = Workspace(folder)
        self.options = options
        self.differences = collections.defaultdict(list)
        self.compared = 0
        self.valued = 0

    def command(self, *arguments):
        return [*self.yol, *arguments, "--workspace", str(self.folder)]

    @property
    def periods(self):
        first = self.options.since or self.workspace.periods[0]
        return ["--from", first, "--through", self.workspace.last]

    def run(self):
        begin = time.monotonic()
        con = duckdb.connect()
        if self.options.threads:
            con.execute(f"set threads = {self.options.threads}")
        con.execute(output(self.command(
            "sql", "--tables", "--through", self.workspace.last)))
        loaded = time.monotonic()
        names = self.options.indicator
        queries = json.loads(output(self.command("sql", *names, *self.periods, "--json")))
        figures = read_figures(output(self.command(
            "figures", *names, "--confidential", *self.periods)))
        engine = time.monotonic()
        seconds = {}
        for query in queries:
            start = time.monotonic()
            try:
                found = con.execute(query["statement"])
                columns = [column[0] for column in found.description]
                rows = found.fetchall()
            except duckdb.Error as error:
                self.differences[query["indicator"]].append(str(error).strip())
                continue
            seconds[query["indicator"]] = time.monotonic() - start
            self.compare(query["indicator"], columns, rows, figures[query["indicator"]])
        return loaded - begin, engine - loaded, seconds

    def compare(self, indicator, columns, rows, figures):
        """Every position of both sides."""
        known = {"period", "absence", *NUMBERS, *COUNTS}
        dimensions = [name for name in columns if name not in known]
        places = {name: place for place, name in enumerate(columns)}
        seen = set()
        for row in rows:
            position = tuple(sorted(
                (n, row[places[n]]) for n in dimensions if row[places[n]] != "_T"))
            key = row[places["period"]], position
            if key in seen:
                self.note(indicator, key, "occurs twice in SQL")
            seen.add(key)
            values = {name: row[places[name]] for name in known if name in places}
            if key in figures:
                self.compare_figure(indicator, key, values, figures[key])
            elif self.may_be_left_out(values, position):
                continue
            else:
                self.note(indicator, key, "is in SQL alone")
        for key, figure in figures.items():
            if key not in seen and not self.may_be_left_out(
                    {n: number(figure[n]) for n in NUMBERS}, key[1]):
                self.note(indicator, key, "is the engine's alone")

    def may_be_left_out(self, values, position):
        """Codes of long lists that never occur, and those that occur in other periods only."""
        is_long = any(len(self.workspace.dimensions[n].codes) > LONG_LIST for n, _ in position)
        is_empty = not values["value"] and not values["denominator"]
        return is_empty and (is_long or values["value"] is None)

    def compare_figure(self, indicator, key, values, figure):
        self.compared += 1
        self.valued += values["value"] is not None
        for name in NUMBERS:
            first, second = values[name], number(figure[name])
            exact = name in ("numerator", "denominator") and all(map(is_decimal, (first, second)))
            if (first != second) if exact else not same(first, second):
                self.note(indicator, key, f"{name}: SQL {first}, engine {second}")
        if (values["absence"] or "") != figure["absence"]:
            self.note(
                indicator, key,
                f"absence: SQL {values['absence'] or 'none'}, engine {figure['absence'] or 'none'}")
        for name in COUNTS:
            # Of formulas the engine knows the contributors of unpublished parts, which SQL does not.
            if figure[name] != "" and values[name] is not None and values[name] != int(figure[name]):
                if name == "contributors" and figure["absence"]:
                    continue
                self.note(indicator, key, f"{name}: SQL {values[name]}, engine {figure[name]}")

    def note(self, indicator, key, text):
        position = " ".join(f"{n}={c}" for n, c in key[1]) or "total"
        self.differences[indicator].append(f"{key[0]} {position} {text}")

    def parse_spark(self):
        """The number of statements for Spark that sqlglot parses; it does not execute them."""
        import sqlglot  # noqa: PLC0415

        queries = json.loads(output(self.command(
            "sql", *self.options.indicator, *self.periods, "--dialect", "spark", "--json")))
        texts = {query["indicator"]: query["statement"] for query in queries}
        texts["the tables"] = output(self.command(
            "sql", "--tables", "--dialect", "spark", "--through", self.workspace.last))
        count = 0
        for name, text in texts.items():
            try:
                count += len([s for s in sqlglot.parse(text, read="spark") if s])
            except sqlglot.errors.ParseError as error:
                self.differences[f"{name} for Spark"].append(str(error).splitlines()[0])
        return count

    def summary(self, times):
        """The outcome for machines."""
        return {
            "indicators": len(times[2]), "compared": self.compared, "valued": self.valued,
            "differing": sum(map(len, self.differences.values())), "duckdb": duckdb.__version__,
            "first_differences": [
                f"{name} {line}" for name, lines in sorted(self.differences.items())
                for line in lines[:2]],
        }

    def report(self, times):
        for indicator, lines in sorted(self.differences.items()):
            print(f"{indicator}: {len(lines)} differences")
            for line in lines[:self.options.listed]:
                print(f"  {line}")
        load, engine, seconds = times
        slowest = sorted(seconds, key=seconds.get, reverse=True)[:3]
        remark = ", ".join(f"{n} {seconds[n]:.1f}" for n in slowest)
        failed = sum(map(len, self.differences.values()))
        print(
            f"{self.folder}: {len(seconds)} indicators, {self.compared} positions compared, "
            f"{self.valued} with a value; {failed} differences")
        print(
            f"seconds: tables {load:.1f}, engine {engine:.1f}, queries "
            f"{sum(seconds.values()):.1f} ({remark})", file=sys.stderr)
        return failed == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=pathlib.Path)
    parser.add_argument("indicator", nargs="*", help="indicators (default: all)")
    parser.add_argument("--yol", required=True)
    parser.add_argument("--since", help="first period (default: that of the series)")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--listed", type=int, default=LISTED, help="differences shown of each")
    parser.add_argument("--json", action="store_true", help="print a summary for machines")
    parser.add_argument("--spark", action="store_true", help="also parse the plans for Spark")
    options = parser.parse_args()
    agreement = Agreement(options.yol, options.workspace, options)
    times = agreement.run()
    if options.json:
        print(json.dumps(agreement.summary(times)))
        return 1 if agreement.differences else 0
    if options.spark:
        print(f"{agreement.parse_spark()} statements for Spark parse")
    return 0 if agreement.report(times) else 1


if __name__ == "__main__":
    sys.exit(main())

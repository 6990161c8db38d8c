#!/usr/bin/env python3
"""Attacks the published files of a release with scipy (HiGHS), from their description alone.

    checks/.venv/bin/python checks/attack_lp.py SPEC.json FOLDER [--width W] [--most N] [--seed S]
    checks/.venv/bin/python checks/attack_lp.py WORKSPACE --most 100

A second opinion on `yol attack`, sharing nothing with it: no bound propagation, no search over whole numbers, only two
linear programmes for each hidden cell. With `--most N` it takes N components of linked hidden cells at random. Prints
each hidden cell whose range is less than the width; exit status 1 where there is one.
"""

import argparse
import collections
import csv
import fnmatch
import json
import math
import pathlib
import random
import sys
import time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

SLACK = 1e-6


class Release:
    """Cells by (measure, codes of all dimensions): a number, or None where it is hidden."""

    def __init__(self, spec, folder):
        self.spec, self.dimensions = spec, spec["dimensions"]
        self.names = list(self.dimensions)
        self.totals = [self.dimensions[name].get("total") for name in self.names]
        self.cells, self.children = {}, {}
        for table in spec["tables"]:
            for path in sorted(folder.rglob("*.csv")):
                relative = path.relative_to(folder).as_posix()
                if fnmatch.fnmatch(relative, table["file"]):
                    self.read(table, path)

    def read(self, table, path):
        columns, fixed = table.get("columns", {}), table.get("fixed", {})
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                absent = table.get("absent")
                if absent and row[absent["column"]] in absent["values"]:
                    continue
                codes = tuple(
                    fixed.get(name) or row.get(columns.get(name, name)) or total
                    for name, total in zip(self.names, self.totals))
                text = row[table.get("value", "value")]
                hidden = text == "" or row.get(table.get("flag")) in table.get("suppressed", [])
                self.add((self.measure(table, row), codes), None if hidden else float(text))

    @staticmethod
    def measure(table, row):
        source = table["measure"]
        if isinstance(source, str):
            return source
        code = row[source["column"]]
        return source.get("map", {}).get(code, code)

    def add(self, key, number):
        known = self.cells.get(key)
        if known is None:
            self.cells[key] = number
        elif number is not None and number != known:
            raise SystemExit(f"two numbers for {key}: {known} and {number}")

    def is_count(self, measure):
        return self.spec.get("measures", {}).get(measure, {}).get("type", "count") == "count"

    def least(self, measure):
        own = self.spec.get("measures", {}).get(measure, {}).get("suppressed_min")
        return self.spec.get("policy", {}).get("suppressed_min", 0) if own is None else own


class System:
    """Equalities and inequalities between unknown numbers."""

    def __init__(self, release):
        self.release, self.index, self.lower, self.upper = release, {}, [], []
        self.rows = []
        for key, number in release.cells.items():
            if number is None and release.is_count(key[0]):
                self.unknown(key, release.least(key[0]))
        for place, name in enumerate(release.names):
            self.add_dimension(place, release.dimensions[name])
        for relation in release.spec.get("relations", []):
            self.add_relation(relation)

    def unknown(self, key, least):
        self.index[key] = len(self.lower)
        self.lower.append(least)
        self.upper.append(math.inf)
        return self.index[key]

    def row(self, terms, least=0.0, greatest=0.0):
        """least <= sum of coefficient * cell <= greatest, numbers that are printed moved to the sides."""
        unknown, constant = collections.Counter(), 0.0
        for key, times in terms:
            number = self.release.cells.get(key)
            if key in self.index:
                unknown[self.index[key]] += times
            else:
                constant += times * number
        if unknown:
            self.rows.append((dict(unknown), least - constant, greatest - constant))

    def add_dimension(self, place, dimension):
        if dimension.get("time") or dimension.get("total") is None:
            return
        sums = collections.defaultdict(dict)
        for measure, codes in self.release.cells:
            if self.release.is_count(measure):
                rest = (measure, codes[:place] + codes[place + 1:])
                sums[rest][codes[place]] = (measure, codes)
        for present in sums.values():
            for total, parts, full in self.sums(dimension, present):
                terms = [(present[total], 1.0)] + [(present[part], -1.0) for part in parts]
                self.row(terms, 0.0, 0.0 if full else math.inf)

    @staticmethod
    def sums(dimension, present):
        """Each total with the parts that are there, and whether these are all."""
        groups = dict(dimension.get("groups", {}))
        parents = collections.defaultdict(list)
        for code, parent in dimension.get("parents", {}).items():
            parents[parent].append(code)
        groups.update(parents)
        total = dimension["total"]
        if total not in groups:
            named = dimension.get("members")
            groups[total] = named if named is not None else [
                code for code in present if code != total and code not in groups]
        for code, parts in groups.items():
            there = [part for part in parts if part in present]
            if code in present and there:
                full = len(there) == len(parts) and dimension.get("exhaustive", True)
                yield code, there, full

    def add_relation(self, relation):
        cells = self.release.cells
        if relation["type"] == "le":
            for measure, codes in list(cells):
                big = (relation["big"], codes)
                if measure == relation["small"] and big in cells:
                    terms = [(big, 1.0), ((measure, codes), -1.0)]
                    floor = relation.get("base")
                    held = floor and (cells[big] or 0) >= floor and not relation.get("sensitive")
                    self.row(terms, 1.0 if held else 0.0, math.inf)
                    if held and (measure, codes) in self.index:
                        place = self.index[measure, codes]
                        self.lower[place] = max(self.lower[place], 1)
        elif relation["type"] == "share":
            half = 0.5 * 10.0 ** -relation["decimals"]
            for measure, codes in list(cells):
                num, den = (relation["num"], codes), (relation["den"], codes)
                share = cells[measure, codes]
                if measure == relation["share"] and share is not None and num in cells and den in cells:
                    scale = relation.get("scale", 100)
                    self.row([(num, 1.0), (den, -(share - half) / scale)], -SLACK, math.inf)
                    self.row([(num, 1.0), (den, -(share + half) / scale)], -math.inf, SLACK)
        elif relation["type"] == "sum":
            for measure, codes in list(cells):
                parts = [(part, codes) for part in relation["parts"]]
                if measure == relation["total"] and all(part in cells for part in parts):
                    self.row([((measure, codes), 1.0)] + [(part, -1.0) for part in parts])
        elif relation["type"] == "linear":
            self.add_linear(relation)

    def add_linear(self, relation):
        release = self.release
        time = next((name for name in release.names if release.dimensions[name].get("time")), None)
        place = release.names.index(time) if time else None
        periods = sorted({codes[place] for _, codes in release.cells}) if time else [None]
        if time and all(time in term.get("at", {}) for term in relation["terms"]):
            periods = periods[:1]
        for now in range(len(periods)):
            terms = []
            for term in relation["terms"]:
                then = now - term.get("back", 0)
                at = dict(term.get("at", {}))
                if time:
                    at.setdefault(time, periods[then] if then >= 0 else None)
                codes = tuple(at.get(name, total) for name, total in zip(release.names, release.totals))
                terms.append(((term["measure"], codes), float(term["times"])))
            if any(key in release.cells for key, _ in terms) and (
                    not time or all(key[1][place] for key, _ in terms)):
                for key, _ in terms:
                    if key not in release.cells and key not in self.index:
                        # No file has it: it may be nobody.
                        self.unknown(key, min(0, release.least(key[0])))
                self.row(terms)

    def components(self):
        """Unknowns that rows link, with their rows."""
        pairs = [(row, column) for row, (terms, _, _) in enumerate(self.rows) for column in terms]
        if not pairs:
            return []
        rows, columns = np.array(pairs).T
        count = len(self.rows) + len(self.lower)
        links = coo_matrix((np.ones(len(pairs)), (rows, columns + len(self.rows))), (count, count))
        _, labels = connected_components(links, directed=False)
        parts = collections.defaultdict(lambda: ([], []))
        for place, label in enumerate(labels):
            row = place < len(self.rows)
            parts[label][0 if row else 1].append(place if row else place - len(self.rows))
        return list(parts.values())


def ranges(system, rows, columns, width):
    """The least and greatest value of every unknown of a component, or bounds at least `width` apart; and how many
    programmes it took."""
    local = {column: place for place, column in enumerate(columns)}
    entries, least, greatest = [], [], []
    for row in rows:
        terms, low, high = system.rows[row]
        for sign, bound in ((1, high), (-1, -low)):
            if math.isfinite(bound):
                entries += [(len(least), local[c], sign * k) for c, k in terms.items()]
                least.append(bound)
    matrix = None
    if entries:
        i, j, v = zip(*entries)
        matrix = coo_matrix((v, (i, j)), (len(least), len(columns))).tocsr()
    bounds = [(system.lower[c], None) for c in columns]
    low, high = np.full(len(columns), math.inf), np.full(len(columns), -math.inf)
    programmes = 0
    for place in range(len(columns)):
        for sign in (1, -1):
            if high[place] - low[place] >= width - SLACK:
                break
            cost = np.zeros(len(columns))
            cost[place] = sign
            programmes += 1
            result = linprog(cost, A_ub=matrix, b_ub=least or None, bounds=bounds, method="highs")
            if result.status == 3:
                (low if sign > 0 else high)[place] = -sign * math.inf
            elif result.status == 0:
                np.minimum(low, result.x, out=low)
                np.maximum(high, result.x, out=high)
            else:
                raise SystemExit(f"no release fits what is printed: {result.message}")
    return low, high, programmes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spec", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path, nargs="?")
    parser.add_argument("--width", type=int)
    parser.add_argument("--most", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.folder is None:
        options.folder = (options.spec / "public").resolve()
        options.spec = options.spec / "private" / "disclosure" / options.folder.name / "spec.json"
    spec = json.loads(options.spec.read_text())
    width = options.width or spec["width"]
    release = Release(spec, options.folder)
    system = System(release)
    names = {place: key for key, place in system.index.items()}
    parts = system.components()
    if options.most and len(parts) > options.most:
        parts = random.Random(options.seed).sample(parts, options.most)
    found = looked = programmes = 0
    begin = time.process_time()
    for rows, columns in parts:
        looked += sum(names[column] in release.cells for column in columns)
        lows, highs, solved = ranges(system, rows, columns, width)
        programmes += solved
        for column, low, high in zip(columns, lows, highs):
            if names[column] not in release.cells:
                continue
            low, high = math.ceil(low - SLACK), math.floor(high + SLACK) if math.isfinite(high) else high
            if high - low < width:
                found += 1
                measure, codes = names[column]
                where = ", ".join(
                    f"{n}={c}" for n, c, t in zip(release.names, codes, release.totals) if c != t)
                print(f"{measure}[{where}]: {low}..{high}")
    hidden = sum(key in release.cells for key in system.index)
    print(f"{len(release.cells)} cells, {hidden} hidden, {len(system.rows)} rows; "
          f"{looked} in {len(parts)} components looked at: {found} narrower than {width}")
    print(f"{programmes} programmes in {time.process_time() - begin:.2f} s of processor time")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

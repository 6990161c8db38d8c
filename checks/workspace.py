"""What a workspace says about itself: its extracts, code lists, definitions and series.

Only declarations are read here. Populations and measures of the definitions are not: these are
written out by hand in figures.py.
"""

import csv
import datetime
import itertools
import pathlib
from fractions import Fraction

import yaml

# Decimal places of a unit where a definition does not say.
DECIMALS = {
    "persons": 0, "households": 0, "applications": 0, "decisions": 0, "cases": 0,
    "days": 0, "azn_per_month": 0, "percent": 1, "percentage_points": 1, "per_1000": 1,
    "per_1000_person_months": 1, "points": 1, "ratio": 2, "index": 2, "cefr_steps": 2,
    "per_100000": 3, "contracts": 0,
}

# A breakdown by a longer list shows only the codes that occur somewhere in the series.
LONG_LIST = 40


def month_range(first, last):
    """All months from first to last, as 2026-10."""
    year, month = map(int, first.split("-"))
    months = []
    while f"{year:04}-{month:02}" <= last:
        months.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return months


def last_day(period):
    """The last calendar day of a month or a year."""
    year, month = (int(period[:4]), int(period[5:7])) if len(period) == 7 else (int(period), 12)
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def month_before(period):
    """The month before a month."""
    first = datetime.date(int(period[:4]), int(period[5:7]), 1)
    return (first - datetime.timedelta(days=1)).strftime("%Y-%m")


def load_yaml(path):
    # BaseLoader keeps every scalar as text: no date or number is guessed.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}


def months_between(first, last):
    """Months from one to another."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])


def numbers(rule, names):
    """The numbers of a rule; none where it is not asked for."""
    return tuple(Fraction(rule.get(name, 0)) for name in names)


class CodeList:
    """Codes in order with parents and validity."""

    def __init__(self, path):
        with path.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.codes = [row["code"] for row in self.rows]
        self.parents = {row["code"]: row["parent"] for row in self.rows}

    def valid(self, day):
        """Codes that are valid on a day, both ends included."""
        text = day.isoformat()
        return [
            row["code"] for row in self.rows
            if (row["valid_from"] or "0001-01-01") <= text <= (row["valid_to"] or "9999-12-31")
        ]


class Workspace:
    """The declarations of a workspace and the places of its files."""

    def __init__(self, folder, last=None):
        self.folder = pathlib.Path(folder)
        settings = load_yaml(self.folder / "yol.yaml")
        paths = settings.get("paths", {})
        self.extracts = self.folder / paths.get("extracts", "extracts")
        self.indicators = self.folder / paths.get("indicators", "indicators")
        self.public = self.folder / paths.get("public", "public")
        policy = settings.get("disclosure", {})
        policy = {**policy.get("policies", {}).get(policy.get("policy"), {}), **policy}
        self.threshold = int(policy.get("threshold", 5))
        self.small_base = int(policy.get("small_base", 10))
        self.quantile_base = int(policy.get("quantile_base", 20))
        self.coarsening = int(policy.get("coarsening", 20))
        self.coalition = int(policy.get("coalition", 0))
        self.p_percent = Fraction(policy.get("p_percent", 10))
        self.dominance = numbers(policy.get("dominance", {}), "nk")
        self.pq = numbers(policy.get("pq", {}), "pq")
        self.cluster_share = int(policy.get("cluster_share", 50))
        self.cluster_base = int(policy.get("cluster_base", 20))
        self.grid = {
            unit: int(step) for unit, step in
            policy.get("quantile_grid", {"azn_per_month": 10, "days": 5}).items()}
        delivered = sorted(
            p.name for p in self.extracts.iterdir() if p.is_dir() and len(p.name) == 7)
        self.last = last or delivered[-1]
        self.deliveries = [name for name in delivered if name <= self.last]
        self.periods = month_range(settings.get("series_start", delivered[0]), self.last)
        self.contracts = load_yaml(self.indicators / "extracts" / "contracts.yaml")
        self.lists = {
            path.stem: CodeList(path)
            for path in sorted((self.indicators / "codelists").glob("*.csv"))}
        self.dimensions = {
            name: self.lists[entry["list"]]
            for name, entry in load_yaml(self.indicators / "dimensions.yaml").items()}
        self.definitions = {}
        for path in sorted(self.indicators.glob("*/*.yaml")):
            content = load_yaml(path)
            if "indicator" in content:
                self.definitions[content["indicator"]] = content

        years = range(int(self.periods[0][:4]), int(self.last[:4]) + 1)
        self.years = [str(year) for year in years if f"{year}-12" <= self.last]

    def frequency(self, indicator):
        """How often an indicator is compiled."""
        return self.definitions[indicator].get("frequency", "monthly")

    def periods_of(self, indicator):
        """The reference periods of an indicator's series: those that have ended."""
        periods = self.years if self.frequency(indicator) == "annual" else self.periods
        return [p for p in periods if p >= self.definitions[indicator].get("series_start", "")]

    def series(self, indicator):
        """The cohort window of an indicator in months, its target and the periods of its breaks."""
        definition = self.definitions[indicator]
        window = definition.get("cohort")
        if window:
            months = [int(window.get(n, d).split()[0]) for n, d in (("pool", "1"), ("after", "0"))]
            window = tuple(months)
        breaks = [entry["period"] for entry in definition.get("breaks", [])]
        return window, definition.get("target"), breaks

    def choices(self, indicator):
        """Tables given in several degrees of detail, of which one is shown: lists of tables."""
        entries = self.definitions[indicator].get("breakdowns", [])
        names = [e if isinstance(e, list) else [e] for e in entries]
        options = [[dimension.split(" or ") for dimension in table] for table in names]
        return [
            [list(table) for table in itertools.product(*table)]
            for table in options if any(len(dimension) > 1 for dimension in table)]

    def breakdowns(self, indicator):
        """The tables of an indicator: each a list of dimensions."""
        tables = []
        for entry in self.definitions[indicator].get("breakdowns", []):
            names = entry if isinstance(entry, list) else [entry]
            tables += map(list, itertools.product(*(name.split(" or ") for name in names)))
        return tables

    def decimals(self, indicator):
        """Decimal places shown."""
        definition = self.definitions[indicator]
        return int(definition.get("decimals", DECIMALS[definition["unit"]]))

    def files(self, extract):
        """Files of an extract that count for the run: all of its deliveries, or the newest."""
        contract = self.contracts[extract]
        name = contract.get("file", "manifest.csv")
        found = [
            (period, self.extracts / period / name) for period in self.deliveries
            if (self.extracts / period / name).exists()]
        return found if contract.get("delivery", "period") == "period" else found[-1:]

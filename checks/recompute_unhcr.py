#!/usr/bin/env python3
"""Recomputes the figures of the UNHCR workspace from its files, and compares.

    checks/recompute_unhcr.py [fixtures/unhcr]

uses the standard library only. It also compares SDG 10.7.4 with the series that the United Kingdom
has published, digit by digit. Exit status 1 with a list of differences, else 0.
"""

import collections
import csv
import pathlib
import sys
from fractions import Fraction

from comparison import Comparison, Figure, read_observations, rounded

LAST = 2025
THRESHOLD, SMALL_BASE = 5, 10
# UNHCR has since revised the number behind the published rate of this year.
REVISED = 2021

# Indicator: file, column, dimensions, first year.
SUMS = {
    "aze_refugees_stock": ("population", "refugees", ["coo_iso"], 1992),
    "aze_asylum_seekers_stock": ("population", "asylum_seekers", ["coo_iso"], 1992),
    "aze_stateless_stock": ("population", "stateless", [], 1992),
    "aze_applications_flow": (
        "applications", "applied", ["procedure_type", "app_type", "coo_iso"], 2000),
    "aze_decisions_flow": ("decisions", "dec_total", ["procedure_type", "coo_iso"], 2000),
    "uk_refugees_stock": ("refugees_from_uk", "refugees", [], 1994),
    "uk_population": ("uk_population", "population", [], 1994),
}
UNPUBLISHED = {"uk_population"}
DECIMALS = {name: 0 for name in SUMS} | {"aze_recognition_rate": 1, "sdg_10_7_4_uk": 3}
# Dimensions whose list is short: every code is shown. Of countries only those that occur.
SHORT = {"procedure_type": "GU", "app_type": "NRAV"}


def rows(folder, name):
    with (folder / "extracts" / str(LAST) / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cells(table, columns, dimensions):
    """Sums of columns by year and position; rows without a number in one of them are left out."""
    sums = collections.defaultdict(lambda: [0] * len(columns))
    for row in table:
        if any(row[column] == "" for column in columns):
            continue
        for position in [()] + [((name, row[name]),) for name in dimensions]:
            cell = sums[int(row["year"]), position]
            for index, column in enumerate(columns):
                cell[index] += int(row[column])
    return sums


def positions(sums, dimensions):
    """The total, all codes of short lists, the countries that occur in any year."""
    occurring = {position for _, position in sums}
    short = {((name, code),) for name in dimensions for code in SHORT.get(name, "")}
    return {()} | occurring | short


def add_sums(folder, figures):
    for name, (file, column, dimensions, first) in SUMS.items():
        sums = cells(rows(folder, file), [column], dimensions)
        for year in range(first, LAST + 1):
            for position in positions(sums, dimensions):
                if (year, ()) not in sums:
                    figure = Figure(absence="source_missing")
                else:
                    number = sums[year, position][0] if (year, position) in sums else 0
                    hidden = "count" if 0 < number < THRESHOLD else ""
                    figure = Figure(value=Fraction(number), reason=hidden)
                figures[name, str(year), position] = figure


def add_recognition(folder, figures):
    table = rows(folder, "decisions")
    sums = cells(table, ["dec_recognized", "dec_other", "dec_rejected"], ["procedure_type"])
    for year in range(2000, LAST + 1):
        for position in positions(sums, ["procedure_type"]):
            figures["aze_recognition_rate", str(year), position] = recognition(
                sums.get((year, position), [0, 0, 0]), (year, ()) in sums)


def recognition(numbers, delivered):
    """Recognised and complementary protection as a share of these and rejections."""
    if not delivered:
        return Figure(absence="source_missing")
    positive, decided = numbers[0] + numbers[1], sum(numbers)
    figure = Figure(numerator=positive, denominator=decided)
    if decided == 0:
        figure.absence = "not_applicable"
        return figure
    figure.value = Fraction(positive * 100, decided)
    if 0 < positive < THRESHOLD or 0 < decided - positive < THRESHOLD or decided < SMALL_BASE:
        figure.reason = "share"
    return figure


def add_rate(figures):
    """SDG 10.7.4: refugees per 100,000 of population and refugees together."""
    for year in range(1994, LAST + 1):
        refugees = figures["uk_refugees_stock", str(year), ()]
        population = figures["uk_population", str(year), ()]
        figure = Figure(reason="derived" if refugees.reason or population.reason else "")
        if refugees.value is None or population.value is None:
            figure.absence = "source_missing"
        else:
            figure.value = refugees.value / (population.value + refugees.value) * 100_000
        figures["sdg_10_7_4_uk", str(year), ()] = figure


def compare_published(folder, figures, observations):
    """Years whose rate is not the published one; exactly one is known to differ."""
    differing = []
    with (folder / "published" / "uk_sdg_10-7-4.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            key = "sdg_10_7_4_uk", row["Year"], ()
            exact = figures[key].value
            same = abs(exact - Fraction(row["Value"])) < Fraction(1, 10**15)
            shown = observations.get(key, {}).get("value")
            if not same or shown != rounded(Fraction(row["Value"]), 3):
                differing.append(int(row["Year"]))
    print(f"SDG 10.7.4: other than published in {differing or 'no year'}")
    return differing == [REVISED]


def main():
    folder = pathlib.Path(
        sys.argv[1] if len(sys.argv) > 1
        else pathlib.Path(__file__).parent.parent / "fixtures" / "unhcr")
    figures = {}
    add_sums(folder, figures)
    add_recognition(folder, figures)
    add_rate(figures)
    observations = read_observations(folder / "public" / "data" / "observations.csv")
    expected = {key: value for key, value in figures.items() if key[0] not in UNPUBLISHED}
    agrees = Comparison(expected, DECIMALS, observations).report()
    same = compare_published(folder, figures, observations)
    return 0 if agrees and same else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures protection and attack by the command line of Yol, and writes a Markdown table.

Tables of made-up persons grow in regions, countries and age groups; the release of the demonstration
grows in months. The exponent of a growth law is the slope of a straight line through the logarithms.
"""

import argparse
import csv
import datetime
import itertools
import json
import math
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import typing

from measure import machine

FIXTURES = pathlib.Path("fixtures/disclosure")
TOTAL = "Total"


class Run(typing.NamedTuple):
    """One command: seconds, processor seconds, peak memory in MB, exit status, what it printed."""

    seconds: float
    processor: float
    memory: float
    status: int
    output: str
    errors: str


def run(*command):
    """Runs a command and measures it with a process of its own as its parent."""
    script = (
        "import resource,subprocess,sys,time,json;s=time.monotonic();"
        "d=subprocess.run(sys.argv[1:],capture_output=True,text=True);e=time.monotonic()-s;"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([e,u.ru_utime+u.ru_stime,u.ru_maxrss/1024,d.returncode,d.stdout,d.stderr]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, command)], capture_output=True, text=True,
        check=True)
    return Run(*json.loads(done.stdout))


def repeated(repeats, *command, before=lambda: None):
    """Runs of a command."""
    runs = []
    for _ in range(repeats):
        before()
        runs.append(run(*command))
    return runs


def median_run(repeats, *command, before=lambda: None):
    """The last run, with the median of the times of all and the greatest memory."""
    runs = repeated(repeats, *command, before=before)
    return runs[-1]._replace(
        seconds=statistics.median(one.seconds for one in runs),
        processor=statistics.median(one.processor for one in runs),
        memory=max(one.memory for one in runs))


class Peer(typing.NamedTuple):
    """Two programmes a hidden cell with SciPy and HiGHS: cells, programmes, processor seconds of these alone, and
    seconds of the whole command."""

    cells: int
    programmes: int
    processor: float
    seconds: float
    findings: int


def peer(*arguments):
    """Runs checks/attack_lp.py; nothing where it is not set up."""
    python = pathlib.Path("checks/.venv/bin/python")
    if not python.exists():
        return None
    done = run(python, "checks/attack_lp.py", *arguments)
    solved = re.search(r"(\d+) programmes in ([\d.]+) s", done.output)
    cells = re.search(r"(\d+) in \d+ components looked at: (\d+) narrower", done.output)
    if not solved or not cells:
        return None
    return Peer(int(cells[1]), int(solved[1]), float(solved[2]), done.seconds, int(cells[2]))


def exponent(sizes, times):
    """Slope of the least-squares line through logarithms."""
    points = [(math.log(s), math.log(t)) for s, t in zip(sizes, times) if s > 0 and t > 0]
    if len(points) < 2:
        return None
    mean_x = statistics.mean(x for x, _ in points)
    mean_y = statistics.mean(y for _, y in points)
    below = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / below if below else None


# Tables of persons


def persons_3000():
    """The reference: 3,000 made-up persons, with region, sex, age and country."""
    for folder in (FIXTURES / "synthetic", FIXTURES):
        path = folder / "persons_3000.csv"
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                return [(r["region"], r["sex"], r["age"], r["coo"]) for r in csv.DictReader(lines)]
    return None


def grown_persons(regions, countries, ages, count, seed=1):
    """Made-up persons, few in most places, as the reference's are."""
    chance = random.Random(seed)
    weights = lambda number: [1 / (place + 1) for place in range(number)]
    pick = lambda name, number: chance.choices(
        [f"{name}{place:03}" for place in range(number)], weights(number), k=count)
    return list(zip(
        pick("r", regions), chance.choices(["F", "M"], k=count), pick("a", ages),
        pick("c", countries)))


def write_tables(folder, persons):
    """Three linked tables with all margins, and their description."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "truth").mkdir(parents=True)
    names = ("region", "sex", "age", "coo")
    tables = (("region", "coo"), ("region", "sex", "age"), ("coo", "sex", "age"))
    codes = [sorted({person[place] for person in persons}) for place in range(4)]
    cells = set()
    for number, table in enumerate(tables):
        places = [names.index(name) for name in table]
        counts = {key: 0 for key in itertools.product(*([TOTAL] + codes[p] for p in places))}
        for person in persons:
            for key in itertools.product(*((TOTAL, person[place]) for place in places)):
                counts[key] += 1
        with (folder / "truth" / f"table{number}.csv").open("w", encoding="utf-8") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([*table, "value", "flag"])
            for key, value in sorted(counts.items()):
                writer.writerow([*key, value, ""])
                cells.add(tuple(sorted((n, k) for n, k in zip(table, key) if k != TOTAL)))
    specification = {
        "threshold": 5, "width": 4, "policy": {"suppressed_min": 1},
        "dimensions": {name: {"total": TOTAL} for name in names},
        "tables": [
            {"file": f"table{number}.csv", "measure": "persons", "value": "value", "flag": "flag",
             "suppressed": ["c"]} for number in range(len(tables))
        ],
    }
    (folder / "spec.json").write_text(json.dumps(specification), encoding="utf-8")
    return len(cells)


def measure_tables(options, name, persons, compares):
    """Protects the tables of some persons and attacks the result."""
    folder = options.work / name
    cells = write_tables(folder, persons)
    spec, out = folder / "spec.json", folder / "out"

    def clean():
        shutil.rmtree(out, ignore_errors=True)
        for file in folder.glob("out.*"):
            file.unlink()

    protection = median_run(
        options.repeats, options.yol, "protect", "--json", "--spec", spec, folder / "truth", out,
        before=clean)
    if protection.status:
        return {"name": name, "cells": cells, "failed": protection.errors.strip()[:120]}
    attack = median_run(
        options.repeats, options.yol, "attack", "--json", "--latent", "tables", "--spec", spec, out)
    found = json.loads(protection.output)
    return {
        "name": name, "cells": cells, "sensitive": found["sensitive"], "hidden": found["hidden"],
        "relations": found["relations"], "programmes": found.get("programmes"),
        "seconds": protection.seconds, "processor": protection.processor,
        "memory": protection.memory, "attack": attack.seconds, "attack_processor": attack.processor,
        "attack_memory": attack.memory, "findings": attack.status,
        "attack_programmes": json.loads(attack.output)["account"]["programmes"],
        "peer": peer(spec, out) if compares else None,
    }


# The linear programmes of a table that others have solved


def measure_lp(options):
    """Attacks the table of 2,197 cells of which all intervals are known."""
    source = FIXTURES / "lp" / "table3d_2197.csv"
    if not source.exists():
        return None
    folder = options.work / "lp"
    (folder / "release").mkdir(parents=True, exist_ok=True)
    with source.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    with (folder / "release" / "table.csv").open("w", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["a", "b", "c", "value"])
        for row in rows:
            shown = "" if row["suppressed"] == "TRUE" else row["freq"]
            writer.writerow([row["a"], row["b"], row["c"], shown])
    spec = folder / "spec.json"
    spec.write_text(json.dumps({
        "threshold": 5, "width": 3, "dimensions": {name: {"total": TOTAL} for name in "abc"},
        "tables": [{"file": "table.csv", "measure": "persons", "value": "value"}],
    }), encoding="utf-8")
    found = median_run(
        options.repeats, options.yol, "attack", "--json", "--intervals", "--spec", spec,
        folder / "release")
    # No interval is as wide as that, so that each cell takes both programmes.
    return found, peer(spec, folder / "release", "--width", 1_000_000)


# Releases


def until(months):
    """The newest month of so many: that of the demonstration, or a later one, as no contributions were paid
    before September 2020."""
    newest = max(2026 * 12 + 9, 2020 * 12 + 8 + months - 1)
    return f"{newest // 12}-{newest % 12 + 1:02}"


def workspace(options, months, persons):
    """A workspace of made-up people with so many months."""
    folder = options.work / f"release-{months}-{persons}"
    if not (folder / "extracts").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        made = run(
            options.yol, "synth", "--out", folder, "--quiet", "--scale", "ministry", "--months",
            months, "--until", until(months), "--persons", persons, "--seed", 2026, "--faults", 12)
        if made.status:
            sys.exit(made.errors)
    start = min(path.name for path in (folder / "extracts").iterdir() if path.is_dir())
    indicators = pathlib.Path("indicators").resolve()
    (folder / "yol.yaml").write_text(
        "title: {az: Ölçmə, en: Benchmark}\npublisher: {az: Yol, en: Yol}\nfrequency: monthly\n"
        f'series_start: "{start}"\n'
        f"paths: {{indicators: {indicators}, extracts: extracts, public: public, "
        "private: private}\n", encoding="utf-8")
    return folder


def forget(folder):
    """Takes away all that a run left in a workspace."""
    for name in ("public", "public.releases", "private"):
        path = folder / name
        if path.is_symlink():
            path.unlink()
        shutil.rmtree(path, ignore_errors=True)


def measure_release(options, months, persons, repeats, compares=False):
    """Runs on a workspace of made-up people, and attacks of its release."""
    folder = workspace(options, months, persons)
    runs = repeated(
        repeats, options.yol, "run", "--workspace", folder, "--json",
        before=lambda: forget(folder))
    row = {"months": months, "persons": persons, "repeats": repeats}
    if runs[-1].status not in (0, 3):
        return row | {"failed": runs[-1].errors.strip()[:160]}
    reports = [json.loads(one.output) for one in runs]
    stages = {
        stage: statistics.median(report["seconds"][stage] for report in reports)
        for stage in reports[0]["seconds"]}
    release = (folder / "public").resolve()
    spec = folder / "private" / "disclosure" / release.name / "spec.json"
    attack = median_run(repeats, options.yol, "attack", "--json", "--spec", spec, release)
    row |= {
        "seconds": statistics.median(one.seconds for one in runs),
        "processor": statistics.median(one.processor for one in runs),
        "memory": max(one.memory for one in runs), "stages": stages,
        "protection": reports[0]["disclosure"]["protection"],
        "account": json.loads(attack.output)["account"], "findings": attack.status,
        "attack": attack.seconds, "attack_processor": attack.processor,
        "attack_memory": attack.memory,
        "peer": peer(spec, release, "--most", options.most) if compares else None,
    }
    forget(folder)
    return row


def number(value, decimals=0):
    return "–" if value is None else f"{value:,.{decimals}f}"


def table_lines(rows):
    lines = [
        "| tables | cells | to protect | hidden | relations | programmes | protect, s | processor, s "
        "| MB | attack, s | processor, s | findings |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        if "failed" in row:
            lines.append(f"| {row['name']} | {number(row['cells'])} | {row['failed']} |")
            continue
        lines.append(
            f"| {row['name']} | {number(row['cells'])} | {number(row['sensitive'])} | "
            f"{number(row['hidden'])} | {number(row['relations'])} | {number(row['programmes'])} | "
            f"{number(row['seconds'], 3)} | {number(row['processor'], 3)} | "
            f"{number(row['memory'])} | {number(row['attack'], 3)} | "
            f"{number(row['attack_processor'], 3)} | "
            f"{'none' if row['findings'] == 0 else 'SOME'} |")
    return lines


def release_lines(rows):
    lines = [
        "| persons × months | protector: cells | hidden | relations | programmes | attack: cells | "
        "relations | components | programmes | protect, s | ranges, s | audit, s | whole run, s | "
        "processor, s | MB | attack alone, processor s | findings |",
        "|---" + "|---:" * 16 + "|",
    ]
    for row in rows:
        name = f"{row['persons']:,} × {row['months']}"
        if "failed" in row:
            lines.append(f"| {name} | {row['failed']} |")
            continue
        account, stages, protection = row["account"], row["stages"], row["protection"]
        fields = [
            name, number(protection["cells"]), number(protection["hidden"]),
            number(protection["relations"]), number(protection["programmes"]),
            number(account["cells"]), number(account["relations"]), number(account["components"]),
            number(account["programmes"]), number(stages["protect"], 2), number(stages["ranges"], 2),
            number(stages["audit"], 2), number(row["seconds"], 2), number(row["processor"], 2),
            number(row["memory"]), number(row["attack_processor"], 2),
            "none" if row["findings"] == 0 else "SOME"]
        lines.append("| " + " | ".join(fields) + " |")
    return lines


def peer_lines(rows):
    """Yol's attack beside two programmes a cell: name, hidden cells, run of Yol, programmes of Yol, peer."""
    lines = [
        "| what | hidden cells | `yol attack`, processor s | its programmes | SciPy: cells | "
        "programmes | processor s of these | whole command, s | processor ms a cell: Yol | SciPy |",
        "|---" + "|---:" * 9 + "|",
    ]
    for name, hidden, processor, programmes, other in rows:
        if other is None:
            continue
        lines.append(
            f"| {name} | {number(hidden)} | {number(processor, 2)} | {number(programmes)} | "
            f"{number(other.cells)} | {number(other.programmes)} | {number(other.processor, 2)} | "
            f"{number(other.seconds, 1)} | {1000 * processor / max(1, hidden):.3f} | "
            f"{1000 * other.processor / max(1, other.cells):.3f} |")
    return lines if len(lines) > 2 else ["SciPy is not set up: `checks/setup`."]


def law(rows, cells, time, what):
    points = [(cells(row), time(row)) for row in rows]
    slope = exponent([c for c, _ in points], [t for _, t in points])
    return f"- {what} grow as cells to the power {slope:.2f}." if slope is not None else ""


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--yol", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--results", type=pathlib.Path, required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--most", type=int, default=300, help="components for SciPy")
    options = parser.parse_args()
    options.yol = options.yol.resolve()
    return options


def measured_tables(options, sizes):
    """Tables of persons as they grow; the first are the reference's."""
    reference = persons_3000()
    tables = [measure_tables(options, "persons_3000", reference, True)] if reference else []
    for regions, countries, ages, count in sizes[1 if reference else 0:]:
        name = f"{regions} regions, {countries} countries, {ages} ages, {count:,} persons"
        tables.append(
            measure_tables(options, name, grown_persons(regions, countries, ages, count), False))
    return tables


def main():
    options = read_arguments()
    load = os.getloadavg()[0]
    sizes = [(14, 12, 6, 3000), (20, 17, 9, 5000), (28, 24, 13, 9000), (40, 35, 20, 20000)]
    months, persons, middle = [3, 9, 26, 72, 184], [21_000], 26
    if options.short:
        sizes, months, persons, middle = sizes[:2], [3, 6], [9_000], 6
        options.repeats, options.most = 1, 20
    tables = measured_tables(options, sizes)
    interval = measure_lp(options)
    by_months, by_persons = [], []
    for count in months:
        repeats = options.repeats if count <= middle else 1
        by_months.append(measure_release(options, count, 7000, repeats, count == middle))
        write(options, load, tables, interval, by_months, by_persons)
    for count in persons:
        by_persons.append(measure_release(options, middle, count, 1))
        write(options, load, tables, interval, by_months, by_persons)
    print(options.results.read_text(encoding="utf-8"))


def compared(tables, interval, releases):
    """What SciPy was asked as well: name, hidden cells, processor seconds and programmes of Yol, the peer."""
    found = [
        (row["name"], row["hidden"], row["attack_processor"], row["attack_programmes"], row["peer"])
        for row in tables]
    if interval:
        account = json.loads(interval[0].output)["account"]
        found.append(
            ("2,197 cells, all intervals", account["hidden"], interval[0].processor,
             account["programmes"], interval[1]))
    return found + [
        (f"release of {row['persons']:,} × {row['months']}", row["account"]["hidden"],
         row["attack_processor"], row["account"]["programmes"], row["peer"])
        for row in releases]


def write(options, load, tables, interval, by_months, by_persons):
    """Writes the page with what has been measured."""
    good = [row for row in tables if "failed" not in row]
    whole = [row for row in by_months if "failed" not in row]
    cells = lambda row: row["cells"]
    release_cells = lambda row: row["account"]["cells"]
    lines = [
        "# Benchmark: disclosure control", "",
        f"{machine()} {datetime.date.today()}. Medians of {options.repeats}; of releases of more than 26 "
        "months and of other numbers of persons one run each. Load of the machine before: "
        f"{load:.1f}, after: {os.getloadavg()[0]:.1f}; where others worked on it, seconds are too many, and "
        "processor seconds, of all threads together, say more. `benchmarks/disclosure` makes this page.",
        "", "## Three linked tables of persons", "",
        "Region × country, region × sex × age and country × sex × age with all margins; threshold 5, "
        "width 4, hidden numbers are at least 1. Whole commands: reading, protecting, writing and the "
        "certificate; reading and attacking, without the cross-table that nobody printed.", "",
        *table_lines(tables), "",
        law(good, cells, lambda row: row["processor"], "processor seconds of protection"),
        law(good, cells, lambda row: row["attack_processor"], "processor seconds of the attack"), "",
    ]
    if interval:
        found, account = interval[0], json.loads(interval[0].output)["account"]
        lines += [
            "## All intervals of a table of 2,197 cells", "",
            f"{number(account['hidden'])} hidden cells, {number(account['programmes'])} linear programmes: "
            f"{found.seconds:.3f} s, {found.processor:.3f} s of processor time, {found.memory:.0f} MB.", "",
        ]
    lines += [
        "## A ministry's whole release", "",
        "The shipped catalogue on made-up people, all months in one release. The demonstration has 7,000 "
        "persons and 26 months. Cells of the protector include those that no table prints.", "",
        *release_lines(by_months + by_persons), "", "By months, with 7,000 persons:", "",
        law(whole, release_cells, lambda row: row["processor"], "processor seconds of whole runs"),
        law(whole, release_cells, lambda row: row["stages"]["protect"], "seconds of protection"),
        law(whole, release_cells, lambda row: row["stages"]["audit"], "seconds of the audit"),
        law(whole, release_cells, lambda row: row["attack_processor"],
            "processor seconds of the attack alone"),
        law(whole, release_cells, lambda row: row["memory"], "megabytes"), "",
        "## Beside two linear programmes for each hidden cell", "",
        "`checks/attack_lp.py` with SciPy's HiGHS on the same files; it stops at a cell once two solutions differ "
        f"by the width. Of the release it takes {options.most} components at random. Reading is in Yol's time and "
        "not in that of the programmes.", "",
        *peer_lines(compared(good, interval, whole)), "",
    ]
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    options.results.write_text(text.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures reading one extract in several forms by Yol, DuckDB and libcsv, and writes a Markdown table."""

import argparse
import datetime
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

from measure import machine, run_yol

FORMS = {
    "clean": ("clean", {}),
    "dirty": ("1 % bad rows", {}),
    "utf16": ("UTF-16", {"--encoding": "utf-16"}),
    "gzip": ("gzip", {"--compression": "gzip"}),
    "quoted": ("all quoted", {}),
}


def run_duckdb(path, options):
    """One load by DuckDB: seconds and counts, or why there are none."""
    script = pathlib.Path(__file__).parent / "duckdb_rejects.py"
    command = [sys.executable, str(script), str(path), *[x for pair in options.items() for x in pair]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["failed"])[-1][:120]
    return json.loads(done.stdout), None


def run_libcsv(program, path):
    """Counting the fields: seconds, or nothing where libcsv stops."""
    start = time.monotonic()
    done = subprocess.run([program, str(path)], capture_output=True, text=True, check=False)
    return time.monotonic() - start if done.returncode == 0 else None


def speed(size, seconds):
    return f"{size / 1e6 / seconds:,.0f}" if seconds else ""


def median(values):
    found = [value for value in values if value is not None]
    return statistics.median(found) if found else None


def seconds_text(seconds):
    return f"{seconds:.3f}" if seconds is not None else "–"


def measure(options, form):
    """Medians of one form."""
    path = options.forms / f"{form}.csv"
    ours, theirs, cut, why = [], [], [], None
    for _ in range(options.repeats):
        ours.append(run_yol(options.yol, options.forms / form))
        duck, why = run_duckdb(path, FORMS[form][1])
        theirs.append(duck)
        cut.append(run_libcsv(options.count_fields, path) if form not in ("utf16", "gzip") else None)
    report = ours[-1][2]
    size, rows = path.stat().st_size, report["rows"]
    return {
        "form": FORMS[form][0], "size": size, "rows": rows,
        "yol": median(stages["read"] for stages, _, _ in ours),
        "own": median(usage.own * 1e6 for _, usage, _ in ours) / max(1, rows["read"]),
        "processor": median(usage.processor for _, usage, _ in ours),
        "duckdb": median(one and one["seconds"] for one in theirs), "last": theirs[-1], "why": why,
        "libcsv": median(cut)}


def row(found):
    size, last = found["size"], found["last"]
    return " | ".join([
        "| " + found["form"], f"{size / 1e6:,.0f}", f"{found['rows']['read']:,}",
        seconds_text(found["yol"]), speed(size, found["yol"]),
        f"{found['rows']['read'] / 1e6 / found['yol']:.2f}" if found["yol"] else "",
        f"{found['rows']['quarantined']:,}", f"{found['own']:,.0f}",
        seconds_text(found["duckdb"]), speed(size, found["duckdb"]),
        f"{last['rejects']:,}" if last else "–",
        seconds_text(found["libcsv"]), speed(size, found["libcsv"])]) + " |"


def text(options, found, load):
    version = subprocess.run(
        [options.yol, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    duckdb = next((one["last"]["version"] for one in found if one["last"]), "")
    clean = next(one for one in found if one["form"] == "clean")
    lines = [
        "# Benchmark: one extract in several forms", "",
        f"{machine()}. Yol {version}, DuckDB {duckdb} with 2 threads, libcsv 3 alone. "
        f"{datetime.date.today().isoformat()}. Medians of {options.repeats}; load of the machine "
        f"before: {load:.1f}. `benchmarks/extracts` makes this page.", "",
        "| form | MB | rows | Yol, s | MB/s | million rows/s | set aside | own bytes a row | DuckDB, s | MB/s | rejected "
        "| libcsv, s | MB/s |",
        "|---|" + "---:|" * 12, *[row(one) for one in found], ""]
    for one in found[1:]:
        if one["form"] == "1 % bad rows" and one["yol"] and clean["yol"]:
            slower = 100 * (one["yol"] / clean["yol"] - 1)
            lines.append(f"- With 1 % bad rows Yol takes {slower:+.0f} % longer than for the clean file.")
        if one["why"]:
            lines.append(f"- DuckDB cannot read the form “{one['form']}”: {one['why']}")
    return "\n".join(lines + [
        "- MB are those of the file as it lies on disk, packed or in UTF-16 as it is.",
        "- Yol: the stage `read` of a run, with every check of the contract, codes, key and rules, the "
        "digest of the file already taken. “Own bytes a row” is the peak of the process's own memory in "
        "the whole run, divided by rows.",
        "- DuckDB: `read_csv` with the types of the columns and `store_rejects` into a table; it checks "
        "types only, no patterns, code lists, ranges or keys, so it rejects fewer rows.",
        "- libcsv: one thread, counts fields and rows; it stops at the first bare quote, and reads "
        "neither UTF-16 nor gzip.", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--yol", required=True)
    parser.add_argument("--forms", type=pathlib.Path, required=True)
    parser.add_argument("--count-fields", required=True)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--results", type=pathlib.Path, required=True)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    found = [measure(options, form) for form in FORMS]
    page = text(options, found, load)
    options.results.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()

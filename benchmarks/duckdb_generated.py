#!/usr/bin/env python3
"""Computes the figures of a workspace with DuckDB from the SQL that Yol prints, and prints JSON.

The tables are loaded once by `yol sql --tables --unchecked`: only the columns that some indicator
needs, with declared types and without the checks of the contracts; with --checked all columns and
all checks. Then come the queries of all indicators with all of their breakdowns, one by one.
"""

import argparse
import json
import pathlib
import resource
import subprocess
import time

import duckdb


def printed(yol, folder, *arguments):
    """What `yol sql` prints."""
    command = [yol, "sql", *arguments, "--workspace", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=pathlib.Path)
    parser.add_argument("--yol", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--since", help="first period (default: the newest alone)")
    parser.add_argument("--checked", action="store_true", help="load with the checks")
    options = parser.parse_args()
    tables = printed(
        options.yol, options.workspace, "--tables", *([] if options.checked else ["--unchecked"]))
    since = ["--from", options.since] if options.since else []
    queries = json.loads(printed(options.yol, options.workspace, *since, "--json"))
    con = duckdb.connect()
    con.execute(f"set threads = {options.threads}")
    start = time.monotonic()
    con.execute(tables)
    loaded = time.monotonic()
    times, rows = {}, 0
    for query in queries:
        begin = time.monotonic()
        rows += len(con.execute(query["statement"]).fetchall())
        times[query["indicator"]] = time.monotonic() - begin
    slowest = sorted(times, key=times.get, reverse=True)[:5]
    print(json.dumps({
        "seconds": {"read": loaded - start, "compute": time.monotonic() - loaded},
        "indicators": len(queries), "cells": rows, "duckdb": duckdb.__version__,
        "slowest": {name: times[name] for name in slowest},
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Computes the figures of a workspace with DuckDB, stage by stage, and prints JSON.

The needed columns are read once from CSV with declared types; then come the persons behind the
rows, and one query an indicator with all of its breakdowns. Rows are not checked as Yol checks
them. With --compare the results are compared with the published figures after the clock stopped.
"""

import argparse
import json
import pathlib
import resource
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "checks"))

import duckdb  # noqa: E402
from comparison import Comparison, read_observations  # noqa: E402
from recompute import Oracle  # noqa: E402
from workspace import Workspace  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("workspace", type=pathlib.Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument(
        "--checked", action="store_true",
        help="only read, all columns and with the checks of the contracts")
    options = parser.parse_args()
    workspace = Workspace(options.workspace)
    oracle = Oracle(workspace, threads=options.threads)
    seconds = {}
    stages = [("read", oracle.read_typed), ("link", oracle.prepare), ("compute", oracle.query)]
    for name, stage in [("read", oracle.read)] if options.checked else stages:
        start = time.monotonic()
        stage()
        seconds[name] = time.monotonic() - start
    report = {
        "seconds": seconds, "indicators": len(oracle.cells),
        "cells": sum(map(len, oracle.cells.values())), "duckdb": duckdb.__version__,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }
    if options.compare:
        oracle.finish_figures()
        comparison = Comparison(
            oracle.published(), {n: workspace.decimals(n) for n in workspace.definitions},
            read_observations(workspace.public / "data" / "observations.csv"),
            complementary=True)
        report["agreeing"] = comparison.agreeing
        report["hidden"] = comparison.hidden + comparison.secondary
        report["differing"] = sum(map(len, comparison.differences.values()))
        report["first_differences"] = [
            f"{name} {line}" for name, lines in comparison.differences.items()
            for line in lines[:2]]
    print(json.dumps(report))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Measures runs of Yol and of DuckDB over the same workspaces and writes a Markdown table.

Each is run several times, by turns, and the median is taken. Peak memory is the resident set that
the operating system reports for the process.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import threading
import time
import typing

PUBLISHED = (0, 3)


class Usage(typing.NamedTuple):
    """Peak memory in MB (all resident; without pages of mapped files) and processor time."""

    resident: float
    own: float
    processor: float


def watch(process, own):
    """Samples the memory of a process that does not belong to a file, until it has ended."""
    status = pathlib.Path(f"/proc/{process}/status")
    while True:
        try:
            lines = status.read_text(encoding="utf-8").splitlines()
        except OSError:
            return
        found = [int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon")]
        if not found:
            return
        own.append(found[0])
        time.sleep(0.01)


def measured(command):
    """Runs a command: its output, seconds and peak memory."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    own = []
    watcher = threading.Thread(target=watch, args=(process.pid, own))
    watcher.start()
    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    reader.start()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    reader.join()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in PUBLISHED:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}\n{errors[0][-4000:]}")
    processor = usage.ru_utime + usage.ru_stime
    return output, seconds, Usage(
        usage.ru_maxrss * 1024 / 1e6, max(own, default=0) / 1e6, processor)


def run_yol(yol, folder, fresh=True):
    """One run of Yol: seconds by stage with the whole, and peak memory."""
    if fresh:
        for name in ("public", "public.releases", "private"):
            path = folder / name
            path.unlink() if path.is_symlink() else shutil.rmtree(path, ignore_errors=True)
    output, seconds, memory = measured([yol, "run", "--workspace", str(folder), "--json"])
    report = json.loads(output)
    return {**report["seconds"], "whole": seconds}, memory, report


def run_duckdb(yol, folder, since, *options):
    """One run of DuckDB over the SQL that Yol prints: seconds by stage with the whole, and memory."""
    script = pathlib.Path(__file__).parent / "duckdb_generated.py"
    command = [sys.executable, str(script), str(folder), "--yol", yol, "--since", since, *options]
    output, seconds, memory = measured(command)
    report = json.loads(output)
    return {**report["seconds"], "whole": seconds}, memory, report


def agreement(yol, folder, since):
    """What comparing all figures with those of DuckDB gave."""
    script = pathlib.Path(__file__).parent.parent / "checks" / "sql_agreement.py"
    done = subprocess.run(
        [sys.executable, str(script), str(folder), "--yol", yol, "--since", since, "--json"],
        capture_output=True, text=True, check=False)
    if not done.stdout:
        sys.exit(done.stderr[-4000:])
    return json.loads(done.stdout)


def median(runs):
    """The median of each stage and of the memory of several runs."""
    stages = {
        name: statistics.median(run[0].get(name, 0.0) for run in runs) for name in runs[0][0]}
    usage = (statistics.median(getattr(run[1], name) for run in runs) for name in Usage._fields)
    return stages, Usage(*usage)


class Table:
    """The Markdown table."""

    def __init__(self):
        self.lines = [
            "| stage | Yol, s | Yol, MB | DuckDB, s | DuckDB, MB | ratio of seconds |",
            "|---|---:|---:|---:|---:|---:|"]

    @staticmethod
    def memory(memory):
        return f"{memory.resident:,.0f} ({memory.own:,.0f})" if memory else ""

    def row(self, stage, yol, yol_memory=None, duck=None, duck_memory=None):
        cells = [
            stage, f"{yol:.3f}", self.memory(yol_memory),
            "" if duck is None else f"{duck:.3f}", self.memory(duck_memory),
            f"{duck / yol:.1f}" if duck and yol else ""]
        self.lines.append(f"| {' | '.join(cells)} |")


def pair(table, title, yol, folder, since, repeats):
    """Rows of one workspace, both programs by turns; gives the last reports and the comparison."""
    ours, theirs = [], []
    for _ in range(repeats):
        ours.append(run_yol(yol, folder))
        theirs.append(run_duckdb(yol, folder, since))
    (mine, memory), (other, other_memory) = median(ours), median(theirs)
    again = median([run_yol(yol, folder, fresh=False) for _ in range(repeats)])
    table.row(f"**{title}**: read extracts", mine["read"], None, other["read"])
    checked = run_duckdb(yol, folder, since, "--checked")[0]
    table.row("the same, DuckDB with the checks too (once)", mine["read"], None, checked["read"])
    table.row("compute indicators", mine["compute"], None, other["compute"])
    table.row(
        "read and compute", mine["read"] + mine["compute"], None, other["read"] + other["compute"])
    table.row(
        "read with checks and compute", mine["read"] + mine["compute"], None,
        checked["read"] + other["compute"])
    for stage in ("definitions", "deliveries", "protect", "publish", "archive"):
        table.row(f"{stage} (Yol only)", mine.get(stage, 0.0))
    table.row("whole run, start to exit", mine["whole"], memory, other["whole"], other_memory)
    table.row("its processor time", memory.processor, None, other_memory.processor)
    table.row("the same again, nothing changed", again[0]["whole"], again[1])
    return ours[-1][2], agreement(yol, folder, since)


def machine():
    """What was measured on."""
    text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
    models = [x.split(":", 1)[1].strip() for x in text.splitlines() if x.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores of {models[0] if models else platform.machine()}, "
        f"{memory:.0f} GB, Linux {platform.release().split('-')[0]}")


def size(folder):
    """Bytes of the extracts."""
    return sum(path.stat().st_size for path in (folder / "extracts").glob("*/*.csv"))


def facts(folder, report, comparison):
    """One sentence on a workspace and on whether both programs agree."""
    found = (
        f"{comparison['compared']:,} figures were compared with DuckDB's before disclosure "
        f"control, {comparison['differing']:,} differ")
    if comparison["differing"]:
        found += ": " + "; ".join(comparison["first_differences"][:6])
    return (
        f"{report['rows']['read']:,} rows in {size(folder) / 1e6:,.0f} MB; "
        f"{report['indicators']} indicators; {found}.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--yol", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--results", type=pathlib.Path, required=True)
    options = parser.parse_args()
    load = os.getloadavg()[0]
    table = Table()
    lines = []
    for name, title, since in (
            ("national", "national scale", "2026-10"),
            ("ministry", "ministry, 26 months", "2024-09")):
        folder = options.work / name
        report, comparison = pair(table, title, options.yol, folder, since, options.repeats)
        lines.append(f"- {title}: {facts(folder, report, comparison)}")
    folder = options.work / "contracts"
    runs = [run_yol(options.yol, folder) for _ in range(options.repeats)]
    stages, memory = median(runs)
    bytes_read, rows = size(folder), runs[-1][2]["rows"]["read"]
    speed = bytes_read / 1e6 / stages["read"] if stages["read"] else 0
    table.row("**contracts alone**: read", stages["read"], memory)
    lines.append(
        f"- contracts alone: {rows:,} rows in {bytes_read / 1e6:,.0f} MB, read at "
        f"{speed:,.0f} MB/s; own memory at its peak "
        f"{memory.own * 1e6 / max(rows, 1):,.0f} bytes a row.")
    version = subprocess.run(
        [options.yol, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    text = [
        "# Benchmarks", "",
        f"{machine()}. Yol {version}, DuckDB {comparison['duckdb']} with 2 threads from Python "
        f"{platform.python_version()}. {datetime.date.today().isoformat()}. "
        f"Medians of {options.repeats}; load of the machine before: {load:.1f}. "
        "`benchmarks/run` makes this page.", "",
        *table.lines, "", *lines, "",
        "DuckDB runs what `yol sql` prints: the tables are loaded once, then come the queries of all "
        "indicators one by one. Yol checks every field of every row against its contract and links "
        "persons while it computes; DuckDB reads only the columns that are needed, checks nothing "
        "but their types where a row does not say otherwise, and links persons while it reads. "
        "Both find the extracts in the file cache. "
        "Memory is the peak of what was resident, in brackets without pages of mapped files. The "
        "time to start Python is part of DuckDB's whole run.", ""]
    options.results.write_text("\n".join(text), encoding="utf-8")
    print("\n".join(text))


if __name__ == "__main__":
    main()

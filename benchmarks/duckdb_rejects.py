#!/usr/bin/env python3
"""Loads an extract of contracts into DuckDB with typed columns and `store_rejects`, and prints JSON."""

import argparse
import json
import time

import duckdb

TYPES = {
    "fin": "VARCHAR", "contract_id": "VARCHAR", "employer_voen": "VARCHAR", "start_date": "DATE",
    "end_date": "DATE", "contract_type": "VARCHAR", "hours_week": "BIGINT",
    "wage_azn_month": "DECIMAL(18,2)", "isco08": "VARCHAR", "nace": "VARCHAR", "notice_date": "DATE"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--encoding", default="utf-8")
    parser.add_argument("--compression", default="none")
    options = parser.parse_args()
    con = duckdb.connect()
    con.execute(f"set threads = {options.threads}")
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TYPES.items())
    start = time.monotonic()
    con.execute(f"""
        create table contracts as select * from read_csv(
            '{options.file}', header = true, auto_detect = false, delim = ',', quote = '"',
            escape = '"', nullstr = '', strict_mode = true, store_rejects = true,
            rejects_limit = 0, encoding = '{options.encoding}',
            compression = '{options.compression}', columns = {{{columns}}})""")
    seconds = time.monotonic() - start
    rows = con.execute("select count(*) from contracts").fetchone()[0]
    rejects = con.execute("select count(distinct line) from reject_errors").fetchone()[0]
    print(json.dumps({
        "seconds": seconds, "rows": rows, "rejects": rejects, "version": duckdb.__version__}))


if __name__ == "__main__":
    main()

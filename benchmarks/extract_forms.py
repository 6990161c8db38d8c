#!/usr/bin/env python3
"""Writes the forms in which one extract of contracts is measured: clean, dirty, UTF-16, gzip, quoted."""

import argparse
import gzip
import pathlib
import shutil

COLUMNS = [
    "fin", "contract_id", "employer_voen", "start_date", "end_date", "contract_type", "hours_week",
    "wage_azn_month", "isco08", "nace", "notice_date"]


def with_field(name, value):
    """A fault: another value in a field."""
    place = COLUMNS.index(name)

    def change(fields):
        return ",".join([*fields[:place], value, *fields[place + 1:]])
    return change


FAULTS = [
    with_field("start_date", "2025-13-01"),
    with_field("start_date", "2025-02-30"),
    with_field("hours_week", "4O"),
    with_field("hours_week", "99"),
    with_field("wage_azn_month", '"550,00"'),
    with_field("wage_azn_month", "n/a"),
    with_field("contract_type", "unknown"),
    with_field("fin", ""),
    with_field("fin", "12E0004X"),
    with_field("notice_date", "31/12/2025"),
    with_field("employer_voen", 'a"b'),
    lambda fields: ",".join(fields) + ",more",
    lambda fields: ",".join(fields[:-1]),
]


def dirty(source, target):
    """One row of a hundred is at fault, each kind as often as the others."""
    with open(source, encoding="utf-8", newline="") as lines, open(
            target, "w", encoding="utf-8", newline="") as made:
        header = next(lines)
        assert header.strip().split(",") == COLUMNS, header
        made.write(header)
        for number, line in enumerate(lines):
            if number % 100 == 37:
                fields = line.rstrip("\r\n").split(",")
                line = FAULTS[number // 100 % len(FAULTS)](fields) + "\n"
            made.write(line)


def quoted(source, target):
    """All fields in quotes."""
    with open(source, encoding="utf-8", newline="") as lines, open(
            target, "w", encoding="utf-8", newline="") as made:
        for line in lines:
            text = line.rstrip("\r\n").replace(",", '","')
            made.write(f'"{text}"\n')


def utf16(source, target):
    """UTF-16, little-endian with byte-order mark, as spreadsheets write it."""
    with open(source, encoding="utf-8", newline="") as text, open(
            target, "w", encoding="utf-16-le", newline="") as made:
        made.write("\ufeff")
        shutil.copyfileobj(text, made, 1 << 20)


def packed(source, target):
    """Gzip at the usual level."""
    with open(source, "rb") as plain, open(target, "wb") as raw:
        with gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0) as made:
            shutil.copyfileobj(plain, made, 1 << 20)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("target", type=pathlib.Path)
    options = parser.parse_args()
    options.target.mkdir(parents=True, exist_ok=True)
    (options.target / "clean.csv").hardlink_to(options.source)
    for name, write in (("dirty", dirty), ("utf16", utf16), ("gzip", packed), ("quoted", quoted)):
        write(options.source, options.target / f"{name}.csv")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Copies a workspace's extracts and makes them harder: keys that change hands, gaps, faults.

    checks/.venv/bin/python checks/mutate.py fixtures/ministry TARGET [SEED]

The simulation behaves too well to tell two readings of a definition apart. Here keys have several
holders one after the other or at once, optional fields are empty, rows name nobody or somebody
unknown, spells touch the edges of months and rows repeat. Yol and recompute.py must still agree.
Manifests are left out, because the files no longer have their digests.
"""

import csv
import datetime
import pathlib
import random
import re
import shutil
import sys

# Optional columns that are emptied in some rows.
EMPTIED = {
    "contracts": ["end_date", "hours_week", "wage_azn_month", "nace", "isco08"],
    "housing": [
        "valid_to", "rooms", "occupants", "living_area_m2", "lease_start", "lease_end"],
    "pupils": [
        "utis_code", "fin", "migr_doc_no", "possible_days", "attended_days", "leave_date",
        "leave_reason"],
    "courses": ["level_start", "level_end", "sessions_missed", "end_date"],
    "events": ["participants_refugee", "participants_host"],
    "benefits": ["household_id", "application_date"],
    "register": [
        "permit_type", "card_issue_date", "card_expiry_date", "status_end_reason",
        "education_isced"],
    "jobseekers": ["alm_end", "exit_date", "alm_start"],
    "services": ["first_contact_date", "plan_review_6m_date", "referral_date"],
    "survey": ["response"],
    "students": ["leave_date"], "asylum": ["decision_date", "decision"],
}
# Days moved to where months begin and end.
MOVED = {
    "contracts": ["start_date", "end_date"], "pupils": ["leave_date"],
    "register": ["status_granted_date", "status_end_date"],
    "jobseekers": ["alm_start", "alm_end", "exit_date"],
    "courses": ["end_date"], "asylum": ["application_date", "decision_date"],
    "benefits": ["decision_date"],
    "services": ["referral_date", "first_contact_date", "plan_created_date"],
}
EDGES = [
    "2020-06-19", "2020-06-20", "2024-02-29", "2024-10-01", "2025-02-28", "2025-06-14",
    "2025-06-15", "2025-09-14", "2025-09-15", "2025-12-31", "2026-01-01",
    "2026-02-28", "2026-03-01", "2026-09-30", "2026-10-01"]


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return reader.fieldnames, list(reader)


def write(path, names, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change(extract, rows, month, draw):
    """Empties fields and moves days, the same way wherever a row stands."""
    for row in rows:
        if draw.random() < 0.05:
            for name in EMPTIED.get(extract, []):
                if draw.random() < 0.5:
                    row[name] = ""
        if draw.random() < 0.08:
            for name in MOVED.get(extract, []):
                edge = draw.choice(EDGES)
                if row[name] and edge[:7] <= month:
                    row[name] = edge
    names = {"contracts": ("start_date", "end_date"), "pupils": ("enrol_date", "leave_date"),
             "jobseekers": ("reg_date", "exit_date"), "courses": ("start_date", "end_date"),
             "housing": ("valid_from", "valid_to"), "students": ("enrol_date", "leave_date")}
    start, end = names.get(extract, (None, None))
    for row in rows:
        if end and row[end] and row[end] < row[start]:
            row[end] = row[start]
    if extract in ("contracts", "benefits", "jobseekers"):
        for row in draw.sample(rows, min(len(rows), 40)):
            row["fin"] = "".join(draw.choices("ABCDEFGH23456789", k=7))
    if extract == "pupils":  # keys of two different pupils in one row
        for row, other in zip(draw.sample(rows, 60), draw.sample(rows, 60), strict=True):
            name = draw.choice(["utis_code", "fin", "migr_doc_no"])
            row[name] = other[name]
    if extract == "register":  # households of others, and members who are not on the register
        for row, other in zip(draw.sample(rows, 100), draw.sample(rows, 100), strict=True):
            row["household_id"] = other["household_id"]
    if extract == "contracts":  # a second job, and one that goes on after a short gap
        for row in draw.sample(rows, min(len(rows), 200)):
            added = dict(row, contract_id=f"{draw.randrange(10**9):09}", end_date="")
            start = row["end_date"] or row["start_date"]
            day = datetime.date.fromisoformat(start) + datetime.timedelta(draw.randrange(0, 18))
            added["start_date"] = min(day.isoformat(), f"{month}-01")
            rows.append(added)
    if extract in ("services", "courses"):
        for row in draw.sample(rows, min(len(rows), 40)):
            row["dmx_id"] = f"{draw.randrange(10**7):07}"
    if extract in ("contracts", "pupils"):
        rows += draw.sample(rows, 5)  # repeated keys
        name = {"contracts": "hours_week", "pupils": "possible_days"}[extract]
        for row in draw.sample(rows, 5):  # with another value each time
            rows.append(dict(row, **{name: "7" if row[name] != "7" else "8"}))


def share_keys(rows, draw):
    """Gives keys a second holder: later, at the same time, or without dates."""
    holders = [row for row in rows if row["fin"]]
    added = []
    for first, second in zip(draw.sample(holders, 300), draw.sample(holders, 300), strict=True):
        if first["dmx_id"] == second["dmx_id"]:
            continue
        row = dict(second, card_no="", migr_doc_no="", fin=first["fin"])
        row["utis_code"] = first["utis_code"]
        row["valid_from"] = draw.choice(["2015-01-01", "2025-06-15", "2026-02-28"])
        row["valid_to"] = draw.choice(["", "2025-06-14", "2026-10-31"])
        if row["valid_to"] and row["valid_to"] < row["valid_from"]:
            row["valid_to"] = ""
        added.append(row)
    seen = {(row["dmx_id"], row["valid_from"]) for row in rows}
    for row in added:
        key = row["dmx_id"], row["valid_from"]
        if key not in seen:
            seen.add(key)
            rows.append(row)
    for row in draw.sample(holders, 500):
        if row["valid_to"] == "":
            row["valid_to"] = "2026-03-15" if row["valid_from"] < "2026-03-15" else ""


def main():
    source, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    target.mkdir(parents=True, exist_ok=True)
    settings = (source / "yol.yaml").read_text(encoding="utf-8")
    # A copy of the methodology, in which any number of rows may be set aside.
    shutil.rmtree(target / "indicators", ignore_errors=True)
    shutil.copytree((source / "../../indicators").resolve(), target / "indicators")
    contracts = target / "indicators" / "extracts" / "contracts.yaml"
    contracts.write_text(
        re.sub(r"limits: \{[^}]*\}", "limits: {rows: 1000000, percent: 100}",
               contracts.read_text(encoding="utf-8")), encoding="utf-8")
    (target / "yol.yaml").write_text(
        settings.replace("../../indicators", "indicators"), encoding="utf-8")
    shutil.rmtree(target / "extracts", ignore_errors=True)
    for path in sorted((source / "extracts").glob("*/*.csv")):
        if path.stem == "manifest":
            continue
        names, rows = read(path)
        rows = [row for row in rows if None not in row and None not in row.values()]
        draw = random.Random(f"{seed} {path.stem} {path.parent.name}")
        change(path.stem, rows, path.parent.name, draw)
        if path.stem == "crosswalk":
            share_keys(rows, draw)
        place = target / "extracts" / path.parent.name
        place.mkdir(parents=True, exist_ok=True)
        write(place / path.name, names, rows)


if __name__ == "__main__":
    main()

"""Reads extracts into DuckDB, leaving out the rows that their contract refuses.

The rules are those of `contracts.yaml`, applied to the raw text: number of fields, required values,
patterns, dates that exist, code lists, ranges, places, reversed spells and repeated keys.
"""

import csv
import re

TYPES = {
    "identifier": "VARCHAR", "code": "VARCHAR", "text": "VARCHAR", "month": "VARCHAR",
    "period": "VARCHAR", "school_year": "VARCHAR", "integer": "BIGINT", "date": "DATE",
}


def column_type(column):
    """The DuckDB type of a declared column."""
    if column["type"] == "decimal":
        return f"DECIMAL(18,{column.get('places', '2')})"
    return TYPES[column["type"]]


def read_csv(files, columns):
    """A table function over files: strict quoting, nothing guessed, ragged rows left out."""
    names = ", ".join(f"'{path}'" for _, path in files)
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
    return (
        f"read_csv([{names}], columns={{{types}}}, header=true, delim=',', quote='\"', "
        "escape='\"', nullstr='', auto_detect=false, strict_mode=true, "
        "ignore_errors=true, null_padding=false, filename=true)")


def acceptance(name, column):
    """The condition under which a field is accepted; a missing one is unless it is required."""
    text, kind = f'"{name}"', column["type"]
    checks = []
    if kind == "identifier" and "pattern" in column:
        checks.append(f"regexp_full_match({text}, '{column['pattern']}')")
    elif kind == "code":
        checks.append(f"{text} in (select code from list_{column['list']})")
    elif kind == "date":
        checks.append(f"regexp_full_match({text}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')")
        checks.append(f"try_cast({text} as date) is not null")
    elif kind == "month":
        checks.append(f"regexp_full_match({text}, '[0-9]{{4}}-(0[1-9]|1[0-2])')")
    elif kind == "period":
        checks.append(f"regexp_full_match({text}, '[0-9]{{4}}(-Q[1-4]|-(0[1-9]|1[0-2]))?')")
    elif kind == "school_year":
        checks.append(f"regexp_full_match({text}, '[0-9]{{4}}/[0-9]{{4}}')")
        first, second = (f"try_cast({text}[{place}] as int)" for place in ("1:4", "6:9"))
        checks.append(f"{second} = {first} + 1")
    elif kind == "integer":
        checks.append(f"regexp_full_match({text}, '-?[0-9]+')")
    elif kind == "decimal":
        checks.append(f"regexp_full_match({text}, '-?[0-9]+([.][0-9]{{1,{column['places']}}})?')")
    for bound, sign in (("min", ">="), ("max", "<=")):
        if bound in column:
            checks.append(f"try_cast({text} as double) {sign} {column[bound]}")
    valid = " and ".join(checks) or "true"
    if column.get("required") == "true":
        return f"({text} is not null and coalesce({valid}, false))"
    return f"({text} is null or coalesce({valid}, false))"


def read_lists(con, workspace):
    """Code lists as tables list_NAME(code, parent)."""
    for name, codes in workspace.lists.items():
        con.execute(f"create or replace table list_{name}(code varchar, parent varchar)")
        con.executemany(
            f"insert into list_{name} values (?, ?)",
            [(row["code"], row["parent"] or None) for row in codes.rows])
    for name, codes in workspace.dimensions.items():
        con.execute(f"create or replace table list_of_{name}(code varchar)")
        con.executemany(f"insert into list_of_{name} values (?)", [(c,) for c in codes.codes])


def read_tables(con, workspace):
    """Parameters and the calendar of the methodology as tables."""
    con.execute(
        "create or replace table parameter_values(parameter varchar, grp varchar, "
        "valid_from date, valid_to date, value decimal(18, 4))")
    rows = read_dicts(workspace.indicators / "parameters.csv")
    con.executemany(
        "insert into parameter_values values (?, ?, ?, ?, ?)",
        [(row["parameter"], row["group"], row["valid_from"] or "0001-01-01",
          row["valid_to"] or "9999-12-31", row["value"]) for row in rows])
    kinds = "{'date': 'DATE', 'is_workday': 'INT', 'is_school_day': 'INT', 'is_term_day': 'INT'}"
    con.execute(
        "create or replace table calendar as select date, is_workday = 1 as is_workday, "
        "is_school_day = 1 as is_school_day, is_term_day = 1 as is_term_day "
        f"from read_csv('{workspace.indicators / 'calendar.csv'}', header=true, columns={kinds})")


def read_dicts(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_checked(con, workspace, extract):
    """Makes the table of an extract from accepted rows; gives the number of rows left out."""
    contract = workspace.contracts[extract]
    columns = contract["columns"]
    if contract.get("source") == "manifests":
        return read_manifests(con, workspace, extract)
    files = workspace.files(extract)
    typed = ", ".join(f'try_cast("{n}" as {column_type(c)}) as "{n}"' for n, c in columns.items())
    if not files:
        con.execute(
            f"create or replace table {extract} as select {typed}, null::varchar as delivery, "
            "0::bigint as place from (select "
            + ", ".join(f'null::varchar as "{n}"' for n in columns) + ") where false")
        return 0
    con.execute(
        f"create or replace temp table raw as select *, parse_filename(parse_dirpath(filename)) "
        f"as delivery, row_number() over () as place "
        f"from {read_csv(files, {name: 'VARCHAR' for name in columns})}")
    conditions = [acceptance(name, column) for name, column in columns.items()]
    time = contract["time"]
    if "to" in time:
        conditions.append(f"({time['to']} is null or {time['to']} >= {time['from']})")
    conditions += belonging(contract)
    key = ", ".join(f'"{name}"' for name in contract["key"])
    con.execute(
        f"create or replace temp table valid as select {typed}, delivery, place from raw "
        f"where {' and '.join(conditions)}")
    for rule in contract.get("rules", {}).values():
        if rule.get("severity", "quarantine") == "quarantine":
            con.execute(f"delete from valid where {breach(rule, columns)}")
    # Of identical rows with one key the first one counts, of conflicting ones none.
    values = ", ".join(f'"{name}"' for name in columns)
    con.execute(
        f"create or replace table {extract} as select {values}, delivery, min(place) as place "
        f"from valid group by {values}, delivery "
        f"qualify count(*) over (partition by delivery, {key}) = 1")
    lines = sum(count_records(path) for _, path in files)
    return lines - con.execute(f"select count(*) from {extract}").fetchone()[0]


def breach(rule, columns):
    """When a row breaks a rule: comparisons of columns, codes, and `day`, the end of the delivery."""
    def code(match):
        word = match.group(0)
        is_own = word in columns or word in ("and", "or", "not", "is", "in", "null", "day")
        return word if is_own or not word[0].isalpha() else f"'{word}'"

    def text(condition):
        condition = condition.replace("is not missing", "is not null")
        condition = condition.replace("is missing", "is null")
        condition = condition.replace("{", "(").replace("}", ")")
        parts = re.split(r"('[^']*')", condition)
        parts[::2] = [re.sub(r"\w+", code, part) for part in parts[::2]]
        return re.sub(r"\bday\b", "last_day((delivery || '-01')::date)", "".join(parts))
    unknown = "true" if rule.get("missing", "pass") == "pass" else "false"
    broken = f"not coalesce({text(rule['require'])}, {unknown})"
    if "when" in rule:
        broken = f"coalesce({text(rule['when'])}, false) and {broken}"
    return broken


def read_manifests(con, workspace, extract):
    """Makes the table of an extract whose rows are the lists of received files."""
    columns = workspace.contracts[extract]["columns"]
    kinds = ", ".join(f'"{name}" {column_type(column)}' for name, column in columns.items())
    con.execute(f"create or replace table {extract}({kinds}, delivery varchar)")
    for period, path in workspace.files(extract):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                con.execute(
                    f"insert into {extract} values ({', '.join('?' * len(columns))}, ?)",
                    [row[name] or None for name in columns] + [period])
    return 0


def belonging(contract):
    """Conditions under which the time of a row belongs to its delivery.

    Nothing is later than the delivery. In deliveries that add up, months and periods are not
    earlier either, but for the lag that the contract allows.
    """
    time, adds_up = contract["time"], contract["delivery"] == "period"
    lag = int(contract.get("lag_months", 0))
    end = "last_day((delivery || '-01')::date)"
    if "date" in time:
        return [f"({time['date']} is null or {time['date']} <= {end}::varchar)"]
    if "month" in time:
        earliest = f"strftime((delivery || '-01')::date - interval {lag} month, '%Y-%m')"
        return [f"{time['month']} <= delivery"] + (
            [f"{time['month']} >= {earliest}"] if adds_up else [])
    if "period" in time:
        column = time["period"]
        last = (
            f"case when length({column}) = 4 then {column} || '-12' when {column} like '%Q%' "
            f"then {column}[:5] || lpad((3 * {column}[7]::int)::varchar, 2, '0') "
            f"else {column} end")
        return [f"{last} <= delivery"]
    return []


def count_records(path):
    """Lines below the header; the extracts have no line breaks within quotes."""
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1


def read_typed(con, workspace, extract, names):
    """Makes the table of an extract with declared types and the named columns only."""
    if workspace.contracts[extract].get("source") == "manifests":
        read_manifests(con, workspace, extract)
        return
    columns = workspace.contracts[extract]["columns"]
    kinds = {name: column_type(column) for name, column in columns.items()}
    wanted = ", ".join(f'"{name}"' for name in names)
    con.execute(
        f"create or replace table {extract} as select {wanted}, "
        "parse_filename(parse_dirpath(filename)) as delivery, row_number() over () as place "
        f"from {read_csv(workspace.files(extract), kinds)}")

"""Indicators over rows: how one is written down, and the query for all of its cells.

The query of a unit has one row for each unit of the population and reference period: `p` the
period, `who` the person (missing where nobody was found), the dimensions by their names, and what
the measure needs: `flag` for a share and its weight `w`, `v` for a value, `a` and `b` for a ratio of
sums with `counted` for its contributors, `start`, `event`, `until` and `since` for a time. Where the
measure looks into extracts about the person, `found` says whether all of them could find the person.
"""

from dataclasses import dataclass, field

COUNTS = ("count", "persons", "distinct")

MEASURES = {
    "count": "count(*)", "persons": "count(distinct who)", "distinct": "count(distinct v)",
    "share": "count(*) filter (flag)", "weighted": "sum(w) filter (flag)", "ratio": "sum(a)",
    "mean": "sum(v)", "greatest": "max(v)",
}
COLUMNS = {
    "share": "flag", "weighted": "flag, w", "ratio": "a, b, counted", "mean": "v",
    "distinct": "v", "quantile": "v", "greatest": "v", "duration": "start, event, until, since",
}
KNOWN = {
    "share": "flag is not null", "weighted": "flag is not null and w is not null",
    "ratio": "a is not null and b is not null", "mean": "v is not null",
    "distinct": "v is not null", "quantile": "v is not null", "greatest": "v is not null",
}
# What is known of a cell.
CELL = (
    "population", "linked", "base", "first", "second", "contributors", "part", "rest", "squares")


@dataclass(frozen=True)
class Unit:
    """How an indicator over rows is computed."""

    # count, persons, distinct, share, weighted, ratio, mean, quantile, greatest, duration or
    # published
    kind: str
    sql: str
    needs: tuple
    order: float = 0.0  # of a quantile
    single: bool = False  # one row a person: contributors are rows
    linked: bool = False  # `found` is there, and stands beside the figure
    exclude: bool = True  # who could not be found leaves the base, else counts as no
    interval: str = ""  # confidence, linkage
    impersonal: bool = False  # no person is behind a row: nothing is hidden
    counts: bool = False  # the numerator of a ratio counts units
    days: str = "days"  # of a duration: days, term days
    # Dimension of answers: the lists of codes counted, and in the base (or nothing for all).
    responses: dict = field(default_factory=dict)
    closes_after: int = 0  # days


def register(kind, sql, *needs, **more):
    """An indicator over persons of the register."""
    return Unit(kind, sql, ("register", *needs), single=True, **more)


def row_query(unit, dimensions):
    """The rows of a unit with unknown codes filled in, and whether each is in the base."""
    rows = unit.sql if unit.sql.startswith(("select", "with")) else "select * " + unit.sql
    known = [f"coalesce({n}, '_U') as {n}" for n in dimensions if n not in unit.responses]
    columns = COLUMNS.get(unit.kind, "").replace("counted", (
        "counted" if "counted" in unit.sql else "true as counted"))
    lists = [n for pair in unit.responses.values() for n in pair if n]
    found = "coalesce(found, false)" if unit.linked else "true"
    in_base = f"({KNOWN.get(unit.kind, 'true')})"
    if unit.linked and unit.exclude:
        in_base += f" and {found}"
    parts = ["p", "who", *known, *([columns] if columns else []), *lists]
    return (
        f"select {', '.join(parts)}, {found} as was_found, {in_base} as in_base from ({rows})")


def cell_queries(unit, tables):
    """Queries for all cells of all tables of an indicator, with the dimensions each is about.

    Columns: period, the dimensions, then those of CELL.
    """
    plain = [t for t in tables if not any(n in unit.responses for n in t)]
    dimensions = list(dict.fromkeys(name for table in plain for name in table))
    heads = ", ".join(
        ["p"] + [f"case when grouping({n}) = 1 then '_T' else {n} end as {n}" for n in dimensions])
    sets = ", ".join(["(p)"] + [f"(p, {', '.join(table)})" for table in plain])
    rows = row_query(unit, dimensions)
    yield dimensions, (
        f"select {heads}, {aggregates(unit)} from ({rows}) group by grouping sets ({sets})")
    for table in tables:
        if table not in plain:
            yield table, response_query(unit, table)


def response_rows(unit, table):
    """Rows by answers: each unit stands in the base of several codes, and may count in more."""
    rows = row_query(unit, table)
    for name in table:
        if name not in unit.responses:
            continue
        counted, among = unit.responses[name]
        base = f"in_base and list_contains({among}, code)" if among else "in_base"
        rows = (
            f"select r.* replace ({base} as in_base, flag and "
            f"list_contains(coalesce({counted}, []), code) as flag), code as {name} "
            f"from ({rows}) r, (select code from list_of_{name})")
    return rows


def response_query(unit, table):
    """A table by answers."""
    rows = response_rows(unit, table)
    return (
        f"select p, {', '.join(table)}, {aggregates(unit)} from ({rows}) "
        f"group by p, {', '.join(table)}")


def aggregates(unit):
    """The columns of a cell."""
    first = MEASURES.get(unit.kind) or f"quantile_cont(v, {unit.order})"
    second = {"ratio": "sum(b)", "weighted": "sum(w)"}.get(unit.kind, "count(*)")
    squares = "sum(w * w)" if unit.kind == "weighted" else "null"

    def people(condition):
        if unit.single:
            return f"count(*) filter (in_base and {condition})"
        return (
            f"count(distinct who) filter (in_base and {condition}) "
            f"+ count(*) filter (in_base and ({condition}) and who is null)")

    shares = unit.kind in ("share", "weighted")
    parts = (people("flag"), people("not flag")) if shares else ("null", "null")
    if unit.counts:
        parts = (people("a > 0"), "null")
    everybody = people("counted") if unit.kind == "ratio" else people("true")
    return (
        "count(*) as population, count(*) filter (was_found) as linked, "
        f"count(*) filter (in_base) as base, {within(first)} as first, {within(second)} as second, "
        f"{everybody} as contributors, {parts[0]} as part, {parts[1]} as rest, "
        f"{within(squares)} as squares")


def within(aggregate):
    """An aggregate over the units of the base only."""
    if aggregate == "null":
        return aggregate
    if "filter (" in aggregate:
        return aggregate.replace("filter (", "filter (in_base and ")
    return f"{aggregate} filter (in_base)"


def published_query(unit, tables):
    """The query for figures of others, which have totals of their own."""
    dimensions = list(dict.fromkeys(name for table in tables for name in table))
    return f"select {', '.join(['p', 'v', *dimensions])} from ({unit.sql})"

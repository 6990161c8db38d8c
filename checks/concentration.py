"""How much of a cell few persons, or the members of one household, make up.

The queries have one row for each cell: period, dimensions, and what is asked for.
"""

from fractions import Fraction

from units import response_rows, row_query


def cluster_queries(unit, tables):
    """Most contributors of each cell who live in one household: of the base, and of the numerator.

    Who is in no household, or not on the register of the period, is alone.
    """
    for own, rows in row_sets(unit, tables):
        counted = "in_base and counted" if unit.kind == "ratio" else "in_base"
        part = (
            "in_base and flag" if unit.kind in ("share", "weighted")
            else "in_base and a > 0" if unit.counts else "false")
        rows = (
            f"select r.*, coalesce(h.household_id, r.who) as home from ({rows}) r "
            "left join (select p, person, household_id from persons_at) h "
            "on h.p = r.p and h.person = r.who")
        yield own, nested(
            rows, own, "home",
            f"count(distinct who) filter ({counted}) as x, "
            f"count(distinct who) filter ({part}) as y", "max(x), max(y)")


def contribution_queries(unit, tables):
    """The greatest two amounts of persons in each cell and all of them, over and under the line.

    A row about nobody who is known is a contribution of its own.
    """
    over, under = ("v", "null") if unit.kind == "mean" else (
        "null" if unit.counts else "a", "null" if "counted" in unit.sql else "b")
    for own, rows in row_sets(unit, tables):
        rows = (
            "select *, coalesce(who, 'row ' || row_number() over ()) as one "
            f"from ({rows}) where in_base")
        yield own, nested(
            rows, own, "one", f"abs(sum({over})) as x, abs(sum({under})) as y",
            "max(x, 2), sum(x), max(y, 2), sum(y)")


def row_sets(unit, tables):
    """The rows of an indicator with the tables that can be made of them, the total as one of none."""
    plain = [t for t in tables if not any(n in unit.responses for n in t)]
    dimensions = list(dict.fromkeys(name for table in plain for name in table))
    yield [[], *plain], row_query(unit, dimensions)
    for table in tables:
        if table not in plain:
            yield [table], response_rows(unit, table)


def nested(rows, tables, inner, each, outer):
    """Aggregates by cell and something within it, and over all of that once more."""
    dimensions = names_of(tables)
    heads = ", ".join(
        ["p"] + [f"case when grouping({n}) = 1 then '_T' else {n} end as {n}" for n in dimensions])
    sets = ", ".join(f"({', '.join(['p', inner, *table])})" for table in tables)
    names = ", ".join(["p", *dimensions])
    return (
        f"select {names}, {outer} from (select {heads}, {each} from ({rows}) "
        f"group by grouping sets ({sets})) group by {names}")


def names_of(tables):
    """The dimensions of tables."""
    return list(dict.fromkeys(name for table in tables for name in table))


def tells_too_much(top, total, policy):
    """Why a sum must be hidden of which `top` are the greatest two amounts, or nothing.

    Sums of decimals are exact and those of floating point are not: a billionth is no difference.
    """
    first, second = (Fraction(amount) for amount in [*(top or []), 0, 0][:2])
    whole = Fraction(total or 0)
    rest = whole - first - second
    if rest < Fraction(first, 10**9):
        rest = Fraction(0)
    # The second contributor estimates the first to within p per cent of it.
    if 100 * rest < policy.p_percent * first:
        return "p percent"
    # The greatest n bring more than k per cent of all.
    count, percent = policy.dominance
    if count and 100 * (first + (second if count > 1 else 0)) > percent * (first + second + rest):
        return "dominance"
    # Who knows all others to within q per cent learns the first to within p per cent.
    within, known = policy.pq
    return "pq" if within and known * rest < within * first else ""

"""Labour market: days and jobs are worked out person by person in plain Python."""

import collections
import datetime

from people import cohort, in_force
from spans import add_months, covered
from units import Unit, register

ONE = datetime.timedelta(days=1)


def prepare(con):
    """Wages, first jobs and what became of them, and the ends of jobs."""
    con.execute(
        "create or replace table wages as select p, person, "
        "sum(wage_azn_month::double * 40 / hours_week) as wage from periods "
        f"join contracts_linked on {in_force('start_date', 'end_date')} "
        "where person is not null and wage_azn_month is not null and hours_week is not null "
        "group by p, person")
    con.execute(
        "create or replace table first_jobs as select person, min(start_date) as first_job, "
        "arg_min_null(nace_code, (start_date, place)) as first_nace_section "
        "from jobs where person is not null group by person")
    spells = collections.defaultdict(list)
    for row in con.execute(
            "select person, place, start_date, end_date, contract_type from contracts_linked "
            "where person is not null and start_date is not null "
            "order by person, start_date, place").fetchall():
        spells[row[0]].append(row[1:])
    prepare_kept(con, spells)
    prepare_exits(con, spells)


def prepare_kept(con, spells):
    """Whether everybody's first job was kept for 3 and 6 months with gaps of up to 14 days."""
    rows = []
    for person, contracts in spells.items():
        first = min(start for _, start, *_ in contracts)
        row = [person, first]
        for months in (3, 6):
            last = add_months(first, months)
            days = covered([(c[1], c[2]) for c in contracts], last, gap=14)
            row.append(all(d in days for d in range(first.toordinal(), last.toordinal() + 1)))
        rows.append(row)
    con.execute(
        "create or replace table kept_jobs(person varchar, first_job date, "
        "kept_3 boolean, kept_6 boolean)")
    load(con, "kept_jobs", rows)


def prepare_exits(con, spells):
    """Per period and contract the days worked under it, and whether it ended work.

    A day of two contracts belongs to the one that began first.
    """
    rows = []
    for p, d0, d in con.execute("select p, d0, d from periods").fetchall():
        for person, contracts in spells.items():
            taken = set()
            for contract, start, end, kind in contracts:
                if start > d or (end or d) < d0:
                    continue
                first, last = max(start, d0).toordinal(), min(end or d, d).toordinal()
                days = set(range(first, last + 1)) - taken
                taken |= days
                leaves = end is not None and d0 <= end <= d and not any(
                    other != contract and (
                        begin <= end and (stop is None or stop > end)
                        or end < begin <= end + 14 * ONE)
                    for other, begin, stop, _ in contracts)
                rows.append((p, person, kind, len(days), leaves))
    con.execute(
        "create or replace table job_months(p varchar, person varchar, contract_type varchar, "
        "days bigint, leaves boolean)")
    load(con, "job_months", rows)


def load(con, table, rows):
    """Many rows at once: one list for each column."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        names = ", ".join(f"unnest(${i + 1})" for i in range(len(columns)))
        con.execute(f"insert into {table} select {names}", columns)


WAGE = (
    "select people.*, wage as v, by_fin as found from people left join wages using (p, person) "
    "where active and employed and age between 15 and 64")

# The first job in the months after the status; who died or left before it may be taken out.
JOB_ENTRY = (
    "select people.*, by_fin as found, coalesce(first_job > status_granted_date "
    "and first_job <= closing, false) as flag from "
    "(select *, status_granted_date + interval 12 month as closing, "
    "status_end_reason in ('ölüm', 'ölkədən_getmə') as has_left from people) people "
    "left join first_jobs using (person) where age_at_grant between 18 and 64 and not ({}) and "
    + cohort("status_granted_date", 12, 12))
LEFT_BEFORE = (
    "coalesce(has_left, false) and status_end_date <= closing "
    "and coalesce(first_job >= status_end_date, true)")

# Persons of unknown activity are left out.
BY_ACTIVITY = (
    "from people where active and employed and age between 15 and 64 and nace_section is not null")

UNITS = {
    "bm_employment_rate": Unit(
        "published",
        # The working age as a whole by sex, and both sexes together by age group.
        "select p, value as v, nullif(sex, 'T') as sex, nullif(age_group, 'Y15T64') as age_band "
        "from years join benchmark on period = p where measure = 'employment_rate' "
        "and geo = 'AZ' and age_group not in ('T', 'Y20T64', 'Y6T14')", ("benchmark",)),
    "bm_median_wage": Unit(
        "published",
        # Months before the series too: they stand in for months that are late.
        "select period as p, value as v, nullif(sex, 'T') as sex from benchmark "
        "where period not like '%Q%' and length(period) = 7 "
        "and measure = 'median_wage' and geo = 'AZ'", ("benchmark",)),
    "lab_employment_rate": register(
        "share",
        "select *, employed as flag, by_fin as found from people "
        "where active and age between 15 and 64", "contracts", linked=True, exclude=False),
    "lab_employment_rate_20_64": register(
        "share",
        "select *, employed as flag, by_fin as found from people "
        "where active and age between 20 and 64", "contracts", linked=True, exclude=False),
    "lab_registered_unemployment_rate": register(
        "share",
        "select *, unemployed as flag, by_fin as found from people "
        "where active and age between 15 and 64 "
        "and permit_type = 'daimi' and (unemployed or employed)", "contracts", "jobseekers",
        linked=True),
    "lab_job_entry_12m_share": register(
        "share", JOB_ENTRY.format(LEFT_BEFORE), "contracts", linked=True, exclude=False),
    "lab_job_entry_12m_all_share": register(
        "share", JOB_ENTRY.format("false"), "contracts", linked=True, exclude=False),
    "lab_job_sustained_6m_share": register(
        "share",
        "select people.*, first_nace_section, kept_6 as flag, by_fin as found from people "
        "join kept_jobs using (person) join first_jobs using (person) "
        f"where {cohort('kept_jobs.first_job', 12, 6)}", "contracts", linked=True),
    "lab_job_sustained_3m_share": register(
        "share",
        "select people.*, kept_3 as flag, by_fin as found from people "
        f"join kept_jobs using (person) where {cohort('first_job', 12, 3)}", "contracts",
        linked=True),
    "lab_days_to_first_job_median": register(
        "duration",
        "select *, by_fin as found, status_granted_date as start, first_job as event, "
        "last_status_day as until, date '2020-06-20' as since from people "
        "left join first_jobs using (person) where age_at_grant between 18 and 64",
        "contracts", order=0.5, linked=True, exclude=False),
    "lab_wage_median": register("quantile", WAGE, "contracts", order=0.5, linked=True),
    "lab_wage_p25": register("quantile", WAGE, "contracts", order=0.25, linked=True),
    "lab_wage_p75": register("quantile", WAGE, "contracts", order=0.75, linked=True),
    "lab_overqualification_rate": register(
        "share",
        "select *, isco_major in ('4', '5', '6', '7', '8', '9') as flag, by_fin as found "
        "from people where active and employed and education_isced in ('5', '6', '7', '8')",
        "contracts", linked=True),
    "lab_employed_by_activity": register("count", BY_ACTIVITY, "contracts"),
    "lab_employed_by_sector": register(
        "count", "from people where active and employed and age between 15 and 64", "contracts"),
    "lab_job_exits_per_1000": Unit(
        "ratio",
        # Whose status held on no day of the month is left out.
        "select m.p, m.person as who, sex, contract_type, by_fin as found, leaves::int as a, "
        "days::double / 30.4375 as b, days > 0 as counted from job_months m "
        "join people on people.p = m.p and people.person = m.person "
        "and status_granted_date <= d and (last_status_day is null or last_status_day >= d0)",
        ("contracts", "register"), linked=True, counts=True,
        closes_after=14),
    "lab_almp_exit_to_work_6m_share": Unit(
        "share",
        "select t.p, j.person as who, alm_program, sex, by_fin as found, exists("
        "select 1 from contracts_linked c where c.person = j.person and c.start_date > alm_end "
        "and c.start_date <= alm_end + interval 6 month) as flag "
        f"from periods t join jobseekers_linked j on {cohort('alm_end', 12, 6)} "
        "left join people on people.p = t.p and people.person = j.person",
        ("jobseekers", "contracts", "register"), linked=True),
}

"""Every indicator over rows of the shipped catalogue, in SQL written by hand from its definition.

Each entry of UNITS is a query with one row for each unit of the population and reference period:
`p` the period, `who` the person (missing where nobody was found), the dimensions by their names,
and what the measure needs: `flag` for a share, `v` for a value, `a` and `b` for a ratio of sums.
The table `people` holds the register's snapshot of each period with everything about a person that
several indicators ask for. The last 12 months are whole calendar months: they begin after the last
day of the month a year before.
"""

from dataclasses import dataclass

RANKS = "PRE_A1 A1 A2 B1 B2 C1 C2".split()


@dataclass(frozen=True)
class Unit:
    """How an indicator over rows is computed."""

    kind: str  # count, persons, distinct, share, ratio, mean, quantile, published
    sql: str
    needs: tuple
    order: float = 0.0  # of a quantile
    single: bool = False  # one row a person: contributors are rows


def register(kind, sql, *needs, **more):
    """An indicator over persons of the register."""
    return Unit(kind, sql, ("register", *needs), single=True, **more)


UNITS = {
    # Documents and legal status
    "doc_register_stock": register("count", "from people where active"),
    "doc_grants_flow": register(
        "count", "from people where status_granted_date between d0 and d"),
    "doc_endings_flow": register("count", "from people where status_end_date between d0 and d"),
    "doc_naturalisations_12m": register(
        "count",
        "from people where status_end_date > last_day(d - interval 12 month) "
        "and status_end_date <= d and status_end_reason = 'vətəndaşlığa_qəbul'"),
    "doc_card_valid_share": register(
        "share",
        "select *, coalesce(d between card_issue_date and card_expiry_date, false) as flag "
        "from people where active"),
    "doc_fin_coverage_share": register(
        "share", "select *, fin is not null as flag from people where active"),
    "doc_travel_document_share": register(
        "share",
        "select *, coalesce(d between travel_doc_issue_date and travel_doc_expiry_date, false) "
        "as flag from people where active and age >= 18"),
    "doc_pending_over_3m": Unit(
        "count",
        "select p, null::varchar as who, c.parent as citizenship_group from periods "
        "join asylum on application_date + interval 3 month < d "
        "and (decision_date is null or decision_date > d) "
        "left join list_citizenship c on c.code = citizenship", ("asylum",)),
    "doc_recognition_rate": Unit(
        "share",
        "select p, null::varchar as who, decision = 'tanınıb' as flag, instance, "
        "c.parent as citizenship_group from periods "
        "join asylum on decision_date > last_day(d - interval 12 month) and decision_date <= d "
        "and decision in ('tanınıb', 'əlavə_müdafiə', 'rədd') "
        "left join list_citizenship c on c.code = citizenship", ("asylum",)),
    # Housing
    "hou_secure_tenure_share": register(
        "share", "select *, secure as flag from people where active", "housing"),
    "hou_smc_address_share": register(
        "share", "select *, address_type = 'DMX_mərkəzi' as flag from people where active"),
    "hou_overcrowding_share": register(
        "share",
        "select people.*, occupants > 3 * rooms as flag from people "
        "join dwellings using (p, person) where active", "housing"),
    # Education
    "edu_enrolment_rate_6_14": register(
        "share",
        "select *, pupil as flag from people where active and age_in_september between 6 and 14",
        "pupils"),
    "edu_neet_15_24_share": register(
        "share",
        "select *, not (pupil or student or employed or in_measure) as flag "
        "from people where active and age between 15 and 24",
        "pupils", "students", "contracts", "jobseekers"),
    "edu_attendance_rate": Unit(
        "ratio",
        "select t.p, pupils.person as who, sex, economic_region, attended_days as a, "
        "possible_days as b, case when grade < 5 then 'G1T4' when grade < 10 then 'G5T9' "
        "else 'G10T11' end as grade_band from periods t join pupils_linked pupils "
        "on enrol_date <= d and (leave_date is null or leave_date >= d) "
        "left join people on people.p = t.p and people.person = pupils.person "
        "where attended_days is not null and possible_days is not null",
        ("pupils", "register")),
    # Labour market
    "lab_employment_rate": register(
        "share",
        "select *, employed as flag from people where active and age between 15 and 64",
        "contracts"),
    "lab_registered_unemployment_rate": register(
        "share",
        "select *, unemployed as flag from people where active and age between 15 and 64 "
        "and permit_type = 'daimi' and (unemployed or employed)", "contracts", "jobseekers"),
    "lab_wage_median": register(
        "quantile",
        "select people.*, wage as v from people join wages using (p, person) "
        "where active and age between 15 and 64", "contracts", order=0.5),
    "lab_wage_p25": register(
        "quantile",
        "select people.*, wage as v from people join wages using (p, person) "
        "where active and age between 15 and 64", "contracts", order=0.25),
    "lab_wage_p75": register(
        "quantile",
        "select people.*, wage as v from people join wages using (p, person) "
        "where active and age between 15 and 64", "contracts", order=0.75),
    # Figures of others: the row of the source, sex T being the total
    "bm_enrolment_rate": Unit(
        "published",
        "select year as p, value as v, nullif(sex, 'T') as sex from years join benchmark "
        "on period = year where measure = 'enrolment_rate' and geo = 'AZ' "
        "and age_group = 'Y6T14'", ("benchmark",)),
    "bm_employment_rate": Unit(
        "published",
        "select year as p, value as v, nullif(sex, 'T') as sex from years join benchmark "
        "on period = year where measure = 'employment_rate' and geo = 'AZ' "
        "and age_group = 'Y15T64'", ("benchmark",)),
    "bm_median_wage": Unit(
        "published",
        # Months before the series too: they stand in for months that are late.
        "select period as p, value as v, nullif(sex, 'T') as sex from benchmark "
        "where period not like '%Q%' and length(period) = 7 "
        "and measure = 'median_wage' and geo = 'AZ'", ("benchmark",)),
    # Intercultural dialogue
    "dia_language_course_coverage_share": register(
        "share",
        "select *, took_language_course as flag from people where active and age >= 18",
        "courses"),
    "dia_language_a2plus_share": register(
        "share",
        "select people.*, level_end in ('A2', 'B1', 'B2', 'C1', 'C2') as flag from people "
        "join levels using (p, person) where active and age >= 18", "courses"),
    "dia_cefr_gain_mean": Unit(
        "mean",
        f"select t.p, c.person as who, sex, list_position({RANKS}, level_end) "
        f"- list_position({RANKS}, level_start) as v from periods t join courses_linked c "
        "on end_date > last_day(d - interval 12 month) and end_date <= d "
        "left join people on people.p = t.p and people.person = c.person "
        "where course_type = 'dil' and result = 'bitirib' "
        "and level_start is not null and level_end is not null", ("courses", "register")),
    "dia_mixed_event_share": Unit(
        "share",
        "select p, null::varchar as who, event_type, "
        "10 * least(participants_refugee, participants_host) "
        ">= 3 * (participants_refugee + participants_host) as flag from periods join events "
        "on event_date between date_trunc('year', d) and d "
        "where participants_refugee is not null and participants_host is not null", ("events",)),
    # Social protection
    "soc_insurance_coverage_share": register(
        "share",
        "select *, insured as flag from people where active and employed_in_month",
        "contracts", "contributions"),
    "soc_tsa_households": Unit(
        "distinct",
        "select t.p, b.person as who, economic_region, b.household_id as v from periods t "
        "join benefits_linked b on b.month = t.p and benefit_code = 'ÜDSY' "
        "left join people on people.p = t.p and people.person = b.person "
        "where b.household_id is not null", ("benefits", "register")),
    "soc_decision_days_p90": Unit(
        "quantile",
        "select p, person as who, benefit_code, decision_date - application_date as v "
        "from periods join benefits_linked on decision_date between d0 and d "
        "where application_date is not null", ("benefits",), order=0.9),
    # Governance and services
    "gov_council_recs_adopted_share": Unit(
        "share",
        "select p, null::varchar as who, area, coalesce(adopted_date <= d, false) as flag "
        "from periods join council on meeting_date > last_day(d - interval 24 month) "
        "and meeting_date <= d", ("council",)),
    "gov_course_completion_rate": Unit(
        "share",
        "select t.p, c.person as who, course_type, sex, result = 'bitirib' as flag "
        "from periods t join courses_linked c on end_date between d0 and d "
        "left join people on people.p = t.p and people.person = c.person",
        ("courses", "register")),
    "gov_course_missing_rate": Unit(
        "ratio",
        "select p, person as who, course_type, sessions_missed as a, sessions_expected as b "
        "from periods join courses_linked on start_date <= d "
        "and (end_date is null or end_date >= d0) where sessions_missed is not null",
        ("courses",)),
    "gov_pilot_clients_ytd": Unit(
        "persons",
        "select t.p, s.person as who, service_code, sex, status from periods t "
        "join services_linked s on service_date between date_trunc('year', d) and d "
        "left join people on people.p = t.p and people.person = s.person "
        "where s.person is not null", ("services", "register")),
}

# Keys and day by which the person behind a row is found. The day matters for a key of several
# holders and is the last one of a month. Of several keys all are looked up.
LINKS = {
    "contracts": ("fin", "start_date"), "jobseekers": ("fin", "reg_date"),
    "students": ("fin", "enrol_date"), "pupils": ("utis_code fin migr_doc_no", "enrol_date"),
    "contributions": ("fin", "month"), "benefits": ("fin", "month"),
    "housing": ("dmx_id", None), "courses": ("dmx_id", None), "services": ("dmx_id", None),
}

# Columns that the queries read, for reading nothing else.
COLUMNS = {
    "register": "dmx_id fin sex birth_date citizenship status status_granted_date "
    "status_end_date status_end_reason permit_type card_issue_date card_expiry_date "
    "travel_doc_issue_date travel_doc_expiry_date district_code address_type",
    "asylum": "application_date decision_date decision instance citizenship",
    "housing": "dmx_id tenure lease_start lease_end rooms occupants valid_from valid_to",
    "contracts": "fin start_date end_date hours_week wage_azn_month",
    "jobseekers": "fin reg_date status exit_date alm_start alm_end",
    "contributions": "fin month contribution_azn",
    "benefits": "fin household_id benefit_code month application_date decision_date",
    "pupils": "utis_code fin migr_doc_no grade enrol_date leave_date possible_days attended_days",
    "students": "fin enrol_date leave_date",
    "courses": "dmx_id course_id course_type level_start level_end start_date end_date "
    "sessions_expected sessions_missed result",
    "services": "dmx_id service_code service_date",
    "council": "meeting_date area adopted_date",
    "events": "event_date event_type participants_refugee participants_host",
    "crosswalk": "dmx_id fin utis_code migr_doc_no valid_from valid_to",
    "benchmark": "period geo sex age_group measure value",
}

FAR_PAST, FAR_FUTURE = "date '0001-01-01'", "date '9999-12-31'"


def prepare_periods(con, periods, year_of_last):
    """Tables of the reference periods: the months of the series, and the years they may need."""
    con.execute("create or replace table periods(p varchar, d0 date, d date)")
    con.executemany(
        "insert into periods select ?::varchar, (?::varchar || '-01')::date, "
        "last_day((?::varchar || '-01')::date)", [(p, p, p) for p in periods])
    first = int(periods[0][:4]) - 3
    con.execute("create or replace table years(year varchar)")
    con.executemany(
        "insert into years values (?)", [(str(y),) for y in range(first, year_of_last + 1)])


def link(con, extract):
    """Gives the rows of an extract their persons through the dated crosswalk.

    A row is about the one person that its keys find, each by itself; where they find different
    ones, it is about nobody.
    """
    keys, day = LINKS[extract]
    if keys == "dmx_id":
        con.execute(
            f"create or replace view {extract}_linked as select t.*, k.dmx_id as person "
            f"from {extract} t left join persons k using (dmx_id)")
        return
    found = [holder(con, key, day) for key in keys.split()]
    persons = ", ".join(person for person, _ in found)
    joins = " ".join(join for _, join in found)
    con.execute(
        f"create or replace table {extract}_linked as select t.*, "
        f"case when least({persons}) = greatest({persons}) then least({persons}) end as person "
        f"from {extract} t {joins}")


def holder(con, key, day):
    """The expression for the one holder of a key on the day of a row, and the join it needs."""
    con.execute(
        f"create or replace table one_{key} as select {key} as key, min(dmx_id) as person, "
        f"max(dmx_id) as other from crosswalk where {key} is not null group by {key}")
    used = "last_day((t.month || '-01')::date)" if day == "month" else f"t.{day}"
    on_day = (
        f"(select min(h.dmx_id) from crosswalk h where h.{key} = t.{key} "
        f"and {used} between coalesce(h.valid_from, {FAR_PAST}) "
        f"and coalesce(h.valid_to, {FAR_FUTURE}) "
        "having count(distinct h.dmx_id) = 1)")
    shared = con.execute(f"select count(*) from one_{key} where person <> other").fetchone()[0]
    one = f"one_{key}"
    person = f"{one}.person"
    if shared:
        person = f"case when {one}.person = {one}.other then {one}.person else {on_day} end"
    return person, f"left join {one} on {one}.key = t.{key}"


# Per period the persons of whom something holds.
STATES = {
    "employed": "contracts_linked on start_date <= d and (end_date is null or end_date >= d)",
    "employed_in_month":
        "contracts_linked on start_date <= d and (end_date is null or end_date >= d0)",
    "unemployed":
        "jobseekers_linked on status = 'işsiz' and reg_date <= d "
        "and (exit_date is null or exit_date >= d)",
    "in_measure":
        "jobseekers_linked on alm_start <= d and (alm_end is null or alm_end >= d)",
    "pupil": "pupils_linked on enrol_date <= d and (leave_date is null or leave_date >= d)",
    "student": "students_linked on enrol_date <= d and (leave_date is null or leave_date >= d)",
    "insured": "contributions_linked on month = p and contribution_azn > 0",
    "secure":
        "housing_linked on valid_from <= d and (valid_to is null or valid_to >= d) "
        "and (tenure in ('mülkiyyət', 'dövlət') or (tenure = 'kirayə_müqaviləli' "
        "and lease_end >= lease_start + interval 6 month))",
    "took_language_course":
        "courses_linked on course_type = 'dil' and start_date <= d "
        "and (end_date is null or end_date > last_day(d - interval 12 month))",
}

# Completed years from one day to another.
YEARS = (
    "(year({1}) - year({0}) - (month({1}) * 100 + day({1}) < month({0}) * 100 + day({0}))::int)")

SEPTEMBER = (
    "case when d >= make_date(year(d), 9, 15) then make_date(year(d), 9, 15) "
    "else make_date(year(d) - 1, 9, 15) end")


def bands(value, edges, codes):
    """A case expression: the code of the band that a number falls in."""
    cases = " ".join(
        f"when {value} < {edge} then '{code}'" for edge, code in zip(edges, codes, strict=False))
    return f"case {cases} when {value} is not null then '{codes[-1]}' end"


def prepare_people(con):
    """The table `people`: the register of each period with the states of its persons."""
    for state, rows in STATES.items():
        con.execute(
            f"create or replace table is_{state} as select distinct p, person from periods "
            f"join {rows} where person is not null")
    age = YEARS.format("birth_date", "d")
    since = YEARS.format("status_granted_date", "d")
    states = ", ".join(f"is_{s}.person is not null as {s}" for s in STATES)
    joins = " ".join(
        f"left join is_{s} on is_{s}.p = t.p and is_{s}.person = r.dmx_id" for s in STATES)
    age_band = bands(
        "age", (6, 15, 18, 25, 35, 45, 55, 65),
        "Y0T5 Y6T14 Y15T17 Y18T24 Y25T34 Y35T44 Y45T54 Y55T64 Y_GE65".split())
    since_band = bands("years_since", (1, 3, 5, 10), "Y_LT1 Y1T2 Y3T4 Y5T9 Y_GE10".split())
    con.execute(
        f"create or replace table people as select *, person as who, {age_band} as age_band, "
        f"{since_band} as years_since_grant from (select t.p, t.d0, t.d, r.dmx_id as person, "
        f"r.* exclude (dmx_id, delivery), {age} as age, {since} as years_since, "
        f"{YEARS.format('birth_date', f'({SEPTEMBER})')} as age_in_september, "
        "status_granted_date <= d and (status_end_date is null or status_end_date > d) as active, "
        f"g.parent as citizenship_group, x.parent as economic_region, {states} "
        "from periods t join register r on r.delivery = t.p "
        "left join list_citizenship g on g.code = r.citizenship "
        f"left join list_district x on x.code = r.district_code {joins})")
    con.execute(
        "create or replace table wages as select p, person, "
        "sum(wage_azn_month::double * 40 / hours_week) as wage from periods "
        "join contracts_linked on start_date <= d and (end_date is null or end_date >= d) "
        "where person is not null and wage_azn_month is not null and hours_week is not null "
        "group by p, person")
    con.execute(
        "create or replace table dwellings as select p, person, occupants, rooms from periods "
        "join housing_linked on valid_from <= d and (valid_to is null or valid_to >= d) "
        "where person is not null "
        "qualify row_number() over (partition by p, person order by valid_from desc) = 1")
    con.execute(
        "create or replace table levels as select p, person, level_end from periods "
        "join courses_linked on end_date <= d where level_end is not null and person is not null "
        "qualify row_number() over "
        "(partition by p, person order by end_date desc, course_id desc) = 1")


def prepare(con):
    """Everything that several indicators share; extracts, periods and code lists are there."""
    con.execute(
        "create or replace table persons as select distinct dmx_id from "
        "(select dmx_id from register union all select dmx_id from crosswalk)")
    for extract in LINKS:
        link(con, extract)
    prepare_people(con)


MEASURES = {
    "count": "count(*)", "persons": "count(distinct who)", "distinct": "count(distinct v)",
    "share": "count(*) filter (flag)", "ratio": "sum(a)", "mean": "sum(v)",
}


def cell_query(unit, breakdowns):
    """The query for all cells of all tables of an indicator.

    Columns: period, one for each dimension, base, value or numerator, denominator, contributors,
    contributors of the numerator, contributors of the complement.
    """
    dimensions = list(dict.fromkeys(name for table in breakdowns for name in table))
    known = ", ".join(["p"] + [f"coalesce({n}, '_U') as {n}" for n in dimensions])
    rows = unit.sql if unit.sql.startswith("select") else "select * " + unit.sql
    others = {
        "share": ", who, flag", "ratio": ", who, a, b", "mean": ", who, v", "distinct": ", who, v",
        "quantile": ", who, v", "count": ", who", "persons": ", who"}[unit.kind]
    condition = {"share": "flag is not null", "quantile": "v is not null"}.get(unit.kind, "true")
    heads = ", ".join(
        ["p"] + [f"case when grouping({n}) = 1 then '_T' else {n} end as {n}" for n in dimensions])
    first = MEASURES.get(unit.kind) or f"quantile_cont(v, {unit.order})"
    second = {"ratio": "sum(b)"}.get(unit.kind, "count(*)")

    def people(condition):
        if unit.single:
            return f"count(*) filter ({condition})"
        return (
            f"count(distinct who) filter ({condition}) "
            f"+ count(*) filter (({condition}) and who is null)")

    parts = (people("flag"), people("not flag")) if unit.kind == "share" else ("null", "null")
    sets = ", ".join(["(p)"] + [f"(p, {', '.join(table)})" for table in breakdowns])
    return (
        f"select {heads}, count(*) as base, {first} as first, {second} as second, "
        f"{people('true')} as contributors, {parts[0]} as part, {parts[1]} as rest "
        f"from (select {known}{others} from ({rows}) where {condition}) "
        f"group by grouping sets ({sets})")


def published_query(unit, breakdowns):
    """The query for figures of others, which have totals of their own."""
    dimensions = list(dict.fromkeys(name for table in breakdowns for name in table))
    return f"select {', '.join(['p', 'v', *dimensions])} from ({unit.sql})"

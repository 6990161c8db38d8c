"""Who the rows are about, and what several indicators ask about persons.

The table `people` holds the register's snapshot of each reference period (months, and years by the
snapshot of December) with everything about a person that several indicators ask for. The last 12
months are whole calendar months: they begin after the last day of the month a year before.
"""

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
    "travel_doc_issue_date travel_doc_expiry_date district_code address_type household_id "
    "education_isced",
    "asylum": "application_date decision_date decision instance citizenship",
    "housing": "dmx_id tenure address_type lease_start lease_end rooms living_area_m2 occupants "
    "valid_from valid_to",
    "contracts": "fin contract_id start_date end_date contract_type hours_week wage_azn_month "
    "isco08 nace",
    "jobseekers": "fin reg_date status exit_date alm_program alm_start alm_end",
    "contributions": "fin month contribution_azn",
    "benefits": "fin household_id benefit_code month amount_azn application_date decision_date "
    "decision",
    "pupils": "enrolment_id utis_code fin migr_doc_no school_year grade isced enrol_date "
    "leave_date leave_reason possible_days attended_days",
    "students": "fin enrol_date leave_date",
    "courses": "dmx_id course_id course_type level_start level_end start_date end_date "
    "sessions_expected sessions_missed result",
    "services": "dmx_id case_id office service_code service_date referral_date "
    "first_contact_date plan_created_date plan_review_6m_date",
    "council": "meeting_date area adopted_date",
    "events": "event_date event_type district_code participants_refugee participants_host",
    "survey": "resp_id period interview_date sex item_code response weight",
    "policy_items": "period area item score",
    "crosswalk": "dmx_id fin utis_code migr_doc_no valid_from valid_to",
    "benchmark": "period geo sex age_group measure value",
    "deliveries": "extract period due_date received_date",
}

FAR_PAST, FAR_FUTURE = "date '0001-01-01'", "date '9999-12-31'"

# Completed years from one day to another.
YEARS = (
    "(year({1}) - year({0}) - (month({1}) * 100 + day({1}) < month({0}) * 100 + day({0}))::int)")

# The last 15 September and the last 1 October up to the reference day.
SEPTEMBER, OCTOBER = (
    f"case when d >= make_date(year(d), {month}, {day}) then make_date(year(d), {month}, {day}) "
    f"else make_date(year(d) - 1, {month}, {day}) end" for month, day in ((9, 15), (10, 1)))


def in_force(first, last, day="d"):
    """Whether a spell is in force on a day; both its days belong to it, no end is open."""
    return f"{first} <= {day} and ({last} is null or {last} >= {day})"


def cohort(date, pool, after=0):
    """Whether a date lies in a pool of months that ended so many months before the period."""
    return (
        f"({date} >= date_trunc('month', d) - interval ({after + pool - 1}) month "
        f"and {date} < date_trunc('month', d) - interval ({after - 1}) month)")


def bands(value, edges, codes):
    """A case expression: the code of the band that a number falls in."""
    cases = " ".join(
        f"when {value} < {edge} then '{code}'" for edge, code in zip(edges, codes, strict=False))
    return f"case {cases} when {value} is not null then '{codes[-1]}' end"


def prepare_periods(con, periods, year_of_last):
    """Tables of the reference periods: the months of the series, and the years they may need."""
    con.execute(
        "create or replace table periods(p varchar, delivery varchar, d0 date, d date)")
    con.executemany(
        "insert into periods select ?::varchar, ?::varchar, (?::varchar || '-01')::date, "
        "last_day((?::varchar || '-01')::date)", [(p, p, p, p) for p in periods])
    first = int(periods[0][:4]) - 3
    con.execute("create or replace table years(p varchar, delivery varchar, d0 date, d date)")
    con.executemany(
        "insert into years values (?, ?, make_date(?, 1, 1), make_date(?, 12, 31))",
        [(str(y), f"{y}-12", y, y) for y in range(first, year_of_last + 1)])
    con.execute("create or replace view times as from periods union all from years")


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


def prepare_findable(con):
    """Which keys the crosswalk gives a person on the reference day of each period.

    The FİN on the register's snapshot is one more; its own key finds everybody who is in it.
    """
    con.execute(
        "create or replace table findable as select p, dmx_id as person, "
        "bool_or(fin is not null) as by_fin, bool_or(utis_code is not null) as by_pupil_key, "
        "bool_or(migr_doc_no is not null) as by_document, "
        "bool_or(coalesce(fin, utis_code, migr_doc_no) is not null) as by_school "
        f"from times join crosswalk on {in_force('valid_from', 'valid_to')} group by p, dmx_id")


# Per period the persons of whom something holds.
STATES = {
    "employed": "contracts_linked on " + in_force("start_date", "end_date"),
    "employed_in_month":
        "contracts_linked on start_date <= d and (end_date is null or end_date >= d0)",
    "unemployed":
        "jobseekers_linked on status = 'işsiz' and " + in_force("reg_date", "exit_date"),
    "in_measure": "jobseekers_linked on " + in_force("alm_start", "alm_end"),
    "pupil": "pupils_linked on " + in_force("enrol_date", "leave_date"),
    "secondary_pupil":
        "pupils_linked on isced in ('2', '3') and " + in_force("enrol_date", "leave_date"),
    "student": "students_linked on " + in_force("enrol_date", "leave_date"),
    "insured": "contributions_linked on month = p and contribution_azn > 0",
    "secure": f"housing_secure on {in_force('valid_from', 'valid_to')} and is_secure",
}


def prepare_people(con):
    """The table `people`: the register of each period with the states of its persons."""
    for state, rows in STATES.items():
        con.execute(
            f"create or replace table is_{state} as select distinct p, person from times "
            f"join {rows} where person is not null")
    age = YEARS.format("birth_date", "d")
    states = ", ".join(f"is_{s}.person is not null as {s}" for s in STATES)
    joins = " ".join(
        f"left join is_{s} on is_{s}.p = t.p and is_{s}.person = r.dmx_id" for s in STATES)
    age_band = bands(
        "age", (6, 15, 18, 25, 35, 45, 55, 65),
        "Y0T5 Y6T14 Y15T17 Y18T24 Y25T34 Y35T44 Y45T54 Y55T64 Y_GE65".split())
    since_band = bands("years_since", (1, 3, 5, 10), "Y_LT1 Y1T2 Y3T4 Y5T9 Y_GE10".split())
    con.execute(
        f"create or replace table persons_at as select *, person as who, "
        f"{age_band} as age_band, {since_band} as years_since_grant, "
        "case when age between 15 and 17 then 'Y15T17' when age between 18 and 24 then 'Y18T24' "
        "end as youth_age, 'Y' || age_in_september as school_age, "
        "strftime(status_granted_date, '%Y') as year_of_grant, "
        "strftime(status_granted_date, '%Y-%m') as month_of_grant, district_code as district "
        f"from (select t.p, t.d0, t.d, r.dmx_id as person, "
        f"r.* exclude (dmx_id, delivery), {age} as age, "
        f"{YEARS.format('status_granted_date', 'd')} as years_since, "
        f"{YEARS.format('birth_date', 'status_granted_date')} as age_at_grant, "
        f"{YEARS.format('birth_date', f'({SEPTEMBER})')} as age_in_september, "
        "status_granted_date <= d and (status_end_date is null or status_end_date > d) as active, "
        f"status_granted_date <= {OCTOBER} and (status_end_date is null "
        f"or status_end_date > {OCTOBER}) as active_in_october, "
        "status_end_date - 1 as last_status_day, "
        "g.parent as citizenship_group, x.parent as economic_region, "
        f"e.parent as education_level, coalesce(f.by_fin, false) or r.fin is not null as by_fin, "
        f"coalesce(f.by_pupil_key, false) as by_pupil_key, "
        f"coalesce(f.by_document, false) as by_document, "
        f"coalesce(f.by_school, false) or r.fin is not null as by_school, {states} "
        "from times t join register r on r.delivery = t.delivery "
        "left join list_citizenship g on g.code = r.citizenship "
        "left join list_district x on x.code = r.district_code "
        "left join list_isced e on e.code = r.education_isced "
        f"left join findable f on f.p = t.p and f.person = r.dmx_id {joins})")
    prepare_households(con)
    prepare_jobs(con)
    con.execute(
        "create or replace table people as select a.*, h.* exclude (p, household_id), "
        "j.nace_section, j.nace_in_period, j.isco_major, j.sector_group from persons_at a "
        "left join households h using (p, household_id) "
        "left join main_jobs j on j.p = a.p and j.person = a.person")


def prepare_households(con):
    """Households of the register on the reference day: their active members."""
    con.execute(
        "create or replace table households as select *, "
        "case when members >= 6 then '6_or_more' else members::varchar end as household_size, "
        "case when adults = 0 then 'children_only' else "
        "case adults when 1 then 'one_adult' when 2 then 'two_adults' else 'more_adults' end "
        "|| case when members > adults then '_children' else '' end end as household_type "
        "from (select p, household_id, count(*) as members, "
        "count(*) filter (age >= 18) as adults from persons_at where active group by all)")


def prepare_jobs(con):
    """The main job of each person on the reference day, and in the period.

    It is the contract with most hours a week; of equal ones the one read last. What is not known of
    the main job is not known of the person.
    """
    con.execute(
        "create or replace view jobs as select c.*, coalesce(n.parent, c.nace) as nace_code, "
        "coalesce(o.parent, c.isco08) as isco_code from contracts_linked c "
        "left join list_nace n on n.code = c.nace left join list_isco08 o on o.code = c.isco08")
    main = (
        "select p, person, nace_code, isco_code from times join jobs on {} "
        "where person is not null qualify row_number() over "
        "(partition by p, person order by hours_week desc nulls last, place desc) = 1")
    at_day = main.format(in_force("start_date", "end_date"))
    in_period = main.format("start_date <= d and (end_date is null or end_date >= d0)")
    con.execute(
        f"create or replace table main_jobs as with a as ({at_day}), b as ({in_period}) "
        "select p, person, a.nace_code as nace_section, a.isco_code as isco_major, "
        "coalesce(a.nace_code, b.nace_code) as nace_in_period, s.parent as sector_group "
        "from a full join b using (p, person) "
        "left join list_nace_section s on s.code = a.nace_code")


def prepare(con):
    """Finds persons and describes them; extracts, periods and code lists are there."""
    con.execute(
        "create or replace table persons as select distinct dmx_id from "
        "(select dmx_id from register union all select dmx_id from crosswalk)")
    for extract in LINKS:
        link(con, extract)
    con.execute(
        "create or replace view housing_secure as select *, tenure in ('mülkiyyət', 'dövlət') "
        "or (tenure = 'kirayə_müqaviləli' and coalesce("
        "lease_end >= lease_start + interval 6 month, false)) as is_secure from housing_linked")
    prepare_findable(con)
    prepare_people(con)

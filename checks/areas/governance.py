"""Governance and services."""

from people import cohort
from units import Unit, register

WORKDAYS = 10


def prepare(con):
    """Referrals with the day on which their ten working days have passed."""
    con.execute(
        "create or replace table workdays as select date as day, row_number() over "
        "(order by date) as number from calendar where is_workday")
    # The days of the tenth working day after a referral, and of the one that comes too late.
    con.execute(
        "create or replace table referrals as select s.*, "
        "(select w.day from workdays w where w.number = before + ?) as closing, "
        "(select w.day from workdays w where w.number = before + ? + 1) as late from (select *, "
        "(select count(*) from workdays where day <= referral_date) as before "
        "from services_linked where service_code = 'müraciət' and referral_date is not null) s",
        [WORKDAYS, WORKDAYS])


UNITS = {
    "gov_council_recs_adopted_share": Unit(
        "share",
        "select p, null::varchar as who, area, coalesce(adopted_date <= d, false) as flag "
        "from periods join council on meeting_date > last_day(d - interval 24 month) "
        "and meeting_date <= d", ("council",), impersonal=True),
    "gov_course_completion_rate": Unit(
        "share",
        "select t.p, c.person as who, course_type, sex, result = 'bitirib' as flag "
        "from periods t join courses_linked c on end_date between t.d0 and t.d "
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
    "gov_first_contact_10wd_share": Unit(
        "share",
        "select p, person as who, office, coalesce(first_contact_date < late, false) as flag "
        "from periods join referrals on closing between d0 and d", ("services",)),
    "gov_plan_6m_progress_share": Unit(
        "share",
        "select t.p, s.person as who, sex, coalesce(plan_review_6m_date between "
        "plan_created_date + interval 5 month and plan_created_date + interval 7 month, false) "
        f"as flag from periods t join services_linked s on {cohort('plan_created_date', 1, 7)} "
        "left join people on people.p = t.p and people.person = s.person "
        "where service_code = 'fərdi_plan'", ("services", "register")),
    "gov_policy_item_mean": Unit(
        "mean",
        "select p, null::varchar as who, area as policy_area, score as v from years "
        "join policy_items on period = p", ("policy_items",), impersonal=True),
    "gov_extract_timeliness_days": Unit(
        "greatest",
        "select p, null::varchar as who, extract, received_date - due_date as v "
        "from periods join deliveries on period = p", ("deliveries",), impersonal=True),
    "gov_linkage_rate": register(
        # Where somebody may be expected, and the keys by which one can be looked for: everybody
        # among payments, by FİN alone; only children also in schools, by any of three.
        "share",
        "select *, by_fin or (age_in_september between 6 and 14 and by_school) as flag, "
        "list_filter(["
        "case when age_in_september between 6 and 14 then 'pupils' end, "
        "case when age between 18 and 24 then 'students' end, "
        "case when age between 15 and 64 then 'contracts' end, "
        "case when age between 15 and 64 and permit_type = 'daimi' then 'jobseekers' end, "
        "case when age between 15 and 64 then 'contributions' end, 'benefits'], "
        "lambda s: s is not null) as sources, "
        "case when by_fin then ['pupils', 'students', 'contracts', 'jobseekers', "
        "'contributions', 'benefits'] when by_school then ['pupils'] else [] end as reachable, "
        "case when age_in_september between 6 and 14 then ['fin', 'utis_code', 'migr_doc_no'] "
        "else ['fin'] end as keys_expected, list_filter(["
        "case when by_fin then 'fin' end, case when by_pupil_key then 'utis_code' end, "
        "case when by_document then 'migr_doc_no' end], lambda s: s is not null) as keys "
        "from people where active", "crosswalk", responses={
            "source": ("reachable", "sources"), "key_type": ("keys", "keys_expected")}),
}

"""Intercultural dialogue."""

from units import Unit, register

RANKS = "PRE_A1 A1 A2 B1 B2 C1 C2".split()


def prepare(con):
    """Who attended a language course in the last 12 months, and the latest level of everybody."""
    con.execute(
        "create or replace table language_learners as select distinct p, person from periods "
        "join courses_linked on course_type = 'dil' and start_date <= d "
        "and (end_date is null or end_date > last_day(d - interval 12 month)) "
        "where person is not null and sessions_expected > coalesce(sessions_missed, 0)")
    con.execute(
        "create or replace table levels as select p, person, level_end from periods "
        "join courses_linked on end_date <= d where level_end is not null and person is not null "
        "qualify row_number() over "
        "(partition by p, person order by end_date desc, place desc) = 1")


UNITS = {
    "dia_language_course_coverage_share": register(
        "share",
        "select people.*, l.person is not null as flag, true as found from people "
        "left join language_learners l on l.p = people.p and l.person = people.person "
        "where active and age >= 18", "courses", linked=True),
    "dia_language_a2plus_share": register(
        "share",
        "select people.*, level_end in ('A2', 'B1', 'B2', 'C1', 'C2') as flag, true as found "
        "from people left join levels using (p, person) where active and age >= 18", "courses",
        linked=True),
    "dia_cefr_gain_mean": Unit(
        "mean",
        f"select t.p, c.person as who, sex, level_start as start_level, "
        f"list_position({RANKS}, level_end) "
        f"- list_position({RANKS}, level_start) as v from periods t join courses_linked c "
        "on end_date > last_day(d - interval 12 month) and end_date <= d "
        "left join people on people.p = t.p and people.person = c.person "
        "where course_type = 'dil' and result = 'bitirib' "
        "and level_start is not null and level_end is not null", ("courses", "register")),
    "dia_mixed_event_share": Unit(
        "share",
        "select p, null::varchar as who, event_type, x.parent as economic_region, "
        "10 * least(participants_refugee, participants_host) "
        ">= 3 * (participants_refugee + participants_host) as flag from periods join events "
        "on event_date between date_trunc('year', d) and d "
        "left join list_district x on x.code = district_code "
        "where participants_refugee + participants_host > 0", ("events",), impersonal=True),
    "dia_host_contact_share": Unit(
        "weighted",
        "select p, null::varchar as who, sex, weight as w, "
        "response in ('hər_gün', 'hər_həftə') as flag from years join survey "
        "on interview_date between d0 and d where item_code = 'yerli_ünsiyyət' "
        "and response not in ('bilmir', 'imtina')", ("survey",), interval="confidence"),
}

"""Education."""

from people import cohort, in_force
from units import Unit, register

BAND = (
    "case when {0} < 5 then 'G1T4' when {0} < 10 then 'G5T9' when {0} is not null then 'G10T11' "
    "end as grade_band")

# Who left for one of these reasons has not dropped out.
NO_DROPOUT = "('yerdəyişmə', 'bitirmə', 'ölkədən_getmə', 'ölüm')"


def prepare(con):
    """First enrolments, and who moved up a grade."""
    con.execute(
        "create or replace table first_enrolments as select person, min(enrol_date) as first_day "
        "from pupils_linked where person is not null group by person")
    con.execute(
        "create or replace table grades as select distinct person, school_year, grade "
        "from pupils_linked where person is not null")


UNITS = {
    "bm_enrolment_rate": Unit(
        "published",
        "select p, value as v, nullif(sex, 'T') as sex from years join benchmark "
        "on period = p where measure = 'enrolment_rate' and geo = 'AZ' "
        "and age_group = 'Y6T14'", ("benchmark",)),
    "edu_enrolment_rate_6_14": register(
        "share",
        "select *, pupil as flag, by_school as found from people "
        "where active and age_in_september between 6 and 14", "pupils", linked=True),
    "edu_ger_secondary": register(
        "ratio",
        "select *, by_school as found, secondary_pupil::int as a, "
        "(age between 10 and 16)::int as b, age between 10 and 16 as counted "
        "from people where active",
        "pupils", linked=True, counts=True),
    "edu_days_to_school_median": register(
        "duration",
        "select *, by_school as found, status_granted_date as start, first_day as event, "
        "last_status_day as until, null::date as since from people "
        "left join first_enrolments using (person) where age_at_grant between 6 and 14 "
        f"and {cohort('status_granted_date', 36)}", "pupils", order=0.5, linked=True,
        days="term days"),
    "edu_attendance_rate": Unit(
        "ratio",
        "select t.p, pupils.person as who, sex, economic_region, attended_days as a, "
        f"possible_days as b, {BAND.format('grade')} from periods t join pupils_linked pupils "
        f"on {in_force('enrol_date', 'leave_date')} "
        "left join people on people.p = t.p and people.person = pupils.person "
        "where attended_days is not null and possible_days is not null",
        ("pupils", "register")),
    "edu_dropout_rate": Unit(
        "share",
        # Of somebody who is still there on 15 June the reason does not matter.
        f"select t.p, pupils.person as who, sex, {BAND.format('grade')}, "
        "case when leave_date is null or leave_date >= make_date(year(t.d), 6, 15) then false "
        f"else leave_reason not in {NO_DROPOUT} end as flag "
        "from years t join pupils_linked pupils "
        f"on {in_force('enrol_date', 'leave_date', 'make_date(year(t.d) - 1, 10, 1)')} "
        "left join people on people.p = t.p and people.person = pupils.person",
        ("pupils", "register")),
    "edu_progression_rate": Unit(
        "share",
        f"select t.p, pupils.person as who, sex, {BAND.format('pupils.grade')}, "
        "by_school as found, next.person is not null as flag "
        "from years t join pupils_linked pupils "
        f"on {in_force('enrol_date', 'leave_date', 'make_date(year(t.d), 6, 14)')} "
        "and pupils.grade <= 10 "
        "join people on people.p = t.p and people.person = pupils.person "
        "and status_granted_date <= make_date(year(t.d), 10, 1) "
        "and (status_end_date is null or status_end_date > make_date(year(t.d), 10, 1)) "
        "left join grades next on next.person = pupils.person "
        "and next.school_year = year(t.d) || '/' || (year(t.d) + 1) "
        "and next.grade = pupils.grade + 1", ("pupils", "register"), linked=True),
    "edu_neet_15_24_share": register(
        "share",
        "select *, not (pupil or student or employed or in_measure) as flag, "
        "by_school and by_fin as found from people where active and age between 15 and 24",
        "pupils", "students", "contracts", "jobseekers", linked=True, interval="linkage"),
}

"""Housing."""

from people import cohort, in_force
from units import Unit, register


def prepare(con):
    """The dwelling of each person on the reference day, and the first ones of two kinds."""
    con.execute(
        "create or replace table dwellings as select p, person, occupants, rooms, living_area_m2 "
        f"from periods join housing_linked on {in_force('valid_from', 'valid_to')} "
        "where person is not null "
        "qualify row_number() over (partition by p, person order by valid_from desc) = 1")
    con.execute(
        "create or replace table first_dwellings as select person, "
        "min(valid_from) filter (is_secure) as first_secure, "
        "min(valid_from) filter (address_type <> 'DMX_mərkəzi') as first_own "
        "from housing_secure where person is not null group by person")
    # People in secure housing half a year after they first were.
    con.execute(
        "create or replace table kept_secure as select person, first_secure, exists("
        "select 1 from housing_secure h where h.person = f.person and is_secure and "
        f"{in_force('valid_from', 'valid_to', '(first_secure + interval 6 month)')}) as kept "
        "from first_dwellings f where first_secure is not null")


UNITS = {
    "hou_secure_tenure_share": register(
        "share", "select *, secure as flag, true as found from people where active", "housing",
        linked=True),
    "hou_smc_address_share": register(
        "share", "select *, address_type = 'DMX_mərkəzi' as flag from people where active"),
    "hou_overcrowding_share": register(
        "share",
        "select people.*, occupants > 3 * rooms as flag, true as found from people "
        "left join dwellings using (p, person) where active", "housing", linked=True),
    "hou_below_floor_norm_share": register(
        "share",
        "select people.*, living_area_m2 / occupants < n.value as flag, true as found from people "
        "left join dwellings using (p, person) left join parameter_values n "
        "on n.parameter = 'floor_space_norm_m2' and d between n.valid_from and n.valid_to "
        "where active", "housing", linked=True),
    "hou_days_to_own_address_median": register(
        "duration",
        "select *, true as found, status_granted_date as start, first_own as event, "
        "last_status_day as until, null::date as since from people "
        f"left join first_dwellings using (person) where {cohort('status_granted_date', 36)}",
        "housing", order=0.5, linked=True),
    "hou_secure_sustained_6m_share": register(
        "share",
        "select people.*, kept as flag, true as found from people "
        f"join kept_secure using (person) where {cohort('first_secure', 12, 6)}",
        "housing", linked=True),
    "hou_register_by_district": register("count", "from people where active"),
    "bm_population": Unit(
        "published",
        "select p, value as v, geo as district from years join benchmark "
        "on period = p where measure = 'population' and sex = 'T' and age_group = 'T' "
        "and geo <> 'AZ'",
        ("benchmark",)),
}

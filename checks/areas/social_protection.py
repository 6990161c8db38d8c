"""Social protection: households are those of the register on the reference day."""

from people import in_force
from units import Unit, register


def prepare(con):
    """Payments and wages of persons and of their households."""
    con.execute(
        "create or replace table payments as select t.p, a.person, a.household_id as home, "
        "a.active, benefit_code, g.parent as benefit_group, amount_azn, "
        "b.household_id is not null as for_household from times t "
        "join benefits_linked b on b.month = t.p "
        "join persons_at a on a.p = t.p and a.person = b.person "
        "left join list_benefit g on g.code = benefit_code where amount_azn > 0")
    # Groups of payments that somebody received, alone or with the household.
    con.execute(
        "create or replace table received as select p, person, "
        "list(distinct benefit_group) as benefit_groups from ("
        "select p, person, benefit_group from payments union all "
        "select a.p, a.person, y.benefit_group from persons_at a "
        "join payments y on y.p = a.p and y.home = a.household_id and for_household) "
        "group by p, person")
    con.execute(
        "create or replace table incomes as with w as ("
        "select a.p, a.household_id, sum(wage_azn_month) as wages from persons_at a "
        "join contracts_linked c on c.person = a.person "
        f"and {in_force('start_date', 'end_date')} where active group by all), "
        "y as (select p, home as household_id, sum(amount_azn) as paid from payments "
        "where active group by all), "
        "k as (select p, household_id, bool_and(fin is not null) filter (age >= 18) as is_known "
        "from persons_at where active group by all) "
        "select h.p, h.household_id, coalesce(wages, 0) as wages, coalesce(paid, 0) as paid, "
        "members, coalesce(is_known, true) as is_known from households h "
        "left join w using (p, household_id) left join y using (p, household_id) "
        "left join k using (p, household_id)")


UNITS = {
    "soc_insurance_coverage_share": register(
        "share",
        "select * replace (nace_in_period as nace_section), insured as flag, by_fin as found "
        "from people "
        "where active and employed_in_month", "contracts", "contributions", linked=True),
    "soc_benefit_coverage_share": register(
        "share",
        "select people.*, r.person is not null as flag, r.benefit_groups, by_fin as found "
        "from people left join received r on r.p = people.p and r.person = people.person "
        "where active", "benefits", linked=True, exclude=False,
        responses={"benefit_group": ("benefit_groups", None)}),
    "soc_tsa_households": Unit(
        "distinct",
        "select t.p, b.person as who, economic_region, household_size, b.household_id as v "
        "from periods t join benefits_linked b on b.month = t.p and benefit_code = 'ÜDSY' "
        "and amount_azn > 0 left join people on people.p = t.p and people.person = b.person "
        "where b.household_id is not null", ("benefits", "register")),
    "soc_below_need_share": register(
        "share",
        "select people.*, by_fin as found, "
        "case when is_known then wages + paid < n.value * i.members end as flag from people "
        "join incomes i using (p, household_id) left join parameter_values n "
        "on n.parameter = 'need_criterion' and d between n.valid_from and n.valid_to "
        "where active", "contracts", "benefits"),
    "soc_benefit_adequacy_ratio": register(
        "ratio",
        # What each member was paid, and each member's own minimum.
        "select people.*, by_fin as found, coalesce(own, 0) as a, n.value as b from people "
        "join incomes i using (p, household_id) left join "
        "(select p, person, sum(amount_azn) as own from payments group by all) y "
        "on y.p = people.p and y.person = people.person left join parameter_values n "
        "on n.parameter = 'subsistence_minimum' and d between n.valid_from and n.valid_to "
        "and n.grp = case when age < 18 then 'child' when age >= 65 then 'pensioner' "
        "else 'working_age' end where active and i.paid > 0", "benefits", linked=True,
        exclude=False),
    "soc_decision_days_p90": Unit(
        "quantile",
        "select t.p, b.person as who, benefit_code, economic_region, "
        "decision_date - application_date as v "
        "from periods t join benefits_linked b on decision_date between t.d0 and t.d "
        "left join people on people.p = t.p and people.person = b.person "
        "where application_date is not null", ("benefits", "register"), order=0.9),
}

"""Documents and legal status."""

from people import cohort
from units import Unit, register

GROUP = "left join list_citizenship c on c.code = citizenship"


def prepare(con):
    """Nothing is shared."""


UNITS = {
    "doc_register_stock": register("count", "from people where active"),
    "doc_grants_flow": register(
        "count", "from people where status_granted_date between d0 and d"),
    "doc_grants_ytd": register(
        "count", "from people where status_granted_date between date_trunc('year', d) and d"),
    "doc_endings_flow": register("count", "from people where status_end_date between d0 and d"),
    "doc_naturalisations_12m": register(
        "count",
        "from people where status_end_date > last_day(d - interval 12 month) "
        "and status_end_date <= d and status_end_reason = 'vətəndaşlığa_qəbul'"),
    "doc_card_valid_share": register(
        "share",
        "select *, coalesce(d between card_issue_date and card_expiry_date, false) as flag "
        "from people where active"),
    "doc_card_valid_days_share": register(
        # Status from the first to the last day of both, the card's within it.
        "ratio",
        "select *, last_status - first_status + 1 as b, "
        "coalesce(greatest(0, least(last_status, card_expiry_date) "
        "- greatest(first_status, card_issue_date) + 1) * "
        "(card_issue_date is not null and card_expiry_date is not null)::int, 0) as a from "
        "(select *, greatest(d0, status_granted_date) as first_status, "
        "least(d, last_status_day) as last_status from people) where first_status <= last_status"),
    "doc_fin_coverage_share": register(
        "share", "select *, fin is not null as flag from people where active"),
    "doc_travel_document_share": register(
        "share",
        "select *, coalesce(d between travel_doc_issue_date and travel_doc_expiry_date, false) "
        "as flag from people where active and age >= 18"),
    "doc_decision_within_3m_share": Unit(
        "share",
        "select p, null::varchar as who, c.parent as citizenship_group, "
        "coalesce(decision_date <= application_date + interval 3 month, false) as flag "
        f"from periods join asylum on {cohort('application_date', 1, 3)} {GROUP}", ("asylum",)),
    "doc_pending_over_3m": Unit(
        "count",
        "select p, null::varchar as who, c.parent as citizenship_group from periods "
        "join asylum on application_date + interval 3 month < d "
        f"and (decision_date is null or decision_date > d) {GROUP}", ("asylum",)),
    "doc_pending_by_age": Unit(
        "count",
        "select p, null::varchar as who, c.parent as citizenship_group, "
        "case when application_date + interval 3 month >= d then 'up_to_3' "
        "when application_date + interval 6 month >= d then 'over_3_to_6' "
        "when application_date + interval 12 month >= d then 'over_6_to_12' "
        "else 'over_12' end as pending_age from periods join asylum on application_date <= d "
        f"and (decision_date is null or decision_date > d) {GROUP}", ("asylum",)),
    "doc_recognition_rate": Unit(
        "share",
        "select p, null::varchar as who, decision = 'tanınıb' as flag, instance, "
        "c.parent as citizenship_group from periods "
        "join asylum on decision_date > last_day(d - interval 12 month) and decision_date <= d "
        f"and decision in ('tanınıb', 'əlavə_müdafiə', 'rədd') {GROUP}", ("asylum",)),
    "doc_recognition_rate_with_closed": Unit(
        "share",
        "select p, null::varchar as who, decision = 'tanınıb' as flag, instance, "
        "c.parent as citizenship_group from periods "
        "join asylum on decision_date > last_day(d - interval 12 month) and decision_date <= d "
        f"and decision is not null {GROUP}", ("asylum",)),
}

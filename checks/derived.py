"""Indicators over other indicators, written by hand from their definitions.

A source tells the figure of an indicator at a period and position; its answer is a Fraction, or
None with the reason in `absence`.
"""

from fractions import Fraction

from workspace import last_day, month_before

# The composites: component, worst, best, weight.
INDICES = {
    "hou_area_index": [
        ("hou_secure_tenure_share", 0, 100, 2), ("hou_smc_address_share", 50, 0, 1),
        ("hou_overcrowding_share", 50, 0, 1), ("hou_secure_sustained_6m_share", 0, 100, 1),
        ("hou_dissimilarity_index", 1, 0, 1)],
    "edu_area_index": [
        ("edu_enrolment_rate_6_14", 0, 100, 2), ("edu_attendance_rate", 50, 100, 1),
        ("edu_dropout_rate", 20, 0, 1), ("edu_progression_rate", 50, 100, 1),
        ("edu_neet_15_24_share", 100, 0, 1)],
    "lab_area_index": [
        ("lab_employment_rate", 0, 80, 2), ("lab_registered_unemployment_rate", 50, 0, 1),
        ("lab_job_entry_12m_share", 0, 80, 1), ("lab_job_sustained_6m_share", 0, 100, 1),
        ("lab_wage_ratio_to_host", 0, 1, 1), ("lab_overqualification_rate", 100, 0, 1),
        ("lab_sector_hhi", 1, 0, 1)],
    "dia_area_index": [
        ("dia_language_course_coverage_share", 0, 50, 1), ("dia_language_a2plus_share", 0, 100, 1),
        ("dia_cefr_gain_mean", 0, 2, 1), ("dia_mixed_event_share", 0, 100, 1),
        ("dia_host_contact_share", 0, 100, 1)],
}

# Components that are compiled once a year; the newest one stands in for 24 months.
ANNUAL = {"edu_dropout_rate", "edu_progression_rate", "dia_host_contact_share"}

# In this order each finds its inputs computed.
DERIVED = [
    "lab_wage_ratio_to_host", "lab_employment_gap_pp", "edu_enrolment_gap_pp",
    "edu_gpi_enrolment", "doc_naturalisation_per_1000", "doc_stock_flow_residual",
    "hou_dissimilarity_index", "lab_sector_hhi", "gov_policy_score", *INDICES,
]

# Indices over all codes of a dimension: their inputs as (indicator, periods, whether it follows the
# position of the index), and the dimension.
OVER = {
    "hou_dissimilarity_index": (
        lambda period: [
            ("hou_register_by_district", [period], True),
            ("bm_population", list(carried(period, 24)), False)], "district"),
    "lab_sector_hhi": (
        lambda period: [("lab_employed_by_activity", [period], True)], "nace_section"),
    "gov_policy_score": (
        lambda period: [("gov_policy_item_mean", [period], True)], "policy_area"),
}


def compute_over(indicator, tables):
    """An index from the values at all codes; nothing where there is nobody."""
    if indicator == "hou_dissimilarity_index":
        # A district that is newer than the population figure has no population in it.
        refugees, people = tables
        here, all_here = sum(refugees.values()), sum(people.values())
        return None if not here else sum(
            abs(Fraction(refugees.get(d, 0)) / here - Fraction(people.get(d, 0)) / all_here)
            for d in {*refugees, *people}) / 2
    parts = tables[0]
    if indicator == "lab_sector_hhi":
        # Shares among those whose activity is known.
        known = sum(parts.values())
        return None if not known else sum(Fraction(n, 1) ** 2 for n in parts.values()) / known**2
    return sum(map(Fraction, parts.values())) / len(parts)


def ratio(first, second):
    """One number by another, nothing for a zero divisor."""
    return None if second == 0 else first / second


def months_back(period, count):
    """A month and those before it, newest first."""
    months = [period]
    while len(months) < count:
        months.append(month_before(months[-1]))
    return months


def carried(period, months):
    """Years that have ended by a month and not more than so many months before, newest first."""
    year = int(period[:4])
    day = last_day(period)
    earliest = (day.year * 12 + day.month - 1 - months, day.day)
    for candidate in range(year, year - 4, -1):
        if candidate < year or period.endswith("-12"):
            if (candidate * 12 + 11, 31) >= earliest:
                yield str(candidate)


def inputs(indicator, period, position):
    """The figures that an indicator is computed from: (indicator, periods, position).

    Several periods mean the newest one that has a figure: a figure of others stands in for later
    months, an annual one for 24 and the median wage for 3.
    """
    here = [period]
    if indicator == "lab_wage_ratio_to_host":
        months = months_back(period, 4)
        return [("lab_wage_median", here, position), ("bm_median_wage", months, position)]
    if indicator == "lab_employment_gap_pp":
        return [
            ("bm_employment_rate", list(carried(period, 24)), position),
            ("lab_employment_rate", here, position)]
    if indicator == "edu_enrolment_gap_pp":
        return [
            ("bm_enrolment_rate", list(carried(period, 24)), position),
            ("edu_enrolment_rate_6_14", here, position)]
    if indicator == "edu_gpi_enrolment":
        return [
            ("edu_enrolment_rate_6_14", here, (("sex", "Q"),)),
            ("edu_enrolment_rate_6_14", here, (("sex", "K"),))]
    if indicator == "doc_naturalisation_per_1000":
        months = reversed(months_back(period, 13))
        return [("doc_naturalisations_12m", here, position)] + [
            ("doc_register_stock", [month], position) for month in months]
    if indicator == "doc_stock_flow_residual":
        return [
            ("doc_register_stock", [month_before(period)], ()), ("doc_grants_flow", here, ()),
            ("doc_endings_flow", here, ()), ("doc_register_stock", here, ())]
    return [
        (component, list(carried(period, 24)) if component in ANNUAL else here, ())
        for component, *_ in INDICES[indicator]]


def compute(indicator, values):
    """The figure of an indicator from the figures it is computed from."""
    if indicator in ("lab_wage_ratio_to_host", "edu_gpi_enrolment"):
        return ratio(*values)
    if indicator in ("lab_employment_gap_pp", "edu_enrolment_gap_pp"):
        return values[0] - values[1]
    if indicator == "doc_naturalisation_per_1000":
        return ratio(1000 * values[0], sum(values[1:]) / 13)
    if indicator == "doc_stock_flow_residual":
        return values[0] + values[1] - values[2] - values[3]
    parts = INDICES[indicator]
    scores = [
        min(Fraction(1), max(Fraction(0), (value - worst) / (best - worst))) * 100
        for value, (_, worst, best, _) in zip(values, parts, strict=True)]
    weights = [weight for *_, weight in parts]
    return sum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)

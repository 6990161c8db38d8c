"""Every indicator over rows of the shipped catalogue, in SQL and plain Python written by hand.

Each area has a module below `areas` with its UNITS, written from the words of the definitions and
the catalogue, and a function that prepares what several of them share.
"""

import people
from areas import (
    documents, education, governance, housing, intercultural_dialogue, labour_market,
    social_protection)

COLUMNS = people.COLUMNS
prepare_periods = people.prepare_periods

AREAS = (
    housing, education, labour_market, intercultural_dialogue, social_protection, documents,
    governance)

UNITS = {name: unit for area in AREAS for name, unit in area.UNITS.items()}


def prepare(con):
    """Everything that several indicators share; extracts, periods and code lists are there."""
    people.prepare(con)
    for area in AREAS:
        area.prepare(con)

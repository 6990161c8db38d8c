"""Intervals beside a share, in the unit of the share.

Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA
22 (1927) 209–212; the effective number of weighted answers is that of L. Kish, "Survey Sampling"
(1965).
"""

import math
from fractions import Fraction

Z = 1.959963984540054


def wilson(share, answers):
    """The bounds of a share of so many answers at 95 per cent."""
    if not answers:
        return None
    middle = (share + Z * Z / (2 * answers)) / (1 + Z * Z / answers)
    half = Z / (1 + Z * Z / answers) * math.sqrt(
        share * (1 - share) / answers + Z * Z / (4 * answers * answers))
    return max(0.0, middle - half), min(1.0, middle + half)


def unlinked(numerator, base, missing, excluded):
    """The share if the condition held for none, or for all, of those who could not be found.

    They are outside the base where they are `excluded`, else in it as not fulfilling the condition.
    """
    whole = base + missing if excluded else base
    if not whole:
        return None
    return Fraction(numerator, whole), Fraction(numerator + missing, whole)


def effective(weights, squares):
    """Answers that would be as exact without weights."""
    return weights * weights / squares if squares else 0

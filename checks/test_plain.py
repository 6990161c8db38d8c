#!/usr/bin/env python3
"""Tests of the plain computations: worked by hand.

    checks/test_plain.py
"""

import datetime
import random
import unittest
from fractions import Fraction

import durations
import intervals
import spans
import targets
from durations import Watch

DAY = datetime.date


class DurationTest(unittest.TestCase):
    def test_without_censoring_it_is_the_least_value_with_half_at_or_below(self):
        self.assertEqual(durations.quantile([Watch(t, True) for t in (1, 2, 3, 4)]), 2)

    def test_the_freireich_example(self):
        # 6-MP group of Freireich et al. (1963), in Klein and Moeschberger: median 23 weeks.
        events = [6, 6, 6, 7, 10, 13, 16, 22, 23]
        censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
        watches = [Watch(t, True) for t in events] + [Watch(t, False) for t in censored]
        self.assertEqual(durations.quantile(watches), 23)

    def test_it_may_not_be_reached(self):
        self.assertIsNone(durations.quantile([Watch(1, True), Watch(5, False), Watch(5, False)]))

    def test_truncated_units_are_at_risk_only_after_their_entry(self):
        # At 2: 1 of 1 left, although 3 others come later.
        watches = [Watch(2, True)] + [Watch(9, True, entry=2)] * 3
        self.assertEqual(durations.quantile(watches), 2)
        self.assertEqual(durations.quantile([Watch(2, True)] + [Watch(9, True, entry=1)] * 3), 9)

    def test_random_watches_against_counting_unit_by_unit(self):
        draw = random.Random(1)
        for _ in range(300):
            watches = []
            for _ in range(draw.randrange(1, 30)):
                entry = draw.choice([0, 0, draw.randrange(1, 20)])
                watches.append(Watch(entry + draw.randrange(1, 20), draw.random() < 0.6, entry))
            alive, expected = Fraction(1), None
            for time in range(1, 40):
                at_risk = [w for w in watches if w.entry < time <= w.exit]
                events = [w for w in at_risk if w.happened and w.exit == time]
                if events:
                    alive = alive * (len(at_risk) - len(events)) / len(at_risk)
                if alive <= Fraction(1, 2):
                    expected = time
                    break
            self.assertEqual(durations.quantile(watches), expected)

    def test_events_before_the_start_and_after_the_end(self):
        start, last = DAY(2025, 1, 31), DAY(2025, 12, 31)
        self.assertEqual(durations.watch(start, DAY(2024, 1, 1), last), Watch(0, True))
        self.assertEqual(durations.watch(start, DAY(2026, 1, 1), last), Watch(334, False))
        self.assertIsNone(durations.watch(start, None, DAY(2025, 1, 30)))
        self.assertIsNone(
            durations.watch(start, DAY(2025, 2, 1), last, since=DAY(2025, 2, 1)))
        self.assertEqual(
            durations.watch(start, DAY(2025, 2, 2), last, since=DAY(2025, 2, 1)),
            Watch(2, True, entry=1))


class SpanTest(unittest.TestCase):
    def test_gaps_up_to_the_limit_are_covered(self):
        spells = [(DAY(2026, 1, 1), DAY(2026, 1, 10)), (DAY(2026, 1, 25), None)]
        horizon = DAY(2026, 1, 31)
        self.assertEqual(len(spans.covered(spells, horizon, gap=14)), 31)
        self.assertEqual(len(spans.covered(spells, horizon, gap=13)), 17)

    def test_a_spell_inside_another_leaves_its_end(self):
        spells = [(DAY(2026, 1, 1), DAY(2026, 1, 10)), (DAY(2026, 1, 3), DAY(2026, 1, 4)),
                  (DAY(2026, 1, 13), DAY(2026, 1, 13))]
        self.assertEqual(len(spans.covered(spells, DAY(2026, 1, 31), gap=2)), 13)
        self.assertEqual(len(spans.covered(spells, DAY(2026, 1, 31), gap=1)), 11)

    def test_months_end_early(self):
        self.assertEqual(spans.add_months(DAY(2026, 8, 31), 6), DAY(2027, 2, 28))
        self.assertEqual(spans.add_months(DAY(2024, 1, 31), 1), DAY(2024, 2, 29))
        self.assertEqual(spans.add_months(DAY(2025, 11, 30), 1), DAY(2025, 12, 30))


class IntervalTest(unittest.TestCase):
    def test_wilson(self):
        # Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662, 0 of 20 gives 0 to 0.1611.
        low, high = intervals.wilson(81 / 263, 263)
        self.assertAlmostEqual(low, 0.2553, 4)
        self.assertAlmostEqual(high, 0.3662, 4)
        self.assertAlmostEqual(intervals.wilson(0, 20)[1], 0.1611, 4)
        self.assertIsNone(intervals.wilson(0, 0))

    def test_unlinked(self):
        self.assertEqual(
            intervals.unlinked(3, 6, 2, True), (Fraction(3, 8), Fraction(5, 8)))
        self.assertEqual(
            intervals.unlinked(3, 8, 2, False), (Fraction(3, 8), Fraction(5, 8)))


class TargetTest(unittest.TestCase):
    def test_the_example_of_the_method(self):
        target = {"least": "80", "by": "2027-12", "baseline": "2024-12"}
        for value, wanted in (("59.5", "on_track"), ("59.4", "off_track"),
                              ("49.9", "moving_away"), ("80.0", "reached"), ("", "")):
            series = {"2024-12": "50.0", "2025-12": value}
            self.assertEqual(
                targets.progress(target, series, "2025-12", "2024-12", []), wanted)

    def test_without_a_deadline_the_year_before_counts(self):
        target = {"least": "0.97", "greatest": "1.03"}
        series = {"2024-12": "0.95", "2025-12": "1.06"}
        self.assertEqual(
            targets.progress(target, series, "2025-12", "2024-12", []), "moving_away")
        self.assertEqual(
            targets.progress(target, series, "2025-12", "2024-12", ["2025-01"]), "off_track")


if __name__ == "__main__":
    unittest.main()

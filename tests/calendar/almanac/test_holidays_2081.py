"""The days off of 2081 as a patro printed them, and Ram Navami of 2025-04-06, which it did not: against our rules."""

from datetime import date, timedelta

from chautari.calendar.almanac import build

PRINTED = """
2024-04-13 2024-04-17 2024-05-01 2024-05-23 2024-05-28 2024-06-17 2024-08-04 2024-08-19 2024-08-20 2024-08-26 2024-09-06
2024-09-17 2024-09-19 2024-09-25 2024-10-03 2024-10-10 2024-10-11 2024-10-12 2024-10-13 2024-10-14 2024-10-31 2024-11-01
2024-11-02 2024-11-03 2024-11-04 2024-11-07 2024-11-10 2024-11-15 2024-12-03 2024-12-15 2024-12-25 2024-12-30 2025-01-11
2025-01-14 2025-01-29 2025-01-30 2025-02-03 2025-02-19 2025-02-26 2025-02-28 2025-03-08 2025-03-13 2025-03-14 2025-03-29
2025-04-06
"""
EID_AL_ADHA, BHOTO_JATRA, GURU_NANAK = date(2024, 6, 17), date(2024, 8, 4), date(2024, 11, 15)


def test_the_rules_give_every_day_off_of_2081_except_those_reported_missing() -> None:
    year = build.almanac(2081, None)
    computed = {
        holiday.first + timedelta(n)
        for holiday in year.holidays
        for n in range((holiday.last - holiday.first).days + 1)
    }
    assert set(map(date.fromisoformat, PRINTED.split())) - computed == {EID_AL_ADHA, BHOTO_JATRA, GURU_NANAK}
    assert computed < set(map(date.fromisoformat, PRINTED.split()))
    assert {"eid-al-adha", "bhoto-jatra", "guru-nanak-jayanti"} < {holiday.key for holiday in year.missing}

"""Guards of the Nepali basics: numerals, dates and zones."""

from tools.guards.guard import guards

NEPALI = (
    *guards(
        "nepali/numerals.py",
        "nepali/test_numerals.py",
        ("_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)", "whole", "texts that are not plainly one number"),
        ("(point and not _PLAIN.fullmatch(fraction))", "False", "fractions that are no digits"),
    ),
    *guards(
        "nepali/bikram_sambat.py",
        "nepali/test_bikram_sambat_rows.py nepali/test_bikram_sambat.py",
        ("not set(row.months) <= {29, 30, 31, 32}", "False", "months of an impossible length"),
        ("sum(row.months) not in (365, 366)", "False", "years of an impossible length"),
        ("0 < day <= length", "True", "days that a month does not have"),
        ("0 <= index < len(_starts) - 1", "True", "AD days outside the table"),
        ("not FIRST_YEAR <= year <= LAST_YEAR", "False", "years outside the table"),
    ),
    *guards(
        "nepali/dates/day_parser.py",
        "nepali/dates/test_moment_parser.py",
        ("if first > 12 or first == second:", "if True:", "dates with day and month in an open order"),
        ("date(year, month, day) if year in GREGORIAN_YEARS else None", "date(year, month, day)", "years of no news"),
    ),
    *guards(
        "nepali/dates/zone_parser.py",
        "nepali/dates/test_zones.py nepali/dates/test_zones_elsewhere.py",
        ("if number := _UNKNOWN_NUMBER.match(text, start):", "if number := None:", "an offset that is not understood"),
        (
            "return None if words_beside.all_understood(pieces) else",
            "return None if True else",
            "a place or a zone in words",
        ),
    ),
)

"""Guards of what an operator adopts: notices of an authority's rules, and decisions on days off."""

from tools.guards.guard import guards

RULE_NOTICES = (
    *guards(
        "rates/ingest/notice_checks.py",
        "rates/ingest/test_notice_checks.py",
        (' or "e" in notice.value.lower()', "", "an exponent that unfolds into a gigabyte"),
        ("len(notice.value) > MAX_VALUE_LENGTH or ", "", "a value without end"),
        ("if notice.revokes not in [", "if False and [", "a taking back of nothing"),
        ("EARLIEST_DATE <= notice.first", "notice.first", "a rule of before the first rate"),
        ("<= today(now) + MAX_AHEAD", "<= today(now) + 99 * MAX_AHEAD", "a slip of the year"),
        ("if not text.strip() or ", "if ", "a notice without a reason"),
        (" or len(text) > MAX_TEXT", "", "words without end"),
        ('if "://" in notice.evidence and not', "if False and not", "an address that is none"),
        (" and address.hostname)", ")", "an address without a host"),
        ('if notice.sha256 and not re.fullmatch("[0-9a-f]{64}", notice.sha256)', "if False", "a hash that is none"),
        ("if abs(move) > MAX_PEG_MOVE:", "if False:", "a peg per 100"),
        ("_require_change(notice, str(peg))", "pass", "the peg that stands"),
        ('    _require_change(notice, unit.value if unit else "")', "    pass", "the unit that stands"),
        ('    _require_change(notice, rule.value if rule else "")', "    pass", "the spread that stands"),
        ("if not 1 < _number(notice) <= MAX_SPREAD:", "if not _number(notice):", "a spread of a half"),
        ('if not re.fullmatch("[A-Z]{3}", notice.instrument) or', "if", "a currency of no code"),
        (' or notice.instrument == "NPR"', "", "the rupee itself as a currency"),
        ("if notice.instrument in rules.listed(notice.first):", "if False:", "a currency listed twice"),
        ("if notice.instrument not in CURRENCIES and not (", "if False and not (", "a new currency without a name"),
        ("    if notice.value:\n", "    if False:\n", "a value that means nothing"),
        ("if notice.instrument not in rules.listed(notice.first):", "if False:", "a rule of what is not listed"),
        ("if notice.value not in UNITS:", "if False:", "a unit that nobody quotes"),
        ("if not number.is_finite() or number <= 0:", "if False:", "a value that is not above 0"),
    ),
    *guards(
        "calendar/almanac/decisions.py",
        "calendar/publish/test_accepted_decisions.py",
        ("if not (decision.changes or decision.weekly_rest or decision.missing or decision.revokes):", "if False:",
         "a decision that changes nothing"),
        ("if not first <= change.first <= change.last <= last:", "if False:", "a whole year with another's days"),
        ("if not isinstance(names, list) or len(names) > len(WEEKDAYS):", "if False:", "weekdays that are no list"),
        ("    if not holidays.is_key(value):", "    if False:", "names that an address cannot hold"),
        (" and len(value) <= 500", "", "addresses without end"),
    ),
    *guards(
        "calendar/almanac/decisions.py",
        "calendar/almanac/test_holidays.py",
        ("    if not isinstance(stated, dict):", "    if False:", "evidence that is no object"),
    ),
)  # fmt: skip

"""Guards of banks: whose board it is, of which day, per how many, and what makes a figure official."""

from tools.guards.guard import guards

BANKS = (
    *guards(
        "markets/ingest/bank_run.py",
        "markets/ingest/test_bank_run.py",
        ("if not on - MOST_DAYS_OLD <= newest <= on:", "if False:", "a board of tomorrow, or one long forgotten"),
        ("    if served > day.date:", "    if False:", "a board before the one that is served"),
        ("        recorder.save()\n", "", "boards without evidence"),
        ("return stored.date if repeats(edition, stored)", "return edition.date if True", "an old page as of today"),
    ),
    *guards(
        "markets/model/bank_judgement.py",
        "markets/model/test_bank_judgement.py",
        ("if twin else []", "if False else []", "a board that two banks show"),
        ("    if reference is None:", "    if False:", "a figure without the central bank's rate"),
        ("(MISREAD if _is_misread(rows) else None)", "None", "a board whose columns are moved"),
        ("if any(mostly_same(edition, before) for before in earlier):", "if False:", "yesterday's board as of today"),
        ('"incomplete" if gone else ""', '""', "names that are a row off their figures"),
    ),
    *guards(
        "markets/model/bank_agreement.py",
        "markets/model/test_bank_judgement.py",
        ("    if second is None:", "    if False:", "one page alone as official"),
        ('if "answer" not in (edition.dated_by, second.dated_by):', "if False:", "two undated pages as of today"),
        ("    if _is_another_edition(edition, second):", "    if False:", "agreement by chance on another edition"),
        ("    if counterpart is None:", "    if False:", "a row that one address has as official"),
    ),
    *guards(
        "markets/model/bank_rules.py",
        "markets/model/test_bank_judgement.py",
        ("> bands.get(quote.currency, BAND)", "> 99", "figures of another unit, row or day"),
        ("deviation(quote, kind, unit, reference) != 0", "False", "another price of the Indian rupee"),
        ("or min(selling) > max(buying):", "or True:", "exchanged columns"),
        ("or sell <= buy * MOST_SPREAD:", "or True:", "a wrong digit within the band"),
        ("    if ladder != sorted(ladder):", "    if False:", "notes dearer than transfers"),
    ),
    *guards(
        "markets/sources/bank_parsing/board_rows.py",
        "markets/sources/test_bank_fixtures.py",
        ("    if len(quotes) < LEAST_ROWS:", "    if False:", "half a board"),
    ),
    *guards(
        "markets/sources/bank_parsing/tables.py",
        "markets/sources/test_bank_fixtures.py",
        ("if _headings(layout, rows) == layout.headings", "if rows", "another table of the page"),
    ),
)

"""Guards of markets: who may state a board, when it is whole, what one row may say, and the writes."""

from tools.guards.guard import guards

MARKETS = (
    *guards(
        "rates/model/rate_markets.py",
        "markets/model/test_market.py rates/ingest/test_rights.py",
        ("if authority not in (source.key, source.origin):", "if False:", "a stranger's figures"),
    ),
    *guards(
        "rates/ingest/collector.py",
        "rates/ingest/test_rights.py",
        ("            require_right(self.source, row.instrument)", "            pass", "a rate by whom it is not"),
    ),
    *guards(
        "markets/views/least_status.py",
        "api/markets/test_boards.py",
        ('barred["status"], barred["figures"]', 'barred["status"], barred["new"]', "a price below the least status"),
    ),
    *guards(
        "api/markets/boards.py",
        "api/markets/test_boards.py",
        ("if request.as_of is not None and (", "if False and (", "today's board as that of an instant"),
    ),
    *guards(
        "markets/ingest/reading_checks.py",
        "markets/ingest/test_board_run.py markets/ingest/test_board_refusals.py",
        ("if not first <= on <= last:", "if False:", "a board of another day"),
        ("    if count < least:", "    if False:", "half a board"),
        (
            "market.changes_daily and whole_board.is_earlier",
            "False and whole_board.is_earlier",
            "yesterday's board under today's date",
        ),
        ("<= _WEEK and len(quotes) < least", "<= _WEEK and False", "a board that shrank overnight"),
        ("if counts[quote.instrument] == 1", "if True", "two prices under one name"),
        ("market.require_right(source, quote.dimensions)", "pass", "a board by whom it is not"),
    ),
    *guards(
        "markets/ingest/reading_checks.py",
        "markets/ingest/test_board_refusals.py",
        (">= whole_board.LEAST_SLIPPED:", ">= 1000:", "figures that stand a row off their names"),
        ("whole_board.is_scaled(quotes, rows, reading", "False and (quotes, rows, reading", "every price ten times"),
    ),
    *guards(
        "markets/model/whole_board.py",
        "markets/model/test_whole_board.py",
        ("running + is_beside - is_own", "running + is_beside", "a board that stood still as one that slipped"),
        ("len(moves) >= LEAST_COMPARED and ", "", "a few jumps as another unit"),
        ("or on - last.date > JUMP_MEMORY ", "", "what stood long ago as yesterday's"),
    ),
    *guards(
        "markets/model/board_rules.py",
        "markets/model/test_board_rules.py",
        ("return None if Decimal(printed) > 0 else", "return None if True else", "a price of zero"),
    ),
    *guards(
        "markets/ingest/past_run.py",
        "markets/ingest/test_past_run.py",
        ("or newest < stored.first:", "or False:", "a gap in what is back-filled"),
        ("    if newest >= stored.latest:", "    if False:", "a site that shows its first page always"),
    ),
    *guards(
        "markets/ingest/board_job.py",
        "markets/ingest/test_past_run.py",
        ("or not 0 <= page < past.most_pages:", "or page == []:", "pages without end"),
    ),
    *guards(
        "markets/ingest/board_run.py",
        "markets/ingest/test_board_run.py markets/ingest/test_board_refusals.py",
        ("or _age(reading) < _age(stored)", "", "an overtaken run that puts a price back"),
        ("stored.states_the_same(reading) or ", "", "a revision that says nothing new"),
        ("        collected.recorder.save()\n", "", "boards without evidence"),
    ),
    *guards(
        "markets/model/judgement.py",
        "markets/ingest/test_board_run.py markets/ingest/test_board_refusals.py",
        ("if len(agreeing) < len(quotes):", "if False:", "a price that addresses disagree on"),
        ("elif len(agreeing) == 1:", "elif False:", "one address as official"),
        ("and (without := set(names)", "and (without := set()", "a row that an address leaves out"),
        ("- _first_seen(scene) < NEW_FOR", "- _first_seen(scene) < NEW_FOR * 0", "a new name as known"),
    ),
    *guards(
        "markets/sources/kalimati.py",
        "markets/sources/test_kalimati.py",
        ("if len(dates) != 1:", "if not dates:", "one of two dates"),
        ("len(name) > MAX_TEXT_LENGTH or ", "", "endless names"),
        ("if any(len(cells) != len(_HEADINGS) for cells in lines):", "if False:", "rows of other columns"),
    ),
    *guards(
        "markets/sources/parsing/price_table.py",
        "markets/sources/test_noc.py",
        ("if isinstance(rows[0], InvalidRow):", "if False:", "the list below an unreadable one as today's"),
        ("if sorted(columns) != sorted(_COLUMNS.values()):", "if False:", "prices of other columns"),
    ),
    *guards(
        "markets/sources/parsing/price_table.py",
        "markets/model/test_board_rules.py",
        ("any(row.effect.at == effect.at for row in", "any(False for row in", "one date of two lists"),
        (
            'above a list of {earlier.effect.ad}"] if earlier else []',
            '"] if False else []',
            "the dates of two lists exchanged",
        ),
    ),
    *guards(
        "markets/sources/noc.py",
        "markets/ingest/test_fuel_run.py",
        ("_seconded(row, below) - misfits)", "_seconded(row, below))", "another group's price"),
        ("set() if _agree(_standing(below), row.prices) else", "", "a list that repeats as seconded"),
        ("        if _agree(current.prices, standing):", "        if True:", "another edition's prices of the groups"),
    ),
    *guards(
        "markets/model/price_in_force.py",
        "markets/model/test_price_in_force.py",
        ("        if at < stretch.first:", "        if False:", "a price carried into an unknown time"),
        ("    raise OutsideHistory(after, None)", "    return", "a price carried past the last reading"),
    ),
)

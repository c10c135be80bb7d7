"""Guards of what a market's page may say: one currency a row, a unit, a figure, one table; the ticker of fuel."""

from tools.guards.guard import guards

BOARD_PARSERS = (
    *guards(
        "markets/sources/bank_parsing/board_rows.py",
        "markets/sources/test_board_rows.py",
        ("if None not in (stated_unit, currency.unit) and", "if False and", "a unit that the name contradicts"),
        ("    if not figures:", "    if False:", "a currency without a figure"),
        ("number != number.to_integral_value() or ", "", "a unit of a half"),
        ("not 1 <= number", "not -1 <= number", "a unit of nothing"),
        ("<= MAX_UNIT", "<= 10**9", "a unit of millions"),
        ("return number if Decimal(number) else None", "return number", "a zero as a price"),
        (
            "if any(Decimal(first.figures[figure]) != Decimal(second.figures[figure]) for figure in shared):",
            "if False:",
            "one of two rows that contradict each other",
        ),
        ("if None not in (first.unit, second.unit) and", "if False and", "a row's figure per another's unit"),
    ),
    *guards(
        "markets/sources/bank_parsing/currency_names.py",
        "markets/sources/test_board_rows.py",
        ("if len({currency.code for currency in currencies}) > 1:", "if False:", "one of two currencies"),
        ("    if len(units) > 1:", "    if False:", "one of two units in brackets"),
    ),
    *guards(
        "markets/sources/bank_parsing/answers.py",
        "markets/sources/test_board_rows.py",
        ("    if absent:", "    if False:", "a field that was renamed as a rate that is not quoted"),
        ("    if not isinstance(text, str):", "    if False:", "a name that is no text"),
    ),
    *guards(
        "markets/sources/bank_parsing/tables.py",
        "markets/sources/test_board_rows.py",
        ("    if len(tables) != 1:", "    if not tables:", "one of two tables"),
        ("    if len(tables) > MAX_TABLES:", "    if False:", "tables without end"),
        ("    if len(texts) != len(layout.headings):", "    if False:", "rows of other columns"),
        ("if not table.select(layout.table):", "if True:", "a table of layout as that of figures"),
    ),
    *guards(
        "markets/sources/parsing/price_ticker.py",
        "markets/sources/test_noc_ticker.py",
        ("    if len(texts) != 1:", "    if not texts:", "one of two tickers"),
        ('    if ":" in rest:', "    if False:", "a group without its last words"),
        ("    if len(keys) > len(set(keys)):", "    if False:", "one of a group's two prices"),
        ("        if product in prices:", "        if False:", "one of a product's two prices"),
        ("if (match[2], match[4]) != (currency, unit):", "if False:", "a price per another unit"),
    ),
    *guards(
        "api/markets/counter.py",
        "api/markets/test_counter.py",
        ("> MOST_DIGITS:", "> 99:", "an amount without end"),
        ("    if not amount:", "    if False:", "an amount of nothing"),
        ("    if first > last:", "    if False:", "days in the wrong order"),
        ("if (last - first).days >= MOST_DAYS:", "if False:", "decades read for one answer"),
    ),
)

"""Guards of the parsers of rates: what an answer may hold."""

from tools.guards.guard import guards

HOSTILE = "rates/sources/test_hostile.py::test_a_hostile_answer_in_memory_has_its_expected_outcome"
RATES_SOURCES = (
    *guards(
        "rates/sources/parsing/records.py",
        f"rates/sources/test_records.py rates/sources/test_bounds.py {HOSTILE} rates/sources/test_fixtures.py "
        "core/test_border_of_rates.py",
        ("            parse_float=Decimal,\n", "", "lost digits"),
        ("            parse_constant=_reject_constant,\n", "", "NaN and Infinity"),
        ("            object_pairs_hook=_unambiguous_object,\n", "", "answers that contradict themselves"),
        (", RecursionError)", ")", "brackets without end"),
        (" and len(text) <= MAX_TEXT_LENGTH", "", "labels without end"),
        ("text.isprintable() and ", "", "control characters in labels"),
        ("not _DATE.fullmatch(text)", "False", "dates in another form"),
        ("instant.tzinfo is None", "False", "instants without a zone"),
        ("not _fits_a_price(number)", "False", "exponents that unfold into a gigabyte"),
        ("exponent >= -MAX_PLACES and ", "", "fractions without end"),
    ),
    *guards(
        "rates/sources/hamropatro.py",
        f"rates/sources/test_bounds.py {HOSTILE} rates/sources/test_fixtures.py",
        ("0 < len(labels) <= MAX_CARDS", "labels", "cards without end"),
        ("len(prices) > MAX_PRICES", "False", "prices without end"),
        ("len(tags) > MAX_ELEMENTS", "False", "elements without end"),
        ("text if len(text) <= MAX_LABEL_LENGTH else", "text if True else", "texts that grow with their depth"),
        ("len(matches) != 1", "False", "several dates of an update"),
        ("abs(nearest - fetched_on) > MAX_PAGE_AGE", "False", "a page of another year"),
        ("len(amounts) != 1", "False", "cards with two prices"),
    ),
    *guards(
        "rates/sources/nepalipatro.py",
        f"rates/sources/test_bounds.py {HOSTILE} rates/sources/test_fixtures.py",
        ('named_source.lower() != "fenegosida"', "False", "prices of another authority"),
        ("_bs_date(market_date) != tuple(map(int, match.group(3, 2, 1)))", "False", "a day named by two dates"),
        ("if value not in (None, 0)", "if value is not None", "0 for what is not published"),
    ),
    *guards(
        "rates/sources/nrb.py",
        f"rates/sources/test_bounds.py {HOSTILE} rates/sources/test_fixtures.py rates/sources/test_requests.py",
        ("not _CODE.fullmatch(code)", "False", "what is no code of a currency"),
        ("not _is_unit(unit)", "False", "units that are none"),
        ("code != 200", "False", "an error within an answer"),
        ('page_number != Decimal(query["page"][0])', "False", "another page than was asked for"),
        ("timedelta(days=MAX_DAYS_PER_REQUEST - 1)", "timedelta(days=9999)", "windows that the bank cuts"),
    ),
    *guards(
        "rates/sources/fenegosida.py",
        f"rates/sources/test_bounds.py {HOSTILE} rates/sources/test_fixtures.py",
        ("unit is None or unit.groups() not in _FIGURES", "False", "prices for another weight"),
        (
            "if any(keyword in label.lower() for keyword in",
            "if any(False for keyword in",
            "world prices taken for Nepal's",
        ),
    ),
)

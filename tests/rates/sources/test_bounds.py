"""Bounds of the parsers: an answer that is too large, too old or for something else is refused and not worked on."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange
from chautari.nepali.clock import NPT
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.sources import fenegosida, hamropatro, nrb
from chautari.rates.sources.parsing import records
from chautari.rates.sources.parsing.soup import soup_of
from tests.support import factories

FETCHED = datetime(2026, 9, 7, 15, 30, tzinfo=NPT)
CARD = "<li><b>Gold (Hallmark)</b><i>Per Tola</i><p>Rs 2,91,500</p></li>"


def parsed(cards: str, updated: str = "Bhadra 22", fetched_at: datetime = FETCHED) -> list[ParsedQuote | InvalidRow]:
    """What a page of these cards is read as."""
    page = f"<html><body><span>Last updated: {updated} | 3:10 pm</span><ul>{cards}</ul></body></html>"
    return list(hamropatro.parse(factories.response(page.encode(), fetched_at=fetched_at)))


def test_a_page_has_no_more_cards_than_the_bound() -> None:
    assert len(parsed(CARD * hamropatro.MAX_CARDS)) == hamropatro.MAX_CARDS
    with pytest.raises(SchemaChanged, match="13 cards"):
        parsed(CARD * (hamropatro.MAX_CARDS + 1))


def test_a_page_has_no_more_prices_than_the_bound() -> None:
    others = "<p>Rs 1</p>" * (hamropatro.MAX_PRICES - 1)
    assert len(parsed(CARD + others)) == 1
    with pytest.raises(SchemaChanged, match="51 prices"):
        parsed(CARD + others + "<p>Rs 1</p>")


def test_a_page_has_no_more_elements_than_the_bound() -> None:
    with pytest.raises(SchemaChanged, match="elements"):
        parsed(CARD + "<hr>" * hamropatro.MAX_ELEMENTS)


def test_the_text_of_a_deep_element_does_not_grow_with_its_depth() -> None:
    soup = soup_of(factories.response(("<html><body>" + "<b>" * 100 + "x" * 1_000 + "</html>").encode()))
    assert max(len(text) for _, text in hamropatro._element_texts(soup)) == hamropatro.MAX_LABEL_LENGTH


def test_a_page_is_no_older_than_the_bound() -> None:
    updated = datetime(2026, 9, 7, 15, 30, tzinfo=NPT)
    assert len(parsed(CARD, fetched_at=updated + hamropatro.MAX_PAGE_AGE)) == 1
    with pytest.raises(SchemaChanged, match="last updated on Bhadra 22"):
        parsed(CARD, fetched_at=updated + hamropatro.MAX_PAGE_AGE + timedelta(days=1))


@pytest.mark.parametrize("printed", ["1e999999999", "1e-999999999", "1e12", "1e-13", "NaN"])
def test_a_number_has_no_more_places_than_a_price(printed: str) -> None:
    with pytest.raises(InvalidRow, match="unreadable_amount"):
        records.printed_number(Decimal(printed))


@pytest.mark.parametrize(("printed", "expected"), [("1e11", "100000000000"), ("1e-12", "0.000000000001")])
def test_a_number_of_twelve_places_is_a_price(printed: str, expected: str) -> None:
    assert records.printed_number(Decimal(printed)) == expected


def rate(code: str) -> bytes:
    day = '{"date": "2026-08-17", "rates": [{"currency": {"iso3": "%s", "unit": 1}, "buy": "1", "sell": "2"}]}'
    return ('{"data": {"payload": [' + day % code + "]}}").encode()


def test_what_is_no_code_of_a_currency_is_a_bad_row() -> None:
    """A code that is not listed is a quote: the rules of the authority decide on it."""
    (row,) = nrb.parse(factories.response(rate("XAU0")))
    assert isinstance(row, InvalidRow)
    assert row.rule == "unknown_currency"
    (quote,) = nrb.parse(factories.response(rate("USD")))
    assert isinstance(quote, ParsedQuote)


def test_no_request_to_the_bank_is_for_more_days_than_a_page_holds() -> None:
    window = DateRange(date(2025, 1, 1), date(2025, 12, 31))
    urls = [request.url for request in nrb.requests(window)]
    assert len(urls) == 4
    assert urls[0].endswith("from=2025-01-01&to=2025-04-10")


@pytest.mark.parametrize("label", ["अन्तर्राष्ट्रिय छापावाल सुन (१ तोला)", "International छापावाल सुन (1 तोला)"])
def test_a_world_price_is_no_row_of_nepal(label: str) -> None:
    body = '[{"rateType": "%s", "todayBaseRatePerGram": 291500, "todayDate": "2026-08-17T05:00:00+00:00"}]'
    assert list(fenegosida.parse(factories.response((body % label).encode()))) == []

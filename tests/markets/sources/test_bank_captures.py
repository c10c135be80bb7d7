"""The real answers of fourteen banks of 2025-07-10, where the folder of captures is present: each reads whole, and
values looked up by eye on the page are what is read.
"""

from datetime import datetime
from decimal import Decimal

import pytest

from chautari.core.errors import SchemaChanged
from chautari.markets.model.bank_board import BankEdition, newest
from chautari.markets.sources import banks
from chautari.nepali.clock import NPT
from tests.markets.sources.bank_fixtures import response_at
from tests.support.template_file import ROOT as CHECKOUT

ROOT = CHECKOUT.parent / "shared" / "captures" / "rates" / "banks"
EVENING = datetime(2025, 7, 10, 18, tzinfo=NPT)
pytestmark = pytest.mark.skipif(not ROOT.exists(), reason=f"there are no captures at {ROOT}")

FILES = {
    "globalime": "global-ime-bank.html",
    "himalayan": "himalayan-bank.html",
    "kamana": "kamana-sewa-bikas-bank_2025-07-10.json",
    "kumari": "kumari-bank.json",
    "laxmisunrise": "laxmi-sunrise-bank_2025-07-10.html",
    "machhapuchchhre": "machhapuchchhre-bank_2025-07-10.html",
    "nabil": "nabil-bank.json",
    "nepalbank": "nepal-bank.html",
    "nmb": "nmb-bank_2025-07-10.html",
    "prabhu": "prabhu-bank_2025-07-10.html",
    "prime": "prime-commercial-bank.json",
    "sanima": "sanima-bank_2025-07-10.json",
    "siddhartha": "siddhartha-bank.html",
    "standardchartered": "standard-chartered-bank-nepal.html",
}
# Bank, rows, and three rows each as printed: code, unit, cash below 50, cash, transfer, sell; `-` for none.
LOOKED_UP = {
    "globalime": (22, ["USD 1 - 135.97 136.65 137.25", "KRW 100 - 10.00 10.00 10.09", "OMR 1 - 353.41 355.18 356.91"]),
    "himalayan": (22, ["USD 1 - 136.65 136.65 137.25", "JPY 1 - .9363 .9363 .9456", "INR 100 - 160 160 160.15"]),
    "kamana": (22, ["USD 1 - 135.96 136.65 137.25", "MYR 1 - 32 32.16 32.48", "KRW 1 - .0987 .0992 .1002"]),
    "kumari": (22, ["INR 1 - - 1.6 1.6015", "QAR 1 - - 36.85 37.22", "OMR 1 - - 351.41 354.92"]),
    "laxmisunrise": (
        22,
        ["USD 1 136.02 136.7 136.7 137.3", "JPY 10 9.33 9.33 9.33 9.42", "OMR 1 352.28 352.28 352.28 355.803"],
    ),
    "machhapuchchhre": (
        22,
        ["USD 1 136.70 136.70 136.70 137.30", "KRW 100 9.91 9.91 9.91 10.00", "INR 100 160 160 160 160.15"],
    ),
    "nabil": (
        21,
        ["USD 1 136.02 136.70 136.70 137.30", "JPY 1 .9326 .9326 .9326 .9418", "OMR 1 351.26 353.01 353.01 354.74"],
    ),
    "nepalbank": (
        22,
        ["USD 1 136.7 136.7 136.7 137.3", "MYR 1 31.3 31.3 31.3 31.61", "OMR 1 353.34 353.34 353.34 356.87"],
    ),
    "nmb": (22, ["USD 1 136.02 136.70 136.70 137.30", "AED 1 37.15 37.22 37.22 37.48", "INR 1 1.6 1.6 1.6 1.6015"]),
    "prabhu": (
        22,
        ["EUR 1 160.08 160.08 160.08 161.68", "JPY 10 9.33 9.33 9.33 9.42", "OMR 1 353.11 353.11 353.11 356.64"],
    ),
    "prime": (21, ["USD - - 136.75 136.75 137.35", "QAR - - 37.34 37.34 37.71", "KRW - - .0992 .0992 .1001"]),
    "sanima": (
        22,
        [
            "USD 1 - 136.1 136.7 137.3",
            "GBP 1 - 185.45301 185.45301 187.30754",
            "KRW 100 - 9.954343 9.954343 10.053886",
        ],
    ),
    "siddhartha": (
        22,
        ["INR 1 1.6 1.6 1.6 1.6015", "USD 1 136.02 136.7 136.7 137.3", "JPY 10 9.355 9.355 9.355 9.448"],
    ),
    "standardchartered": (
        22,
        ["USD - - 136.60 136.60 137.20", "JPY 10 - 9.25 9.25 9.34", "INR - - 1.6 1.6 1.6015"],
    ),
}


def capture_of(key: str) -> tuple[BankEdition, ...]:
    """The editions in a bank's capture."""
    return banks.find(key).parse(response_at(key, (ROOT / FILES[key]).read_bytes(), EVENING))


@pytest.mark.parametrize("key", FILES)
def test_a_capture_reads_whole_and_as_looked_up_by_eye(key: str) -> None:
    rows, looked_up = LOOKED_UP[key]
    edition = newest(capture_of(key))
    assert (str(edition.date), len(edition.quotes)) == ("2025-07-10", rows)
    for line in looked_up:
        code, unit, *printed = line.split()
        quote = edition.get(code)
        assert quote is not None
        assert quote.unit == (None if unit == "-" else int(unit))
        kinds = ("cash_below_50", "cash", "transfer", "sell")
        truth = {kind: Decimal(text) for kind, text in zip(kinds, printed, strict=True) if text != "-"}
        assert {kind: amount for kind, amount in quote.amounts.items() if kind != "sell_cash"} == truth


def test_what_is_no_currency_on_a_page_is_dropped_by_name_and_nothing_else() -> None:
    dropped = {key: [violation.rule for violation in newest(capture_of(key)).dropped] for key in FILES}
    assert {key: rules for key, rules in dropped.items() if rules} == {
        "machhapuchchhre": ["columns"],  # fine gold
        "nepalbank": ["unknown_currency"],  # the headings once more
    }


def test_a_row_of_notes_is_what_the_bank_sells_notes_at() -> None:
    dollar, australian = newest(capture_of("himalayan")).get("USD"), newest(capture_of("siddhartha")).get("AUD")
    assert dollar is not None and australian is not None
    assert (dollar.figures["sell"], dollar.figures["sell_cash"]) == ("137.2500", "137.5500")
    assert (australian.figures["transfer"], australian.figures["sell_cash"]) == ("89.6200", "90.5100")


def test_editions_have_the_time_that_the_bank_states() -> None:
    times = {key: [str(edition.time) for edition in capture_of(key)] for key in FILES}
    assert {key: stated for key, stated in times.items() if stated != ["None"]} == {
        "kamana": ["10:33:00"],
        "nabil": ["10:05:00"],
        "prime": ["14:25:27", "10:14:38"],
        "sanima": ["10:14:00"],
    }


@pytest.mark.parametrize("name", ["agricultural-development-bank.html", "garima-bikas-bank.html"])
def test_a_table_without_rows_and_the_wrong_table_are_named_errors(name: str) -> None:
    body = (ROOT / name).read_bytes()
    for key in FILES:
        with pytest.raises(SchemaChanged):
            banks.find(key).parse(response_at(key, body, EVENING))

"""A page of Nepal Oil Corporation in the shape of `/retailprice`, written by us: the ticker, the table, the style after
the end.
"""

from collections.abc import Sequence
from datetime import datetime

from chautari.core.http_messages import HttpResponse
from chautari.dynamodb.table import Table
from chautari.markets.ingest import board_run
from chautari.markets.sources import noc
from chautari.nepali.clock import NPT
from chautari.rates.ingest.pipeline import RunReport
from tests.support.shelf import shelf

HEADINGS = ("effective Date", "effective Time", "petrol", "diesel", "kerosene", "LPG", "ATF (DP)", "ATF (DF)")
FETCHED = datetime(2026, 8, 17, 12, 0, tzinfo=NPT)
ROWS = (
    ("2083.04.17(2026.08.02)", "24:00 hrs", "200.00", "200.00", "200.00", "2060.00", "249.00", "1697.00"),
    ("2083-03-31 (2026.07.15)", "24:00 hrs", "197.00", "195.00", "195.00", "2060", "229.00", "1566.00"),
    ("2083.03.16 (2026.06.30)", "24:00 hrs", "197.00", "195.00", "195.00", "2060.00", "229.00", "1566.00"),
)
TICKER = (
    "(Charali,Biratnagar,Mahendranagar(Dhanusa),Birgunj)  &nbsp; Petrol(MS):NRs 197.5/L &nbsp;• &nbsp;"
    " Diesel(HSD):NRs 197.5/L &nbsp;• Kerosene(SKO):NRs 197.5/L &nbsp;•&nbsp; Aviation Fuel Duty Free:USD 1222.0/KL"
    " • Aviation Turbine Fuel(Jet A-1):NRs 249.0/L • LP Gas:NRs 2060.0/cyl",
    "(Surkhet,Dang)  &nbsp; Petrol(MS):NRs 199.0/L &nbsp;• Diesel(HSD):NRs 199.0/L &nbsp;• Kerosene(SKO):NRs 199.0/L"
    " • Aviation Fuel Duty Free:USD 1697.0/KL • Aviation Turbine Fuel(Jet A-1):NRs 249.0/L • LP Gas:NRs 2060.0/cyl",
    "(Kathmandu, Pokhara, Dipayal) Petrol(MS):NRs 200.0/L &nbsp;• Diesel(HSD):NRs 200.0/L • Kerosene(SKO):NRs 200.0/L"
    " • Aviation Fuel Duty Free:USD 1697.0/KL • Aviation Turbine Fuel(Jet A-1):NRs 249.0/L • LP Gas:NRs 2060.0/cyl",
)
_LAST_WORDS = " &nbsp; &nbsp;•(Price applicable within 15KM of the depot only) &nbsp;"


def fuel_page(
    rows: Sequence[Sequence[str]] = ROWS,
    ticker: Sequence[str] = TICKER,
    headings: Sequence[str] = HEADINGS,
    fetched: datetime = FETCHED,
) -> HttpResponse:
    """The page with these rows, newest first, and these groups in its ticker."""
    head = "".join(f'<th class=" text-capitalize">{name}</th>' for name in headings)
    lines = ["".join(f"<td>\n  {cell}\n</td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    text = (
        "<!DOCTYPE html><html><head><title>Nepal Oil Corporation</title></head><body>"
        f"<marquee><span>&nbsp;<small>{''.join(group + _LAST_WORDS for group in ticker)}</small></span></marquee>"
        f'<table class="table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        '<a href="/retailprice?offset=10&amp;max=10" class="step">2</a></body>\n</html>\n'
        "\n<style>\n.table td { }\n</style>"
    )
    return HttpResponse("https://noc.org.np/retailprice", 200, {"content-type": "text/html"}, text.encode(), fetched)


def run_fuel(table: Table, page: HttpResponse) -> RunReport:
    """Run the source on this page at the instant of its answer."""
    return board_run.run(noc.SOURCE, lambda _: page, table, shelf(), page.fetched_at)

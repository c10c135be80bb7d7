"""Laxmi Sunrise Bank: codes, `JPY (10)` with its unit twice, INR per 1, the headings again in the foot."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=(
        "Currency",
        "Unit",
        "Buying Currency Notes (Cash below Deno 50)",
        "Buying Other Instruments (Cash 50 and above Deno)",
        "Selling",
    ),
    columns={
        "Buying Currency Notes (Cash below Deno 50)": ("cash_below_50",),
        "Buying Other Instruments (Cash 50 and above Deno)": (
            "cash",
            "transfer",
        ),
        "Selling": ("sell",),
    },
    names=("Currency",),
)
SOURCE = BankSource(
    key="laxmisunrise",
    name="Laxmi Sunrise Bank Limited",
    name_ne="लक्ष्मी सनराइज बैंक",
    home="https://www.laxmisunrise.com/rates/forex/",
    columns=LAYOUT.columns,
    request=page_at("https://www.laxmisunrise.com/rates/forex/"),
    parse=table_parser(LAYOUT),
)

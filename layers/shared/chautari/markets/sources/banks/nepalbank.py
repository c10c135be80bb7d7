"""Nepal Bank: names and codes; its last row repeats the headings with zeros and is dropped."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=(
        "S.No.",
        "Currency",
        "Code",
        "Unit",
        "Buying Rate Denomination < 50",
        "Buying Rate Denomination ≥ 50",
        "Selling Rate",
    ),
    columns={
        "Buying Rate Denomination < 50": ("cash_below_50",),
        "Buying Rate Denomination ≥ 50": (
            "cash",
            "transfer",
        ),
        "Selling Rate": ("sell",),
    },
    names=(
        "Currency",
        "Code",
    ),
    header_rows=2,
)
SOURCE = BankSource(
    key="nepalbank",
    name="Nepal Bank Limited",
    name_ne="नेपाल बैंक",
    home="https://www.nepalbank.com.np/forex",
    columns=LAYOUT.columns,
    request=page_at("https://www.nepalbank.com.np/forex"),
    parse=table_parser(LAYOUT),
)

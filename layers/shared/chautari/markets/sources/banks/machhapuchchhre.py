"""Machhapuchchhre Bank: names, headings in two rows; its row of fine gold is no currency and is dropped."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("CURRENCY", "UNIT", "BUY CASH (Below Deno 50)", "BUY CASH (Deno 50 & Above) & Others", "SELL"),
    columns={
        "BUY CASH (Below Deno 50)": ("cash_below_50",),
        "BUY CASH (Deno 50 & Above) & Others": (
            "cash",
            "transfer",
        ),
        "SELL": ("sell",),
    },
    names=("CURRENCY",),
    unit="UNIT",
    header_rows=2,
)
SOURCE = BankSource(
    key="machhapuchchhre",
    name="Machhapuchchhre Bank Limited",
    name_ne="माछापुच्छ्रे बैंक",
    home="https://www.machbank.com/forex",
    columns=LAYOUT.columns,
    request=page_at("https://www.machbank.com/forex"),
    parse=table_parser(LAYOUT),
)

"""NMB Bank: names; "Note of Deno 50" is what it buys notes below 50 at (136.02 beside 136.70)."""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Currency", "Unit", "Buying(Note of Deno 50)", "Buying(Note of Deno 50 and above)", "Selling/Rs."),
    columns={
        "Buying(Note of Deno 50)": ("cash_below_50",),
        "Buying(Note of Deno 50 and above)": (
            "cash",
            "transfer",
        ),
        "Selling/Rs.": ("sell",),
    },
    names=("Currency",),
)
SOURCE = BankSource(
    key="nmb",
    name="NMB Bank Limited",
    name_ne="एनएमबी बैंक",
    home="https://www.nmb.com.np/forex",
    columns=LAYOUT.columns,
    request=page_at("https://www.nmb.com.np/forex"),
    parse=table_parser(LAYOUT),
)

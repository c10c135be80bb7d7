"""Global IME Bank: a table of `div`s; CSB is its buying rate of cash, NCB of what is not.

Small screens have the code again, of the won as `KRWR`.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Currency", "Unit", "CSB", "NCB", "Selling"),
    columns={
        "CSB": ("cash",),
        "NCB": ("transfer",),
        "Selling": ("sell",),
    },
    names=("Currency",),
    table="div.table-grid",
    row=".table-row",
    cell=".table-cell",
    hidden="span.d-md-none",
)
SOURCE = BankSource(
    key="globalime",
    name="Global IME Bank Limited",
    name_ne="ग्लोबल आइएमई बैंक",
    home="https://www.globalimebank.com/forex-rates/",
    columns=LAYOUT.columns,
    request=page_at("https://www.globalimebank.com/forex-rates/"),
    parse=table_parser(LAYOUT),
)

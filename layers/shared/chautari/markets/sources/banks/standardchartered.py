"""Standard Chartered Bank Nepal: codes, no column of units: `JPY (10)` has it in its name, others are per 1.

Its "PRIME/EXPO" is a price for exporters, of the dollar alone, and is not read.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("CCY", "CCY NOTES-BUY", "BUY PRIME/EXPO", "OTHERS", "SELL"),
    columns={
        "CCY NOTES-BUY": ("cash",),
        "OTHERS": ("transfer",),
        "SELL": ("sell",),
    },
    names=("CCY",),
    unit="",
    header_rows=2,
)
SOURCE = BankSource(
    key="standardchartered",
    name="Standard Chartered Bank Nepal Limited",
    name_ne="स्ट्यान्डर्ड चार्टर्ड बैंक नेपाल",
    home="https://www.sc.com/np/forex-solutions/",
    columns=LAYOUT.columns,
    request=page_at("https://www.sc.com/np/forex-solutions/"),
    parse=table_parser(LAYOUT),
)

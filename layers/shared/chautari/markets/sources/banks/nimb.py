"""Nepal Investment Mega Bank: INR, JPY and KRW per 1.

No answer was seen: the columns are those that a reader of 2025-07-10 described. A page of others is a named error.
"""

from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import TableLayout, page_at, table_parser

LAYOUT = TableLayout(
    headings=("Currency", "Unit", "Cash Buy", "Non Cash Buy", "Sell"),
    columns={
        "Cash Buy": ("cash",),
        "Non Cash Buy": ("transfer",),
        "Sell": ("sell",),
    },
    names=("Currency",),
)
SOURCE = BankSource(
    key="nimb",
    name="Nepal Investment Mega Bank Limited",
    name_ne="नेपाल इन्भेष्टमेन्ट मेगा बैंक",
    home="https://www.nimb.com.np/digital-banking/forex",
    columns=LAYOUT.columns,
    request=page_at("https://www.nimb.com.np/digital-banking/forex"),
    parse=table_parser(LAYOUT),
)

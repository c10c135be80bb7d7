"""What commercial banks quote: each is the authority of its own instruments, such as the riyals of one bank.

Banks are discovered: whoever has a file among the sources has its currencies here. How a row is judged is in
`markets.model.bank_judgement`, where the days of a bank are kept.
"""

from chautari.markets.declarations.forex import MARKET as FOREX
from chautari.markets.declarations.forex import unit_of
from chautari.markets.model.bank_rules import ROW_CHECKS, UNITS
from chautari.markets.model.bank_source import LEAST_ROWS, SCHEDULE
from chautari.markets.model.bank_source import MARKET as KEY
from chautari.markets.model.market import Figure, MarketDeclaration

MARKET = MarketDeclaration(
    key=KEY,
    name="Exchange rates of banks",
    name_ne="बैंकहरूको विनिमय दर",
    basis="the bank's own rate",
    basis_ne="बैंकको आफ्नै दर",
    dimensions=("bank", "currency"),
    figures=(
        Figure("cash_below_50", "Buying notes below 50", "५० भन्दा साना नोट खरिद", "buy"),
        Figure("cash", "Buying notes", "नोट खरिद", "buy"),
        Figure("transfer", "Buying transfers", "रेमिट्यान्स खरिद", "buy"),
        Figure("sell", "Selling", "बिक्री", "sell"),
        Figure("sell_cash", "Selling notes", "नोट बिक्री", "sell"),
    ),
    headline="transfer",
    units={(unit := unit_of(code, amount)).key: unit for code in FOREX.instruments for amount in UNITS},
    instruments={},
    authority_dimension="bank",
    schedule=SCHEDULE,
    least_rows=(LEAST_ROWS,) * 12,
    band=FOREX.key,
    discovers=True,
    agreement="addresses",
    kept="banks",
    named_rules=tuple(check.__name__ for check in ROW_CHECKS),
)

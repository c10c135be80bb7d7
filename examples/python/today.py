"""Gold, the dollar and the newest articles, by the client that `make clients` generates: python today.py [address]."""

import sys

from chautari_client import Client
from chautari_client.api.news import articles
from chautari_client.api.rates import convert, currency_history, metals
from chautari_client.models import PricedMetal, Problem


def required(answer):
    """The answer, where it is no problem (RFC 9457)."""
    if answer is None or isinstance(answer, Problem):
        raise SystemExit(answer.detail if answer else "no answer")
    return answer


with Client(base_url=sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000") as client:
    for metal in required(metals.sync(client=client)).metals:
        if isinstance(metal, PricedMetal):
            print(f"{metal.name}: Rs {metal.price} a {metal.unit}, {metal.date_bs}, {metal.status.value}")
    hundred = required(convert.sync(client=client, amount="100", from_="USD", to="NPR"))
    print(f"100 USD: Rs {hundred.result} on {hundred.on.date}")
    for article in required(articles.sync(client=client, limit=3)).articles:
        print(f"{article.source.name}: {article.title}")
    refused = currency_history.sync(client=client, code="USD", from_="2083-05-01")
    print(f"Refused: {refused.detail}")

"""Gold, the dollar and the newest articles: pip install ./clients/python, then python today.py [address]."""

import sys
from itertools import islice

from chautari_client import BadRequest, Chautari, NotPriced

api = Chautari(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
for metal in api.metals().values():
    try:
        print(f"{metal.name}: Rs {metal.price} a tola, {metal.on_bs}, {metal.status}")
    except NotPriced as reason:
        print(reason)
hundred = api.convert(100, "USD", "NPR")
print(f"100 USD: Rs {hundred.result} on {hundred.on}")
for article in islice(api.articles(), 3):
    print(f"{article['source']['name']}: {article['title']}")
try:
    next(iter(api.currency_history("USD", "2083-05-01")))
except BadRequest as refusal:
    print(f"Refused: {refusal}")

"""The first text of a source's file and of an outlet's: what a person has to fill in says TO DO."""

import json

_SOURCE = '''"""TO DO: what it publishes, for which days, and the oddities of its answers. {url}"""

from collections.abc import Iterator
from datetime import date, time

from chautari.core.errors import SchemaChanged
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source import RateSource, Rows


def requests(window: DateRange) -> Iterator[HttpRequest]:
    """TO DO: the requests for the market dates of `window`."""
    yield HttpRequest("{url}", "{accept}")


def parse(page: HttpResponse) -> Rows:
    """TO DO: one quote for each instrument and day, figures as printed."""
    raise SchemaChanged(f"nobody has written yet how {{page.url}} is read", page)


# TO DO: market ("metals" or "forex"), whose figures it repeats (origin), its standing (rank, the next free one), how
# many rows a day has, when it publishes (schedule) and when it is asked (polls), within two hours after `due`.
SOURCE = RateSource(
    key="{key}",
    name="{name}",
    home="{home}",
    market="forex",
    origin="nrb",
    rank=9,
    schedule=PublicationSchedule(due=time(11), saturdays=True),
    polls=(PollTimes((11, 12), (30,)),),
    rows=((date.min, 1),),
    requests=requests,
    parse=parse,
)
'''

_OUTLET = '''"""{name}.

TO DO: its oddities, and where its layout was seen. {home}
"""

from chautari.news.model.source import FeedDeclaration, NewsSource

# TO DO: name and language, what robots.txt and terms say of us, and, where a page needs them, `rules` and `sections`.
SOURCE = NewsSource(
    key="{key}",
    name="{name}",
    home="{home}",
    language="ne",
    hosts=("{host}",),
    feeds=(FeedDeclaration("{url}"),),
    stance="TO DO: what robots.txt and terms say, and when that was looked at.",
)
'''


def source(key: str, url: str, accept: str) -> str:
    """The file of a source of rates whose requests go to `url`."""
    return _SOURCE.format(
        key=key, name=key.title(), url=_escaped(url), accept=_escaped(accept), home=_escaped(_home(url))
    )


def outlet(key: str, url: str, host: str) -> str:
    """The file of an outlet whose feed is at `url`."""
    return _OUTLET.format(key=key, name=key.title(), url=_escaped(url), host=host, home=_escaped(_home(url)))


def _home(url: str) -> str:
    scheme, _, authority_and_path = url.partition("://")
    return f"{scheme}://{authority_and_path.partition('/')[0]}"


def _escaped(text: str) -> str:
    """`text` as it stands between double quotes in Python: addresses with quotes and backslashes are in use."""
    return json.dumps(text, ensure_ascii=False)[1:-1]

"""OPML 2.0 list of all feeds, for feed readers: http://opml.org/spec2.opml."""

from itertools import groupby
from xml.etree.ElementTree import Element, SubElement

from chautari.api import responses, syndication
from chautari.api.endpoint import Reply, Request
from chautari.markets.declarations import find, market_keys
from chautari.news.model.feed_state import FeedState
from chautari.news.model.sections import SECTIONS
from chautari.news.store import feed_state

MEDIA_TYPE = "text/x-opml; charset=utf-8"


def outline(request: Request) -> Reply:
    """The feeds of all polled outlets, and our own."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Feeds of Nepal, by Chautari"
    body = SubElement(root, "body")
    states = list(feed_state.all_states(request.table))
    _ours(SubElement(body, "outline", text="Chautari"), request.origin, states)
    theirs = SubElement(body, "outline", text="Outlets")
    for _, of_outlet in groupby(states, key=lambda state: state.source):
        _outlet(theirs, list(of_outlet))
    text = syndication.document(root)
    return Reply(text, responses.tag_of(text), MEDIA_TYPE)


def _ours(parent: Element, origin: str, states: list[FeedState]) -> None:
    named = {"Rates of Nepal": "rates.atom", "Corrections": "corrections.atom", "News of Nepal": "articles.atom"}
    boards = [market for key in market_keys() if (market := find(key)).kept != "series"]
    named |= {market.name: f"markets/{market.key}/changes.atom" for market in boards}
    named |= {f"News: {each.name}": f"articles.atom?section={each.key}" for each in SECTIONS.values()}
    named |= {
        f"News of {name}": f"articles.atom?source={source}" for source, name in feed_state.outlet_names(states).items()
    }
    for name, place in named.items():
        _feed(parent, f"Chautari: {name}", f"{origin}/v1/{place}", f"{origin}/en")


def _outlet(parent: Element, states: list[FeedState]) -> None:
    first = feed_state.described_state(states)
    name, home = first.outlet, str(first.about.get("home") or first.url)
    for number, state in enumerate(states, 1):
        _feed(parent, name if len(states) == 1 else f"{name} {number}", state.url, home)


def _feed(parent: Element, name: str, url: str, home: str) -> None:
    SubElement(parent, "outline", type="rss", text=name, title=name, xmlUrl=url, htmlUrl=home)

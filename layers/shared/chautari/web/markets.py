"""Pages of markets, made from their declarations: the list of them, and a board with a search."""

from collections.abc import Mapping
from typing import Any

from chautari.web import effect_lines, news, parts, rates
from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer

SEARCH_FROM = 20  # rows; fewer are seen at a glance


def index(answer: Answer, lang: Locale) -> WebPage:
    """The page that lists the markets, an answer of /v1/markets."""
    apart = {it["market"] for it in answer["series"]}  # these have pages of their own
    markets = [market for market in answer["markets"] if market["market"] not in apart]
    boards = [(lang.name(market), f"/markets/{market['market']}") for market in markets]
    series = [(lang.say(it["market"]), f"/{it['market']}") for it in answer["series"]]
    entries = [element("li", link(name, f"/{lang.code}{place}")) for name, place in (*series, *boards)]
    main = [element("h1", lang.say("markets")), element("ul", entries, class_="plain")]
    return WebPage(lang.say("markets"), "/markets", "markets", main)


def page(board: Answer, query: Mapping[str, str], lang: Locale) -> WebPage:
    """The page of a board, an answer of /v1/markets/{market}. `q` of `query` is what its names must contain."""
    place = f"/markets/{board['market']}"
    rows = [row for row in board["rows"] if _matches(row, query.get("q", ""))]
    heads = [lang.say("instrument"), *(f"{lang.name(it)} ({_basis(board, lang)})" for it in board["figures"])]
    table = parts.table(
        [lang.day(board), " · ", _basis(board, lang), " · ", lang.say("rs")],
        [*heads, lang.say("change"), lang.say("season")],
        [_row(board, row, lang) for row in rows],
    )
    answered = [table] if rows else [element("p", lang.say("no_match"))]
    main = [
        element("h1", lang.name(board)),
        element("p", rates.freshness(board, lang)) if board["freshness"] else None,
        _search(place, query, lang) if len(board["rows"]) >= SEARCH_FROM else None,
        element("div", answered, _missing(board, lang), id="board", role="status"),
        _readings(board, lang),
        None if _is_series(board) else news.feeds(f"/v1{place}/changes", {}, lang),
    ]
    return WebPage(lang.name(board), place, "markets", main, script=True)


def _matches(row: Answer, text: str) -> bool:
    sought = text.strip().lower()
    return any(sought in name.lower() for name in (row["name"], row["name_ne"], row["instrument"].replace("-", " ")))


def _basis(board: Answer, lang: Locale) -> str:
    return str(board["basis_ne" if lang.code == "ne" else "basis"])


def _search(place: str, query: Mapping[str, str], lang: Locale) -> Markup:
    kept = [element("input", type="hidden", name="on", value=query["on"])] if query.get("on") else []
    field = parts.text(lang.say("search"), "q", query.get("q"), lang.say("search_hint"))
    return parts.form(f"/{lang.code}{place}", lang.say("show"), field, *kept, live="board")


def _row(board: Answer, row: Answer, lang: Locale) -> Markup:
    place = f"/{lang.code}/markets/{board['market']}/{row['instrument']}"
    unit = row["unit_name_ne" if lang.code == "ne" else "unit_name"]
    head: list[Child] = [link(lang.name(row), place), " ", element("span", f"/ {unit}", class_="soft")]
    head += [
        *_proof(row, lang),
        _doubt(row, lang),
        *(effect_lines.effect(row["in_force"], lang) if "in_force" in row else ()),
    ]
    figures = row["figures"] or {}
    cells = [lang.amount(figures[it["key"]]) if it["key"] in figures else "–" for it in board["figures"]]
    return parts.row(head, *cells, rates.change(row, lang, brief=True), _season(row, lang))


def _proof(row: Answer, lang: Locale) -> list[Child]:
    """The way to what a row rests on, where a market has no readings of a whole board."""
    return [" · ", link(lang.say("proof"), f"/{lang.code}/proof/{row['proof']}")] if "proof" in row else []


def _doubt(row: Answer, lang: Locale) -> Markup | None:
    """The marks of a row that is new, provisional or held."""
    marks = [lang.say("new_name")] if row["new"] else []
    marks += [lang.say(row["status"])] if row["status"] in ("provisional", "held") else []
    return joined([" · ", element("span", " · ".join(marks), class_="held")]) if marks else None


def _season(row: Answer, lang: Locale) -> Child:
    """Dearer or cheaper than the same month of earlier years, in words."""
    season: dict[str, Any] | None = row["season"]
    if season is None:
        return ""
    percent = season["percent"]
    if not percent.strip("-0."):
        return lang.say("season_same")
    way = "season_cheaper" if percent.startswith("-") else "season_dearer"
    return lang.say(way, percent=percent.removeprefix("-"))


def _missing(board: Answer, lang: Locale) -> Markup | None:
    names = ", ".join(lang.name(it) for it in board["missing"])
    return element("p", f"{lang.say('missing_today')}: {names}", class_="soft") if names else None


def _is_series(board: Answer) -> bool:
    """Whether each row has a proof of its own, and the market a feed of rates."""
    return any("proof" in row for row in board["rows"])


def _readings(board: Answer, lang: Locale) -> Markup | None:
    """The answers that the board rests on: address, time and hash."""
    if _is_series(board):
        return None
    if not board["readings"]:
        return element("p", lang.say("bundled_board"), class_="soft")
    rows = [
        parts.row(
            link(it["url"], it["url"]), lang.moment(it["observed_at"]), lang.digits(it["rows"]), it["sha256"][:12]
        )
        for it in board["readings"]
    ]
    heads = [lang.say(key) for key in ("address", "fetched", "rows_read")]
    return parts.section(lang.say("proof"), parts.table(None, [*heads, "SHA-256"], rows))

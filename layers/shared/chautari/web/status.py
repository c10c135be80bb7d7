"""Status page: health of the sources of rates and news, the last runs, corrections."""

from collections.abc import Iterable

from chautari.web import parts, readings
from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def page(
    sources: Answer, news: Answer, runs: Answer, corrections: Answer, opened: list[Answer], lang: Locale
) -> WebPage:
    """The page of the answers of /v1/sources, /v1/news-sources, /v1/runs, /v1/corrections, and of open incidents."""
    market = sources["metals_market"]
    main = [
        element("h1", lang.say("status")),
        element("p", lang.moment(sources["as_of"]), " · ", _market(market, lang), class_="soft"),
        _open_incidents(opened, lang),
        parts.section(lang.say("rate_sources"), _sources(sources["sources"], lang)),
        _incidents(sources["incidents"], lang),
        parts.section(lang.say("news_sources"), _outlets(news["sources"], lang)),
        parts.section(lang.say("corrections"), _corrections(corrections["corrections"], lang)),
        parts.section(lang.say("runs"), _runs(runs["runs"], lang)),
    ]
    return WebPage(lang.say("status"), "/status", "status", main)


def incidents_page(found: Answer, lang: Locale) -> WebPage:
    """The page of an answer of /v1/incidents."""
    looked_at, older = found["looked_at"], f"/{lang.code}/incidents?cursor={found['next']}"
    main = [
        element("h1", lang.say("faults")),
        element("p", lang.say("looked_at", at=lang.moment(looked_at)), class_="soft") if looked_at else None,
        _open_incidents(found["open"], lang),
        parts.section(lang.say("announced"), _announcements(found["announcements"], lang)),
        element("p", link(lang.say("older_faults"), older)) if found["next"] else None,
    ]
    return WebPage(lang.say("faults"), "/incidents", "status", main)


def _open_incidents(opened: list[Answer], lang: Locale) -> Markup:
    if not opened:
        words = element("p", f"✓ {lang.say('no_faults')} · ", link(lang.say("announced"), f"/{lang.code}/incidents"))
        return parts.section(lang.say("faults"), words)
    rows = [element("li", _in_words(incident, lang), class_="late") for incident in opened]
    history = element("p", link(lang.say("announced"), f"/{lang.code}/incidents"))
    return parts.section(lang.say("faults"), element("ul", rows), history)


def _announcements(announcements: list[Answer], lang: Locale) -> Markup:
    if not announcements:
        return element("p", lang.say("no_faults"))
    rows = [
        element("li", lang.moment(row["at"]), " · ", lang.say(f"turn {row['turn']}"), ": ", _in_words(row, lang))
        for row in announcements
    ]
    return element("ul", rows)


def _in_words(incident: Answer, lang: Locale) -> Markup:
    """The sentence of an incident, which is English, with its beginning."""
    since = f" · {lang.moment(incident['began_at'])}"
    return joined([element("span", incident["in_words"], lang="en"), since])


def _market(market: Answer, lang: Locale) -> str:
    if market["open"]:
        return lang.say("market_open")
    key = f"closed {market['closed_for'].replace('-', ' ').title()}"
    return lang.say("market_closed", day=lang.say(key) if lang.knows(key) else market["closed_for"])


def _sources(sources: Iterable[Answer], lang: Locale) -> Markup:
    heads = ("source", "status", "last_success", "newest_day", "availability")
    return parts.table(None, [lang.say(key) for key in heads], [_source(each, lang) for each in sources], kind="text")


def _source(it: Answer, lang: Locale) -> Markup:
    available = it["availability"]
    percent = f"{lang.amount(available['percent'])}%" if available["percent"] is not None else "–"
    return parts.row(
        link(readings.source(it["key"], lang), it["home"]),
        _health(it, lang),
        lang.moment(it["last_success_at"]) if it["last_success_at"] else "–",
        lang.ad(it["last_market_date"]) if it["last_market_date"] else "–",
        percent,
    )


def _health(it: Answer, lang: Locale) -> Child:
    if it["paused"]:
        return _paused(it["paused"], lang)
    if it["failing_since"]:
        failure = it["last_failure"]
        why = f": {failure['kind']}" if failure else ""
        return element("span", f"✗ {lang.say('failing')} · {lang.moment(it['failing_since'])}{why}", class_="late")
    if it["late"]:
        return element("span", f"! {lang.say('is_late')}", class_="late")
    return f"✓ {lang.say('in_order')}"


def _paused(pause: Answer, lang: Locale) -> Markup:
    why = f": {pause['reason']}" if pause["reason"] else ""
    return element("span", f"‖ {lang.say('paused')} · {lang.moment(pause['since'])}{why}", class_="late")


def _incidents(incidents: list[Answer], lang: Locale) -> Markup | None:
    """Contradictions of a rule that nobody has adopted; nothing where there is none."""
    if not incidents:
        return None
    rows = [
        element(
            "li",
            f"{readings.source(it['source'], lang)} · {it['rule']} {it['instrument']}: {it['example']} · ",
            f"{lang.ad(it['since'])} – {lang.ad(it['last'])} · ",
            element("code", it["adopt"]),
            class_="late",
        )
        for it in incidents
    ]
    return parts.section(lang.say("incidents"), element("p", lang.say("about incidents")), element("ul", rows))


def _outlets(outlets: Iterable[Answer], lang: Locale) -> Markup:
    rows = [
        parts.row(
            link(it["name"], it["home"]) if it["home"] else it["name"],
            _paused(it["paused"], lang) if it["paused"] else lang.say(f"health {it['health']}"),
            _newest(it["newest"], lang),
        )
        for it in outlets
    ]
    return parts.table(None, [lang.say(key) for key in ("outlet", "status", "newest_article")], rows, kind="text")


def _newest(article: Answer | None, lang: Locale) -> Child:
    if article is None:
        return "–"
    return [link(article["title"], article["url"], lang=article["language"]), " · ", lang.moment(article["listed_at"])]


def _corrections(corrections: list[Answer], lang: Locale) -> Markup:
    if not corrections:
        return element("p", lang.say("no_corrections"))
    rows = [
        element("li", lang.moment(it["at"]), ": ", element("span", it["in_words"], lang="en")) for it in corrections
    ]
    return joined([element("ul", rows), element("p", link("Atom", "/v1/corrections.atom"))])


def _runs(runs: Iterable[Answer], lang: Locale) -> Markup:
    heads = ("source", "when", "rows_read", "rows_stored", "rows_held", "failure")
    rows = [
        parts.row(
            readings.source(it["source"], lang),
            lang.moment(it["at"]),
            *(lang.amount(str(it[key])) for key in ("rows_read", "rows_stored", "rows_held")),
            it["failure"]["kind"] if it["failure"] else "",
        )
        for it in runs
    ]
    return parts.table(None, [lang.say(key) for key in heads], rows)

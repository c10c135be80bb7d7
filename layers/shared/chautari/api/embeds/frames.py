"""Documents for the frames of other sites."""

from typing import Any

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.api.internal_calls import answer, reply_of
from chautari.api.pages import front
from chautari.api.pages.page_replies import bar
from chautari.api.problems import Problem
from chautari.rates.views.home import CURRENCIES
from chautari.web.embeds import colours, day_embed, embed_document, news_embed, rate_embeds
from chautari.web.embeds.embed_document import Embed, Look
from chautari.web.locales import Locale

MEDIA_TYPE = "text/html; charset=utf-8"
# Seconds after which a frame loads itself anew. As a header: the meta element does nothing in a frame with `sandbox`.
RENEWED = {"Refresh": "900"}
METALS = ("gold", "silver")
ENOUGH = "12"


def frame(request: Request) -> Reply:
    """What the path names, kept as long as the answers that it was made of."""
    lang = Locale(request.values["lang"])
    embed, headers = _embed(request, request.values["kind"], lang)
    look = look_of(request.values)
    body = embed_document.html(embed, look, lang, request.played_on).encode()
    headers = {**headers, **RENEWED, "Content-Security-Policy": embed_document.policy(look)}
    return Reply(body, responses.tag_of(body), MEDIA_TYPE, headers=headers, framable=True)


def look_of(values: Any) -> Look:
    """The colours in checked values of a request."""
    return Look(values["theme"], colours.normal(values["colour"]))


def rate_of(request: Request, key: str) -> tuple[dict[str, Any], Reply]:
    """The latest rate of a metal, or of a currency by its code in small letters. Raises Problem if there is none."""
    market, rows, name = ("metals", "metals", "instrument") if key in METALS else ("forex", "rates", "code")
    reply = reply_of(request, market, bar(request))
    sought = key if key in METALS else key.upper()
    rate = next((rate for rate in answer(reply)[rows] if rate[name] == sought), None)
    if rate is None:
        raise Problem("no-rate", f"no rate of {sought} has been published yet")
    return rate, reply


def _embed(request: Request, kind: str, lang: Locale) -> tuple[Embed, Any]:
    match kind:
        case "metals":
            reply = reply_of(request, "metals", bar(request))
            rates = [rate for rate in answer(reply)["metals"] if rate["instrument"] in METALS]
            return rate_embeds.metals(rates, lang), reply.headers
        case "forex":
            reply = reply_of(request, "forex", bar(request))
            by_code = {rate["code"]: rate for rate in answer(reply)["rates"]}
            rates = [by_code[code] for code in CURRENCIES if code in by_code]
            return rate_embeds.table(rates, lang), reply.headers
        case "calendar":
            reply = reply_of(request, "today")
            return day_embed.today(answer(reply), lang), reply.headers
        case "news":
            return _news(request, lang)
        case _:
            rate, reply = rate_of(request, kind)
            return rate_embeds.single(kind, rate, lang), reply.headers


def _news(request: Request, lang: Locale) -> tuple[Embed, Any]:
    """Stories at the top that are told in the language, then its newest articles that are in none of them."""
    told_stories = front.top_stories(request, lang.code)
    reply = reply_of(request, "articles", {"language": lang.code, "limit": ENOUGH})
    articles = [{**article, "at": article["published_at"]} for article in answer(reply)["articles"]]
    stories = [_headline(story, lang.code) for story in told_stories if story["titles"][lang.code]]
    listed = {article["url"] for article in stories}
    alone = [article for article in articles if article["url"] not in listed and not article["is_copy"]]
    return news_embed.headlines([*stories, *alone], lang), reply.headers


def _headline(story: dict[str, Any], code: str) -> dict[str, Any]:
    title = story["titles"][code]
    return {
        "title": title["text"],
        "url": title["url"],
        "source": title["source"],
        "language": code,
        "at": story["first"]["at"],
    }

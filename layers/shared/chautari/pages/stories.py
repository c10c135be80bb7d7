"""Articles in a list: the title leads to the outlet, which is named beside it."""

from collections.abc import Iterable

from chautari.pages.html import Markup, element, joined, link
from chautari.pages.language import Language
from chautari.pages.rates import Answer


def listed(articles: Iterable[Answer], lang: Language, excerpts: bool = False) -> Markup:
    """The list; with the beginning of each article if `excerpts`."""
    return element("ul", [_row(article, lang, excerpts) for article in articles], class_="plain stories")


def _row(article: Answer, lang: Language, excerpts: bool) -> Markup:
    language = article["language"]
    spoken = {"lang": language} if language and language != lang.code else {}
    about = [article["source"]["name"], article["agency"], _published(article, lang), _outlets(article, lang)]
    return element(
        "li",
        link(article["title"], article["url"], **spoken),
        element("p", article["excerpt"], **spoken) if excerpts and article["excerpt"] else None,
        element("p", joined([" · ".join(filter(None, about))]), class_="soft"),
    )


def _published(article: Answer, lang: Language) -> str:
    at = article["published_at"]
    if at is None:
        return ""
    return lang.moment(at) if article["published_exact"] else lang.ad(at)


def _outlets(article: Answer, lang: Language) -> str:
    count = article.get("outlets", 1)
    return lang.say("outlets", count=count) if count > 1 else ""

"""Lists of articles, one row for each text: the title links to the outlet named beside it."""

from collections.abc import Iterable

from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.locales import Locale
from chautari.web.rates import Answer


def listed(articles: Iterable[Answer], lang: Locale, excerpts: bool = False) -> Markup:
    """The list; with excerpts if `excerpts`. Copies stand under the first."""
    stories: dict[str, list[Answer]] = {}
    for article in articles:
        stories.setdefault(article["original"], []).append(article)
    return element("ul", [_row(story, lang, excerpts) for story in stories.values()], class_="plain stories")


def _row(story: list[Answer], lang: Locale, excerpts: bool) -> Markup:
    article, *others = story
    spoken = _spoken(article, lang)
    kind = lang.say(f"kind {article['kind']}") if article["kind"] not in (None, "article") else ""
    about = [article["source"]["name"], kind, article["agency"], _published(article, lang), _outlets(article, lang)]
    also = [[link(each["source"]["name"], each["url"], title=each["title"]), " "] for each in others]
    return element(
        "li",
        link(_marked(article, "title"), article["url"], **spoken),
        element("p", _marked(article, "excerpt"), **spoken) if excerpts and article["excerpt"] else None,
        element("p", " · ".join(filter(None, about)), class_="soft"),
        element("p", lang.say("also_in"), " ", joined(also), class_="soft") if also else None,
    )


def _marked(article: Answer, name: str) -> Child:
    """A text of an article, with the words marked by which a search found it."""
    if "highlights" not in article:
        return str(article[name])
    parts = article["highlights"][name]
    return [element("mark", part["text"]) if part["matched"] else part["text"] for part in parts]


def _spoken(article: Answer, lang: Locale) -> dict[str, str]:
    """The language attribute of a text that is not in the page's language."""
    return {"lang": article["language"]} if article["language"] not in (None, lang.code) else {}


def _published(article: Answer, lang: Locale) -> str:
    at = article["published_at"]
    if at is None:
        return ""
    return lang.moment(at) if article["published_exact"] else lang.ad(at)


def _outlets(article: Answer, lang: Locale) -> str:
    count = article.get("outlets", 1)
    return lang.say("outlets", count=count) if count > 1 else ""

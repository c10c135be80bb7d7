"""Lists of articles, one row for each text: the title links to the outlet named beside it."""

from collections.abc import Iterable

from chautari.web.html import Child, Markup, element, joined, link
from chautari.web.locales import Locale
from chautari.web.rates import Answer

# Pictures are the outlets' own, of about 100 kB: more of them would cost a slow line more than they tell.
MOST_PICTURES = 6


def listed(articles: Iterable[Answer], lang: Locale, excerpts: int = 0, pictures: bool = False) -> Markup:
    """The list; the first `excerpts` with theirs, the first stories that have one with a picture if `pictures`.

    Copies stand under the first.
    """
    stories: dict[str, list[Answer]] = {}
    for article in articles:
        stories.setdefault(article["original"], []).append(article)
    pictured = [key for key, story in stories.items() if pictures and _picture_of(story)][:MOST_PICTURES]
    rows = [_row(story, lang, at < excerpts, key in pictured) for at, (key, story) in enumerate(stories.items())]
    return element("ul", rows, class_="plain stories")


def _row(story: list[Answer], lang: Locale, has_excerpt: bool, pictured: bool) -> Markup:
    article, *others = story
    spoken = _spoken(article, lang)
    kind = lang.say(f"kind {article['kind']}") if article["kind"] not in (None, "article") else ""
    about = [article["source"]["name"], kind, article["agency"], _published(article, lang), _outlets(article, lang)]
    also = [[link(each["source"]["name"], each["url"], title=each["title"]), " "] for each in others]
    return element(
        "li",
        _picture(_picture_of(story)) if pictured else None,
        link(_marked(article, "title"), article["url"], **spoken),
        element("p", _marked(article, "excerpt"), **spoken) if has_excerpt and article["excerpt"] else None,
        element("p", " · ".join(filter(None, about)), class_="soft"),
        element("p", lang.say("also_in"), " ", joined(also), class_="soft") if also else None,
        class_="pictured" if pictured else None,
    )


def _picture_of(story: list[Answer]) -> str:
    """The address of the first picture of a story; empty without one that a page may load."""
    pictures = (article["image"]["url"] for article in story if article.get("image"))
    return next((address for address in pictures if address.startswith("https://")), "")


def _picture(address: str) -> Markup:
    """A picture of the outlet: without words, since the title beside it has them, and without a referrer."""
    return element(
        "img",
        src=address,
        alt="",
        width=96,
        height=72,
        loading="lazy",
        decoding="async",
        fetchpriority="low",
        referrerpolicy="no-referrer",
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

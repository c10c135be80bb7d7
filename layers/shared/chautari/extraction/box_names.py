"""What the names that sites give their boxes say of what is in them: words anywhere in class, id and role.

Most are looked for anywhere in a name, those that stand in other words as well with what must be around them.
"""

import re
from functools import lru_cache
from typing import Literal

Verdict = Literal["body", "plain", "beside", "foreign", "remarks"]


def _any_of(*words: str) -> re.Pattern[str]:
    """Grouped by their first letters, or each letter of a name would be compared with every word."""
    groups = {word[0]: [other[1:] for other in words if other[0] == word[0]] for word in words}
    return re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()))


# Boxes that sites name after what we look for.
BODY = re.compile(
    r"article-?_?_?(?:body|content|text|detail|main)|(?:story|post|entry|news|single|blog|rich)-?_?_?(?:body|content|text)"
    r"|the-content|content-?_?(?:body|article|detail)|\bprose\b"
)
# Boxes of other people's words.
REMARKS = re.compile(
    r"(?<!no-)comments?(?:\b|[-_]?(?:list|area|section|thread|body|wrap|form))|\b(?:responses|respond|replies)\b|disqus"
)
# Boxes that are none of the article.
FOREIGN_WORDS = _any_of(
    *("related", "recommend", "readmore", "read-more", "read_more", "read-next", "read-also", "readalso", "readnext"),
    *("newsletter", "subscri", "signup", "sign-up", "breadcrumb", "paginat", "sidebar", "side-bar", "rightcol"),
    *("right-col", "skyscraper", "sitemap", "menu", "navi", "footer", "masthead", "topbar", "top-bar", "toolbar"),
    *("social", "addthis", "addtoany", "sharedaddy", "followus", "follow-us", "likebox", "like-box", "cookie"),
    *("consent", "gdpr", "privacy", "popup", "pop-up", "modal", "overlay", "lightbox", "tooltip", "dropdown"),
    *("advert", "adsbygoogle", "dfp", "sponsor", "outbrain", "taboola", "zergnet", "teads", "mgid", "trending"),
    *("popular", "latest", "upnext", "up-next", "nextup", "next-up", "postnav", "post-nav", "teaser", "carousel"),
    *("slick", "swiper", "call-to-action", "donat", "rating", "search", "screen-reader", "screenreader", "sr-only"),
    *("visually-hidden", "visuallyhidden", "printonly", "print-only", "noprint", "skip-link", "copyright"),
    *("disclaimer", "feedback", "survey", "quiz", "table-of-contents"),
)
FOREIGN = re.compile(
    r"more-?_?(?:stor|news|from|in-|on-|articles|posts)|also-?(?:like|read|in\b)|log-?in\b|\bpager|(?<![a-z])rail(?![a-z])"
    r"|\bnav(?:\b|_)|(?:site|global|page)-?header|(?<![a-z])shar(?:e|ing)(?:\b|[-_])|(?<![a-z])banner"
    r"|\bad(?:s|v|vert|verts)?\b|\bad_|[-_]ads?\b|promo(?!te)|(?<!elementor-)\bwidget\b|most-?_?(?:read|viewed)"
    r"|(?:next|prev|previous)-?(?:post|article)|\bcta\b|\bpoll\b|\btoc\b"
    r"|(?:pay|reg)-?wall-?_?(?:message|prompt|offer|banner|container|overlay)"
)
# Boxes that accompany the article.
BESIDE_WORDS = _any_of(
    *("byline", "author", "about-", "contributor", "writer", "dateline", "timestamp", "published", "postdate"),
    *("post-date", "pubdate", "pub-date", "postinfo", "post-info", "taxonomy", "keyword", "caption", "credit"),
    *("gallery", "figure", "video-", "player", "embed", "tweet", "instagram", "factbox", "pullquote", "pull-quote"),
    *("infobox", "button", "btn", "contact-"),
)
BESIDE = re.compile(
    r"\b(?:bio|date|time|meta)\b|entry-?(?:info|header|footer|meta)|\b(?:tags?|category|categories)\b(?!-)"
    r"|\btag-?(?:list|cloud)|-tags\b|topics?\b(?!-)|photo(?!s?-?essay|graph)|media-?(?:info|meta)"
)
FOREIGN_TAGS = frozenset(("nav", "footer", "form", "dialog", "fieldset"))
BESIDE_TAGS = frozenset(("aside", "header", "figcaption", "figure", "address", "menu"))


@lru_cache(maxsize=4096)
def verdict(tag: str, names: str) -> Verdict:
    """What a box of this tag and these names holds; the first of these that any of its names says."""
    said = {*map(_of_name, names.split())}
    if "body" in said:
        return "body"
    if "remarks" in said:
        return "remarks"
    if tag in FOREIGN_TAGS or "foreign" in said:
        return "foreign"
    return "beside" if tag in BESIDE_TAGS or "beside" in said else "plain"


@lru_cache(maxsize=16_384)
def _of_name(name: str) -> Verdict:
    """A page has some thousand names, but few of them are different."""
    if BODY.search(name):
        return "body"
    if REMARKS.search(name):
        return "remarks"
    if FOREIGN_WORDS.search(name) or FOREIGN.search(name):
        return "foreign"
    return "beside" if BESIDE_WORDS.search(name) or BESIDE.search(name) else "plain"


def names_an_article(names: str) -> bool:
    """Whether the site calls the box, or what is around it, an article or a post."""
    return "article" in names or "post" in names or BODY.search(names) is not None

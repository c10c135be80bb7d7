"""Classification of page elements by their names: class, id and itemprop.

Most patterns match anywhere in a name. Those that occur inside other words are matched with the letters around them.
"""

import re
from functools import cache, lru_cache
from typing import Literal

BoxRole = Literal["body", "plain", "accompanying", "foreign", "remarks"]


Patterns = tuple[str, ...]


def _any_of(*patterns: str, preceding: str = "") -> Patterns:
    """The patterns, each to match only where `preceding` matches before it.

    What is before a word is looked at behind its first letter, so that the engine looks for that first.
    """
    if not preceding:
        return patterns
    return tuple(f"{pattern[0]}(?<={preceding}{pattern[0]})(?:{pattern[1:]})" for pattern in patterns)


def _joined(patterns: Patterns) -> str:
    """Regular expression that matches any of `patterns`, which begin with a letter or a sign each.

    Grouped by these, so that the engine skips the places where none of them stands.
    """
    endings_by_start: dict[str, list[str]] = {}
    for pattern in patterns:
        endings_by_start.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{first}(?:{'|'.join(endings)})" for first, endings in endings_by_start.items())


_A_WORD, _NO_LETTER = r"\b", "(?<![a-z])"
_HOLDS_TEXT = "-?_?_?(?:body|content|text)"
# Boxes that sites name after what we look for.
_BODY = _any_of(
    *(
        "article-?_?_?(?:body|content|text|detail|main)",
        *(f"{of}{_HOLDS_TEXT}" for of in ("story", "post", "entry")),
    ),
    *(f"{of}{_HOLDS_TEXT}" for of in ("news", "single", "blog", "rich")),
    *("the-content", "content-?_?(?:body|article|detail)"),
) + _any_of(r"prose\b", preceding=_A_WORD)
# Boxes of other people's words.
_REMARKS = (
    _any_of(r"comments?(?:\b|[-_]?(?:list|area|section|thread|body|wrap|form))", preceding="(?<!no-)")
    + _any_of(r"responses\b", r"respond\b", r"replies\b", preceding=_A_WORD)
    + ("disqus",)
)
# Boxes that are none of the article.
_FOREIGN = (
    _any_of(
        *("related", "recommend", "readmore", "read-more", "read_more", "read-next", "read-also", "readalso"),
        *("readnext", "newsletter", "subscri", "signup", "sign-up", "breadcrumb", "paginat", "sidebar", "side-bar"),
        *("rightcol", "right-col", "skyscraper", "sitemap", "menu", "navi", "footer", "masthead", "topbar", "top-bar"),
        *("toolbar", "social", "addthis", "addtoany", "sharedaddy", "followus", "follow-us", "likebox", "like-box"),
        *("cookie", "consent", "gdpr", "privacy", "popup", "pop-up", "modal", "overlay", "lightbox", "tooltip"),
        *("dropdown", "advert", "adsbygoogle", "dfp", "sponsor", "outbrain", "taboola", "zergnet", "teads", "mgid"),
        *("trending", "popular", "latest", "upnext", "up-next", "nextup", "next-up", "postnav", "post-nav", "teaser"),
        *("carousel", "slick", "swiper", "call-to-action", "donat", "rating", "search", "screen-reader"),
        *("screenreader", "sr-only", "visually-hidden", "visuallyhidden", "printonly", "print-only", "noprint"),
        *("onetrust", "didomi", "qc-cmp", "usercentrics", "cmplz", "iubenda", "cky-", "fc-dialog", "sp_message"),
        *("skip-link", "copyright", "disclaimer", "feedback", "survey", "quiz", "table-of-contents"),
        *("more-?_?(?:stor|news|from|in-|on-|articles|posts)", r"also-?(?:like|read|in\b)", r"log-?in\b"),
        *("site-?header", "global-?header", "page-?header", r"-ads?\b", r"_ads?\b", "promo(?!te)"),
        *("most-?_?(?:read|viewed)", "next-?(?:post|article)", "prev(?:ious)?-?(?:post|article)"),
        *(f"{of}-?wall-?_?(?:message|prompt|offer|banner|container|overlay)" for of in ("pay", "reg")),
    )
    + _any_of("rail(?![a-z])", r"shar(?:e|ing)(?:\b|[-_])", "banner", preceding=_NO_LETTER)
    + _any_of(
        "pager", r"nav(?:\b|_)", r"ad(?:s|v|vert|verts)?\b", "ad_", r"cta\b", r"poll\b", r"toc\b", preceding=_A_WORD
    )
    + _any_of(r"widget\b", preceding=rf"(?<!elementor-){_A_WORD}")
)
# Dialogues that ask for consent, by what the makers of such dialogues call them; all are foreign too.
CONSENT = (
    r"cookie-?_?(?:consent|banner|notice|law|bar|popup|pref|dialog|setting|modal|message|overlay|bot)|onetrust|didomi|qc-cmp"
    r"|usercentrics|cmplz|iubenda|\bcky-|fc-dialog|sp_message|gdpr|consent-?_?(?:banner|manager|dialog|modal|popup|overlay)"
)
# Boxes that accompany the article.
_ACCOMPANYING = _any_of(
    *("byline", "author", "about-", "contributor", "writer", "dateline", "timestamp", "published", "postdate"),
    *("post-date", "pubdate", "pub-date", "postinfo", "post-info", "taxonomy", "keyword", "caption", "credit"),
    *("gallery", "figure", "video-", "player", "embed", "tweet", "instagram", "factbox", "pullquote"),
    *("pull-quote", "infobox", "button", "btn", "contact-", "entry-?(?:info|header|footer|meta)", r"-tags\b"),
    *(r"topics?\b(?!-)", "photo(?!s?-?essay|graph)", "media-?(?:info|meta)"),
) + _any_of(
    *(r"bio\b", r"date\b", r"time\b", r"meta\b", r"tags?\b(?!-)", r"category\b(?!-)", r"categories\b(?!-)"),
    *(r"tag-?(?:list|cloud)",),
    preceding=_A_WORD,
)
BODY, REMARKS, FOREIGN, ACCOMPANYING = map(_joined, (_BODY, _REMARKS, _FOREIGN, _ACCOMPANYING))
# Seven names in ten are of none: one search says so in place of four.
ANY = _joined(_BODY + _REMARKS + _FOREIGN + _ACCOMPANYING)
FOREIGN_TAGS = frozenset(("nav", "footer", "form", "dialog", "fieldset"))
ACCOMPANYING_TAGS = frozenset(("aside", "header", "figcaption", "figure", "address", "menu"))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compile the pattern of `source` when the first page is read: compiling takes a tenth of the import of all
    readers.
    """
    return re.compile(source)


@lru_cache(maxsize=4096)
def verdict(tag: str, names: str) -> BoxRole:
    """The role of an element of this tag and these names: the first role, in order of precedence, that any of the names
    matches.
    """
    roles = {*map(_of_name, names.split())}
    if "body" in roles:
        return "body"
    if "remarks" in roles:
        return "remarks"
    if tag in FOREIGN_TAGS or "foreign" in roles:
        return "foreign"
    return "accompanying" if tag in ACCOMPANYING_TAGS or "accompanying" in roles else "plain"


@lru_cache(maxsize=16_384)
def _of_name(name: str) -> BoxRole:
    """Cached by name: a page has some thousand names, but few different ones."""
    if not _pattern(ANY).search(name):
        return "plain"
    if _pattern(BODY).search(name):
        return "body"
    if _pattern(REMARKS).search(name):
        return "remarks"
    if _pattern(FOREIGN).search(name):
        return "foreign"
    return "accompanying"


def may_hold_remarks(names: str) -> bool:
    """Whether any of the names suggests comments. A cheaper test than a verdict on each."""
    may_match = "comment" in names or "respon" in names or "replies" in names or "disqus" in names
    return may_match and _pattern(REMARKS).search(names) is not None


@lru_cache(maxsize=4096)
def asks_for_consent(names: str) -> bool:
    """Whether the names are those of a consent dialogue."""
    return bool(names) and _pattern(CONSENT).search(names) is not None


def names_an_article(names: str) -> bool:
    """Whether the site calls the element, or one around it, an article or a post."""
    return "article" in names or "post" in names or _pattern(BODY).search(names) is not None

"""What the names that sites give their boxes say of what is in them: patterns over class, id and role."""

import re
from functools import lru_cache
from typing import Literal

Verdict = Literal["body", "plain", "beside", "foreign", "remarks"]

# Boxes of other people's words.
REMARKS = re.compile(
    r"(?<!no-)comments?(?!ary)(?:\b|[-_]?(?:list|area|section|thread|body|wrap|form))|disqus|responses\b|respond\b|replies\b"
)
# Boxes that are none of the article.
FOREIGN = re.compile(
    r"related|recommend|read-?_?(?:more|next|also)|more-?_?(?:stor|news|from|in-|on-|articles|posts)|also-?(?:like|read|in\b)"
    r"|newsletter|subscri|sign-?up|log-?in\b|(?:pay|reg)-?wall-?_?(?:message|prompt|offer|banner|container|overlay)"
    r"|breadcrumb|paginat|\bpager|side-?bar|(?<![a-z])rail(?![a-z])|right-?col|skyscraper|sitemap|menu|navi|\bnav\b|\bnav[-_]"
    r"|footer|masthead|(?:site|global|page)-?header|top-?bar|toolbar"
    r"|social|(?<![a-z])shar(?:e|ing)(?:\b|[-_])|addthis|addtoany|sharedaddy|follow-?us|like-?box"
    r"|cookie|consent|gdpr|privacy|pop-?up|modal|overlay|lightbox|tooltip|dropdown|(?<![a-z])banner"
    r"|\bad(?:s|v|vert|verts)?\b|\bad[-_]|[-_]ads?\b|advert|adsbygoogle|dfp|sponsor|promo(?!te)|outbrain|taboola|zergnet|teads|mgid"
    r"|(?<!elementor-)\bwidget\b|trending|most-?_?(?:read|popular|viewed)|popular|latest|up-?next|next-?(?:up|post|article)|prev(?:ious)?-?(?:post|article)"
    r"|post-?nav|teaser|carousel|slick|swiper|\bcta\b|call-?to-?action|donat|rating|review-?form|search|screen-?reader|sr-only|visually-?hidden"
    r"|print-?only|noprint|skip-?link|copyright|disclaimer|feedback|survey|\bpoll\b|quiz|\btoc\b|table-?of-?contents"
)
# Boxes that accompany the article.
BESIDE = re.compile(
    r"byline|author|\bbio\b|about-|contributor|writer|dateline|timestamp|published|(?:post|pub)-?date|\bdate\b|\btime\b|\bmeta\b|post-?info|entry-?(?:info|header|footer|meta)"
    r"|\btags?\b(?!-)|\btag-?(?:list|cloud)|-tags\b|taxonomy|\bcategor(?:y|ies)\b(?!-)|topics?\b(?!-)|keywords?"
    r"|caption|credit|gallery|photo(?!s?-?essay|graph)|figure|media-?(?:info|meta)|video-|player|embed|tweet|instagram|factbox|pull-?quote|infobox"
    r"|button|btn|contact-"
)
# Boxes that sites name after what we look for.
BODY = re.compile(
    r"article-?_?_?(?:body|content|text|detail|main)|(?:story|post|entry|news|single|blog|rich)-?_?_?(?:body|content|text)"
    r"|articlebody|the-content|content-?_?(?:body|article|detail)|\bprose\b"
)
FOREIGN_TAGS = frozenset(["nav", "footer", "form", "dialog", "fieldset"])
BESIDE_TAGS = frozenset(["aside", "header", "figcaption", "figure", "address", "menu"])


@lru_cache(maxsize=4096)
def verdict(tag: str, names: str) -> Verdict:
    """What a box of this tag and these names holds."""
    if names and BODY.search(names):
        return "body"
    if names and REMARKS.search(names):
        return "remarks"
    if tag in FOREIGN_TAGS or (names and FOREIGN.search(names)):
        return "foreign"
    if tag in BESIDE_TAGS or (names and BESIDE.search(names)):
        return "beside"
    return "plain"


def names_an_article(names: str) -> bool:
    """Whether the site calls the box, or what is around it, an article or a post."""
    return "article" in names or "post" in names or BODY.search(names) is not None

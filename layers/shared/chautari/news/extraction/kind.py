"""The kind of an article, by what its page states and by the shape of its text."""

import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from chautari.news.extraction import error_page, json_ld, paywall
from chautari.news.extraction.live_updates import LIVE
from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.article_kind import ArticleKind
from chautari.news.model.excerpt import split_sentences
from chautari.news.model.parsed_article import TextBlock

Blocks = tuple[TextBlock, ...]
_Test = Callable[[PageFacts, str, Blocks], bool]

# Characters: less than this is a caption of what the page shows, and whole it is a flash.
CAPTION, FLASH = 600, 250
LEAST_ITEMS, SHARE_OF_ITEMS, LEAST_PICTURES, LEAST_TIMES = 5, 0.5, 4, 5
_NUMBERED = re.compile(r"(?:\d{1,3}|[०-९]{1,3})\s*[.):।–-]\s*\S")
_LIVE_TITLE = re.compile(r"\blive\b\s*(?:updates?|blog|:|\|)|^live\b|लाइभ|प्रत्यक्ष(?: अपडेट|:)", re.IGNORECASE)
_NOTICE_TITLE = re.compile(
    r"(?:(?:public |tender |vacancy |legal )?notice|press release|tender|vacancy|sponsored|advertorial"
    r"|(?:सार्वजनिक |अत्यन्त जरुरी )?सूचना|प्रेस विज्ञप्ति|बोलपत्र(?: आह्वान)?|शोक(?: विज्ञप्ति)?|विज्ञापन)\s*(?:[:ः|–-]|$)",
    re.IGNORECASE,
)
_FOLDERS = {
    "live": frozenset(("live", "liveblog", "live-blog", "live-updates")),
    "video": frozenset(("video", "videos", "watch", "tv", "भिडियो")),
    "photo": frozenset(("photo", "photos", "photo-gallery", "gallery", "photo-feature", "photo_feature", "फोटो")),
    "notice": frozenset(("notice", "notices", "press-release", "press-releases", "sponsored", "advertorial", "सूचना")),
    "opinion": frozenset(("opinion", "opinions", "editorial", "editorials", "columns", "op-ed", "विचार", "सम्पादकीय")),
}


def kind_of(facts: PageFacts, title: str, blocks: Blocks) -> ArticleKind:
    """The first kind whose test the page meets; "article" if it meets none."""
    return next((kind for kind, test in _TESTS.items() if test(facts, title, blocks)), "article")


def _is_error(facts: PageFacts, _title: str, blocks: Blocks) -> bool:
    return error_page.is_error_page(facts, blocks)


def _is_paywalled(facts: PageFacts, _title: str, blocks: Blocks) -> bool:
    return paywall.is_teaser(facts, blocks)


def _is_live(facts: PageFacts, title: str, _blocks: Blocks) -> bool:
    if _states(facts, LIVE):
        return True
    suggests = _in_folder(facts, "live") or _LIVE_TITLE.search(title) is not None
    return suggests and len(facts.document.select("time, [class*=timestamp], [class*=live-time]")) >= LEAST_TIMES


def _is_video(facts: PageFacts, _title: str, blocks: Blocks) -> bool:
    if _length(blocks) >= CAPTION:
        return False
    states = _states(facts, "VideoObject") and not _states_article(facts)
    return states or _has_type(facts, "video") or (_in_folder(facts, "video") and _shows(facts, _PLAYERS, 1))


def _is_photo(facts: PageFacts, _title: str, blocks: Blocks) -> bool:
    if _length(blocks) >= CAPTION:
        return False
    states = _states(facts, "ImageGallery") or _states(facts, "MediaGallery") or _in_folder(facts, "photo")
    return states and _shows(facts, _PICTURES, LEAST_PICTURES)


def _is_notice(facts: PageFacts, title: str, _blocks: Blocks) -> bool:
    advertises = _states(facts, "AdvertiserContentArticle")
    return advertises or _in_folder(facts, "notice") or _NOTICE_TITLE.match(title) is not None


def _is_opinion(facts: PageFacts, _title: str, _blocks: Blocks) -> bool:
    return _states(facts, "OpinionNewsArticle") or _in_folder(facts, "opinion")


def _is_list(_facts: PageFacts, _title: str, blocks: Blocks) -> bool:
    items = [block for block in blocks if block.kind == "item"]
    numbered = [block for block in blocks if block.kind == "heading" and _NUMBERED.match(block.text)]
    is_of_items = len(items) >= LEAST_ITEMS and _length(tuple(items)) >= SHARE_OF_ITEMS * _length(blocks)
    return is_of_items or len(numbered) >= LEAST_ITEMS


def _is_flash(_facts: PageFacts, _title: str, blocks: Blocks) -> bool:
    text = " ".join(block.text for block in blocks)
    return 0 < len(text) < FLASH and len(split_sentences(text)) <= 2


_TESTS: dict[ArticleKind, _Test] = {
    "error": _is_error,
    "paywalled": _is_paywalled,
    "live": _is_live,
    "video": _is_video,
    "photo": _is_photo,
    "notice": _is_notice,
    "opinion": _is_opinion,
    "list": _is_list,
    "flash": _is_flash,
}
_PLAYERS = "video, iframe[src*=youtu], iframe[src*=vimeo], iframe[src*='facebook.com/plugins/video'], [data-video-id]"
_PICTURES = "article img, main img, figure img, [class*=gallery] img"


def _states(facts: PageFacts, kind: str) -> bool:
    return kind in facts.types


def _states_article(facts: PageFacts) -> bool:
    return any(name.endswith("Article") for name in json_ld.types(facts.article))


def _has_type(facts: PageFacts, start: str) -> bool:
    return any(content.lower().startswith(start) for content in facts.contents("og:type"))


def _in_folder(facts: PageFacts, kind: str) -> bool:
    """Whether a folder of the article's address is one of the kind's; the last part of a path is the article."""
    folders = unquote(urlsplit(facts.url).path).lower().strip("/").split("/")[:-1]
    return not _FOLDERS[kind].isdisjoint(folders)


def _shows(facts: PageFacts, selector: str, least: int) -> bool:
    return len(facts.document.select(selector)[:least]) >= least


def _length(blocks: Blocks) -> int:
    return sum([len(block.text) for block in blocks])

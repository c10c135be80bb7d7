"""Parts of a text that are none of it, by what they say: a consent dialogue, cards of other stories at its end.

Behind every reader: shape and place make such parts look like text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from chautari.news.extraction.page_facts import PageFacts
from chautari.news.model.parsed_article import TextBlock

TextBlocks = tuple[TextBlock, ...]

_CONSENT = re.compile(
    r"\bcookies?\b.{0,200}\b(?:consent|preferences?|settings|accept|reject|website|browser|strictly|analytics|device)\b"
    r"|\b(?:accept|reject|manage|strictly|necessary|performance|targeting|functional|third.party)\b.{0,80}\bcookies?\b"
    r"|\bour (?:\d+ )?(?:advertising )?partners\b.{0,200}\b(?:data|store|device|process|consent)\b"
    r"|legitimate interests?\b"
    r"|store and/or access information|your privacy choices|manage (?:your )?consent|consent preferences"
    r"|privacy preference cent|vendor list|\bकुकी",
    re.IGNORECASE,
)
# A text without any of these has no dialogue: looked for first, since few have.
_CONSENT_WORDS = tuple(
    word.encode()
    for word in ("cookie", "consent", "partners", "legitimate interest", "privacy choice", "and/or access", "कुकी")
)
_ABOUT_CONSENT = re.compile(r"cookie|privacy|consent|gdpr|tracking|कुकी|गोपनीयता", re.IGNORECASE)
_CARDS_HEADING = re.compile(
    r"(?:(?:more|related|latest|recommended|popular|trending|top|other|featured|recent|most read|most viewed|must.read)"
    r"(?: (?:videos?|stories|story|news|articles?|posts?|headlines|reads?|reading|topics|coverage|content))?"
    r"(?: (?:from|on|in|by|for) .{1,40})?|watch(?: more| next| also)?|read (?:more|next|also)|also read|up next"
    r"|you (?:may|might)(?: also)? (?:like|be interested in)|recommended for you|editors?['’]s? picks?"
    r"|सम्बन्धित (?:खबर|समाचार|लेख|सामग्री)|थप (?:समाचार|खबर|भिडियो)|ताजा (?:समाचार|खबर)|लोकप्रिय|भर्खरै"
    r"|(?:यो|यी) पनि (?:पढ्नुहोस्|हेर्नुहोस्|पढ्नुहोला)|धेरै पढिएको|ट्रेन्डिङ)\s*[:ः>»…]*",
    re.IGNORECASE,
)
_MARKS = ".,;:!?\"'’”।()"
_ENDS = tuple(".!?।॥”\"'’)")
LONGEST_CARD, LONGEST_MORE, LEAST_DIALOGUE = 160, 70, 2
# A story shares some of its longer words with the one before it by chance.
LEAST_WORD, SHARE_BY_CHANCE = 5, 0.15


def without_foreign(facts: PageFacts, title: str, blocks: TextBlocks) -> TextBlocks:
    """The blocks without consent dialogues, and without the cards under a heading such as "More videos"."""
    kept = blocks if _ABOUT_CONSENT.search(title) else _without_dialogue(blocks)
    kept = tuple(_without_cards(kept))
    return _before_next_story(facts, title, kept) or kept


def _without_dialogue(blocks: TextBlocks) -> TextBlocks:
    """One sentence on cookies may be the article's; a dialogue has several."""
    # In bytes: to lower a text with a letter beyond ASCII takes fifty times as long.
    lower = "\n".join([block.text for block in blocks]).encode(errors="replace").lower()
    present = [word for word in _CONSENT_WORDS if word in lower]
    if not present:
        return blocks
    lines = zip(blocks, lower.split(b"\n"), strict=True)
    possible = [block for block, line in lines if any(word in line for word in present)]
    if len(possible) < LEAST_DIALOGUE:
        return blocks
    dialogue = [block for block in possible if _CONSENT.search(block.text)]
    return tuple(block for block in blocks if block not in dialogue) if len(dialogue) >= LEAST_DIALOGUE else blocks


def _without_cards(blocks: TextBlocks) -> Iterator[TextBlock]:
    is_in_cards = False
    for number, block in enumerate(blocks):
        if number and len(block.text) < LONGEST_MORE and _CARDS_HEADING.fullmatch(block.text):
            is_in_cards = True
        elif is_in_cards and _is_prose(block):
            is_in_cards = False
        if not is_in_cards:
            yield block


def _is_prose(block: TextBlock) -> bool:
    return block.kind != "heading" and (len(block.text) > LONGEST_CARD or block.text.endswith(_ENDS))


def _before_next_story(facts: PageFacts, title: str, blocks: TextBlocks) -> TextBlocks:
    """The blocks before the headline of another story; empty where there is none.

    That is a later `h1` of the page, with a text after it that has hardly a word of the text before it. Sections of one
    long text are headed by `h1` as well.
    """
    headlines = {" ".join(h1.text.split()) for h1 in facts.document.select("h1")[:30]} - {title, ""}
    places = [
        place for place, block in enumerate(blocks) if place and block.kind == "heading" and block.text in headlines
    ]
    # A page with forty of them is read once, and not once for each.
    words = [_words(blocks[start:end]) for start, end in pairwise((0, *places, len(blocks)))] if places else []
    for number, place in enumerate(places, 1):
        before, after = frozenset[str]().union(*words[:number]), frozenset[str]().union(*words[number:])
        is_strange = len(after & before) < SHARE_BY_CHANCE * min(len(after), len(before))
        if is_strange and _length(blocks[:place]) >= LONGEST_CARD:
            return blocks[:place]
    return ()


def _words(blocks: TextBlocks) -> frozenset[str]:
    """The longer words of these blocks, lower case, without marks around them."""
    words = [word.strip(_MARKS) for block in blocks for word in block.text.lower().split()]
    return frozenset([word for word in words if len(word) >= LEAST_WORD])


def _length(blocks: TextBlocks) -> int:
    return sum(len(block.text) for block in blocks)

"""Text on a page that nobody wrote to be read: JSON, shortcodes, placeholders of advertisements, words for screen
readers.
"""

import re

# Patterns are text here: `re` compiles each when it is first asked for and keeps it, so a cold start need not.
_DATA = (
    r"\s*(?:[\[{]\s*[\"'][\w@$-]+[\"']\s*:|[\[{]\s*\{\s*\"|\{&quot;|<!--|//<!\[CDATA"
    r"|(?:window|document)\.[\w.$]+\s*(?:=|\(|\|\|)|(?:var|let|const)\s+\w+\s*=|\(?function\b[^.]{0,40}\(|@media\b|\.[\w-]+\s*\{)"
)
# `list of 3 items`, `end of list`: https://www.aljazeera.com has them before every box of links.
_FOR_SCREEN_READERS = (
    r"\s*(?:list (?:of \d+ items?|\d+ of \d+|end)|end of list|skip (?:to|past|advertisement|promotion|ad\b)[\w\s]{0,40}"
    r"|opens? (?:in (?:a )?)?new (?:window|tab)|(?:image|video) (?:\d+ of \d+)|(?:end|beginning) of dialog window"
    r"|this is a modal window\b.{0,80})\W*"
)
_PLACEHOLDER = (
    r"\W*(?:advert(?:isement|isements|ising)?|advertorial|sponsored|ads?|ad feedback|anzeige|werbung|publicit[éeà]"
    r"|publicidade?"
    r"|pubblicit[àa]|reklam[ae]?|annonse?|mainos|advertentie|विज्ञापन|विज्ञापनहरू|promoted content)"
    r"(?:\W+(?:scroll (?:down )?to continue|continue reading below|(?:story|article) continues below"
    r"|skip ad|remove ads?|this ad will end in \d+ seconds?|\d+))?\W*"
    r"|\W*(?:(?:story|article|text|content)\s+continues?\s+(?:below|after)"
    r"(?:\s+(?:this\s+|the\s+)?(?:ad(?:vert(?:isement)?)?|video))?"
    r"|continue reading (?:the main story|below)|scroll to continue(?: with content)?)\W*"
)
_UNREAD_LINE = rf"(?i)(?:{_FOR_SCREEN_READERS}|{_PLACEHOLDER})"
LONGEST_PLACEHOLDER = 100
# How the alternatives above begin: a line that begins with two other letters, as most do, is not searched.
_BEGINNINGS = "li en sk op im vi be th ad sp an we pu re ma pr st ar te co sc"
_FIRST_LETTERS = frozenset(_BEGINNINGS.split())
# WordPress leaves them where the plugin is gone: [caption id="attachment_7" width="300"], [/caption], [vc_row].
_SHORTCODE = (
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+|av_\w+|su_\w+|contact-form-7|quads|adrotate|ad|"
    r"ads|sc|wp\w*|pullquote|quote|tweet|youtube|sidebar|box|column|row|button|divider|newsletter\w*|related\w*|toc)"
    r"(?:\s[^\[\]]{0,300})?\]"
    r"|\[[a-z][a-z0-9_-]{2,30}(?:\s+[a-z_-]{2,20}=(?:\"[^\"\]]{0,200}\"|'[^'\]]{0,200}'|[^\s\"'\]]{1,80}))+\s?/?\]"
)


def is_unread(text: str) -> bool:
    """Whether a line is program text, JSON or a placeholder."""
    return is_data(text) or is_placeholder(text)


def is_data(text: str) -> bool:
    """Whether a line is program text or JSON."""
    return text[0] in "[{<(/wdvlcf@." and re.match(_DATA, text) is not None


def is_placeholder(text: str) -> bool:
    """Whether a whole line stands for an advertisement, or is said to screen readers only."""
    start = text[:2]
    if len(text) > LONGEST_PLACEHOLDER or (start.isascii() and start.isalnum() and start.lower() not in _FIRST_LETTERS):
        return False
    return re.fullmatch(_UNREAD_LINE, text) is not None


def without_shortcodes(text: str) -> str:
    """The text without the shortcodes of a publishing system; empty if it holds nothing else."""
    return " ".join(re.sub(_SHORTCODE, " ", text).split()) if "[" in text else text

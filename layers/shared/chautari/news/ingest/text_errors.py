"""Errors of an article's page: each says why its text is not given out. Those of `UnfitText` are listed by their title.

A link that leads to a list or to another article (`NotThisArticle`), or to nothing with a title, is not listed at all.
"""

from typing import ClassVar

from chautari.core.errors import SourceError
from chautari.news.model.article_kind import ArticleKind


class Untitled(SourceError):
    """Neither the page nor the feed has a title. Action: a person checks the page rules of the site."""

    kind: ClassVar[str] = "untitled"


class NotThisArticle(SourceError):
    """The link leads to a list or to a different article than the feed's. Action: none."""

    kind: ClassVar[str] = "elsewhere"


class UnfitText(SourceError):
    """The page is that of the link, and its text is not one to give out."""

    article_kind: ClassVar[ArticleKind] = "article"


class TooShort(UnfitText):
    """The text is shorter than half of the feed's summary, or than any article. Action: none; a paywall or picture."""

    kind: ClassVar[str] = "too-short"


class AnotherText(UnfitText):
    """The page states the link's own address, but its text is unrelated to the feed entry.

    Action: none; the link is retried, since an outlet's error page may pass.
    """

    kind: ClassVar[str] = "another-text"


class ErrorPage(UnfitText):
    """The page says that the article is not there, with status 200. Action: none; the link is retried."""

    kind: ClassVar[str] = "error-page"
    article_kind: ClassVar[ArticleKind] = "error"


class Paywalled(UnfitText):
    """The page shows a teaser of a text for subscribers. Action: none; read again while its feed lists it anew."""

    kind: ClassVar[str] = "paywalled"
    article_kind: ClassVar[ArticleKind] = "paywalled"


class LegacyFont(UnfitText):
    """The text is in a font from before Unicode, and reads as signs. Action: none."""

    kind: ClassVar[str] = "legacy-font"


class Doubtful(UnfitText):
    """Title, description and feed entry speak of something that the text has no word of. Action: a person looks at it;
    `make label` keeps what is right.
    """

    kind: ClassVar[str] = "doubtful"

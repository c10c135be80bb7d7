"""Metadata from a site's rules, added to that of the page.

What a page states in machine-readable form, to the second and with its zone, stays. A rule locates the visible author,
day and section, which the generic readers have to guess.
"""

from dataclasses import replace

from chautari.nepali.dates import moment_parser
from chautari.news.extraction import author_names
from chautari.news.extraction.site_rule import SiteRuleMatch
from chautari.news.model.parsed_article import ParsedArticle


def completed(stated: ParsedArticle, match: SiteRuleMatch) -> ParsedArticle:
    """Complete the metadata with the match of the site's rule; an empty match changes nothing."""
    authors = tuple(dict.fromkeys(name for line in match.byline for name in author_names.of_byline(line)))
    return _with_times(
        replace(
            stated,
            title=stated.title or match.title,
            authors=authors or stated.authors,
            section=match.section or stated.section,
        ),
        match,
    )


def _with_times(stated: ParsedArticle, match: SiteRuleMatch) -> ParsedArticle:
    published, modified = moment_parser.read(match.published), moment_parser.read(match.modified)
    if published and not (stated.published and stated.published_exact):
        stated = replace(stated, published=published.at, published_exact=published.exact)
    if modified and modified.exact and stated.modified is None:
        stated = replace(stated, modified=modified.at)
    return stated

"""Guards of feeds and pages: what may be parsed at all."""

from tools.guards.guard import guards

FEEDS = (
    *guards(
        "news/feeds/envelope.py",
        "news/feeds/test_envelope.py news/feeds/test_hostile.py",
        ('"<!DOCTYPE" in text and "<!ENTITY" in text', "False", "entities that unfold without end"),
        ('text.count("<") > (', "0 > (", "tags without end"),
        ('text.count("&") > MOST_REFERENCES', "False", "references without end"),
        ('tag.count("=") > MOST_ATTRIBUTES', "False", "attributes without end"),
        ("if author[2] is None:", "if False:", "an author without end"),
        ("(body, MOST_BYTES + 1)", "(body)", "a small file that unpacks into a large one"),
        (" and not unpacking.eof", " and False", "a gzip file without its end"),
        ("    if len(body) > MOST_BYTES:", "    if False:", "a feed without end"),
        ("filter(_ENCODINGS.fullmatch, map(str.lower, declared))", "map(str.lower, declared)", "codecs that are none"),
        ("_ROOT.search(text, 0, _PROLOGUE)", "_ROOT.search(text)", "a feed within an article"),
    ),
    *guards(
        "news/feeds/json_feed.py",
        "news/feeds/test_json_feed.py news/feeds/test_hostile.py",
        ("len(items) > MOST_ITEMS", "False", "items without end"),
        (", RecursionError)", ")", "brackets without end"),
        (".startswith(_VERSION)", "", "JSON that is no feed"),
    ),
    *guards(
        "news/feeds/mending.py",
        "news/feeds/test_texts.py news/feeds/test_items.py",
        (
            " and not INVALID_IN_XML.search(written)",
            "",
            "references to what is no character, which refuse a whole feed",
        ),
    ),
    *guards(
        "news/feeds/texts.py",
        "news/feeds/test_texts.py",
        ("_MARK.split(_without_quoted_brackets(markup))", "_MARK.split(markup)", "attributes of a tag as text"),
    ),
    *guards(
        "api/syndication.py",
        "api/test_syndication.py",
        ("escape(entry.text, quote=False)", "entry.text", "markup in the text of our RSS"),
    ),
    *guards(
        "news/feeds/rows.py",
        "news/feeds/test_json_feed.py news/feeds/test_hostile.py news/feeds/test_syndication.py",
        ("len(title) > LONGEST_TITLE", "False", "a title without end"),
        ("shortened(summary, LONGEST_SUMMARY)", "summary", "a summary without end"),
        ("[:LONGEST_NATIVE]", "", "an id without end"),
        (" and len(name) <= LONGEST_NAME", "", "a name without end"),
        ("tuple(names)[:MOST_NAMES]", "tuple(names)", "names without end"),
        ("web_address(urljoin(base, link))", "urljoin(base, link)", "links of another scheme"),
    ),
    *guards(
        "news/feeds/parsed_feed.py",
        "news/feeds/test_syndication.py news/feeds/test_hostile.py news/feeds/test_items.py",
        ("    if not entries:", "    if False:", "a broken feed taken for a quiet one"),
        ("if urlsplit(own).netloc == urlsplit(entry.link).netloc", "if own", "links of another host"),
    ),
    *guards(
        "news/discovery/job.py",
        "news/discovery/test_job.py",
        ("    if parsed.sitemaps:", "    if False:", "an index taken for a sitemap"),
        ("if at and at <= self.now]", "if at]", "a date in the future that keeps a dead feed alive"),
    ),
    *guards(
        "news/extraction/__init__.py",
        "news/extraction/test_hostile_pages.py news/extraction/test_body_traps.py",
        ("if not is_text(html):", "if False:", "pictures read as text"),
    ),
    *guards(
        "news/extraction/learned_reader.py",
        "news/extraction/test_learned_reader.py",
        ("    if len(possible) <= MOST_ASKED:", "    if True:", "a list of a thousand lines asked about line by line"),
        (
            " or not _is_hopeless(layout, line, is_above=line < beginning)",
            " or True",
            "links around the text asked about",
        ),
        (" or _is_said(layout, line, times=2)", "", "buttons of a long page that nobody asked about"),
        ("line <= first and line in titles", "False", "a title taken for text"),
        ("if line <= first and line in titles:", "if line in titles:", "headings of the text taken for its title"),
        ("if line in surplus else line in agreed", "if line in surplus else True", "lines that nobody asked about"),
    ),
    *guards(
        "news/extraction/json_ld.py",
        "news/extraction/test_json_ld.py news/extraction/test_hostile_pages.py",
        (" and len(collected) < MOST_NODES", "", "nodes without end"),
        ("value[:MOST_TEXTS]", "value", "names without end"),
    ),
    *guards(
        "news/extraction/image.py",
        "news/extraction/test_metadata.py",
        ("return size if 0 < size <= LARGEST else None", "return size", "images of an impossible size"),
    ),
    *guards(
        "news/model/excerpt.py",
        "news/model/test_excerpt.py",
        ("len(longer) > limit", "False", "an excerpt that is the whole text"),
    ),
)

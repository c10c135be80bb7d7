"""Guards of what an article is: its kind, whether its text is whole and its own, and what outlets changed."""

from tools.guards.guard import guards

NEWS_KINDS = (
    *guards(
        "news/ingest/article_reader.py",
        "news/ingest/test_listing_by_title.py",
        ('if kind == "error":', "if False:", "an error page given out as a text"),
        ('if kind == "paywalled":', "if False:", "a teaser given out as a text"),
        ("if legacy_font.is_legacy(text):", "if False:", "a legacy font served as text"),
        ('if confidence == "low":', "if False:", "another text under a right headline"),
    ),
    *guards(
        "news/ingest/listing_by_title.py",
        "news/ingest/test_listing_by_title.py",
        ("error.article_kind is None or ", "", "lists and shops listed as articles"),
    ),
    *guards(
        "news/ingest/confidence.py",
        "news/ingest/test_confidence.py",
        (".isdisjoint(scripts)", ".isdisjoint(())", "statements of another script taken for a contradiction"),
        ("if max(shares) < LOW:", "if False:", "a text without a word of its title"),
        (" and not article.cut", "", "a cut text called sure"),
    ),
    *guards(
        "news/extraction/kind.py",
        "news/extraction/test_kind.py",
        ("    if _length(blocks) >= CAPTION:\n        return False\n    states = _states(facts, \"VideoObject\")",
         "    states = _states(facts, \"VideoObject\")", "an article with a player called a video"),
        ("suggests and len(", "suggests and 9 + len(", "the word live taken for a live blog"),
    ),
    *guards(
        "news/extraction/error_page.py",
        "news/extraction/test_error_page.py",
        ("_HEADLINE.fullmatch(headline)", "_HEADLINE.search(headline)", "news of a loss taken for an error page"),
        (" and _one_says_so(facts, select(\"h1, h2\")[:MOST_HEADINGS])", "", "a later heading taken for the headline"),
    ),
    *guards(
        "news/extraction/paywall.py",
        "news/extraction/test_paywall.py",
        ("may_be_cut = length < LONG_TEXT or", "may_be_cut = True or", "a text that a meter let through withheld"),
    ),
    *guards(
        "news/extraction/foreign_parts.py",
        "news/extraction/test_foreign_parts.py",
        ("blocks if _ABOUT_CONSENT.search(title) else ", "", "sentences of a report on cookies dropped"),
        (" if len(dialogue) >= LEAST_DIALOGUE else blocks", "", "a single sentence on cookies dropped"),
        ("if is_strange and ", "if ", "the sections of a long text dropped"),
    ),
    *guards(
        "news/extraction/further_pages.py",
        "news/extraction/test_kind.py",
        ('parts.path.startswith(f"{own}/")', "True", "the next article taken for a second page"),
    ),
    *guards(
        "news/extraction/page_kind.py",
        "news/extraction/test_page_kind.py",
        ("if is_surely_an_article(page):", "if False:", "an article with a shop around it refused"),
        ("    if CLUES[\"forum maker\"](page) or", "    if", "a thread taken for an article"),
        ("\"worded address\" not in present and (states", "(states", "a review in a shop taken for its product"),
        ("\"single\" not in present and not present", "not present", "a post under a theme of lists refused"),
        ("    while worth:", "    while False:", "a shop whose words are not looked at"),
    ),
    *guards(
        "news/extraction/page_kind.py",
        "news/extraction/test_short_pages.py",
        ("by_maker or (_is_dated(page) and", "by_maker or (False and", "a photo story that states itself refused"),
        ("\"single\" not in present and {", "{", "a post on a site with a shop taken for a product"),
    ),
    *guards(
        "news/extraction/page_clues.py",
        "news/extraction/test_short_pages.py",
        ("in _ROOTS and not _is_numbered(page)", "in _ROOTS", "an article by its number taken for the front page"),
        ("in _LIST_WORDS and not _is_numbered(page)", "in _LIST_WORDS", "an article by its number taken for a list"),
        ("(?!(?:page|paged|cat)=)", "", "a later page of a list taken for an article"),
    ),
    *guards(
        "news/extraction/page_clues.py",
        "news/extraction/test_kind.py",
        (" and any(CLUES[name](page) for name in marks)", "", "a flash without metadata taken for a shop"),
    ),
    *guards(
        "news/extraction/platform_marks.py",
        "news/extraction/test_short_pages.py",
        ("(?!-sidebar)", "", "a page with one sidebar taken for a post"),
        ("\\bsmf\\b", "smf", "a maker with these letters in its name taken for a forum"),
    ),
    *guards(
        "news/extraction/platform_marks.py",
        "news/extraction/test_platform_marks.py",
        ("(?!-(?:no-)?js)", "", "a page of a shop's site taken for a product"),
        (" and \"MediaWiki\" in", " and \"\" in", "a report of several things taken for a list"),
        ("(?:post_?\\d{3,}", "(?:post[-_]?\\d{3,}", "articles on one page of WordPress taken for a thread"),
    ),
    *guards(
        "news/extraction/page_kind.py",
        "news/extraction/test_platform_marks.py",
        ("return by_maker or", "return", "a short post that its maker calls one refused"),
        ("return not CLUES[\"forum posts\"](page)", "return True", "a thread at a worded address taken for an article"),
        ("\"list word\" in present and \"static\" in present", "False", "a list on a page of WordPress let through"),
    ),
    *guards(
        "news/extraction/page_clues.py",
        "news/extraction/test_platform_marks.py",
        ("(?!/\\d+/?$)", "", "a post at WordPress's numbered address taken for a list"),
        ("return may_be and", "return", "an article with cards by their numbers taken for a thread"),
        ("COLLECTIONS) and not page.states_article", "COLLECTIONS)", "a report under a stated collection refused"),
    ),
    *guards(
        "news/extraction/seen_page.py",
        "news/extraction/test_seen_page.py",
        ("text.endswith(_QUOTED) or ", "", "a paragraph of what someone said taken for a card"),
        ("if block.kind == \"item\"", "if block.kind == \"\"", "a text in a list taken for cards"),
    ),
    *guards(
        "news/extraction/tidying.py",
        "news/extraction/test_short_pages.py",
        (
            "line in set(lines).intersection(layout.titles) if line < first",
            "line in layout.titles if line < first and line in lines",
            "each title of thousands looked for in a list",
        ),
    ),
    *guards(
        "news/extraction/__init__.py",
        "news/extraction/test_error_page.py",
        (" and kind_of_article != \"error\"", "", "an error page taken for a shop, and not listed"),
    ),
    *guards(
        "news/model/revision_difference.py",
        "news/model/test_revision_difference.py",
        ("    if limit < 0:", "    if False:", "more sentences given out than an excerpt has"),
    ),
    *guards(
        "api/news/revisions.py",
        "api/news/test_revisions.py",
        (" and row[0].id not in off()", "", "edits of an article that was taken off"),
    ),
)  # fmt: skip

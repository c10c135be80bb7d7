"""Guards of news: how articles are written beside each other, and read in the order of their changes."""

from tools.guards.guard import guards

NEWS_STORES = (
    *guards(
        "news/store/change_log.py",
        "news/store/test_articles.py news/store/test_change_clock.py",
        ('_UNWRITTEN = {"ConditionExpression": "attribute_not_exists(pk)"}', "_UNWRITTEN: dict[str, Any] = {}",
         "a write that was given up and comes all the same"),
        ('        FilterExpression=f"attribute_not_exists({FENCED})",\n', "",
         "the place of a write that never came told"),
        ("log_clock.first - TICK), log_clock.settled", "log_clock.first - TICK), log_clock.last",
         "a reader that passes an open write"),
        ("for _ in range(MAX_DAYS)", "for _ in range(9999)", "a question over years"),
    ),
    *guards(
        "news/store/change_clock.py",
        "news/store/test_change_clock.py",
        ("max(now, self.last + TICK)", "now", "a clock that goes back"),
        ("attribute_not_exists(last_at) OR last_at < :at", "attribute_exists(pk) OR attribute_not_exists(last_at)",
         "an instant behind one that was read"),
        ("if now - at > EXPIRY)", "if True)", "a live writer given up"),
        ("for _ in range(MAX_DRAWS):", "for _ in range(99):", "draws without end"),
        ('error.response.get("Item") or _read(table)', "_read(table)", "a second read after each overtaken draw"),
    ),
    *guards(
        "news/store/change_clock.py",
        "news/store/test_first_revisions.py",
        (" == codec.attribute(mark):", ":", "a beginning at an instant of another writer"),
        ("if clock and refusing", "if not refusing and refusing", "a beginning sent twice that keeps readers waiting"),
    ),
    *guards(
        "news/store/first_revisions.py",
        "news/store/test_first_revisions.py",
        ("OR fenced_at < :at", "OR fenced_at <= :at", "a new article that was given up and comes all the same"),
        ('"attribute_not_exists(pk) OR fenced_at < :at"', '"attribute_not_exists(pk)"',
         "an article refused for a day as a writer of before was cut off"),
    ),
    *guards(
        "news/store/revision_rows.py",
        "news/store/test_article_conflicts.py",
        ("else _NOT_LATER", 'else "attribute_exists(pk) OR attribute_not_exists(pk) OR revision < :revision"',
         "a row of an earlier revision over one of a later"),
    ),
    *guards(
        "news/store/minhash_index.py",
        "news/store/test_minhash_index.py",
        ("if len(self._entries) > MOST_ENTRIES:", "if False:", "a process that keeps every signature"),
        ("max(self._until, clock.settled)", "max(self._until, clock.last)", "a copy that came beside its original"),
    ),
    *guards(
        "news/store/articles.py",
        "news/store/test_articles.py news/store/test_article_conflicts.py news/store/test_change_clock.py",
        ("_latest(revision), **codec.next_version(summary.revision)}", "_latest(revision)}",
         "an article written over by an overtaken run"),
        (', ConditionExpression="attribute_not_exists(pk)"', "", "a revision written over"),
        ("if previous and previous.changed_at in begun.open:", "if False:", "a revision lost with its writer"),
        ("while original and original != before:", "if original:", "an original among its copies as it was"),
    ),
    *guards(
        "news/store/articles.py",
        "news/store/test_first_revisions.py news/store/test_change_clock.py",
        ("    if previous is None:\n", "    if False:\n", "a new article that the log never tells"),
        ("first_revisions.fence_off(table, article_id, at) or ", "",
         "a new article that was given up and comes all the same"),
        ("    if current and current.summary.changed_at == at:\n        return False\n", "",
         "a new article that was cut off, fenced off in the log"),
        ("if stored is None or stored.summary.changed_at != summary.changed_at:", "if True:",
         "a put sent twice taken for that of another"),
        ('            raise Conflict(f"article {summary.id} moved on")', "            return",
         "another's article taken for one's own"),
    ),
    *guards(
        "export/news_parts.py",
        "news/store/test_change_clock.py",
        ("change_log.FENCED not in change", "True", "the place of a write that never came exported"),
    ),
    *guards(
        "news/store/article_codec.py",
        "news/store/test_articles.py",
        ("return image if image and image.url else None", "return image", "old images without a safe address"),
    ),
)  # fmt: skip

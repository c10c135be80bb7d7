"""Guards of stories: what may join, what must leave, and what a run may read."""

from tools.guards.guard import guards

PLACING = "news/stories/test_placement.py"
PARTS = "news/stories/test_parts.py"
JOINING, JOB = "news/ingest/test_story_joining.py", "news/ingest/test_story_job.py"
STORIES = (
    *guards(
        "news/stories/likeness.py",
        PLACING,
        (" if len(shared) >= LEAST_SHARED else 0.0", "", "two texts that share one word alone"),
    ),
    *guards(
        "news/stories/rare_numbers.py",
        PLACING,
        ("if len(shared) < LEAST_SHARED:", "if not shared:", "two reports that share one number alone"),
    ),
    *guards(
        "news/stories/grouping.py",
        PLACING,
        ("abs(left.report.at - right.report.at) <= LENGTH", "True", "a report of last week in an event of today"),
        ("if report.report.series or any(member.report.series for member in members):", "if False:",
         "yesterday's issue of a daily series"),
    ),
    *guards(
        "news/stories/grouping.py",
        "news/stories/test_acts.py",
        ("return OTHER_ACT if _have_other_acts(left, right) else 0.0", "return 0.0",
         "an appointment and an oath as one event in two languages"),
        (" * (OTHER_ACT_WITHIN if _have_other_acts(left, right) else 1)", "",
         "an arrest and a release as one event in a language"),
    ),
    *guards(
        "news/stories/daily_series.py",
        PLACING,
        (" or _day(left.at) != _day(right.at)", "", "an issue of a series of another day"),
    ),
    *guards(
        "news/stories/frequencies.py",
        PARTS,
        ("0.0 if term in _grammar_keys() else 1.0", "1.0", "reports alike by words of grammar alone"),
    ),
    *guards(
        "news/stories/report.py",
        PARTS,
        (" if len(kept) <= MOST_NUMBERS else frozenset()", "", "the numbers of a table of prices"),
    ),
    *guards(
        "news/ingest/story_joining.py",
        JOINING,
        ("revision is None or revision.summary.taken_down", "revision is None",
         "an article that was taken off joined into a story"),
        ("        if summary.listed_at < self._start:\n            return\n", "",
         "an article of last year joined into a story of today"),
    ),
    *guards(
        "news/ingest/story_job.py",
        JOB,
        ("article_id in fresh", "False", "an article that is read before it can be"),
    ),
    *guards(
        "news/ingest/story_learning.py",
        JOB,
        (" if len(articles) >= LEAST_ARTICLES else ()", "", "words learnt from a handful of articles"),
    ),
    *guards(
        "news/stories/story_ledger.py",
        JOB,
        (" or begun <= now - LONGEST", "", "a chain that never ends"),
    ),
    *guards(
        "news/views/stories.py",
        "api/news/test_stories.py",
        ("[member for member in story.members if member.id not in off]", "list(story.members)",
         "an article that is off in its story"),
        (" if member.original in off else member", " if False else member", "a copy that names an article that is off"),
        ("None if is_gone else change.subject", "change.subject", "an article that left in the history of its story"),
    ),
)  # fmt: skip

"""Articles for tests of the news store: one plain revision, and whatever differs from it."""

from datetime import timedelta

from tests.support import factories

NOON = factories.NOON
MINUTE = timedelta(minutes=1)

# Shorter names of the factories that tests of articles call most.
summary = factories.article_summary
edition = factories.article_revision

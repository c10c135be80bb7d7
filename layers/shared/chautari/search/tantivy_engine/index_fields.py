"""Fields of the index, and what an article weighs by its age."""

from datetime import UTC, date, datetime, timedelta

import tantivy

ID, LISTED, DAY, WEIGHT, TITLE, TEXT, ABOUT = "id", "listed", "day", "weight", "title", "text", "about"
# What an article is, of which a question may ask for one value.
FACETS = ("language", "source", "section", "kind")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
# Of two reports that say the same the newer is wanted: after HALF_LIFE half of what age takes is taken, OLDEST stays.
HALF_LIFE, OLDEST = timedelta(days=10), 0.3


def schema() -> tantivy.Schema:
    """The fields: words of title and text with their places, what is filtered by, and what a hit is given out by."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(LISTED, fast=True)
    builder.add_unsigned_field(DAY, fast=True)
    builder.add_float_field(WEIGHT, fast=True)
    for words in (TITLE, TEXT):
        builder.add_text_field(words, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field(ABOUT, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def facet(name: str, value: str) -> str:
    """The term of what an article is: its language, outlet or kind."""
    return f"{name}:{value}"


def microseconds(at: datetime) -> int:
    """An instant as the index holds it."""
    return (at - EPOCH) // MICROSECOND


def instant(microseconds: int) -> datetime:
    """The inverse of `microseconds`."""
    return EPOCH + microseconds * MICROSECOND


def day_number(on: date) -> int:
    """A day as the index holds it."""
    return on.toordinal()


def weight(listed_at: datetime, reference: datetime) -> float:
    """What tantivy is to be given for the share of its score that an article keeps at the instant `reference`.

    It multiplies a score by log2(2 + w), w not below 0 (`weight_by_field`); the oldest keep theirs, the newest gain.
    """
    age = max(listed_at - reference, -timedelta(days=3650)) / HALF_LIFE
    share = OLDEST + (1 - OLDEST) * 2 ** min(age, 1.0)
    return float(2 ** (share / OLDEST) - 2)

"""Guards of the ground floors: core, nepali, dynamodb."""

from tools.guards.guard import guards

BASE = (
    *guards(
        "core/plain_text.py",
        "core/test_plain_text.py calendar/views/test_ics.py",
        (
            '_BIDI_CONTROLS.sub("", _INVISIBLE.sub("", text)).split()',
            "text.split(' ')",
            "line breaks in a text of others",
        ),
        (
            '_BIDI_CONTROLS.sub("", _INVISIBLE.sub("", text))',
            '_INVISIBLE.sub("", text)',
            "marks that turn a text round",
        ),
        (
            '_INVISIBLE.sub("", text)).split()',
            "text).split()",
            "control characters in a text of others",
        ),
        (
            '_INVISIBLE.sub("", text.encode(errors="replace").decode()).split()',
            "text.split()",
            "control characters in a bounded line",
        ),
        ("text = text.translate(_AS_ISOLATES)", "text = text", "marks that turn what follows a text round"),
        ('"".join(kept) + _END_OF_ISOLATE * depth', '"".join(kept)', "a direction that goes on behind its text"),
        ("if depth + step >= 0:", "if True:", "an end of what another text began"),
        ('f"{line[: most - 1].rstrip()}…"', "line", "lines without end"),
        ('_INVALID_IN_XML.sub("\\N{REPLACEMENT CHARACTER}", text)', "text", "characters that XML cannot hold"),
    ),
    *guards(
        "core/web_address.py",
        "core/test_web_address.py",
        ('parts.scheme not in ("http", "https")', "False", "addresses of another scheme"),
        ("not _NETLOC.fullmatch(netloc)", "False", "addresses with the name of a user"),
        ("any(map(_is_unsafe, parts.netloc))", "False", "hosts with unsafe letters"),
        ("quote(part, safe=_KEPT)", "part", "letters that end an attribute"),
        ('_NO_ENCODING.sub("%25", ', "(", "a percent sign that encodes nothing"),
        ('address if len(_LETTER.sub("x", address)) <= LONGEST', "address if True", "endless addresses"),
        ("len(url) <= LONGEST and ", "", "endless plain addresses"),
    ),
    *guards(
        "core/border.py",
        "core/test_border.py news/discovery/test_discovered_link.py",
        ("_line_of(2_000)", "_line_of(2_000_000)", "messages longer than the queue takes"),
        ("object.__setattr__(self, name, cleaned)", "pass", "texts that are not in the form of their type"),
        ("if hint is str or ", "if ", "a field that says no kind of text"),
    ),
    *guards(
        "core/errors.py",
        "core/test_border.py",
        ("super().__init__(one_line(detail))", "super().__init__(detail)", "what a source sent, in a line of a log"),
    ),
    *guards(
        "core/urls.py",
        "news/model/test_article_urls.py",
        ('parts.scheme not in ("http", "https")', "False", "links of another scheme"),
        ("_HOST.fullmatch(host)", "True", "links without a host"),
    ),
    *guards(
        "core/http_messages.py",
        "core/test_http_messages.py rates/ingest/test_job.py",
        ("self.last < self.first", "False", "windows that end before they begin"),
    ),
    *guards(
        "nepali/numerals.py",
        "nepali/test_numerals.py",
        ("_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)", "whole", "texts that are not plainly one number"),
        ("(point and not _PLAIN.fullmatch(fraction))", "False", "fractions that are no digits"),
    ),
    *guards(
        "nepali/bikram_sambat.py",
        "nepali/test_bikram_sambat_rows.py nepali/test_bikram_sambat.py",
        ("not set(row.months) <= {29, 30, 31, 32}", "False", "months of an impossible length"),
        ("sum(row.months) not in (365, 366)", "False", "years of an impossible length"),
        ("0 < day <= length", "True", "days that a month does not have"),
        ("0 <= index < len(_starts) - 1", "True", "AD days outside the table"),
        ("not FIRST_YEAR <= year <= LAST_YEAR", "False", "years outside the table"),
    ),
    *guards(
        "nepali/dates/day_parser.py",
        "nepali/dates/test_moment_parser.py",
        ("if first > 12 or first == second:", "if True:", "dates with day and month in an open order"),
        ("date(year, month, day) if year in GREGORIAN_YEARS else None", "date(year, month, day)", "years of no news"),
    ),
    *guards(
        "nepali/dates/zone_parser.py",
        "nepali/dates/test_zones.py nepali/dates/test_zones_elsewhere.py",
        ("if number := _UNKNOWN_NUMBER.match(text, start):", "if number := None:", "an offset that is not understood"),
        ("if any(map(_PHRASE_ANYWHERE.search, pieces)):", "if False:", "a zone in words that is not understood"),
    ),
    *guards(
        "dynamodb/codec.py",
        "dynamodb/test_codec.py rates/store/test_health.py rates/store/test_series.py",
        ('{"ConditionExpression": "attribute_not_exists(pk)"}', "{}", "two first versions of one item"),
        ('"version = :expected"', '"version <> :expected"', "a version that was not read before"),
    ),
    *guards(
        "dynamodb/table.py",
        "rates/store/test_series.py flows/test_faults.py",
        ('codes & {"ConditionalCheckFailed", "TransactionConflict"}', "True", "throttling taken for a conflict"),
    ),
    *guards(
        "dynamodb/read_models.py",
        "dynamodb/test_read_models.py",
        (
            "yield _put(table, key, view, codec.next_version(view.version))",
            "yield _put(table, key, view, {})",
            "views written over by an overtaken run",
        ),
    ),
    *guards(
        "dynamodb/pauses.py",
        "dynamodb/test_pauses.py",
        (", **codec.next_version(version)", "", "pauses written over by somebody else's"),
    ),
    *guards(
        "dynamodb/version_floor.py",
        "dynamodb/test_version_floor.py",
        ("if self.is_behind(parameters, response):", "if False:", "an answer that goes back to what was replaced"),
        ("while len(self._versions) > MOST_ITEMS:", "while False:", "versions without end in a process"),
    ),
    *guards(
        "dynamodb/request_cache.py",
        "dynamodb/test_version_floor.py",
        ("if self._floor.is_behind(parameters, page):", "if False:", "a history that goes back to what was replaced"),
    ),
    *guards(
        "dynamodb/composed_answers.py",
        "composition/test_composer.py",
        ("self.at <= now < min(", "now < min(", "an answer of later at an earlier moment"),
        ("self.until or self.at + LIFE", "self.at + LIFE", "a freshness that has ended"),
        ("min(self.at + LIFE, ", "max(self.at, ", "answers that nothing composes any more"),
        (", **codec.next_version(answer.version)", "", "an answer of older parts written over a newer one"),
    ),
)

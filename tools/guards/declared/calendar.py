"""Guards of the calendar: notices, its stored years, its feeds."""

from tools.guards.guard import guards

CALENDAR = (
    *guards(
        "calendar/publish/notices.py",
        "functions/test_notices.py",
        ("len(body) > MOST_BYTES", "False", "an object without end"),
        ("MOST_BYTES + 1)", "-1)", "an object read whole"),
        ("if any(notice.sha256 == sha256 for notice in accepted):", "if False:", "a notice that is accepted twice"),
        ("published is not None and published > today", "False", "notices of the future"),
        ("min(date.fromisoformat(notice.published_on), accepted)", "date.fromisoformat(notice.published_on)",
         "a date in the future that was once taken"),
    ),
    *guards(
        "calendar/publish/notices.py",
        "functions/test_notices.py::test_the_detail_of_a_refusal_is_one_line_of_a_bounded_length",
        ("one_line(str(error))[:300]", "str(error)", "endless details of a refusal"),
    ),
    *guards(
        "calendar/publish/notice_text.py",
        "functions/test_notices.py",
        ("len(values) > MOST_DOCUMENTS", "False", "documents without end"),
        ("size > MOST_OF_A_DOCUMENT", "False", "a document longer than an item"),
        ("if not isinstance(value, dict):", "if False:", "documents that are no objects"),
        ("except RecursionError as error:", "except FloatingPointError as error:", "brackets without end"),
        ("(RecursionError, UnicodeEncodeError)", "RecursionError", "lone surrogates"),
    ),
    *guards(
        "calendar/publish/job.py",
        "functions/test_calendar.py flows/test_calendar_faults.py functions/test_notices.py",
        ('event.get("calendar") != "publish"', "False", "events that ask for something else"),
        ("except InvalidHolidayList as error:", "except FloatingPointError as error:", "one bad year that stops all"),
        ("stored is not None and stored.etag == view.etag", "False", "years written though they are as they were"),
    ),
    *guards(
        "calendar/store/years.py",
        "functions/test_calendar.py flows/test_calendar_faults.py functions/test_notices.py",
        (", **codec.next_version(1)", "", "a notice written over by another run's"),
    ),
    *guards(
        "calendar/store/notice_bucket.py",
        "functions/test_notices.py",
        (' if not entry["Key"].endswith("/")', "", "folders taken for notices"),
    ),
    *guards(
        "calendar/almanac/holidays.py",
        "calendar/almanac/test_holidays.py",
        ("len(value) > MOST_ROWS", "False", "holidays without end"),
        ("0 < len(text := one_line(value)) <= MOST_CHARACTERS", "(text := one_line(value))", "names without end"),
        ("_KEY.fullmatch(holiday.key)", "True", "keys that an address cannot hold"),
        ("len(holiday.key) <= MOST_CHARACTERS", "True", "keys without end"),
        ("holiday.scope not in SCOPES", "False", "holidays of nobody knows whom"),
        ("not span[0] <= holiday.first <= holiday.last <= span[1]", "False", "days of another year"),
        ('status == "official" and published is None', "False", "official lists without a date"),
        ("len({holiday.key for holiday in holidays}) < len(holidays)", "False", "one holiday twice"),
        ("(first is None) != (last is None)", "False", "a span with one end"),
        ("if status is None:", "if False:", "a status that does not exist"),
    ),
    *guards(
        "calendar/almanac/month_rows.py",
        "calendar/almanac/test_holidays.py functions/test_notices.py nepali/test_bikram_sambat.py",
        (' or confidence != "predicted"', "", "a month row over one that is sure"),
        ("any(abs(sum(months[:n]) - sum(predicted[:n])) > 1 for n in range(1, 13))", "False",
         "months that lie elsewhere"),
        ("0 < len(one_line(source)) <= MOST_CHARACTERS", "True", "a source without words or without end"),
    ),
    *guards(
        "calendar/views/ics.py",
        "calendar/views/test_ics.py",
        ("size + width > 75", "False", "lines longer than 75 octets"),
        ("one_line(text)", "text", "new lines in a name"),
        ('.replace(",", "\\\\,")', "", "commas that part a value"),
        ('.replace(";", "\\\\;")', "", "semicolons that end a value"),
        ('.replace("\\\\", "\\\\\\\\")', "", "backslashes that escape"),
        ("width = len(character.encode())", "width = 1", "lines measured in letters"),
    ),
)  # fmt: skip

"""The recorded transport: which recording answers a request, and 304 for known validators."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from chautari.core.errors import Blocked, NotFoundOrMoved, SourceError, Unreachable
from chautari.core.http_messages import FEED, ROBOTS, DateRange, HttpRequest
from chautari.fetching.recorded import InvalidRecording, RecordedTransport, recordings
from chautari.rates import sources
from tests.rates.sources.world import NETWORKED
from tests.support.template_file import ROOT

NOON, EVENING = "2026-08-17T12:00:00+05:45", "2026-08-17T18:00:00+05:45"
BUNDLED = ROOT / "recorded"


def record(folder: Path, url: str, body: str = "{}", **meta: Any) -> None:
    folder.mkdir(parents=True)
    values = {"url": url, "status": 200, "headers": {"content-type": "application/json"}, "fetched_at": NOON, **meta}
    (folder / "meta.json").write_text(json.dumps(values))
    (folder / "body").write_text(body)


def transport(folder: Path, now: str = EVENING) -> RecordedTransport:
    return RecordedTransport(folder, datetime.fromisoformat(now))


def test_a_url_matches_its_own_recording_whatever_the_order_of_its_query(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/rates?page=1&from=2026-01-01", "[1]")
    record(tmp_path / "b", "https://a.example/rates?page=1&from=2026-02-01", "[2]")
    page = transport(tmp_path).get(HttpRequest("https://a.example/rates?from=2026-02-01&page=1"))
    assert (page.body, page.url) == (b"[2]", "https://a.example/rates?from=2026-02-01&page=1")
    assert page.fetched_at == datetime.fromisoformat(NOON)


def test_a_url_with_another_date_matches_but_one_of_another_page_does_not(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/rates?page=1&from=2026-01-01", "[1]")
    assert transport(tmp_path).get(HttpRequest("https://a.example/rates?page=1&from=2026-08-10")).body == b"[1]"
    with pytest.raises(Unreachable, match="not in the recorded web"):
        transport(tmp_path).get(HttpRequest("https://a.example/rates?page=2&from=2026-08-10"))


def test_a_recording_of_another_host_never_matches(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/today")
    with pytest.raises(Unreachable):
        transport(tmp_path).get(HttpRequest("https://b.example/today"))


def test_the_newest_recording_that_is_not_after_the_clock_is_replayed(tmp_path: Path) -> None:
    record(tmp_path / "noon", "https://a.example/today", "[1]")
    record(tmp_path / "evening", "https://a.example/today", "[2]", fetched_at=EVENING)
    assert transport(tmp_path).get(HttpRequest("https://a.example/today")).body == b"[2]"
    assert transport(tmp_path, NOON).get(HttpRequest("https://a.example/today")).body == b"[1]"
    with pytest.raises(Unreachable):
        transport(tmp_path, "2026-08-17T11:59:59+05:45").get(HttpRequest("https://a.example/today"))


def test_a_recorded_response_is_validated_as_a_live_one(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/today", "<html>no</html>", status=403)
    with pytest.raises(Blocked, match="403"):
        transport(tmp_path).get(HttpRequest("https://a.example/today"))


@pytest.mark.parametrize(
    "meta",
    [
        "", "[]", "7", "null", "{}", '{"url": "https://a.example"}',
        '{"url": "https://a.example", "status": "good", "fetched_at": "2026-08-17T12:00:00+05:45"}',
        '{"url": "https://a.example", "status": 200, "fetched_at": "2026-08-17T12:00:00"}',
        '{"url": "https://a.example", "status": 200, "fetched_at": "yesterday"}',
        '{"url": "https://a.example", "status": 200, "fetched_at": "2026-08-17T12:00:00Z", "headers": [1]}',
    ],
)  # fmt: skip
def test_a_recording_that_cannot_be_read_is_named(meta: str, tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "meta.json").write_text(meta)
    with pytest.raises(InvalidRecording, match=r"broken.meta\.json"):
        recordings(tmp_path)


def test_a_recording_without_a_body_is_named(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/today")
    (tmp_path / "a" / "body").unlink()
    with pytest.raises(InvalidRecording, match="body"):
        transport(tmp_path).get(HttpRequest("https://a.example/today"))


TAGGED = {"content-type": "application/json", "ETag": 'W/"1"', "last-modified": "Mon, 17 Aug 2026 06:15:00 GMT"}


@pytest.mark.parametrize(
    ("etag", "modified", "unchanged"),
    [
        ('W/"1"', "", True),
        ('"1"', "", True),
        ("", "Mon, 17 Aug 2026 06:15:00 GMT", True),
        ('"1"', "Sun, 16 Aug 2026 06:15:00 GMT", True),
        ('"2"', "Mon, 17 Aug 2026 06:15:00 GMT", False),
        ("", "Sun, 16 Aug 2026 06:15:00 GMT", False),
        ("", "", False),
    ],
)
def test_a_request_with_matching_validators_gets_304(etag: str, modified: str, unchanged: bool, tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/today", headers=TAGGED)
    page = transport(tmp_path).get(HttpRequest("https://a.example/today", etag=etag, modified=modified))
    assert (page.unchanged, page.body) == (unchanged, b"" if unchanged else b"{}")
    assert page.headers == TAGGED


def test_a_recording_without_validators_is_replayed_in_full(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/today")
    assert transport(tmp_path).get(HttpRequest("https://a.example/today", etag='"1"')).body == b"{}"


def test_a_host_without_recorded_robots_txt_gets_404(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/robots.txt", "User-agent: *")
    assert transport(tmp_path).get(HttpRequest("https://a.example/robots.txt", ROBOTS)).body == b"User-agent: *"
    with pytest.raises(NotFoundOrMoved, match="404"):
        transport(tmp_path).get(HttpRequest("https://b.example/robots.txt", ROBOTS))


def test_without_approximation_a_url_matches_its_own_recording_only(tmp_path: Path) -> None:
    record(tmp_path / "a", "https://a.example/news-details/111/2026-08-17?day=2026-08-17")
    request = HttpRequest("https://a.example/news-details/222/2026-08-17?day=2026-08-16", FEED)
    now = datetime.fromisoformat(EVENING)
    with pytest.raises(Unreachable, match="not in the recorded web"):
        RecordedTransport(tmp_path, now, approximate=False).get(request)
    assert RecordedTransport(tmp_path, now).get(request).status == 200


@pytest.mark.parametrize("key", NETWORKED)
def test_the_bundled_recordings_answer_every_request_of_a_scheduled_run(key: str) -> None:
    now = max(recording.fetched_at for recording in recordings(BUNDLED))
    bundled, source = RecordedTransport(BUNDLED, now), sources.find(key)
    for request in source.requests(DateRange(now.date(), now.date())):
        try:
            page = bundled.get(request)
        except SourceError as error:
            pytest.fail(f"{request.url}: {error}")
        assert page.fetched_at <= now


def test_tracking_parameters_make_no_other_page(tmp_path: Path) -> None:
    record(tmp_path / "page", "https://www.bbc.com/nepali/articles/c1?page=2")
    exact = RecordedTransport(tmp_path, datetime.fromisoformat(EVENING), approximate=False)
    url = "https://www.bbc.com/nepali/articles/c1?at_medium=RSS&page=2&at_campaign=KARANGA"
    assert exact.get(HttpRequest(url)).url == url
    with pytest.raises(Unreachable):
        exact.get(HttpRequest("https://www.bbc.com/nepali/articles/c1?page=3"))

from datetime import UTC, datetime
from pathlib import Path

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.recorded import RecordedTransport
from tools.local import fixture

URL = "https://www.nrb.org.np/api/forex/v1/rates?page=1&per_page=100"
FETCHED_AT = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)


def test_what_is_written_is_read_again_as_the_same_answer(tmp_path: Path) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Set-Cookie": "who=me"}
    fixture.write(HttpResponse(URL, 200, headers, b'{"status": "\xe0\xa5\xa7"}', FETCHED_AT), tmp_path / "nrb")
    read = RecordedTransport(tmp_path, FETCHED_AT).get(HttpRequest(URL))
    assert read == HttpResponse(
        URL, 200, {"Content-Type": "application/json"}, b'{"status": "\xe0\xa5\xa7"}', FETCHED_AT
    )


def test_a_folder_is_named_after_the_whole_address() -> None:
    assert fixture.name_of(URL) == "www.nrb.org.np-api-forex-v1-rates-page=1-per_page=100"
    assert fixture.name_of("https://a.example/") == "a.example"

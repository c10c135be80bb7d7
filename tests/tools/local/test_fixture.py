from dataclasses import replace
from pathlib import Path

from chautari.core.http_messages import HttpRequest
from chautari.fetching.recorded import RecordedTransport
from tests.support.factories import NOW, response
from tools.local import fixture

URL = "https://www.nrb.org.np/api/forex/v1/rates?page=1&per_page=100"


def test_what_is_written_is_read_again_as_the_same_answer(tmp_path: Path) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Set-Cookie": "who=me"}
    answered = response(b'{"status": "\xe0\xa5\xa7"}', url=URL, headers=headers)
    fixture.write(answered, tmp_path / "nrb")
    read = RecordedTransport(tmp_path, NOW).get(HttpRequest(URL))
    assert read == replace(answered, headers={"Content-Type": "application/json"})


def test_a_folder_is_named_after_the_whole_address() -> None:
    assert fixture.name_of(URL) == "www.nrb.org.np-api-forex-v1-rates-page=1-per_page=100"
    assert fixture.name_of("https://a.example/") == "a.example"

"""The list of the archive's days: newest first, each with its place in the chain and where to fetch it."""

from chautari.dynamodb.table import Table
from tests.api.conftest import Get


def test_days_are_listed_newest_first_with_their_links(stocked: Table, get: Get) -> None:
    second, first = get("/v1/archive", host="chautari.example").json["days"]
    assert second["previous"] == {name: first[name] for name in ("date", "date_bs", "sha256")}
    assert (first["previous"], second["date_bs"]) == (None, "2083-05-01")
    assert second["descriptor_url"] == "https://chautari.example/archive/2026-08-17.json"
    assert (first["signature"], first["signature_url"]) == ("unsigned", None)
    signed = "https://chautari.example/archive/2026-08-17.json.sig"
    assert (second["signature"], second["signature_url"]) == ("Ed25519", signed)


def test_an_unchanged_file_has_the_address_of_the_day_that_wrote_it(stocked: Table, get: Get) -> None:
    (newest,) = get("/v1/archive?limit=1", host="chautari.example").json["days"]
    (file,) = newest["files"]
    assert file["url"] == "https://chautari.example/archive/2026-08-16/metals-2026.0f3a9c21.csv.gz"


def test_pages_go_back_to_the_first_day(stocked: Table, get: Get) -> None:
    first = get("/v1/archive?limit=1").json
    second = get(f"/v1/archive?limit=1&cursor={first['next']}").json
    assert [day["date"] for page in (first, second) for day in page["days"]] == ["2026-08-17", "2026-08-16"]
    assert second["next"] is None


def test_before_the_first_night_there_is_none(table: Table, get: Get) -> None:
    assert get("/v1/archive").json == {"days": [], "next": None}

"""What one edge keeps, gives again and asks for again."""

import pytest

from tests.support.played_edge import Edge, answering, today

HIT, MISS, REFRESHED, ERROR = (f"{word} from cloudfront" for word in ("Hit", "Miss", "RefreshHit", "Error"))
MINUTE = {"cache_control": "public, max-age=60", "etag": 'W/"one"'}


def edge_of(status: int = 200, body: str = "body", /, **headers: str) -> Edge:
    return Edge(today(), answering(status, body, **headers))


def seen(edge: Edge, *after: float) -> list[str]:
    """X-Cache of one answer after each number of seconds."""
    words = []
    for seconds in after:
        edge.clock.seconds += seconds
        words.append(edge.get("/en").headers["x-cache"])
    return words


def test_an_answer_is_kept_as_long_as_it_says_and_then_asked_for_again() -> None:
    edge = edge_of(**MINUTE)
    assert seen(edge, 0, 59, 1) == [MISS, HIT, MISS]
    assert edge.events[1]["headers"]["if-none-match"] == 'W/"one"'


def test_a_304_renews_what_was_kept() -> None:
    edge = edge_of(**MINUTE)
    edge.get("/en")
    edge.invoke = answering(304, "", **MINUTE, link="</a>", content_type="text/none")
    assert seen(edge, 61, 59) == [REFRESHED, HIT]
    renewed = edge.get("/en")
    assert (renewed.body, renewed.headers["link"]) == (b"body", "</a>")
    assert (renewed.headers["content-length"], renewed.headers["content-type"]) == ("4", "text/plain;charset=UTF-8")


def test_a_stale_answer_is_given_at_once_while_it_is_asked_for_again() -> None:
    edge = edge_of(cache_control="max-age=60, stale-while-revalidate=300")
    edge.get("/en")
    edge.invoke = answering(200, "new", cache_control="max-age=60")
    edge.clock.seconds += 359
    stale, renewed = edge.get("/en"), edge.get("/en")
    assert (stale.headers["x-cache"], stale.headers["age"], stale.body) == (HIT, "359", b"body")
    assert (renewed.headers["age"], renewed.body, len(edge.events)) == ("0", b"new", 2)


def test_past_that_nobody_gets_it_before_it_was_asked_for() -> None:
    edge = edge_of(cache_control="max-age=60, stale-while-revalidate=300")
    assert seen(edge, 0, 360) == [MISS, MISS]


@pytest.mark.parametrize("control", ["no-store", "private, max-age=60", "no-cache", "max-age=0", ""])
def test_what_may_not_be_kept_is_not(control: str) -> None:
    edge = edge_of(cache_control=control)
    assert (seen(edge, 0, 0), len(edge.distribution.cache)) == ([MISS, MISS], 0)


def test_the_shared_age_wins_and_the_policys_most_bounds_it() -> None:
    assert seen(edge_of(cache_control="max-age=1, s-maxage=60"), 0, 59) == [MISS, HIT]
    assert seen(edge_of(cache_control="max-age=99999999"), 0, 604799, 1) == [MISS, HIT, MISS]


def test_a_date_of_expiry_counts_where_no_age_is_stated() -> None:
    edge = edge_of(expires="Fri, 15 Jan 2027 08:01:00 GMT")  # a minute after the clock's beginning
    assert seen(edge, 0, 59, 1) == [MISS, HIT, MISS]
    assert seen(edge_of(expires="soon"), 0, 0) == [MISS, MISS]


@pytest.mark.parametrize(("status", "stale"), [(500, True), (503, True), (404, False), (422, False)])
def test_a_5xx_is_hidden_behind_what_was_kept_and_a_4xx_is_not(status: int, stale: bool) -> None:
    edge = edge_of(**MINUTE)
    edge.get("/en")
    edge.invoke = answering(status, "failed")
    edge.clock.seconds += 60
    response = edge.get("/en")
    assert (response.status, response.body) == ((200, b"body") if stale else (status, b"failed"))


@pytest.mark.parametrize(("control", "kept"), [("max-age=60", [404, 404, 200]), ("no-store", [404, 200, 200])])
def test_an_error_is_kept_as_long_as_it_says_itself(control: str, kept: list[int]) -> None:
    edge = edge_of(404, "", cache_control=control)
    statuses = [edge.get("/en").status]
    edge.invoke = answering()
    for seconds in (30, 30):
        edge.clock.seconds += seconds
        statuses.append(edge.get("/en").status)
    assert statuses == kept


def test_a_kept_error_is_said_to_be_one() -> None:
    for status in (400, 403):
        edge = edge_of(status, "", cache_control="max-age=60")
        assert (seen(edge, 0, 1), len(edge.events)) == ([ERROR, ERROR], 1)
    assert seen(edge_of(422, "", cache_control="max-age=60"), 0, 1) == [ERROR, ERROR]
    edge = edge_of(422, "", cache_control="max-age=60")
    seen(edge, 0, 1)
    assert len(edge.events) == 2


def test_a_viewer_that_has_the_answer_gets_304_from_the_cache() -> None:
    edge = edge_of(**MINUTE)
    edge.get("/en")
    for tag in ('W/"one"', '"one"', '"zero", W/"one"', "*"):
        response = edge.get("/en", if_none_match=tag)
        assert (response.status, response.body, response.headers["etag"]) == (304, b"", 'W/"one"'), tag
        assert "content-length" not in response.headers
    assert edge.get("/en", if_none_match='"two"').status == 200
    assert len(edge.events) == 1


def test_head_is_answered_from_what_a_get_left_and_leaves_nothing_for_a_get() -> None:
    edge = edge_of(**MINUTE)
    first = edge.get("/en", "HEAD")
    assert (first.body, first.headers["x-cache"], edge.get("/en").headers["x-cache"]) == (b"", MISS, MISS)
    head = edge.get("/en", "HEAD")
    assert (head.body, head.headers["content-length"], head.headers["x-cache"]) == (b"", "4", HIT)


def test_encodings_are_keys_of_their_own_and_written_alike() -> None:
    edge = edge_of(**MINUTE)
    for coding in ("gzip", "gzip, deflate", "deflate, gzip;q=0.5", "identity", ""):
        edge.get("/en", accept_encoding=coding)
    assert [event["headers"].get("accept-encoding") for event in edge.events] == ["gzip", None]


def test_the_longest_unused_answer_goes_when_an_edge_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.edge.cache.MOST", 2)
    edge = edge_of(**MINUTE)
    for path in ("/a", "/b", "/a", "/c", "/a", "/b"):
        edge.get(path)
    assert [event["rawPath"].rpartition("/")[2] for event in edge.events] == ["a", "b", "c", "b"]


@pytest.mark.parametrize(("seconds", "status"), [(159, 200), (160, 500)])
def test_it_is_given_in_place_of_a_5xx_no_longer_than_it_says(seconds: int, status: int) -> None:
    edge = edge_of(cache_control="max-age=60, stale-if-error=100")
    edge.get("/en")
    edge.invoke = answering(500)
    edge.clock.seconds += seconds
    assert edge.get("/en").status == status


def test_a_kept_error_is_not_given_in_place_of_another() -> None:
    edge = edge_of(400, "", cache_control="max-age=60")
    edge.get("/en")
    edge.invoke = answering(500)
    edge.clock.seconds += 60
    assert edge.get("/en").status == 500

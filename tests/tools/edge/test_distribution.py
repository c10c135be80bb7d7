"""A viewer's request at one edge: what is refused, what goes to the origin, what is given when that fails."""

from dataclasses import replace
from typing import Any

import pytest

from tests.support.played_edge import STAGE, Edge, answering, today
from tools.edge.declared import Site
from tools.edge.distribution import Distribution, OriginSilent
from tools.edge.messages import Request, Response


def edge_of(status: int = 200, body: str = "body", /, **headers: str) -> Edge:
    return Edge(today(), answering(status, body, **headers))


@pytest.mark.parametrize(("method", "path"), [("TRACE", "/v1/metals"), ("POST", "/assets/page.js")])
def test_a_method_that_the_behaviour_does_not_allow_is_403(method: str, path: str) -> None:
    edge = edge_of()
    assert (edge.get(path, method).status, edge.events) == (403, [])


def test_a_get_with_a_body_is_403() -> None:
    edge = edge_of()
    response = edge.distribution.answer(Request("GET", "/", headers={"host": "site.example"}, body=b"x"))
    assert (response.status, edge.events) == (403, [])


def test_http_is_redirected_to_https_with_path_and_query() -> None:
    request = Request("GET", "/en/metals", "metal=gold", {"host": "site.example"}, scheme="http")
    response = edge_of().distribution.answer(request)
    assert (response.status, response.headers["location"]) == (301, "https://site.example/en/metals?metal=gold")


@pytest.mark.parametrize(("length", "status"), [(8192, 431), (8193, 414)])
def test_a_url_is_as_long_as_cloudfront_takes_and_the_gateway_after_it(length: int, status: int) -> None:
    # 8,192 bytes of address fit, but not with headers into the gateway's 10,240; the rest of the head is 2,100.
    edge = edge_of()
    long = {"x_forwarded_for": "1" * 2100}
    assert edge.get("/" + "a" * (length - 1), **long).status == status


def test_a_head_beyond_the_edges_is_refused() -> None:
    assert edge_of().get("/", cookie="a" * 33000).status == 413


def test_what_reaches_the_function_is_what_the_policy_names_and_cloudfronts_own_words() -> None:
    edge = edge_of()
    viewer = {
        "accept": "text/html",
        "accept_language": "ne",
        "cookie": "a=1",
        "origin": "https://a.example",
        "referer": "https://a.example/x",
        "user_agent": "Firefox",
        "accept_encoding": "gzip;q=0.9, deflate, zstd",
        "x_forwarded_for": "198.51.100.7",
        "x_anything": "1",
    }
    edge.get("/v1/convert?amount=1&fbclid=x&to=tola", **viewer)
    (event,) = edge.events
    assert event["headers"] == {
        "x-forwarded-host": "site.example",
        "host": "HttpApi.execute-api.ap-south-1.amazonaws.com",
        "user-agent": "Amazon CloudFront",
        "via": "2.0 edge.cloudfront.net (CloudFront)",
        "x-forwarded-for": "198.51.100.7, 192.0.2.1",
        "accept-encoding": "gzip",
        "x-forwarded-proto": "https",
    }
    assert (event["rawPath"], event["rawQueryString"]) == (f"/{STAGE}/v1/convert", "amount=1&to=tola")


def test_a_viewer_cannot_say_by_which_name_the_site_was_called() -> None:
    edge = edge_of()
    edge.get("/", x_forwarded_host="evil.example")
    assert edge.events[0]["headers"]["x-forwarded-host"] == "site.example"


def silent(request: Request) -> Response:
    raise OriginSilent


def test_an_origin_that_says_nothing_is_a_502_of_cloudfronts() -> None:
    edge = edge_of()
    silenced = Distribution(edge.distribution.site, {"api": silent, "assets": silent}, edge.clock)
    response = silenced.answer(Request("GET", "/en", headers={"host": "site.example"}))
    assert (response.status, response.headers["content-type"]) == (502, "text/html")


def with_error_page(page: dict[str, Any]) -> dict[str, Any]:
    settings = today()["Resources"]["Site"]["Properties"]["DistributionConfig"]
    site = {
        **today()["Resources"]["Site"],
        "Properties": {"DistributionConfig": {**settings, "CustomErrorResponses": [page]}},
    }
    return {**today(), "Resources": {**today()["Resources"], "Site": site}}


def test_a_page_of_its_own_is_given_for_an_error_that_has_one() -> None:
    page = {"ErrorCode": 503, "ResponsePagePath": "/en/sorry", "ResponseCode": 500, "ErrorCachingMinTTL": 5}

    def function(event: dict[str, Any]) -> dict[str, Any]:
        sorry = event["rawPath"].endswith("/sorry")
        return {"statusCode": 200 if sorry else 503, "body": "sorry" if sorry else "failed"}

    edge = Edge(with_error_page(page), function)
    first, second = edge.get("/en"), edge.get("/en")
    assert (first.status, first.body, second.body, len(edge.events)) == (500, b"sorry", b"sorry", 2)


def test_a_missing_page_of_its_own_is_told_as_it_came() -> None:
    page = {"ErrorCode": 503, "ResponsePagePath": "/en/sorry", "ResponseCode": 500, "ErrorCachingMinTTL": 0}

    def function(event: dict[str, Any]) -> dict[str, Any]:
        return {"statusCode": 404 if event["rawPath"].endswith("/sorry") else 503}

    assert Edge(with_error_page(page), function).get("/en").status == 404


def test_a_redirect_has_a_question_mark_for_a_query_alone() -> None:
    request = Request("GET", "/en", "", {"host": "site.example"}, scheme="http")
    assert edge_of().distribution.answer(request).headers["location"] == "https://site.example/en"


def test_a_page_is_packed_by_the_edge_where_the_function_left_it_plain() -> None:
    edge = edge_of(200, "a" * 2000, content_type="text/html", cache_control="max-age=60")
    packed = edge.get("/en", accept_encoding="gzip")
    assert (packed.headers["content-encoding"], len(packed.body) < 100) == ("gzip", True)
    assert edge.get("/en", accept_encoding="gzip").body == packed.body
    assert len(edge.get("/en").body) == 2000


@pytest.mark.parametrize("accepted", ["gzip;q=0, br", "br, gzip; q=0.00", "GZIP;Q=0", "identity"])
def test_who_refuses_gzip_gets_none(accepted: str) -> None:
    edge = edge_of(200, "a" * 2000, content_type="text/html", cache_control="max-age=60")
    edge.get("/en", accept_encoding="gzip;q=0.1")
    plain = edge.get("/en", accept_encoding=accepted)
    assert ("content-encoding" in plain.headers, len(plain.body)) == (False, 2000)
    assert "gzip" not in edge.events[-1]["headers"].get("accept-encoding", "")


@pytest.mark.parametrize(("status", "word"), [(200, "Miss"), (400, "Error"), (404, "Error")])
def test_a_method_that_is_not_kept_goes_to_the_origin_each_time(status: int, word: str) -> None:
    edge = edge_of(status, "", cache_control="max-age=60")
    plain = replace(edge.distribution.site.behaviour_of("/"), viewer_request=None)
    origins = {"api": edge.gateway.answer}
    posted = Distribution(Site((plain,), {}), origins, edge.clock)
    for _ in range(2):
        response = posted.answer(Request("POST", "/v1/x", headers={"host": "site.example"}, body=b"x"))
        assert (response.status, response.headers["x-cache"]) == (status, f"{word} from cloudfront")
    assert len(edge.events) == 2

"""What is declared is read from the template: a change there is a change of the edge."""

import copy
from typing import Any

import pytest

from tests.support.played_edge import PSEUDO, STAGE, Edge, answering, before, today
from tools.edge.declared import Declared
from tools.edge.intrinsics import NotSimulated, Resolver

Path = tuple[str | int, ...]
DEFAULT: Path = ("Resources", "Site", "Properties", "DistributionConfig", "DefaultCacheBehavior")


def changed(path: Path, value: object) -> dict[str, Any]:
    """Today's template with `value` at `path`."""
    body = copy.deepcopy(today())
    place: Any = body
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return body


def test_the_stage_and_the_path_that_cloudfront_asks_by_are_one_secret_of_the_stack() -> None:
    declared = Declared(today(), PSEUDO)
    assert declared.http_api().stage == STAGE
    assert declared.site().behaviour_of("/en").origin.path == f"/{STAGE}"
    other = Declared(today(), {**PSEUDO, "AWS::StackId": "arn:aws:cloudformation:ap-south-1:1:stack/a/another"})
    assert other.http_api().stage == "another"


def test_the_first_behaviour_whose_pattern_matches_is_taken() -> None:
    site = Declared(today(), PSEUDO).site()
    assert site.behaviour_of("/assets/page.js").origin.name == "assets"
    for path in ("/", "/Assets/page.js", "/v1/assets/x", "/assets"):
        assert site.behaviour_of(path).origin.name == "api", path


def test_a_changed_throttle_changes_the_gateway() -> None:
    path = ("Resources", "HttpApi", "Properties", "DefaultRouteSettings")
    edge = Edge(changed(path, {"ThrottlingRateLimit": 1, "ThrottlingBurstLimit": 2}), answering())
    assert [edge.get(f"/v1/{number}").status for number in range(3)] == [200, 200, 429]
    edge.clock.seconds += 1
    assert [edge.get(f"/v1/{number}").status for number in range(2)] == [200, 429]


def test_a_cache_policy_that_takes_no_parameter_forwards_none() -> None:
    path = (
        "Resources",
        "AsTheAnswerSays",
        "Properties",
        "CachePolicyConfig",
        "ParametersInCacheKeyAndForwardedToOrigin",
    )
    edge = Edge(changed((*path, "QueryStringsConfig"), {"QueryStringBehavior": "none"}), answering())
    edge.get("/v1/convert?amount=1")
    assert edge.events[0]["rawQueryString"] == ""


def test_a_changed_viewer_request_function_is_run() -> None:
    code = "function handler(event) { return { statusCode: 302, headers: { location: { value: '/ne' } } } }"
    edge = Edge(changed(("Resources", "ViewerRequest", "Properties", "FunctionCode"), code), answering())
    response = edge.get("/en")
    assert (response.status, response.headers["location"], edge.events) == (302, "/ne", [])


POLICIES = ("OriginRequestPolicyId", "CachePolicyId", "ResponseHeadersPolicyId")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*DEFAULT, "OriginRequestPolicyId"), "216adef6-5c7f-47e4-b989-5492eafa07d3"),
        ((*DEFAULT, "CachePolicyId"), "b2884449-e4de-46a7-ac36-70bc7f1ddd6d"),
        ((*DEFAULT, "ResponseHeadersPolicyId"), "60669652-455b-4ae9-85a4-c4c02393f86c"),
        ((*DEFAULT, "FunctionAssociations"), [{"EventType": "viewer-response", "FunctionARN": "x"}]),
        (("Resources", "OpenToOrigins", "Properties", "ResponseHeadersPolicyConfig", "ServerTimingHeadersConfig"), {}),
    ],
)
def test_what_the_front_does_not_play_is_an_error_that_names_it(path: Path, value: object) -> None:
    named = value if path[-1] in POLICIES else path[-1]
    expected = "viewer-response" if path[-1] == "FunctionAssociations" else str(named)
    with pytest.raises(NotSimulated, match=expected):
        Declared(changed(path, value), PSEUDO).site()


def test_the_edge_of_before_is_declared_without_a_secret_and_with_the_gateways_cors() -> None:
    api = Declared(before(), PSEUDO).http_api()
    assert (api.stage, api.rate, api.cors and api.cors["AllowOrigins"]) == ("$default", 50, ["*"])


CONDITIONS = {
    "Has": {"Fn::Not": [{"Fn::Equals": [{"Ref": "Name"}, ""]}]},
    "HasNot": {"Fn::Equals": [{"Ref": "Name"}, ""]},
}


@pytest.mark.parametrize(
    ("value", "resolved"),
    [
        ({"Ref": "Name"}, "given"),
        ({"Ref": "Unset"}, "by default"),
        ({"Ref": "AResource"}, "AResource"),
        ({"Fn::Sub": "https://${Name}/${AResource.Arn}"}, "https://given/AResource.Arn"),
        ({"Fn::Select": [1, {"Fn::Split": ["/", "a/b/c"]}]}, "b"),
        ({"Fn::Join": ["/", ["", {"Ref": "Name"}]]}, "/given"),
        ({"Fn::If": ["Has", "yes", "no"]}, "yes"),
        ({"Fn::If": ["HasNot", "yes", "no"]}, "no"),
        ([{"Ref": "AWS::NoValue"}, 1], [1]),
        ({"a": {"Fn::If": ["Has", {"Ref": "AWS::NoValue"}, 1]}, "b": {"Fn::GetAtt": ["X", "Arn"]}}, {"b": "X.Arn"}),
    ],
)
def test_intrinsic_functions_are_resolved(value: object, resolved: object) -> None:
    body = {"Parameters": {"Name": {}, "Unset": {"Default": "by default"}}, "Conditions": CONDITIONS}
    assert Resolver(body, {"Name": "given"}).resolve(value) == resolved


def test_an_intrinsic_function_that_is_not_read_is_an_error() -> None:
    with pytest.raises(NotSimulated, match="Fn::ImportValue"):
        Resolver({}, {}).resolve({"Fn::ImportValue": "x"})
    with pytest.raises(NotSimulated, match="Fn::Or"):
        Resolver({"Conditions": {"Any": {"Fn::Or": []}}}, {}).holds("Any")

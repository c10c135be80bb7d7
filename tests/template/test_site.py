"""The door for people: pages and API from one address, assets from a bucket that nobody else can read."""

import re
from typing import Any

import pytest

from chautari.core import tracking_parameters
from tests.api.addresses import EVERY, address_of
from tests.support.template_file import of_type
from tools.edge import lifetime, policies, viewer_function
from tools.edge.messages import Request
from tools.local import assets


@pytest.fixture(scope="session")
def site(template: dict[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = template["Resources"]["Site"]["Properties"]["DistributionConfig"]
    return settings


def test_everything_but_assets_comes_from_the_api(site: dict[str, Any]) -> None:
    assert site["DefaultCacheBehavior"]["TargetOriginId"] == "api"
    paths = {behaviour["PathPattern"]: behaviour["TargetOriginId"] for behaviour in site["CacheBehaviors"]}
    own = {"/mcp": "api", "/v1/alerts*": "api"}
    assert paths == {"/assets/*": "assets", "/archive/*": "assets", "/cards/*": "assets", **own}
    assert all(asset.key.startswith("assets/") for asset in assets.every())


def test_it_keeps_an_answer_as_long_as_the_answer_says(site: dict[str, Any], template: dict[str, Any]) -> None:
    assert site["DefaultCacheBehavior"]["CachePolicyId"] == {"Ref": "AsTheAnswerSays"}
    policy = of_type(template, "AWS::CloudFront::CachePolicy")["AsTheAnswerSays"]["CachePolicyConfig"]
    assert (policy["MinTTL"], policy["DefaultTTL"]) == (0, 0)
    cache_key = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert cache_key["QueryStringsConfig"] == {"QueryStringBehavior": "all"}
    assert cache_key["EnableAcceptEncodingGzip"] is True
    errors = {error["ErrorCode"]: error["ErrorCachingMinTTL"] for error in site["CustomErrorResponses"]}
    # All that CloudFront keeps by itself, but for an address that is too long.
    assert errors == dict.fromkeys(lifetime.ALWAYS_KEPT - {414}, 0)


def test_the_edge_forbids_no_frame_by_itself_and_lets_other_sites_check_what_they_load(
    template: dict[str, Any], site: dict[str, Any]
) -> None:
    """Who may frame an answer is said by the function alone: a policy of the edge would say it of all."""
    assert site["DefaultCacheBehavior"]["ResponseHeadersPolicyId"] == {"Ref": "OpenToOrigins"}
    policy = of_type(template, "AWS::CloudFront::ResponseHeadersPolicy")["OpenToOrigins"]["ResponseHeadersPolicyConfig"]
    assert policy.keys() == {"Name", "CorsConfig"}
    (of_assets,) = (behaviour for behaviour in site["CacheBehaviors"] if behaviour["PathPattern"] == "/assets/*")
    assert of_assets["ResponseHeadersPolicyId"] == policies.CORS_AND_SECURITY_HEADERS


def test_everything_is_compressed_and_over_https(site: dict[str, Any]) -> None:
    for behaviour in (site["DefaultCacheBehavior"], *site["CacheBehaviors"]):
        assert (behaviour["Compress"], behaviour["ViewerProtocolPolicy"]) == (True, "redirect-to-https")
    (api,) = (origin for origin in site["Origins"] if origin["Id"] == "api")
    assert api["CustomOriginConfig"]["OriginProtocolPolicy"] == "https-only"


def test_only_this_site_reads_the_assets(template: dict[str, Any], site: dict[str, Any]) -> None:
    (policy,) = of_type(template, "AWS::S3::BucketPolicy").values()
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert (statement["Action"], statement["Principal"]) == ("s3:GetObject", {"Service": "cloudfront.amazonaws.com"})
    (source,) = statement["Condition"]["StringEquals"].values()
    assert source["Fn::Sub"].endswith(":distribution/${Site}")
    (origin,) = (origin for origin in site["Origins"] if origin["Id"] == "assets")
    assert origin["OriginAccessControlId"] == {"Fn::GetAtt": ["AssetsAccess", "Id"]}


def test_the_function_learns_the_name_by_which_it_was_called(site: dict[str, Any], template: dict[str, Any]) -> None:
    (ran,) = site["DefaultCacheBehavior"]["FunctionAssociations"]
    assert ran == {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": ["ViewerRequest", "FunctionARN"]}}
    code = of_type(template, "AWS::CloudFront::Function")["ViewerRequest"]["FunctionCode"]
    policy = of_type(template, "AWS::CloudFront::CachePolicy")["AsTheAnswerSays"]["CachePolicyConfig"]
    (name,) = policy["ParametersInCacheKeyAndForwardedToOrigin"]["HeadersConfig"]["Headers"]
    assert f"request.headers['{name}']" in code


PARAMETERS = sorted({name for endpoint in EVERY for name in endpoint.queries})
TRACKED = ["fbclid", "utm_source", "gclid", "UTM_Medium", "mc_eid", "ref"]


def passed_on(template: dict[str, Any], path: str, names: list[str]) -> list[str]:
    """The parameters that the edge's function leaves in a request, run as JavaScript."""
    code = of_type(template, "AWS::CloudFront::Function")["ViewerRequest"]["FunctionCode"]
    query = "&".join(f"{name}=x" for name in names)
    passed = viewer_function.run(code, Request("GET", path, query, {"host": "a.example"}))
    assert isinstance(passed, Request)
    return [name for name, _ in viewer_function.parameters(passed.query)]


@pytest.mark.parametrize("path", sorted({address_of(endpoint).partition("?")[0] for endpoint in EVERY}))
def test_the_cache_key_holds_parameters_that_exist(path: str, template: dict[str, Any]) -> None:
    endpoint = next(endpoint for endpoint in EVERY if address_of(endpoint).partition("?")[0] == path)
    kept = passed_on(template, path, [*PARAMETERS, *TRACKED, "flavour"])
    # openapi.json is the one answer of the API whose address ends as a feed's does; it has no parameter to misspell.
    seen_by_us = not endpoint.ignores_unknown and path != "/v1/openapi.json"
    assert kept == [*PARAMETERS, *(["flavour"] if seen_by_us else [])]


def test_the_edge_names_no_parameter_that_nobody_declares(template: dict[str, Any]) -> None:
    code = of_type(template, "AWS::CloudFront::Function")["ViewerRequest"]["FunctionCode"]
    assert re.findall(r"'(\w+)'", code.partition("KNOWN = [")[2].partition("]")[0]) == PARAMETERS


def test_the_edge_keeps_to_statements_that_its_runtime_has(template: dict[str, Any]) -> None:
    # QuickJS runs more than cloudfront-js-2.0, which has `for` and `for-in` alone and refuses the rest when published:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
    code = of_type(template, "AWS::CloudFront::Function")["ViewerRequest"]["FunctionCode"]
    assert re.findall(r"\bfor\s*(?:await\s*)?\([^;)]*\bof\b|\bclass\b|\byield\b", code) == []


def test_the_edge_and_the_function_know_the_same_tracking_parameters(template: dict[str, Any]) -> None:
    code = of_type(template, "AWS::CloudFront::Function")["ViewerRequest"]["FunctionCode"]
    written = "".join(re.findall(r"'([^'\n]*)'", code.partition("RegExp(")[2].partition(", 'i')")[0]))
    assert written == f"^(?:{tracking_parameters.NAMES.pattern})$"


def test_it_has_a_name_of_its_own_where_one_is_given_with_its_certificate(
    template: dict[str, Any], site: dict[str, Any]
) -> None:
    nothing = {"Ref": "AWS::NoValue"}
    assert site["Aliases"] == {"Fn::If": ["HasDomain", [{"Ref": "DomainName"}], nothing]}
    condition, certificate, otherwise = site["ViewerCertificate"]["Fn::If"]
    assert (condition, certificate["AcmCertificateArn"], otherwise) == ("HasDomain", {"Ref": "CertificateArn"}, nothing)
    rules = {name: rule["RuleCondition"] for name, rule in template["Rules"].items()}
    conditions = {name: {"Fn::Not": [{"Fn::Equals": [{"Ref": name}, ""]}]} for name in ("DomainName", "CertificateArn")}
    assert rules["ADomainHasItsCertificate"] == conditions["DomainName"]
    assert rules["ACertificateHasItsDomain"] == conditions["CertificateArn"] == template["Conditions"]["HasDomain"]


def test_a_web_acl_is_attached_where_one_is_given(template: dict[str, Any], site: dict[str, Any]) -> None:
    assert site["WebACLId"] == {"Fn::If": ["HasWebAcl", {"Ref": "WebAclArn"}, {"Ref": "AWS::NoValue"}]}
    assert template["Conditions"]["HasWebAcl"] == {"Fn::Not": [{"Fn::Equals": [{"Ref": "WebAclArn"}, ""]}]}
    pattern = re.compile(template["Parameters"]["WebAclArn"]["AllowedPattern"])
    assert pattern.fullmatch("arn:aws:wafv2:us-east-1:123456789012:global/webacl/rate/0a1b")
    assert pattern.fullmatch("")
    # One of a region belongs to a load balancer or an API there, not to CloudFront.
    assert not pattern.fullmatch("arn:aws:wafv2:ap-south-1:123456789012:regional/webacl/rate/0a1b")

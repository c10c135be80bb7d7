"""The door for people: pages and API from one address, assets from a bucket that nobody else can read."""

from typing import Any

import pytest

from local import assets
from tests.template_file import of_type


@pytest.fixture(scope="session")
def site(template: dict[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = template["Resources"]["Site"]["Properties"]["DistributionConfig"]
    return settings


def test_everything_but_assets_comes_from_the_api(site: dict[str, Any]) -> None:
    assert site["DefaultCacheBehavior"]["TargetOriginId"] == "api"
    paths = {each["PathPattern"]: each["TargetOriginId"] for each in site["CacheBehaviors"]}
    assert paths == {"/assets/*": "assets"}
    assert all(asset.key.startswith("assets/") for asset in assets.every())


def test_it_keeps_an_answer_as_long_as_the_answer_says(site: dict[str, Any], template: dict[str, Any]) -> None:
    assert site["DefaultCacheBehavior"]["CachePolicyId"] == {"Ref": "AsTheAnswerSays"}
    policy = of_type(template, "AWS::CloudFront::CachePolicy")["AsTheAnswerSays"]["CachePolicyConfig"]
    assert (policy["MinTTL"], policy["DefaultTTL"]) == (0, 0)
    asked = policy["ParametersInCacheKeyAndForwardedToOrigin"]
    assert asked["QueryStringsConfig"] == {"QueryStringBehavior": "all"}
    assert asked["EnableAcceptEncodingGzip"] is True
    assert {each["ErrorCachingMinTTL"] for each in site["CustomErrorResponses"]} == {0}


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
    assert ran == {"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": ["ForwardedHost", "FunctionARN"]}}
    code = of_type(template, "AWS::CloudFront::Function")["ForwardedHost"]["FunctionCode"]
    policy = of_type(template, "AWS::CloudFront::CachePolicy")["AsTheAnswerSays"]["CachePolicyConfig"]
    (name,) = policy["ParametersInCacheKeyAndForwardedToOrigin"]["HeadersConfig"]["Headers"]
    assert f"request.headers['{name}']" in code


def test_it_has_a_name_of_its_own_where_one_is_given_with_its_certificate(
    template: dict[str, Any], site: dict[str, Any]
) -> None:
    nothing = {"Ref": "AWS::NoValue"}
    assert site["Aliases"] == {"Fn::If": ["HasDomain", [{"Ref": "DomainName"}], nothing]}
    condition, certificate, otherwise = site["ViewerCertificate"]["Fn::If"]
    assert (condition, certificate["AcmCertificateArn"], otherwise) == ("HasDomain", {"Ref": "CertificateArn"}, nothing)
    rules = {name: rule["RuleCondition"] for name, rule in template["Rules"].items()}
    given = {name: {"Fn::Not": [{"Fn::Equals": [{"Ref": name}, ""]}]} for name in ("DomainName", "CertificateArn")}
    assert rules["ADomainHasItsCertificate"] == given["DomainName"]
    assert rules["ACertificateHasItsDomain"] == given["CertificateArn"] == template["Conditions"]["HasDomain"]

"""What the builder of the index and the read function may do with it."""

from datetime import date

from chautari.dynamodb import alert_keys, story_keys
from tests.template.parts import NAMES, Resources
from tests.template.rights import INDEX, STORIES, TABLE, actions, called, statements
from tests.template.test_rights import ALERT_STORES, READS


def test_who_builds_the_index_and_joins_stories_writes_those_and_reads_the_rest(functions: Resources) -> None:
    assert actions(functions["SearchFunction"]) == READS | {"dynamodb:PutItem"}
    allowed = statements(functions["SearchFunction"])
    (writing,) = (statement for statement in allowed if statement["Action"] == ["dynamodb:PutItem"])
    partition = story_keys.stories_of(date(2026, 8, 17)).partition("#")[0]
    assert writing["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [f"{partition}#*"]}}
    assert called("news/store/stories") == {"GetItem", "PutItem"}
    # Without the right to list, S3 answers 403 where there is no manifest yet.
    assert actions(functions["SearchFunction"], "s3") == {"s3:GetObject", "s3:PutObject", "s3:ListBucket"}
    assert called("search/store/bucket_shelf") == {"GetObject", "PutObject"}
    for name in ("SearchFunction", "ApiFunction"):
        reached = [statement["Resource"] for statement in statements(functions[name]) if statement["Resource"] != TABLE]
        assert reached == [INDEX, {"Fn::Sub": "${SearchBucket.Arn}/*"}]
        assert functions[name]["Environment"]["Variables"]["SEARCH_INDEX"] == {"Ref": "SearchBucket"}


def test_alerts_read_the_state_of_stories_and_write_what_is_their_own(functions: Resources) -> None:
    reading, writing, listing, getting, key = statements(functions["AlertsFunction"])
    assert set(reading["Action"]) == READS
    assert writing["Action"] == ["dynamodb:PutItem", "dynamodb:DeleteItem"]
    assert writing["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["ALERTS", "ALERTS#*"]}}
    own = (alert_keys.subscription("a"), alert_keys.pending("a", "m"), alert_keys.made("a", "m"), alert_keys.state())
    assert all(key.pk == "ALERTS" or key.pk.startswith("ALERTS#") for key in own)
    stores = called(*ALERT_STORES, "dynamodb/queries")
    assert actions(functions["AlertsFunction"]) == {f"dynamodb:{call}" for call in stores}
    assert (listing["Action"], listing["Resource"]) == (["s3:ListBucket"], INDEX)
    assert (getting["Action"], getting["Resource"]) == (["s3:GetObject"], {"Fn::Sub": f"${{{STORIES}"})
    assert key["Action"] == ["ssm:GetParameter"]
    assert key["Resource"]["Fn::Sub"].endswith(":parameter${PushKey}")
    assert functions["AlertsFunction"]["Environment"]["Variables"]["PUSH_KEY"] == {"Ref": "PushKey"}
    assert functions["AlertsFunction"]["Layers"] == [{"Ref": "ArchiveLayer"}], "which has cryptography"


def test_who_composes_pages_reads_the_state_of_stories_and_knows_the_site(functions: Resources) -> None:
    *_, listing, getting = statements(functions["RatesFunction"])
    assert (listing["Action"], listing["Resource"]) == (["s3:ListBucket"], INDEX)
    assert (getting["Action"], getting["Resource"]) == (["s3:GetObject"], {"Fn::Sub": f"${{{STORIES}"})
    variables = functions["RatesFunction"]["Environment"]["Variables"]
    assert variables["SEARCH_INDEX"] == {"Ref": "SearchBucket"}
    own, of_cloudfront = ({"Fn::Sub": f"https://${{{name}}}"} for name in ("DomainName", "Site.DomainName"))
    assert variables["SITE_URL"] == {"Fn::If": ["HasDomain", own, of_cloudfront]}


def test_five_functions_use_buckets(functions: Resources) -> None:
    using = {name for name in NAMES if actions(functions[name], "s3")}
    assert using == {"CalendarFunction", "RatesFunction", "SearchFunction", "ApiFunction", "AlertsFunction"}

"""What the builder of the index and the read function may do with it."""

from datetime import date

from chautari.dynamodb import story_keys
from tests.template.parts import NAMES, Resources
from tests.template.test_rights import INDEX, READS, TABLE, actions, called, statements


def test_who_builds_the_index_and_joins_stories_writes_those_and_reads_the_rest(functions: Resources) -> None:
    assert actions(functions["SearchFunction"]) == READS | {"dynamodb:PutItem"}
    allowed = statements(functions["SearchFunction"])
    (writing,) = (statement for statement in allowed if statement["Action"] == ["dynamodb:PutItem"])
    partition = story_keys.stories_of(date(2026, 8, 17)).partition("#")[0]
    assert writing["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": [f"{partition}#*"]}}
    assert called("news/store/stories") == {"GetItem", "PutItem"}
    # Without the right to list, S3 answers 403 where there is no manifest yet.
    assert actions(functions["SearchFunction"], "s3") == {"s3:GetObject", "s3:PutObject", "s3:ListBucket"}
    assert called("search/store/index_shelf") == {"GetObject", "PutObject"}
    for name in ("SearchFunction", "ApiFunction"):
        reached = [statement["Resource"] for statement in statements(functions[name]) if statement["Resource"] != TABLE]
        assert reached == [INDEX, {"Fn::Sub": "${SearchBucket.Arn}/*"}]
        assert functions[name]["Environment"]["Variables"]["SEARCH_INDEX"] == {"Ref": "SearchBucket"}


def test_four_functions_use_buckets(functions: Resources) -> None:
    using = {name for name in NAMES if actions(functions[name], "s3")}
    assert using == {"CalendarFunction", "RatesFunction", "SearchFunction", "ApiFunction"}

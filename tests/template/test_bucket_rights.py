"""What each function may do in a bucket: in its own folders, and no more than it reads or writes there."""

from chautari.calendar.publish import notices
from tests.template.parts import NAMES, Resources
from tests.template.rights import BUCKET, EVIDENCE, INDEX, OF_CARDS, STORIES, TABLE, called, statements


def test_who_writes_evidence_can_neither_read_nor_delete_it(functions: Resources) -> None:
    archive_statement, of_cards, listing, of_stories = (
        statement for statement in statements(functions["RatesFunction"]) if statement["Resource"] != TABLE
    )
    cards, evidence = ({"Fn::Sub": f"${{{folder}/*"} for folder in (OF_CARDS, "EvidenceBucket.Arn}"))
    assert (of_cards["Action"], of_cards["Resource"]) == (["s3:PutObject"], cards)
    assert (archive_statement["Action"], archive_statement["Resource"]) == (["s3:PutObject"], evidence)
    # Pages show stories; who may not list is told of a missing object that it is forbidden.
    assert (listing["Action"], listing["Resource"]) == (["s3:ListBucket"], INDEX)
    assert (of_stories["Action"], of_stories["Resource"]) == (["s3:GetObject"], {"Fn::Sub": f"${{{STORIES}"})
    buckets = {"EVIDENCE_BUCKET": {"Ref": "EvidenceBucket"}, "CARDS_BUCKET": {"Ref": "AssetsBucket"}}
    assert buckets.items() <= functions["RatesFunction"]["Environment"]["Variables"].items()


def test_only_the_calendar_sees_the_bucket_of_notices_and_of_it_one_folder(functions: Resources) -> None:
    assert [name for name in NAMES if "NoticesBucket" in str(functions[name]["Policies"])] == ["CalendarFunction"]
    listing, reading, *_ = (
        statement for statement in statements(functions["CalendarFunction"]) if statement["Resource"] != TABLE
    )
    assert (listing["Action"], listing["Resource"]) == (["s3:ListBucket"], BUCKET)
    assert listing["Condition"] == {"StringEquals": {"s3:prefix": notices.FOLDER}}
    assert reading["Action"] == ["s3:GetObject"]
    # ListObjectsV2 is authorised as ListBucket.
    assert called("calendar/store/notice_bucket") == {"ListObjectsV2", "GetObject"}


def test_the_calendar_reads_answers_of_the_archive_and_writes_none(functions: Resources) -> None:
    *_, listing, reading = (
        statement for statement in statements(functions["CalendarFunction"]) if statement["Resource"] != TABLE
    )
    assert (listing["Action"], listing["Resource"]) == (["s3:ListBucket"], EVIDENCE)
    assert listing["Condition"] == {"StringLike": {"s3:prefix": "answers/*"}}
    assert (reading["Action"], reading["Resource"]) == (
        ["s3:GetObject"],
        {"Fn::Sub": "${EvidenceBucket.Arn}/answers/*"},
    )
    assert called("calendar/store/decision_evidence") == {"ListObjectsV2", "GetObject"}

"""What each function may do: no more than its modules of the store call, and only to what is ours."""

import pytest

from tests.template.parts import NAMES, SCHEDULED, WRITERS, Resources
from tests.template.rights import (
    BUCKET,
    CHECK,
    EVIDENCE,
    INDEX,
    OF_CARDS,
    PACKAGE,
    STORIES,
    TABLE,
    actions,
    called,
    statements,
)

READS = {"dynamodb:GetItem", "dynamodb:Query"}
OF_INDEX = "SearchBucket.Arn}"
PUSH_PARAMETER = {"Fn::Sub": "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter${PushKey}"}
ALERT_STORES = tuple(f"alerts/store/{name}" for name in ("subscription_items", "messages", "compared"))
FOLDERS = ("NoticesBucket.Arn}/calendar", "EvidenceBucket.Arn}", "EvidenceBucket.Arn}/answers", OF_INDEX, OF_CARDS)
LINKS, FAILED = ({"Fn::GetAtt": [name, "Arn"]} for name in ("ArticleLinks", "FailedLinks"))
ALL_QUEUES = [{"Fn::GetAtt": [name, "Arn"]} for name in ("FailedRuns", "FailedLinks", "ArticleLinks")]


@pytest.mark.parametrize("name", NAMES)
def test_no_policy_has_a_wildcard_and_each_ends_at_our_own(name: str, functions: Resources) -> None:
    for statement in statements(functions[name]):
        assert statement["Effect"] == "Allow"
        assert not any("*" in action for action in statement["Action"])
        if statement["Action"] == ["lambda:GetAccountSettings"]:
            continue  # it has no resource
        (service,) = {action.partition(":")[0] for action in statement["Action"]}
        objects = [{"Fn::Sub": f"${{{where}/*"} for where in FOLDERS]
        allowed: dict[str, list[object]] = {
            "dynamodb": [TABLE],
            "s3": [BUCKET, EVIDENCE, INDEX, *objects, {"Fn::Sub": f"${{{STORIES}"}],
            "sqs": [LINKS, FAILED, ALL_QUEUES],
            "sns": [{"Ref": "AlarmTopic"}],
            "ssm": [PUSH_PARAMETER],
        }
        assert statement["Resource"] in allowed[service]


def test_the_read_function_only_reads(functions: Resources) -> None:
    assert actions(functions["ApiFunction"]) == READS | {"dynamodb:BatchGetItem"}
    assert actions(functions["ApiFunction"], "s3") == {"s3:GetObject", "s3:ListBucket"}


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_writer_of_numbers_only_adds(name: str, functions: Resources) -> None:
    of_pages = {"dynamodb:BatchGetItem"} if name == "RatesFunction" else set()
    assert actions(functions[name]) - {CHECK} == READS | {"dynamodb:PutItem"} | of_pages


@pytest.mark.parametrize("name", WRITERS)
def test_no_writer_can_delete_or_scan(name: str, functions: Resources) -> None:
    # BatchWriteItem deletes as well as it puts.
    assert not actions(functions[name]) & {f"dynamodb:{call}" for call in ("DeleteItem", "BatchWriteItem", "Scan")}


def test_who_finds_links_sends_them_and_who_reads_them_takes_them(functions: Resources) -> None:
    assert actions(functions["FeedsFunction"], "sqs") == {"sqs:SendMessage"}
    # A batch is authorised as its single messages are.
    assert called("news/store/link_queue") == {"SendMessageBatch", "SendMessage", "ChangeMessageVisibility"}
    # https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions
    taking = {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"}
    of_links, of_failed = (
        statement for statement in statements(functions["ArticlesFunction"]) if statement["Resource"] in (LINKS, FAILED)
    )
    assert (set(of_links["Action"]), of_failed["Action"]) == (taking, ["sqs:SendMessage"])
    asking = {name for name in NAMES if actions(functions[name], "sqs")}
    assert asking == {"FeedsFunction", "ArticlesFunction", "WatchFunction"}
    assert actions(functions["WatchFunction"], "sqs") == {"sqs:GetQueueAttributes"}


COMPOSED = ("dynamodb/composed_answers", "dynamodb/composed_parts")
NUMBERS = ("dynamodb/table", "dynamodb/read_models", *COMPOSED, "calendar/store/years")
RATES = (
    "markets/store/boards",
    "markets/store/bank_days",
    "dynamodb/pauses",
    "dynamodb/queries",
    *(
        f"rates/store/{name}"
        for name in ("series", "series_writer", "health", "job_runs", "polls", "contradictions", "rule_notices")
    ),
    "rates/store/day_items",
)
NEWS = (
    "dynamodb/table",
    "dynamodb/pauses",
    "news/store/host_leases",
    "news/store/robots_cache",
    "news/store/link_state",
)
ARTICLES = ("articles", "change_clock", "change_log", "first_revisions", "listings", "revision_rows")
READING = tuple(f"news/store/{name}" for name in (*ARTICLES, "minhash_index", "copies", "take_downs"))


# What it reads of the others is read by their own modules; it writes what it remembers.
WATCHED = ("dynamodb/table", "dynamodb/log_items", "watch/store/watch_state", "calendar/store/publication")


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("FeedsFunction", NEWS),
        ("ArticlesFunction", (*NEWS, *READING)),
        ("RatesFunction", (*NUMBERS, *RATES, "news/store/listings")),
        ("CalendarFunction", (*NUMBERS, "calendar/store/publication")),
        ("WatchFunction", WATCHED),
    ],
)
def test_a_writer_may_do_what_its_store_does_and_no_more(
    name: str, modules: tuple[str, ...], functions: Resources
) -> None:
    assert actions(functions[name]) == {f"dynamodb:{call}" for call in called(*modules)}


def test_every_module_that_calls_aws_is_counted() -> None:
    modules = {str(path.relative_to(PACKAGE).with_suffix("")) for path in PACKAGE.rglob("*.py")}
    read = {"dynamodb/log_items", "rates/store/series_as_of", "export/table_parts", "export/news_parts"}
    read |= {"news/store/stories", "news/store/story_state", "calendar/store/part_items", "rates/store/last_readings"}
    buckets = {"calendar/store/notice_bucket", "calendar/store/decision_evidence", "rates/store/evidence_archive"}
    buckets |= {"export/export_bucket", "export/evidence_copy", "search/store/bucket_shelf", "archive/archive_shelf"}
    assert set(filter(called, modules)) == {
        *NUMBERS,
        *RATES,
        *NEWS,
        *READING,
        *read,
        *buckets,
        "dynamodb/export_record",
        "dynamodb/archive_record",
        "news/store/feed_state",
        "news/store/link_queue",
        *("watch/look", "watch/store/watch_state", "cards/card_shelf"),
        "calendar/store/publication",
        *ALERT_STORES,
    }

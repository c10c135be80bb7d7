"""The queue between who finds articles and who reads them."""

from typing import Any

import pytest

from tests.support.template_file import of_type
from tests.template.parts import Resources


@pytest.fixture(scope="session")
def queues(template: dict[str, Any]) -> Resources:
    return of_type(template, "AWS::SQS::Queue")


@pytest.fixture(scope="session")
def mapping(template: dict[str, Any]) -> dict[str, Any]:
    (mapping,) = of_type(template, "AWS::Lambda::EventSourceMapping").values()
    return mapping


def test_links_of_a_host_come_one_after_the_other(queues: Resources) -> None:
    assert queues["ArticleLinks"]["FifoQueue"] is True
    # Whoever sends says what is the same: a link that says something new is no duplicate.
    assert "ContentBasedDeduplication" not in queues["ArticleLinks"]


def test_a_link_is_put_aside_by_its_reader_and_by_the_queue_only_if_that_never_ends(
    queues: Resources, functions: Resources
) -> None:
    variables = functions["ArticlesFunction"]["Environment"]["Variables"]
    assert (variables["LINKS_QUEUE_URL"], variables["FAILED_LINKS_URL"]) == (
        {"Ref": "ArticleLinks"},
        {"Ref": "FailedLinks"},
    )
    assert queues["ArticleLinks"]["RedrivePolicy"] == {
        "deadLetterTargetArn": {"Fn::GetAtt": ["FailedLinks", "Arn"]},
        "maxReceiveCount": 1000,
    }
    # What is put aside from a queue of this kind goes to one of its kind.
    assert queues["FailedLinks"]["FifoQueue"] is True
    assert queues["FailedLinks"]["MessageRetentionPeriod"] == 14 * 86_400


def test_a_link_is_hidden_for_six_times_as_long_as_its_reader_may_take(queues: Resources, functions: Resources) -> None:
    assert queues["ArticleLinks"]["VisibilityTimeout"] == 6 * functions["ArticlesFunction"]["Timeout"]


def test_the_reader_answers_for_each_link_of_a_batch(mapping: dict[str, Any]) -> None:
    assert mapping["EventSourceArn"] == {"Fn::GetAtt": ["ArticleLinks", "Arn"]}
    assert mapping["FunctionName"] == {"Ref": "ArticlesFunction.Alias"}
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert (mapping["BatchSize"], mapping["ScalingConfig"]) == (10, {"MaximumConcurrency": 2})


def test_the_finder_knows_the_queue(functions: Resources) -> None:
    variables = functions["FeedsFunction"]["Environment"]["Variables"]
    assert variables["LINKS_QUEUE_URL"] == {"Ref": "ArticleLinks"}


def test_every_queue_is_encrypted(queues: Resources) -> None:
    assert sorted(queues) == ["ArticleLinks", "FailedLinks", "FailedRuns"]
    assert all(queue["SqsManagedSseEnabled"] is True for queue in queues.values())

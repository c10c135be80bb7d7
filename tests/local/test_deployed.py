"""Which deployment a command works on, and how patient it is with it."""

import pytest

from local import deployed, stack


def test_without_an_address_it_is_the_persons_own_account() -> None:
    found = deployed.aws()
    assert found.client("lambda").meta.endpoint_url == f"https://lambda.{stack.REGION}.amazonaws.com"


def test_a_function_is_waited_for_and_never_invoked_a_second_time() -> None:
    config = deployed.aws().client("lambda").meta.config
    assert (config.read_timeout, config.retries["total_max_attempts"]) == (900, 1)
    assert deployed.aws().client("dynamodb").meta.config.retries["total_max_attempts"] == 5


def test_the_address_that_make_run_prints_is_that_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4567")
    assert deployed.aws().endpoint == "http://127.0.0.1:4567"

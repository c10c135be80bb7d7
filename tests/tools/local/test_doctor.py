"""What make doctor says of machines that lack something; none of them is this one."""

from dataclasses import replace
from pathlib import Path

import pytest
from botocore.exceptions import ClientError, NoCredentialsError

from chautari.markets import sources as board_sources
from chautari.news import sources as news
from chautari.rates import sources
from tests.support.template_file import ROOT
from tools.local import doctor, lambda_python
from tools.local.doctor import World
from tools.local.errors import CannotRun

PYTHON = "/usr/bin/python3.13"
REFUSED = "cannot be reached (Connection refused)"


@pytest.fixture
def well(tmp_path: Path) -> World:
    """A machine that has everything."""
    config = (ROOT / "samconfig.toml").read_text(encoding="utf-8")
    samconfig = tmp_path / "samconfig.toml"
    samconfig.write_text(config.replace('"Stage=prod"', '"Stage=prod", "Contact=a@example.org"'), encoding="utf-8")
    return World(
        lambda _: "1.2.3",
        lambda _: None,
        lambda _: "arn:aws:iam::123456789012:user/ram",
        samconfig,
        lambda _: 1000,
        lambda: PYTHON,
    )


def lines(world: World, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    status = doctor.main(world)
    return status, capsys.readouterr().out.splitlines()


def test_where_nothing_is_missing_it_says_so(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    status, output = lines(well, capsys)
    assert (status, output[-1]) == (0, "Nothing is missing.")
    assert not [line for line in output if "MISSING" in line]


def test_a_tool_that_is_not_there_is_named_with_its_package(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    bare = replace(well, version=lambda program: "" if program in ("npm", doctor.SAM) else "1.2.3")
    status, output = lines(bare, capsys)
    assert (status, output[-1]) == (1, "2 missing.")
    assert "  MISSING npm: not installed" in output
    assert "          make build installs it into .venv-sam" in output


def test_without_credentials_it_says_how_to_give_them(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    def nobody(region: str) -> str:
        raise NoCredentialsError

    status, output = lines(replace(well, identity=nobody), capsys)
    assert status == 1
    assert "  MISSING AWS credentials: Unable to locate credentials" in output


def test_a_host_that_does_not_answer_is_named(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    status, output = lines(replace(well, reach=lambda host: REFUSED if "nrb" in host else None), capsys)
    assert (status, output[-1]) == (1, "1 missing.")
    assert f"  MISSING nrb: www.nrb.org.np: {REFUSED}" in output


def test_a_machine_without_a_network_is_told_once(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    status, output = lines(replace(well, reach=lambda host: None if "amazonaws" in host else REFUSED), capsys)
    assert (status, output[-1]) == (1, "1 missing.")
    assert output[output.index("The sources") + 1 : -1] == [
        f"  MISSING every source: {REFUSED}",
        f"          {doctor.OFFLINE}",
    ]


def test_every_source_that_is_asked_is_looked_at(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    _, output = lines(well, capsys)
    looked_at = {line.split()[1].rstrip(":") for line in output[output.index("The sources") + 1 : -1]}
    of_rates = {source.key for source in map(sources.find, sources.keys()) if source.schedule}
    assert looked_at == {*news.keys(), *of_rates, *board_sources.source_keys()}


def test_prod_without_a_contact_is_told(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    _, output = lines(replace(well, samconfig=ROOT / "samconfig.toml"), capsys)
    assert "  MISSING contact of prod: not named" in output


def test_this_machines_own_python_has_a_version() -> None:
    assert doctor.version("no-such-program") == ""
    assert doctor.version("python3").startswith("Python 3")


def test_a_port_where_nobody_listens_is_no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr("tools.local.doctor.socket.create_connection", refuse)
    assert doctor.reach("www.example.org") == REFUSED


def test_an_account_that_runs_ten_functions_at_once_is_too_small(
    well: World, capsys: pytest.CaptureFixture[str]
) -> None:
    status, output = lines(replace(well, concurrency=lambda region: 10), capsys)
    assert (status, output[-1]) == (1, "1 missing.")
    assert "  MISSING functions at once: 10 in ap-south-1" in output
    assert any("Concurrent executions in ap-south-1" in line for line in output)


def test_who_may_not_ask_for_the_limit_is_told_which_right_is_missing(
    well: World, capsys: pytest.CaptureFixture[str]
) -> None:
    def denied(region: str) -> int:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "GetAccountSettings")

    _, output = lines(replace(well, concurrency=denied), capsys)
    assert any("lambda:GetAccountSettings" in line for line in output)


def test_without_lambdas_python_uv_brings_it(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    status, output = lines(replace(well, lambda_python=lambda: ""), capsys)
    assert status == 0
    assert "  ok      Python 3.13: not installed; 1.2.3 brings it at make build" in output


def test_without_lambdas_python_and_uv_something_is_missing(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    def version(program: str | Path) -> str:
        return "" if program == lambda_python.UV else "1.2.3"

    status, output = lines(replace(well, lambda_python=lambda: "", version=version), capsys)
    assert (status, output[-1]) == (1, "1 missing.")
    assert "  MISSING Python 3.13: not installed" in output


def test_another_python_that_was_named_is_refused(well: World, capsys: pytest.CaptureFixture[str]) -> None:
    def other() -> str:
        raise CannotRun("PYTHON313=python3.11 is no Python 3.13 that runs")

    status, output = lines(replace(well, lambda_python=other), capsys)
    assert status == 1
    assert "  MISSING Python 3.13: PYTHON313=python3.11 is no Python 3.13 that runs" in output

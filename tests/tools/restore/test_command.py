"""`make restore` on an account: a table of the template's shape is made and filled; evidence goes to the stack."""

import json
from pathlib import Path
from typing import Any

import boto3
import pytest

from chautari.export.job import EVENT
from tests.support import exported
from tests.support.whole_system import REGION, WholeSystem, account
from tools.local import deployed
from tools.local.errors import CannotRun
from tools.local.samconfig import Deployment
from tools.restore import __main__ as command
from tools.restore import new_table

DEPLOYMENT = Deployment("chautari-dev", REGION)
OUTPUTS = {"TableName": "chautari", "EvidenceBucketName": "evidence"}


class Account:
    """boto3 clients of the account in memory."""

    def client(self, service: str) -> Any:
        return boto3.client(service, REGION)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of one run of the bank, with its evidence."""
    folder = tmp_path_factory.mktemp("export")
    with account() as system:
        system.invoke("rates", {"sources": ["nrb"]})
        system.invoke("export", EVENT, 890)
        exported.save(system, folder)
    return folder


def restore(files: object, *words: str) -> list[str]:
    arguments = command._arguments(["--from", str(files), *words])
    return list(command.run(Account(), DEPLOYMENT, arguments))


def deploy() -> None:
    """A stack that has the outputs of ours."""
    outputs = {name: {"Value": value} for name, value in OUTPUTS.items()}
    template = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue"}}, "Outputs": outputs}
    boto3.client("cloudformation", REGION).create_stack(StackName="chautari-dev", TemplateBody=json.dumps(template))


def items(table: str) -> int:
    return int(boto3.client("dynamodb", REGION).scan(TableName=table, Select="COUNT")["Count"])


def test_without_a_stack_a_named_table_is_made_and_filled_and_evidence_waits(folder: Path) -> None:
    with account():
        lines = restore(folder, "--table", "restored")
        assert lines[1] == "made the table restored"
        assert "ExistingTable=restored" in lines[-1]
        assert items("restored") > 100
        client = boto3.client("dynamodb", REGION)
        table = client.describe_table(TableName="restored")["Table"]
        assert table["DeletionProtectionEnabled"] is True
        assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
        lives = client.describe_time_to_live(TableName="restored")["TimeToLiveDescription"]
        assert lives["AttributeName"] == "expires_at"
        backups = client.describe_continuous_backups(TableName="restored")["ContinuousBackupsDescription"]
        assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
        assert new_table.ensure(client, "restored", "dev") is False


def test_with_the_stack_its_own_table_is_filled_and_its_archive(folder: Path) -> None:
    with account() as system:
        deploy()
        restore(folder)
        assert items("chautari") > 100
        archived = exported.objects(system, "evidence")
        assert {key.partition("/")[0] for key in archived} == {"answers", "runs"}
        before = items("chautari")
        restore(folder)
        assert (items("chautari"), exported.objects(system, "evidence")) == (before, archived)


def test_from_a_bucket_as_from_a_folder(folder: Path) -> None:
    with account() as system:
        deploy()
        _upload(system, folder)
        assert restore("s3://export/dev")[0].startswith("export of dev at ")
        assert items("chautari") > 100


def test_without_a_stack_and_a_name_there_is_nothing_to_fill(folder: Path) -> None:
    with account(), pytest.raises(CannotRun, match="TABLE="):
        restore(folder)


def test_what_is_refused_is_said_in_one_line_and_an_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deployed, "aws", lambda region: Account())
    with account():
        assert command.main(["--from", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "ExportDamaged: manifest.json is missing\n"


def _upload(system: WholeSystem, folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            key = f"dev/{path.relative_to(folder).as_posix()}"
            system.bucket.s3.put_object(Bucket="export", Key=key, Body=path.read_bytes())

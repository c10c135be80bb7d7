import io
import zipfile
from pathlib import Path

import pytest

from tools.local import deploy, template
from tools.local.template import Route, Template

TEMPLATE = """
Globals:
  Function: {AutoPublishAlias: live}
Resources:
  Reader:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: reader
      Policies: [{Statement: [{Action: [sqs:SendMessage]}, {Action: [s3:GetObject]}]}]
      Events:
        Read: {Type: HttpApi, Properties: {ApiId: !Ref Api, Method: get, Path: "/v1/{proxy+}"}}
        Rest: {Type: HttpApi, Properties: {ApiId: !Ref Api}}
        Tick: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 day)}}
  Api: {Type: AWS::Serverless::HttpApi, Properties: {StageName: $default}}
"""


@pytest.fixture
def written(tmp_path: Path) -> Template:
    (tmp_path / "template.yaml").write_text(TEMPLATE)
    return template.read(tmp_path / "template.yaml")


def test_routes_are_those_of_the_http_events(written: Template) -> None:
    assert written.routes() == [Route("GET /v1/{proxy+}", "Api", "Reader"), Route("$default", "Api", "Reader")]


def test_events_invoke_the_alias_where_one_is_published(written: Template) -> None:
    assert written.invoked("Reader") == "ReaderAliaslive"
    del written.body["Globals"]
    assert written.invoked("Reader") == "Reader"


def test_variables_are_set_in_every_function(written: Template) -> None:
    written.add_environment({"CHAUTARI_NOW": "2026-08-17T06:00:00+00:00"})
    assert written.body["Globals"]["Function"]["Environment"]["Variables"]["CHAUTARI_NOW"].startswith("2026")


def test_a_package_holds_the_code_and_nothing_of_the_build(tmp_path: Path) -> None:
    for name in ("app.py", "Makefile", "requirements.txt", "chautari/data/months.json", "chautari/__pycache__/a.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    packed = zipfile.ZipFile(io.BytesIO(deploy.package(tmp_path, "python/")))
    assert packed.namelist() == ["python/app.py", "python/chautari/data/months.json"]


def test_what_an_action_implies_is_allowed_with_it(written: Template) -> None:
    written.allow(deploy.IMPLIED)
    (policy,) = written.resources("Function")["Reader"]["Policies"]
    assert [statement["Action"] for statement in policy["Statement"]] == [
        ["sqs:SendMessage", "sqs:SendMessageBatch"],
        ["s3:GetObject"],
    ]


def test_a_variable_is_set_in_the_functions_that_have_it(written: Template) -> None:
    function = written.resources("Function")["Reader"]
    written.set_variable("SITE_URL", "http://127.0.0.1:8000")
    assert "SITE_URL" not in str(function)
    function["Environment"] = {"Variables": {"SITE_URL": {"Fn::Sub": "https://${Site.DomainName}"}}}
    written.set_variable("SITE_URL", "http://127.0.0.1:8000")
    assert function["Environment"]["Variables"] == {"SITE_URL": "http://127.0.0.1:8000"}

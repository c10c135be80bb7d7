"""What a page loads besides itself: from the folder here, from the bucket in AWS, with the same headers."""

import json
import re
from typing import Any

import boto3
import pytest
from moto import mock_aws

from tests.tools.local.running import Run
from tools.local import assets, upload
from tools.local.options import ROOT

WEB = ROOT / "web"
UPLOT = WEB / "assets" / "uplot"
LARGEST = 60_000


def test_a_file_is_found_at_its_address_with_its_type() -> None:
    script = assets.find("/assets/page.js?v=1")
    assert script is not None
    assert script.body == (WEB / "assets" / "page.js").read_bytes()
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert re.fullmatch('W/"[0-9a-f]{32}"', script.headers["ETag"])


@pytest.mark.parametrize(
    "address",
    ["/assets/", "/assets/none.js", "/assets/../package.json", "/assets/%2e%2e/package.json", "/v1/assets/page.js"],
)
def test_no_address_leads_elsewhere(address: str) -> None:
    assert assets.find(address) is None


def test_all_of_them_are_uploaded_with_type_and_age(dynamodb: Any) -> None:
    with mock_aws(config={"core": {"reset_boto3_session": False}}):
        s3 = boto3.client("s3", "us-east-1")
        s3.create_bucket(Bucket="pages")
        assert sorted(upload.upload(s3, "pages")) == sorted(asset.key for asset in assets.every())
        kept = s3.get_object(Bucket="pages", Key="assets/page.js")
    assert (kept["ContentType"], kept["CacheControl"]) == ("text/javascript; charset=utf-8", assets.CACHED)
    assert kept["Body"].read() == (WEB / "assets" / "page.js").read_bytes()


def test_all_that_a_page_may_load_is_small() -> None:
    sizes = {asset.key: len(asset.body) for asset in assets.every() if not asset.key.endswith("LICENSE")}
    assert sum(sizes.values()) < LARGEST, sizes


def test_the_chart_library_is_the_locked_one_with_its_licence() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]["node_modules/uplot"]
    assert lock["integrity"].startswith("sha512-")
    assert f"(v{lock['version']})" in (UPLOT / "uPlot.iife.min.js").read_text(encoding="utf-8")[:300]
    assert "MIT" in (UPLOT / "LICENSE").read_text(encoding="utf-8")


def test_no_script_of_ours_names_another_host() -> None:
    for path in (WEB / "assets").glob("*.js"):
        assert "http" not in path.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_files_of_the_pages_are_uploaded_to_the_deployed_bucket(run: Run) -> None:
    done = run.command("tools.local.upload")
    assert done.returncode == 0, done.stderr
    assert "files uploaded; the pages are at https://" in done.stdout
    other = run.command("tools.local.upload", "--stack", "nothing")
    assert (other.returncode, other.stdout) == (1, "")
    assert "were not uploaded: " in other.stderr

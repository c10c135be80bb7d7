"""What a page loads besides itself: from the folder here, from the bucket in AWS, with the same headers."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.web.layout import WebPage, document
from chautari.web.locales import Locale
from tests.tools.local.running import LAYER
from tools.local import assets
from tools.local.errors import CannotRun
from tools.local.options import ROOT

WEB = ROOT / "web"
PACKAGE = LAYER / "chautari"
UPLOT = WEB / "assets" / "uplot"
LARGEST = 65_000


def address_of(name: str) -> str:
    """Where a file of web/assets is served."""
    address: str = json.loads(assets.addresses())[name]
    return address


def test_a_file_is_found_at_its_address_with_its_type() -> None:
    icon = assets.find(f"{address_of('icon.svg')}?v=1")
    assert icon is not None
    assert icon.body == (WEB / "assets" / "icon.svg").read_bytes()
    assert icon.headers["Content-Type"] == "image/svg+xml"
    assert re.fullmatch('W/"[0-9a-f]{32}"', icon.headers["ETag"])


def test_an_address_has_a_hash_of_what_it_gives_and_is_kept_for_a_year() -> None:
    for asset in assets.every():
        assert f".{hashlib.sha256(asset.body).hexdigest()[:10]}" in asset.key
        assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address",
    [
        *("/assets/", "/assets/none.js", "/assets/page.js", "/assets/page.0000000000.js", "/assets/../package.json"),
        *("/assets/%2e%2e/package.json", "/v1/assets/page.js"),
    ],
)
def test_no_address_leads_elsewhere(address: str) -> None:
    assert assets.find(address) is None


def test_a_script_loads_others_by_their_own_addresses() -> None:
    page, chart = (assets.find(address_of(name)) for name in ("page.js", "chart.js"))
    assert page is not None
    assert chart is not None
    assert f"import('{address_of('chart.js')}')".encode() in page.body
    for name in ("uplot/uPlot.iife.min.js", "uplot/uPlot.min.css"):
        assert f"'{address_of(name)}'".encode() in chart.body


def files(folder: Path, **bodies: str) -> Path:
    for name, body in bodies.items():
        (folder / name.replace("_", ".")).write_text(body, encoding="utf-8")
    return folder


def test_a_changed_file_changes_the_address_of_what_names_it_and_of_nothing_else(tmp_path: Path) -> None:
    files(tmp_path, a_js="import '/assets/b.js'", b_js="1", c_js="2")
    before = {asset.name: asset.key for asset in assets.every(tmp_path)}
    files(tmp_path, b_js="3")
    after = {asset.name: asset.key for asset in assets.every(tmp_path)}
    assert {name for name in before if before[name] != after[name]} == {"a.js", "b.js"}


@pytest.mark.parametrize(
    ("named", "why"), [("none.js", "none.js does not exist, by way of a.js"), ("a.js", "a.js names itself")]
)
def test_a_script_that_names_what_cannot_be_is_refused(named: str, why: str, tmp_path: Path) -> None:
    files(tmp_path, a_js=f"import('/assets/{named}')")
    with pytest.raises(CannotRun, match=why):
        list(assets.every(tmp_path))


def test_pages_name_the_files_that_are_served() -> None:
    assets.require_current_addresses()
    page = document(WebPage("title", "", "home", None, script=True), Locale("en")).html
    assert re.findall(r"/assets/[^\"]+", page) == [address_of(name) for name in ("icon.svg", "icon-180.png", "page.js")]


def test_no_module_of_ours_names_a_file_by_another_address() -> None:
    for module in PACKAGE.rglob("*.py"):
        assert "/assets/" not in module.read_text(encoding="utf-8"), module


def test_pages_that_name_other_files_are_neither_run_nor_deployed(tmp_path: Path) -> None:
    stale = tmp_path / assets.NAMES
    stale.parent.mkdir(parents=True)
    stale.write_text("{}", encoding="utf-8")
    with pytest.raises(CannotRun, match="run `make generate`"):
        assets.require_current_addresses(tmp_path)


def test_all_of_them_are_uploaded_with_type_and_age_and_what_was_there_stays(dynamodb: Any) -> None:
    with mock_aws(config={"core": {"reset_boto3_session": False}}):
        s3 = boto3.client("s3", "us-east-1")
        s3.create_bucket(Bucket="pages")
        s3.put_object(Bucket="pages", Key="assets/page.0123456789.js", Body=b"of the release before")
        assert sorted(assets.upload(s3, "pages")) == sorted(asset.key for asset in assets.every())
        kept = s3.get_object(Bucket="pages", Key=address_of("icon.svg").removeprefix("/"))
        before = s3.get_object(Bucket="pages", Key="assets/page.0123456789.js")
    assert (kept["ContentType"], kept["CacheControl"]) == ("image/svg+xml", assets.CACHED)
    assert kept["Body"].read() == (WEB / "assets" / "icon.svg").read_bytes()
    assert before["Body"].read() == b"of the release before"


# Text that no page loads, what pages of other sites load, and what the home screen of a phone does.
ON_HOME_SCREENS = tuple(f"icon-{size}.png" for size in ("180", "192", "512", "maskable-512"))
OF_NO_PAGE = ("uplot/LICENSE", *assets.EMBEDDED, *ON_HOME_SCREENS)


def test_all_that_a_page_may_load_is_small() -> None:
    sizes = {asset.key: len(asset.body) for asset in assets.every() if asset.name not in OF_NO_PAGE}
    assert sum(sizes.values()) < LARGEST, sizes


def test_the_chart_library_is_the_locked_one_with_its_licence() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))["packages"]["node_modules/uplot"]
    assert lock["integrity"].startswith("sha512-")
    assert f"(v{lock['version']})" in (UPLOT / "uPlot.iife.min.js").read_text(encoding="utf-8")[:300]
    assert "MIT" in (UPLOT / "LICENSE").read_text(encoding="utf-8")


def test_no_script_of_ours_names_another_host() -> None:
    for path in (WEB / "assets").glob("*.js"):
        assert "http" not in path.read_text(encoding="utf-8")


def test_a_script_of_ours_is_served_without_what_is_for_its_readers(tmp_path: Path) -> None:
    (tmp_path / "vendor").mkdir()
    text = "// Why.\n\nconst a = {\n  // Because.\n  b: 'x // y',\n}\n"
    for name in ("page.js", "embed.js", "vendor/lib.js"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    bodies = {asset.name: asset.body.decode() for asset in assets.every(tmp_path)}
    assert bodies == {"page.js": "const a = {\nb: 'x // y',\n}\n", "embed.js": text, "vendor/lib.js": text}

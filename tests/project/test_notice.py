"""What is not ours is named, with its source and its terms as known."""

from tests.support.template_file import ROOT

PACKAGE = ROOT / "layers" / "shared" / "chautari"
VENDORED = ROOT / "web" / "assets" / "uplot"
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
HISTORIES = {
    "data/metals-history/2": "data/metals-history/2017.csv to data/metals-history/2026.csv",
    "data/vegetables-history/2": "data/vegetables-history/2023.csv to data/vegetables-history/2026.csv",
}


def test_every_data_file_of_the_package_is_named_with_its_source() -> None:
    files = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("data/**/*") if path.is_file()]
    for beginning, years in HISTORIES.items():
        assert years in NOTICE
        named = [name for name in files if name.startswith(beginning)]
        assert (min(named), max(named)) == tuple(years.split(" to "))
    unnamed = [name for name in files if name not in NOTICE and not name.startswith(tuple(HISTORIES))]
    assert unnamed == []


def test_every_vendored_file_is_named_and_its_licence_stands_beside_it() -> None:
    files = [path.relative_to(ROOT).as_posix() for path in VENDORED.iterdir()]
    assert VENDORED.relative_to(ROOT).as_posix() + "/LICENSE" in files
    assert [name for name in files if name not in NOTICE] == []


def test_the_package_says_the_licence_that_stands_beside_it() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License\n")
    assert 'license = "MIT"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")

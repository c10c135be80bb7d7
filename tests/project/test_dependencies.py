"""The audit of dependencies that needs no network: each is pinned, hashed, tested as it ships, and of a known licence.

Known vulnerabilities need a database that nobody ships: `pip-audit --require-hashes -r requirements/run.txt`, by hand.
"""

import re
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest

from tests.support.template_file import ROOT

LOCKED = sorted([*ROOT.glob("requirements/*.txt"), *ROOT.glob("layers/*/requirements.txt")])
HASHES = r"(?: \\\n +--hash=sha256:[0-9a-f]{64})+"
PIN = re.compile(rf"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^\s;]+)(?P<marker> ; [^\\]+)?{HASHES}")
# What is shipped binds nobody who runs it: no licence that asks for the source of what uses it.
LICENCES = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-0", "MIT License", "MPL-2.0", "PSF-2.0"}
LICENCES |= {"Apache-2.0 OR BSD-3-Clause", "License :: OSI Approved :: MIT License"}
# Of Pillow, which asks for its notice; and of a font, which asks that it be not sold alone: https://openfontlicense.org
LICENCES |= {"MIT-CMU", "OFL-1.1"}


def blocks(path: Path) -> list[str]:
    """The requirements of a lock file, without its comments."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(line for line in lines if line.strip()))


def pins(path: Path) -> dict[str, str]:
    """Name to version of what is wanted on every Python."""
    pins = [PIN.fullmatch(block.rstrip(" \\")) for block in blocks(path)]
    return {pin["name"]: pin["version"] for pin in pins if pin and not pin["marker"]}


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_is_pinned_by_version_and_hash_and_comes_from_the_index(path: Path) -> None:
    assert [block for block in blocks(path) if not PIN.fullmatch(block.rstrip(" \\"))] == []


@pytest.mark.parametrize("name", ["run", "dev"])
def test_what_is_tested_is_what_is_locked(name: str) -> None:
    locked = pins(ROOT / "requirements" / f"{name}.txt")
    assert {package: metadata.version(package) for package in locked} == locked


def licence_of(package: metadata.PackageMetadata) -> str:
    """As its metadata state it: an expression, a text, or the classifiers of before there were expressions."""
    stated = (package[field] for field in ("License-Expression", "License") if field in package)
    classified = (line for line in package.get_all("Classifier", []) if line.startswith("License ::"))
    return next(chain(stated, classified), "")


@pytest.mark.parametrize("path", sorted(ROOT.glob("layers/*/requirements.txt")), ids=lambda path: path.parent.name)
def test_what_ships_is_free_to_use(path: Path) -> None:
    about = {name: metadata.metadata(name) for name in pins(path)}
    licences = {name: licence_of(package) for name, package in about.items()}
    assert {name: licence for name, licence in licences.items() if licence not in LICENCES} == {}

"""Signatures, checked by OpenSSL too: a tool that knows nothing of us, and that is never skipped."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from chautari.archive import descriptor, signing
from chautari.archive.signing import InvalidKey
from tests.support.chain import DAYS, KEY, OTHER_KEY, archived, private_pem


def openssl(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["openssl", *words], capture_output=True, text=True, check=False)  # noqa: S607


def verified_by_openssl(folder: Path, public_key: str) -> bool:
    """The command of docs/archive.md."""
    (folder / "key.pem").write_text(public_key)
    names = ("key.pem", descriptor.name_of(DAYS[0]), descriptor.signature_of(DAYS[0]))
    files = (str(folder / name) for name in names)
    words = zip(("-inkey", "-in", "-sigfile"), files, strict=True)
    done = openssl("pkeyutl", "-verify", "-rawin", "-pubin", *(word for pair in words for word in pair))
    assert ("Signature Verified Successfully" in done.stdout) == (done.returncode == 0), done.stderr
    return done.returncode == 0


def test_openssl_takes_the_signature_of_a_day_and_no_other(tmp_path: Path) -> None:
    archived(tmp_path, days=DAYS[:1])
    assert verified_by_openssl(tmp_path, KEY.public_key)
    assert not verified_by_openssl(tmp_path, OTHER_KEY.public_key)
    path = tmp_path / descriptor.name_of(DAYS[0])
    path.write_bytes(path.read_bytes() + b" ")
    assert not verified_by_openssl(tmp_path, KEY.public_key)


def test_a_key_that_openssl_made_signs(tmp_path: Path) -> None:
    made = openssl("genpkey", "-algorithm", "ed25519").stdout.encode()
    key = signing.signing_key(made)
    assert signing.is_signature(key.sign(b"a day"), b"a day", key.public_key)
    (tmp_path / "private.pem").write_bytes(made)
    assert openssl("pkey", "-in", str(tmp_path / "private.pem"), "-pubout").stdout == key.public_key


def test_a_key_signs_a_file_in_one_way() -> None:
    assert KEY.sign(b"a day") == KEY.sign(b"a day") != OTHER_KEY.sign(b"a day")


def test_a_key_of_another_kind_is_refused() -> None:
    other = generate_private_key(SECP256R1())
    with pytest.raises(InvalidKey, match="another kind"):
        signing.signing_key(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(InvalidKey, match="another kind"):
        signing.public_key(other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


@pytest.mark.parametrize("text", [b"", b"no key", KEY.public_key.encode()])
def test_what_is_no_private_key_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidKey):
        signing.signing_key(text)


def test_the_key_is_read_from_the_parameter_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_KEY", "")
    assert signing.of_deployment() is None
    monkeypatch.setenv("ARCHIVE_KEY", "/chautari/archive-key")
    parameters = {"/chautari/archive-key": private_pem().decode()}

    def get_parameter(Name: str, WithDecryption: bool) -> Any:
        assert WithDecryption
        return {"Parameter": {"Value": parameters[Name]}}

    monkeypatch.setattr(boto3, "client", {"ssm": SimpleNamespace(get_parameter=get_parameter)}.__getitem__)
    key = signing.of_deployment()
    assert key is not None and key.public_key == KEY.public_key
    parameters["/chautari/archive-key"] = "lost"
    with pytest.raises(InvalidKey):
        signing.of_deployment()

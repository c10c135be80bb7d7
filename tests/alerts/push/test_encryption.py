"""Encryption for one browser, by the example of RFC 8291, and the token of RFC 8292, by a library of its own."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, SECP384R1, derive_private_key, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from chautari.alerts.model.push_receiver import PushKeys, decoded, encoded
from chautari.alerts.push import encryption
from chautari.alerts.push.push_key import InvalidPushKey, push_key
from tests.support.push_services import Device

# https://www.rfc-editor.org/rfc/rfc8291#appendix-A
PLAINTEXT = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
BROWSER = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
KEYS = PushKeys(decoded(POINT), decoded(AUTH))
NOW = datetime(2026, 8, 17, 6, 15, tzinfo=UTC)


def pem(private: object) -> bytes:
    text: bytes = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())  # type: ignore[attr-defined]
    return text


def test_the_example_of_the_standard_is_reproduced_byte_for_byte() -> None:
    sender = derive_private_key(int.from_bytes(decoded(SENDER), "big"), SECP256R1())
    assert encoded(encryption.sealed(PLAINTEXT, KEYS, sender, decoded(SALT))) == BODY


def test_the_browser_of_the_tests_reads_the_example_and_nothing_that_was_changed() -> None:
    device = Device(int.from_bytes(decoded(BROWSER), "big"), decoded(AUTH))
    assert device.point == KEYS.p256dh
    assert device.read(decoded(BODY)) == PLAINTEXT
    with pytest.raises(InvalidTag):
        device.read(decoded(BODY[:-3] + "AAA"))


def test_each_attempt_has_a_key_and_a_salt_of_its_own_and_no_body_is_too_large() -> None:
    device = Device(7, decoded(AUTH))
    keys, plaintext = PushKeys(device.point, device.auth), b"x" * encryption.MOST_PLAINTEXT
    first, second = (encryption.encrypted(plaintext, keys) for _ in range(2))
    assert device.read(first) == device.read(second) == plaintext
    assert len(first) == encryption.MOST_BYTES
    assert first[:16] != second[:16] and first[21:86] != second[21:86]


@pytest.mark.parametrize(
    ("contact", "subject"),
    [("desk@example.org", "mailto:desk@example.org"), ("https://example.org", "https://example.org")],
)
def test_the_token_is_verified_by_another_library(contact: str, subject: str) -> None:
    key = push_key(pem(generate_private_key(SECP256R1())), contact)
    scheme, _, rest = key.authorization("https://push.example/send/1?x=2", NOW).partition(" ")
    parts = dict(part.split("=", 1) for part in rest.split(", "))
    point = decoded(parts["k"])
    public = {"kty": "EC", "crv": "P-256", "x": encoded(point[1:33]), "y": encoded(point[33:])}
    claims = jwt.decode(
        parts["t"],
        jwt.PyJWK(public, "ES256").key,
        ["ES256"],
        audience="https://push.example",
        options={"verify_exp": False},
    )
    assert (scheme, len(point), claims["sub"]) == ("vapid", 65, subject)
    assert timedelta(0) < datetime.fromtimestamp(claims["exp"], UTC) - NOW <= timedelta(days=1)


def test_without_a_contact_the_token_names_none() -> None:
    key = push_key(pem(generate_private_key(SECP256R1())), "")
    token = key.authorization("https://push.example/", NOW).split("t=")[1].split(",")[0]
    assert "sub" not in jwt.decode(token, options={"verify_signature": False})


@pytest.mark.parametrize(
    "text", [b"", b"no key", pem(generate_private_key(SECP384R1())), pem(Ed25519PrivateKey.generate())]
)
def test_what_is_no_key_of_that_curve_is_refused(text: bytes) -> None:
    with pytest.raises(InvalidPushKey):
        push_key(text, "")

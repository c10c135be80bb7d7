"""A kept connection over real sockets: used again, replaced when it was closed, bounded in time, verified."""

import hashlib
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chautari.aws import connection
from chautari.aws.connection import NO_ANSWER, AwsAnswer, Connection
from tests.support.scripted_server import answer, serving

OK = answer(b"{}", headers="X-Amz-Thing: 1\r\n")


def exchanged(asking: Connection, body: bytes = b"{}") -> AwsAnswer:
    return asking.exchange("POST", "/", {"Host": "h", "X-Target": "t"}, body, 5.0)


def test_one_connection_serves_many_requests() -> None:
    with serving([OK, OK, OK]) as server:
        asking = Connection(server.endpoint)
        answers = [exchanged(asking) for _ in range(3)]
        asking.close()
    assert answers == 3 * [AwsAnswer(200, {"content-length": "2", "x-amz-thing": "1"}, b"{}")]
    assert [len(requests) for requests in server.requests] == [3]
    assert server.requests[0][0].startswith(b"POST / HTTP/1.1\r\n") and server.requests[0][0].count(b"Host:") == 1


def test_a_connection_that_was_closed_meanwhile_is_replaced() -> None:
    with serving([OK], [OK]) as server:
        asking = Connection(server.endpoint)
        assert [exchanged(asking).status, exchanged(asking).status] == [200, 200]
        asking.close()
    assert [len(requests) for requests in server.requests] == [1, 1]


def test_one_that_closes_at_the_request_is_replaced_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_is_dropped", lambda _: False)
    with serving([OK, b""], [OK]) as server:
        asking = Connection(server.endpoint)
        assert [exchanged(asking).status, exchanged(asking).status] == [200, 200]
        asking.close()
    assert [len(requests) for requests in server.requests] == [2, 1]


def test_a_new_connection_that_closes_is_a_failure() -> None:
    with serving([b""], [OK]) as server:
        asking = Connection(server.endpoint)
        with pytest.raises(NO_ANSWER):
            exchanged(asking)
        assert exchanged(asking).status == 200
        asking.close()


def test_an_answer_that_says_so_is_the_connections_last() -> None:
    with serving([answer(b"1", headers="Connection: close\r\n")], [OK]) as server:
        asking = Connection(server.endpoint)
        assert [exchanged(asking).body, exchanged(asking).body] == [b"1", b"{}"]
        asking.close()


def test_a_shorter_answer_than_its_length_is_none() -> None:
    with serving([answer(b"{", length=2)]) as server, pytest.raises(NO_ANSWER):
        exchanged(Connection(server.endpoint))


def test_silence_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "READ_SECONDS", 0.01)
    with serving([]) as server, pytest.raises(TimeoutError):
        exchanged(Connection(server.endpoint))


def test_the_rest_of_the_time_bounds_it_as_well() -> None:
    with serving([]) as server, pytest.raises(TimeoutError):
        Connection(server.endpoint).exchange("POST", "/", {"Host": "h"}, b"", 0.01)


def test_silence_on_a_kept_connection_is_not_asked_again_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving([OK, b"HTTP/1.1 "], [OK]) as server:
        asking = Connection(server.endpoint)
        exchanged(asking)
        monkeypatch.setattr(asking, "_sent", lambda *_: (_ for _ in ()).throw(TimeoutError()))
        with pytest.raises(TimeoutError):
            exchanged(asking)
        asking.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that nobody vouches for, with its key."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    )
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    path = tmp_path_factory.mktemp("tls") / "own.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def context(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ssl.SSLContext]:
    """A server's side of TLS; what this process trusts is read anew before and after, and nobody named it."""
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    forget_authorities()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield context
    forget_authorities()


def forget_authorities() -> None:
    connection.tls_context.cache_clear()
    connection.machine_tls_context.cache_clear()


def test_a_certificate_that_nobody_vouches_for_is_refused(context: ssl.SSLContext) -> None:
    with serving([], [OK], context=context) as server, pytest.raises(ssl.SSLCertVerificationError):
        exchanged(Connection(server.endpoint))
    assert server.requests == []


def test_a_named_authority_is_trusted_for_its_names(
    context: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_CA_BUNDLE", str(certificate))
    with serving([OK], [OK], context=context) as server:
        asking = Connection(server.endpoint)
        assert exchanged(asking).status == 200
        asking.close()
        with pytest.raises(ssl.SSLCertVerificationError, match=r"127\.0\.0\.1"):
            exchanged(Connection(server.endpoint._replace(host="127.0.0.1")))


def test_an_authority_of_the_machine_alone_is_trusted_too(
    context: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where an endpoint is certified by others than Amazon, in China: by OpenSSL's own variable here."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving([], [OK], context=context) as server:
        asking = Connection(server.endpoint)
        assert exchanged(asking).status == 200
        asking.close()


def test_where_authorities_are_named_those_of_the_machine_are_none(
    context: ssl.SSLContext, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("AWS_CA_BUNDLE", certifi.where())
    with serving([OK], context=context) as server, pytest.raises(ssl.SSLCertVerificationError):
        exchanged(Connection(server.endpoint))


# https://www.amazontrust.com/repository/
AMAZONS = """
8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e
1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4
18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4
e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092
568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5
"""


def test_amazons_authorities_are_those_that_it_publishes(context: ssl.SSLContext) -> None:
    """The process trusts the five whose SHA-256 the page lists."""
    trusted = connection.tls_context().get_ca_certs(binary_form=True)
    assert {hashlib.sha256(authority).hexdigest() for authority in trusted} == {*AMAZONS.split()}

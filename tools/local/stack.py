"""ministack, a local AWS in one process (https://github.com/ministackorg/ministack), as a child of this one.

It listens on a free port of the loopback address, keeps its state in a temporary folder and runs functions as
subprocesses of the interpreter it runs on, whatever Runtime says. It is made to see neither the person's AWS settings
nor a Docker daemon, and enforces the template's policies (AUTH).
"""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.local import samconfig
from tools.local.errors import CannotRun

HOST = "127.0.0.1"
REGION = samconfig.deployment().region
START_SECONDS = 60
LINES_SHOWN = 15
# A run unpacks some 9,000 files, 110 MB, for its functions. On a busy disk their removal kept Ctrl-C waiting for 10 to
# 25 s, in memory for 3. Docker gives a container 64 MB of it, which are too few.
IN_MEMORY, LEAST_FREE = Path("/dev/shm"), 1_000_000_000  # noqa: S108 - the folder in it has a name of its own
# What a function may need of the machine when it reads the real sources; nothing else is handed on.
HANDED_ON = ("PATH", "HOME", "LANG", "HTTP_PROXY", "HTTPS_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE")
# In the functions, botocore is not to read the person's own AWS settings, nor in this process (`session`).
NO_SETTINGS = {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
}


@dataclass(frozen=True, slots=True)
class Aws:
    """The local AWS that listens on `port`; `session` is a boto3 session without the person's settings."""

    port: int
    session: Any

    @property
    def endpoint(self) -> str:
        """The URL of all its services."""
        return f"http://{HOST}:{self.port}"

    def client(self, service: str) -> Any:
        """A boto3 client of its `service`."""
        from botocore.config import Config

        # A back-fill window takes its time, and a failure is to be seen, not retried away.
        config = Config(read_timeout=900, retries={"total_max_attempts": 1}, proxies={})
        return self.session.client(service, endpoint_url=self.endpoint, config=config)


@dataclass(frozen=True, slots=True)
class Stack(Aws):
    """A local AWS that is our own child; all that it says goes to the file `log`."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def wait_until_ready(self) -> None:
        """Wait until ministack answers. Raises CannotRun if it ends before, or takes over a minute."""
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise self.ended("did not start")
            time.sleep(0.02)

    def ended(self, how: str) -> CannotRun:
        """The error of a ministack that ended, with the end of its log."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES_SHOWN:]
        return CannotRun("\n".join([f"the local AWS {how}; the end of {self.log}:", *lines]))

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/_ministack/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@contextmanager
def running(log: Path) -> Iterator[Stack]:
    """A ministack that has been started (see `wait_until_ready`) and is gone, with all its functions, at the end."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="chautari-", dir=_in_memory(), ignore_cleanup_errors=True) as folder:
        process = _start(port, Path(folder), log)
        try:
            yield Stack(port, session(), process, log)
        finally:
            _stop(process)


def _in_memory() -> Path | None:
    """A file system in memory with room for a run, if this machine has one."""
    is_usable = os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > LEAST_FREE
    return IN_MEMORY if is_usable else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def session() -> Any:
    """A boto3 session for the local AWS, whatever the person's own settings are."""
    # Imported here: it takes as long as ministack needs to start.
    import boto3
    import botocore.session

    nowhere = dict.fromkeys(("config_file", "credentials_file"), (None, None, os.devnull, None))
    core = botocore.session.Session(session_vars={**nowhere, "profile": (None, None, None, None)})
    return boto3.Session("test", "test", region_name=REGION, botocore_session=core)


def _start(port: int, folder: Path, log: Path) -> "subprocess.Popen[bytes]":
    log.parent.mkdir(exist_ok=True)
    with log.open("wb") as written:
        # A session of its own: Ctrl-C reaches only us, and its functions can be ended with it.
        return subprocess.Popen(
            [sys.executable, "-m", "ministack"],
            env=_environment(port, folder),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _environment(port: int, folder: Path) -> dict[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if name.upper() in HANDED_ON},
        **NO_SETTINGS,
        "NO_PROXY": f"{HOST},localhost",
        "TZ": "UTC",  # as in Lambda
        "TMPDIR": str(folder),
        "BIND_HOST": HOST,
        "MINISTACK_HOST": HOST,
        "MINISTACK_REGION": REGION,
        "GATEWAY_PORT": str(port),
        "AUTH": "true",
        "SFTP_ENABLED": "0",
        "IOT_MTLS_ENABLED": "0",
        "DOCKER_HOST": "unix:///nonexistent",
    }


def _stop(process: "subprocess.Popen[bytes]") -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            return
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            continue

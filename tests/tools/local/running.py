"""A running `make run` as tests have it: the real template and functions on the recorded web, until it is stopped."""

import http.client
import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tools.local import stack
from tools.local.options import ROOT

START_SECONDS = 240
LAYER = ROOT / "layers" / "shared"


@dataclass(frozen=True, slots=True)
class Run:
    """A running `python -m tools.local`: its process, the port of its site and what it has said so far."""

    process: "subprocess.Popen[str]"
    port: int
    output_lines: list[str]

    def request(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """The answer to a person, through the edge and its cache."""
        return self._response_from(self.port, path, method, headers)

    def _response_from(
        self, port: int, path: str, method: str, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    @property
    def gateway(self) -> SplitResult:
        """Where the gateway answers, which keeps nothing."""
        return urlsplit(
            "".join(self.output_lines).rpartition("Without it, at once: ")[2].split()[0].removesuffix("/v1/metals")
        )

    @property
    def endpoint(self) -> str:
        """Where its local AWS answers."""
        return "".join(self.output_lines).rpartition("local AWS answers on ")[2].split()[0]

    @property
    def aws(self) -> stack.Aws:
        """Its local AWS, for the eyes of an administrator."""
        return stack.Aws(int(self.endpoint.rpartition(":")[2]), stack.session())

    def command(self, module: str, *options: str, layer: Path = LAYER) -> "subprocess.CompletedProcess[str]":
        """A command of `make` on the running system, with the package of `layer`."""
        return subprocess.run(
            [sys.executable, "-m", module, *options],
            cwd=ROOT,
            env={**_ours(), "PYTHONPATH": str(layer), "AWS_ENDPOINT_URL": self.endpoint},
            capture_output=True,
            text=True,
        )

    def json(self, path: str, status: int = 200) -> Any:
        """The answer as it is at this moment, from the gateway."""
        gateway = self.gateway
        assert gateway.port
        answer, body = self._response_from(gateway.port, gateway.path + path, "GET", {})
        assert answer.status == status, body
        return json.loads(body)


def start(port: int, **environment: str) -> "subprocess.Popen[str]":
    """`python -m tools.local` with nothing of the person's wishes or the tests' AWS settings but `environment`."""
    return subprocess.Popen(
        [sys.executable, "-m", "tools.local"],
        cwd=ROOT,
        env={**_ours(), "PYTHONPATH": "layers/shared", "PORT": str(port), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ours() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}

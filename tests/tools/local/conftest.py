"""One running system for every test that needs it: it takes twenty seconds to start."""

import signal
import socket
import threading
from collections.abc import Iterator

import pytest

from tests.tools.local.running import START_SECONDS, Run, free_port, start


@pytest.fixture(scope="session")
def run() -> Iterator[Run]:
    """`make run`. At the end Ctrl-C ends it with everything that it started."""
    port = free_port()
    with start(port) as process:
        giving_up = threading.Timer(START_SECONDS, process.kill)
        giving_up.start()
        assert process.stdout is not None
        output_lines: list[str] = []
        for line in process.stdout:
            output_lines.append(line)
            if "Ctrl-C" in line:
                break
        giving_up.cancel()
        assert "Ctrl-C" in output_lines[-1], "".join(output_lines)
        run = Run(process, port, output_lines)
        yield run
        _require_ended_by_ctrl_c(run)


def _require_ended_by_ctrl_c(run: Run) -> None:
    run.process.send_signal(signal.SIGINT)
    try:
        output, _ = run.process.communicate(timeout=30)
    finally:
        run.process.kill()
    assert (run.process.returncode, output) == (0, "\nStopped.\n")
    for port in (run.port, int(run.endpoint.rpartition(":")[2])):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0

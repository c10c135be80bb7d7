"""The clients that are generated from what the running system says of itself, by the examples that use them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.local.running import Run
from tools.local import clients

# The compiler complains where this line is not wrong.
WRONG = "\n// @ts-expect-error\nvoid (() => client.GET('/v1/mettals'))\n"

pytestmark = pytest.mark.slow
MODULES = clients.TYPESCRIPT / "node_modules"


@pytest.fixture(scope="module")
def made(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both examples, each beside its client."""
    folder = tmp_path_factory.mktemp("examples")
    for kind, file in (("typescript", "today.ts"), ("typescript", "tsconfig.json"), ("python", "today.py")):
        (folder / kind).mkdir(exist_ok=True)
        (folder / kind / file).write_bytes((clients.EXAMPLES / kind / file).read_bytes())
    with (folder / "typescript" / "today.ts").open("a", encoding="utf-8") as example:
        example.write(WRONG)
    (folder / "typescript" / "node_modules").symlink_to(MODULES)
    (folder / "typescript" / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    answer, document = run.request("/v1/openapi.json")
    assert answer.status == 200
    clients.generate(document, folder / "typescript" / "generated", folder / "python" / "generated")
    return folder


def printed(*command: str | Path, folder: Path, **environment: str) -> list[str]:
    """What a command says, one text a line."""
    ran = subprocess.run(command, cwd=folder, env=environment or None, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.splitlines()


def require_the_days_numbers(lines: list[str]) -> None:
    assert lines[0].startswith("Fine gold (9999, hallmark): Rs 306800 a tola, 2083-05-01, ")
    assert any(line.startswith("100 USD: Rs ") and line.endswith(" on 2026-08-17") for line in lines)
    assert sum(": " in line for line in lines) >= 7
    assert lines[-1].startswith("Refused: from is 2083-05-01")


def test_the_typescript_example_compiles_and_runs(run: Run, made: Path) -> None:
    assert printed(MODULES / ".bin" / "tsc", folder=made / "typescript") == []
    require_the_days_numbers(
        printed("node", "build/today.js", f"http://127.0.0.1:{run.port}", folder=made / "typescript")
    )


def test_the_python_example_runs(run: Run, made: Path) -> None:
    address = f"http://127.0.0.1:{run.port}"
    folder = made / "python"
    lines = printed(sys.executable, "today.py", address, folder=folder, PYTHONPATH=str(folder / "generated"))
    require_the_days_numbers(lines)

"""The TypeScript client: what `typescript_client.mjs` demands of it, in an empty folder into which npm installed it."""

import os
import subprocess
from pathlib import Path

from chautari.api.platform import openapi
from tests.support.template_file import ROOT

PROGRAM = Path(__file__).with_name("typescript_client.mjs")
NODE = ("node", "--test", PROGRAM.name)
NPM = ("npm", "install", "--offline", "--no-audit", "--no-fund", "--loglevel=error")


def test_it_keeps_what_it_promises(tmp_path: Path) -> None:
    subprocess.run([*NPM, ROOT / "clients" / "typescript"], cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / PROGRAM.name).write_bytes(PROGRAM.read_bytes())
    ran = subprocess.run(
        NODE,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "EXAMPLES": str(openapi.EXAMPLES)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout
    assert "# pass 20\n" in ran.stdout, ran.stdout

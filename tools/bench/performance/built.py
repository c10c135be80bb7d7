"""The artifact that `make build` made, beside handlers to compare it with, and processes to run them."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from tools.local import bytecode, lambda_python
from tools.local.errors import CannotRun
from tools.local.options import ROOT

# What the runtime brings of boto3; Lambda's image holds it with byte code.
RUNTIME = ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3", "six")
_GZIPPED = '{"Content-Type": "application/json", "Content-Encoding": "gzip"}'
_ITEM = (
    "import json\nimport os\nimport boto3\n\n"
    'client = boto3.client("dynamodb")\n'
    'key = json.loads(os.environ.get("ITEM_KEY", "{}"))\n\n\n'
    "def body():\n"
    '    return client.get_item(TableName=os.environ["TABLE_NAME"], Key=key)["Item"]["body"]["B"]\n\n\n'
)
BASELINES = {
    "empty": "def handler(event, context):\n    return {}\n",
    "boto3": (
        'import os\nimport boto3\n\nclient = boto3.client("dynamodb")\n\n\n'
        "def handler(event, context):\n"
        '    return client.get_item(TableName=os.environ["TABLE_NAME"], Key=event, ConsistentRead=True)\n'
    ),
    "flask": (
        f"{_ITEM}from apig_wsgi import make_lambda_handler\nfrom flask import Flask, Response\n\n"
        'web = Flask(__name__)\n\n\n@web.get("/<path:path>")\n'
        f"def answer(path):\n    return Response(body(), headers={_GZIPPED})\n\n\n"
        "handler = make_lambda_handler(web, binary_support=True)\n"
    ),
    "fastapi": (
        f"{_ITEM}from fastapi import FastAPI, Response\nfrom mangum import Mangum\n\n"
        'web = FastAPI()\n\n\n@web.get("/{path:path}")\n'
        f"def answer(path: str):\n    return Response(body(), headers={_GZIPPED})\n\n\n"
        'handler = Mangum(web, lifespan="off")\n'
    ),
}
# Of the frameworks: https://flask.palletsprojects.com, https://fastapi.tiangolo.com, and their adapters to Lambda.
FRAMEWORKS = ROOT / ".frameworks"
ENVIRONMENT = {
    "AWS_REGION": "ap-south-1",
    "AWS_DEFAULT_REGION": "ap-south-1",
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_SESSION_TOKEN": "token",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
    "AWS_LAMBDA_FUNCTION_NAME": "api",
    "POWERTOOLS_SERVICE_NAME": "api",
    "TABLE_NAME": "chautari",
    "SEARCH_INDEX": "/nowhere",
}


class Built(NamedTuple):
    """Where the handlers and the libraries lie, and Lambda's Python."""

    python: str
    folder: Path

    def times(self, handler: str, calls: int, events: list[Any], environment: Mapping[str, str]) -> list[float]:
        """What lambda_process prints of a fresh process."""
        process = Path(__file__).with_name("lambda_process.py")
        paths = [self.folder / handler, self.folder / "layer", self.folder / "runtime", FRAMEWORKS]
        done = subprocess.run(
            [self.python, "-P", str(process), str(calls), json.dumps(events)],
            env={**ENVIRONMENT, **environment, "PYTHONPATH": os.pathsep.join(map(str, paths))},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CannotRun(f"{handler} ended with {done.returncode}: {done.stderr[-2000:]}")
        times: list[float] = json.loads(done.stdout.splitlines()[-1])
        return times


def assembled(folder: Path) -> Built:
    """The artifact and the baselines below `folder`. Raises CannotRun if nothing, or no byte code, was built."""
    layer, function = bytecode.BUILT / "SharedLayer" / "python", bytecode.BUILT / "ApiFunction"
    if not layer.is_dir() or bytecode.uncompiled(layer.parent):
        raise CannotRun("the artifact is not built: run `make build` first")
    python = lambda_python.choose(os.environ, lambda *command: lambda_python.execute(*command))
    (folder / "layer").symlink_to(layer)
    shutil.copytree(function, folder / "api")
    for name, code in BASELINES.items():
        (folder / name).mkdir()
        (folder / name / "app.py").write_text(code)
    for name in RUNTIME:
        _copy(name, folder / "runtime")
    command = [python, "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", *map(str, folder.iterdir())]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Built(python, folder)


def _copy(name: str, folder: Path) -> None:
    """A library of this environment: pure Python, the same for each version."""
    spec = find_spec(name)
    origin = Path(spec.origin or "") if spec else Path()
    if origin.name == "__init__.py":
        shutil.copytree(origin.parent, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        folder.mkdir(exist_ok=True)
        shutil.copy(origin, folder)

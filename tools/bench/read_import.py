"""What the read function's cold import costs beside `boto3.client("dynamodb")` alone: fresh interpreters, in turn.

`import` is `import functions.api.app`, `start` the whole start of a Lambda, with the client made. CPU time, medians.
Ends with status 1 above the budget. Figures of two runs or two machines are not to be compared.
"""

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUNS, BUDGET = 15, 1.5
BASE = 'import boto3; boto3.client("dynamodb")'
CASES = {
    "boto3.client": (BASE, {}),
    "import": ("import functions.api.app", {}),
    "start": ("import functions.api.app", {"AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand"}),
}
ENVIRONMENT = {
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'layers/shared'}",
    "AWS_DEFAULT_REGION": "ap-south-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "TABLE_NAME": "chautari",
    "POWERTOOLS_SERVICE_NAME": "api",
}


def cost(code: str, environment: dict[str, str]) -> float:
    """Milliseconds of CPU time that `code` takes in an interpreter of its own, the interpreter's start left out."""
    measured = f"import time\nbegin = time.process_time()\n{code}\nprint(time.process_time() - begin)"
    command = [sys.executable, "-c", measured]
    run = subprocess.run(
        command, env={**os.environ, **ENVIRONMENT, **environment}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(run.stdout.splitlines()[-1]) * 1000


def medians(runs: int = RUNS) -> dict[str, float]:
    """Case to the median of `runs` costs; the cases take turns, so that a busy moment hits all alike."""
    costs: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(runs + 1):
        for name, (code, environment) in CASES.items():
            costs[name].append(cost(code, environment))
    # The first of each wrote the byte code.
    return {name: statistics.median(seconds[1:]) for name, seconds in costs.items()}


def main() -> int:
    """Print a line a case; 1 if the cold start is over its budget."""
    medians_by_import = medians()
    base = medians_by_import["boto3.client"]
    for name, cost_ in medians_by_import.items():
        print(f"{name:14} {cost_:6.0f} ms   {cost_ / base:.2f} x boto3.client")
    return int(medians_by_import["start"] > BUDGET * base)


if __name__ == "__main__":
    sys.exit(main())

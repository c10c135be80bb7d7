"""The bundled history, loaded the way every rate is: by the rates function, a year of market dates at a time."""

from typing import Any

from tqdm import tqdm

from chautari.rates.sources import goldmandu
from tools.local import functions, windows


def load(client: Any, function: str) -> None:
    """Load the bundled history with boto3's `client` for Lambda, behind a progress bar. Raises FunctionFailed.

    A partial failure is one too: these are our own files, of which every row can be read.
    """
    years = list(windows.of_years(goldmandu.FIRST, goldmandu.LAST))
    for first, last in tqdm(years, unit="year", leave=False, disable=None):
        event = {"sources": [goldmandu.SOURCE.key], "from": str(first), "to": str(last)}
        if failures := functions.failures(functions.invoke(client, function, event)):
            raise functions.FunctionFailed("; ".join(failures))

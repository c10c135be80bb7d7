"""The bundled history, loaded the way every rate is: by the rates function, a year of market dates at a time."""

from typing import Any

from tqdm import tqdm

from chautari.sources.rates import goldmandu
from local import functions, windows


def load(client: Any, function: str) -> None:
    """Loads all of it with boto3's `client` for Lambda, behind a progress bar. Raises FunctionFailed."""
    years = list(windows.of_years(goldmandu.FIRST, goldmandu.LAST))
    for first, last in tqdm(years, desc="Loading the bundled history", unit="year", leave=False):
        event = {"sources": [goldmandu.SOURCE.key], "from": str(first), "to": str(last)}
        functions.invoke(client, function, event)

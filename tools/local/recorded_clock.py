"""The clock of a recorded run: it stands at the newest `fetched_at` of the recorded web."""

from datetime import datetime
from pathlib import Path

from chautari.fetching.recorded import InvalidRecording, recordings
from tools.local.errors import CannotRun


def newest_fetch(folder: Path) -> datetime:
    """The newest `fetched_at` (aware) of all answers in `folder`. Raises CannotRun: none, or an unreadable one."""
    try:
        instants = [recording.fetched_at for recording in recordings(folder)]
    except InvalidRecording as error:
        raise CannotRun(f"an answer of the recorded web cannot be read: {error}") from error
    if not instants:
        raise CannotRun(f"{folder} holds no recorded answer (a folder with meta.json and body)")
    return max(instants)

"""What `make run` was asked for: PORT, LIVE, RECORDED, NOW and HISTORY, as make hands them on in the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tools.local import recorded_clock
from tools.local.errors import CannotRun

ROOT = Path(__file__).resolve().parents[2]
RECORDED = ROOT / "recorded"


@dataclass(frozen=True, slots=True)
class Options:
    """port: of the API. recorded: folder of the recorded web, None with LIVE=1. now: pinned clock, None with LIVE=1.

    history: whether the bundled history is loaded, 10 of the 28 s of a start; HISTORY=0 for not.
    """

    port: int
    recorded: Path | None
    now: datetime | None
    history: bool = True

    def function_environment(self) -> dict[str, str]:
        """What a recorded run sets in every function, on top of the template's own variables."""
        if self.recorded is None or self.now is None:
            return {}
        return {"CHAUTARI_RECORDED": str(self.recorded), "CHAUTARI_NOW": self.now.isoformat()}


def read(environment: Mapping[str, str]) -> Options:
    """The options in `environment`. Raises CannotRun."""
    port = _port(environment.get("PORT") or "8000")
    recorded, now = environment.get("RECORDED"), environment.get("NOW")
    history = environment.get("HISTORY", "") != "0"
    if environment.get("LIVE", "") in ("", "0"):
        folder = _folder(Path(recorded) if recorded else RECORDED)
        newest = recorded_clock.newest_fetch(folder)
        return Options(port, folder, _instant(now) if now else newest, history)
    if recorded or now:
        raise CannotRun("LIVE=1 uses the real sources and the real clock: leave out RECORDED and NOW")
    return Options(port, None, None, history)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotRun(f"PORT={text} is not a port: a number from 1 to 65535 is needed")
    return int(text)


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise CannotRun(f"RECORDED={path} is not a folder")
    return path.resolve()


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise CannotRun(f"NOW={text} is not an instant such as 2026-08-17T12:00:00+05:45") from None
    if instant.tzinfo is None:
        raise CannotRun(f"NOW={text} has no offset: write 2026-08-17T12:00:00+05:45 (or Z)")
    return instant

"""Which events of a feed are chosen: by who has the day off, and by kind, community and region of observances."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventChoice:
    """What is chosen of each; an empty one is no condition. Of several conditions all must hold."""

    scopes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


EVERY_EVENT = EventChoice()

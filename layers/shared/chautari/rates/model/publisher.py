"""What health and silence look at in a declaration, be it a source of rates or of a market's boards."""

from typing import Protocol

from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule


class Publisher(Protocol):
    """A declared source: its key, names, market, authority and schedule."""

    @property
    def key(self) -> str:
        """Its name everywhere."""

    @property
    def name(self) -> str:
        """Its name for people."""

    @property
    def home(self) -> str:
        """Its site."""

    @property
    def market(self) -> str:
        """The key of its market."""

    @property
    def origin(self) -> str:
        """The key of the authority whose figures it prints."""

    @property
    def schedule(self) -> PublicationSchedule | None:
        """When it publishes; None without a rhythm."""

    @property
    def polls(self) -> tuple[PollTimes, ...]:
        """When it is read; none for one that is read once."""

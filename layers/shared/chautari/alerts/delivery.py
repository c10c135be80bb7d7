"""Delivery: each receiver is asked by a thread of its own, and what came of it is stored by one."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from chautari.alerts import payload
from chautari.alerts.attempts import Attempt, Post, attempts
from chautari.alerts.model import backoff, subscription
from chautari.alerts.model.happening import AlertMessage
from chautari.alerts.model.subscription import Subscription
from chautari.alerts.store import messages, subscription_items
from chautari.dynamodb.table import Conflict, Table

# A receiver that is slow holds up its own thread alone.
THREADS = 16


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a run delivered, put off and gave up; how many receivers confirmed, and how many died."""

    taken: int = 0
    failed: int = 0
    given_up: int = 0
    confirmed: int = 0
    died: int = 0


@dataclass(frozen=True, slots=True)
class Courier:
    """The table, how a message is sent, the clock, and whether there is time for another attempt."""

    table: Table
    post: Post
    clock: Callable[[], datetime]
    is_time_left: Callable[[], bool]

    def deliver(self, every: Sequence[Subscription], now: datetime) -> Delivered:
        """Send what is due to whom it is due."""
        waiting = self._waiting(every, now)
        due = [
            (receiver, waiting[receiver.id]) for receiver in every if receiver.is_due(now) and waiting.get(receiver.id)
        ]
        if not due:
            return Delivered()
        with ThreadPoolExecutor(THREADS) as threads:
            results = list(threads.map(lambda pair: self._attempted(*pair), due))
        reports = [self._store(receiver, made, now) for (receiver, _), made in zip(due, results, strict=True)]
        fields = ("taken", "failed", "given_up", "confirmed", "died")
        return Delivered(**{name: sum(getattr(report, name) for report in reports) for name in fields})

    def _attempted(self, to: Subscription, waiting: Sequence[AlertMessage]) -> list[Attempt]:
        return list(attempts(to, waiting, self.post, self.clock, self.is_time_left))

    def _waiting(self, every: Sequence[Subscription], now: datetime) -> Mapping[str, list[AlertMessage]]:
        """What is due by subscription: challenges too. A message to nobody that is there is taken off."""
        active = {receiver.id for receiver in every if receiver.state == "active"}
        due: dict[str, list[AlertMessage]] = defaultdict(list)
        for message in messages.waiting(self.table, now):
            if message.subscription not in active:
                self._remove_orphan(message, now)
            elif message.due_at <= now:
                due[message.subscription].append(message)
        for receiver in every:
            if receiver.state == "unconfirmed":
                due[receiver.id].append(payload.challenge(receiver))
        return due

    def _remove_orphan(self, message: AlertMessage, now: datetime) -> None:
        """Take off a message whose subscription was deleted or is dead, by a read that misses nothing."""
        owner = subscription_items.get(self.table, message.subscription, now)
        if owner is None or owner.state != "active":
            messages.remove(self.table, message)

    def _store(self, to: Subscription, made: Sequence[Attempt], now: datetime) -> Delivered:
        if not made:
            return Delivered()
        if to.state == "unconfirmed":
            return self._store_challenge(to, made[0], now)
        gone = [attempt.message for attempt in made if attempt.is_taken]
        given_up = [attempt.message for attempt in made if not attempt.is_taken and _is_last(attempt.message)]
        for message in (*gone, *given_up):
            messages.remove(self.table, message)
        for attempt in made:
            if not attempt.is_taken and not _is_last(attempt.message):
                later = now + backoff.delay(attempt.message.attempts + 1)
                messages.put_off(self.table, attempt.message, later)
        after = replace(_after(to, made, now), given_up=to.given_up + len(given_up))
        self._replace(after)
        return Delivered(len(gone), len(made) - len(gone), len(given_up), 0, int(after.state == "dead"))

    def _store_challenge(self, to: Subscription, made: Attempt, now: datetime) -> Delivered:
        if made.is_taken:
            self._replace(subscription.confirmed(to, now))
            return Delivered(confirmed=1)
        after = subscription.died(to, now, made.failure) if made.is_gone else subscription.failed(to, now, made.failure)
        self._replace(replace(after, challenges=to.challenges + 1))
        return Delivered(failed=1, died=int(made.is_gone))

    def _replace(self, after: Subscription) -> None:
        try:
            subscription_items.replace_with(self.table, after)
        except Conflict:
            return  # deleted or confirmed by its owner meanwhile, who is right


def _after(to: Subscription, made: Sequence[Attempt], now: datetime) -> Subscription:
    """The subscription after its attempts of a run: one that was taken shows that the receiver is well."""
    if any(attempt.is_gone for attempt in made):
        return subscription.died(to, now, "the receiver answered 410 Gone")
    if any(attempt.is_taken for attempt in made):
        return subscription.delivered(to, now)
    return subscription.failed(to, now, made[-1].failure)


def _is_last(message: AlertMessage) -> bool:
    return message.attempts + 1 >= backoff.MOST_FAILURES

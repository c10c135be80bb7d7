"""Delivery: each receiver is asked by a thread of its own, and what came of it is stored by one."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chautari.alerts import payload
from chautari.alerts.attempts import Attempt, Post, attempts
from chautari.alerts.model import backoff, subscription
from chautari.alerts.model.happening import AlertMessage
from chautari.alerts.model.subscription import Subscription
from chautari.alerts.push.push_key import PushKey
from chautari.alerts.store import messages, subscription_items
from chautari.dynamodb.table import Conflict, Table

# A receiver that is slow holds up its own thread alone.
THREADS = 16


Due = tuple[Subscription, Sequence[AlertMessage]]


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
    """The table, how a message is sent, the clock, whether there is time for another attempt, and the key of pushes.

    Without a key what is due to browsers waits.
    """

    table: Table
    post: Post
    clock: Callable[[], datetime]
    is_time_left: Callable[[], bool]
    push_key: Callable[[], PushKey | None]

    def deliver(self, every: Sequence[Subscription], now: datetime) -> Delivered:
        """Send what is due to whom it is due: webhooks first. Raises what `push_key` raises, once they are stored."""
        waiting = self._waiting(every, now)
        due = [
            (receiver, waiting[receiver.id]) for receiver in every if receiver.is_due(now) and waiting.get(receiver.id)
        ]
        browsers = [pair for pair in due if pair[0].channel == "push"]
        delivered = self._send([pair for pair in due if pair not in browsers], now, None)
        key = self.push_key() if browsers else None
        return _sum(delivered, self._send(browsers, now, key)) if key else delivered

    def _send(self, due: Sequence[Due], now: datetime, key: PushKey | None) -> Delivered:
        if not due:
            return Delivered()
        with ThreadPoolExecutor(THREADS) as threads:
            results = list(threads.map(lambda pair: self._attempted(pair[0], pair[1], key), due))
        return _sum(*(self._store(receiver, made, now) for (receiver, _), made in zip(due, results, strict=True)))

    def _attempted(self, to: Subscription, waiting: Sequence[AlertMessage], key: PushKey | None) -> list[Attempt]:
        return list(attempts(to, waiting, self.post, self.clock, self.is_time_left, key))

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
        given_up = [attempt.message for attempt in made if _is_last(attempt)]
        for message in (*gone, *given_up):
            messages.remove(self.table, message)
        for attempt in made:
            if not attempt.is_taken and not _is_last(attempt):
                later = now + backoff.delay(attempt.message.attempts + 1, attempt.pause)
                messages.put_off(self.table, attempt.message, later)
        after = replace(_after(to, made, now), given_up=to.given_up + len(given_up))
        self._replace(after)
        return Delivered(len(gone), len(made) - len(gone), len(given_up), 0, int(after.state == "dead"))

    def _store_challenge(self, to: Subscription, made: Attempt, now: datetime) -> Delivered:
        if made.is_taken:
            self._replace(subscription.confirmed(to, now))
            return Delivered(confirmed=1)
        after = (
            subscription.died(to, now, _over(made))
            if made.is_gone
            else subscription.failed(to, now, made.failure, made.pause)
        )
        self._replace(replace(after, challenges=to.challenges + 1))
        return Delivered(failed=1, died=int(made.is_gone))

    def _replace(self, after: Subscription) -> None:
        try:
            subscription_items.replace_with(self.table, after)
        except Conflict:
            return  # deleted or confirmed by its owner meanwhile, who is right


def _sum(*reports: Delivered) -> Delivered:
    fields = ("taken", "failed", "given_up", "confirmed", "died")
    return Delivered(**{name: sum(getattr(report, name) for report in reports) for name in fields})


def _after(to: Subscription, made: Sequence[Attempt], now: datetime) -> Subscription:
    """The subscription after its attempts of a run: one that was taken shows that the receiver is well."""
    pause = max((attempt.pause for attempt in made), default=timedelta(0))
    for attempt in made:
        if attempt.is_gone:
            return subscription.died(to, now, _over(attempt))
    if any(attempt.is_taken for attempt in made):
        return subscription.delivered(to, now, pause)
    return subscription.failed(to, now, made[-1].failure, pause)


def _over(made: Attempt) -> str:
    return "the receiver answered 410 Gone" if made.failure == "status 410" else "the push service answered 404"


def _is_last(made: Attempt) -> bool:
    return not made.is_taken and (made.is_final or made.message.attempts + 1 >= backoff.MOST_FAILURES)

"""The kinds of change, by a name in plain words: each makes another plan of a plan."""

from collections.abc import Callable, Mapping
from random import Random

from tools.drill.timeline.kinds import copies, regimes, revisions, typos
from tools.drill.timeline.plan import Plan

Kind = Callable[[Plan, Random], Plan]

OF_BOTH: Mapping[str, Kind] = {
    "ordinary days": lambda plan, rng: plan,
    "revised on its day, all follow": revisions.followed,
    "revised on its day, nobody follows": revisions.not_followed,
    "revised on its day, one follows": revisions.followed_by_one,
    "revised on its day, followed late": revisions.followed_late,
    "revised on its day, copied before we read it": revisions.copied_before_read,
    "revised twice on its day": revisions.twice,
    "revised and taken back": revisions.taken_back,
    "revised after midnight": revisions.after_midnight,
    "revised to yesterday's price": revisions.back_to_yesterday,
    "the same price as yesterday": revisions.as_yesterday,
    "misprint copied, then corrected": typos.corrected_after_copies,
    "misprint corrected before it was copied": typos.corrected_before_copies,
    "misprint copied, corrected, the copies stay": typos.corrected_and_not_followed,
    "misprint copied, corrected the next day": typos.corrected_the_next_day,
    "misprint copied, never corrected": typos.never_corrected,
    "misprint of a copy, corrected": typos.of_a_copy_corrected,
    "misprint of a copy, never corrected": typos.of_a_copy_never_corrected,
    "a copy always a day behind": copies.a_day_behind,
    "a copy always a day behind, dated by its update": copies.a_day_behind_by_update,
    "a copy misses every second day": copies.every_second_day,
    "clock of a copy off by a day": copies.clock_of_a_copy,
    "clock of the authority off by a day": copies.clock_of_the_authority,
    "outage of the authority for hours": copies.authority_out_for_hours,
    "outage of the authority for days": copies.authority_out_for_days,
    "outage of a copy": copies.copy_out,
    "outage of all copies": copies.copies_out,
    "outage of all": copies.all_out,
    "crash of all": regimes.crash,
    "rally of all": regimes.rally,
    "crash of one": regimes.crash_of_one,
    "rally of one": regimes.rally_of_one,
    "weeks without a price": regimes.weeks_without,
}
OF_METALS: Mapping[str, Kind] = {
    "tejabi gold published again": regimes.tejabi_published,
    "tejabi gold withdrawn": regimes.tejabi_withdrawn,
}
OF_FOREX: Mapping[str, Kind] = {
    "peg moved": regimes.peg_moved,
    "unit changed": regimes.unit_changed,
    "spread changed": regimes.spread_changed,
    "currencies withdrawn": regimes.withdrawn,
    "new currency": regimes.new_currency,
    "one side not quoted": regimes.one_side,
    "tables of two days made at once": revisions.made_in_one,
}
KINDS: Mapping[str, Mapping[str, Kind]] = {"metals": {**OF_BOTH, **OF_METALS}, "forex": {**OF_BOTH, **OF_FOREX}}

"""One timeline in print: what each source said and when we read it, and what was served after each reading."""

from collections.abc import Iterator, Mapping

from chautari.nepali.clock import NPT
from chautari.rates.model.series import MarketDay
from tools.drill.timeline.plan import Plan
from tools.drill.timeline.play import Player, Step
from tools.drill.timeline.verdict import Judge


def lines(plan: Plan, *, whole: bool = False) -> Iterator[str]:
    """The plan, every step and the verdict. Unless `whole`, an instrument that never went wrong is left out."""
    quiet = Judge(Player(plan)).judged()
    named = {name for name in plan.focus if any(f" {name} " in text for text in (*quiet.words, *quiet.back))}
    named |= {text.split()[0] for text in quiet.withheld}
    shown = set(plan.focus) if whole or not named else named
    yield f"{plan.market}: {' + '.join(plan.kinds)}; days {', '.join(f'{day:%a %m-%d}' for day in plan.days)}"
    yield from _words(plan, shown)
    player = Player(plan)
    judge = Judge(player)
    for step in player.steps():
        judge.watch(step)
        yield from _step(step, shown)
    verdict = judge.count()
    yield f"went back {verdict.back}; withheld {verdict.withheld} of {verdict.due}"
    yield from verdict.words


def _words(plan: Plan, shown: set[str]) -> Iterator[str]:
    yield f"Habits: {', '.join(f'{key} {habit}' for key, habit in plan.habits.items())}"
    yield from (f"Slip: {slip}" for slip in plan.slips)
    yield from (f"Outage: {out.source} from {out.first:%m-%d %H:%M} to {out.last:%m-%d %H:%M}" for out in plan.outages)
    for word in plan.words:
        prices = ", ".join(f"{name} {_figures(word.table[name].figures)}" for name in sorted(shown & word.table.keys()))
        mistaken = sorted(word.wrong & shown)
        yield f"  said {word.at:%m-%d %H:%M} of {word.of:%m-%d} (dated {word.on:%m-%d}): {prices}" + (
            f"  MISTAKEN: {', '.join(mistaken)}" if mistaken else ""
        )


def _figures(figures: Mapping[str, str]) -> str:
    return "/".join(figures.values())


def _step(step: Step, shown: set[str]) -> Iterator[str]:
    for key, why in step.refused.items():
        yield f"{step.at:%m-%d %H:%M} {key} refused: {why}"
    for found in step.found:
        if found.instrument in shown:
            day = step.series[found.instrument][found.date]
            observation = found.observation
            faults = ", ".join(f"{fault.rule}" for fault in observation.faults)
            yield (
                f"{step.at.astimezone(NPT):%m-%d %H:%M} {observation.source} {found.instrument} {found.date:%m-%d}"
                f" {_figures(observation.figures)}{' FAULT ' + faults if faults else ''} -> {_verdict(day)}"
            )


def _verdict(day: MarketDay) -> str:
    reasons = "; ".join(f"{reason.rule}: {reason.detail}" for reason in day.verdict.reasons)
    figures, agreeing = _figures(day.lead.figures), ", ".join(day.verdict.agreeing)
    return f"{day.verdict.status} {figures} by {day.verdict.rule} [{agreeing}] {reasons}"

"""How alike two spellings of one skeleton sound: their consonants are the same, so vowels decide.

`kathmandu` and `kathamado` differ by an `a` that nobody hears, a nasal and u for o: .86. `price` and फर्के have p, r and
k in common and no vowel between them. It is the distance of Levenshtein with a price for each change.
"""

from functools import lru_cache
from itertools import accumulate

# What leaving a letter out costs: of breath, nasals before a stop and the inherent vowel nearly nothing.
_LEFT_OUT = {"a": 0.2, "h": 0.05, "n": 0.05, "m": 0.05, "y": 0.3, "e": 0.6, "i": 0.7, "o": 0.7, "u": 0.7}
_CONSONANT_LEFT_OUT, _CONSONANT_REPLACED = 1.0, 1.5
_NEAR_VOWELS = ((0.3, "ie uo iy"), (0.5, "ae ao"), (0.8, "au ai"), (1.0, "iu io eu eo"))
# The first vowel is always heard, and the last tells endings apart: `oli` and `ali`, `nepal` and `nepali`.
_AT_AN_END = 1.6
# The least that one of e, i, o and u costs, left out or written as a.
_LEAST_HEARD = 0.5
_LEFT_OUT_AT_AN_END = {letter: cost * (_AT_AN_END if letter in "aeiou" else 1) for letter, cost in _LEFT_OUT.items()}
_REPLACED = {order: cost for cost, pairs in _NEAR_VOWELS for pair in pairs.split() for order in (pair, pair[::-1])}
_REPLACED_AT_AN_END = {pair: cost * (1 if "y" in pair else _AT_AN_END) for pair, cost in _REPLACED.items()}


@lru_cache(maxsize=65_536)
def sound_likeness(left: str, right: str, least: float = 0.0) -> float:
    """The likeness of two vowelled forms whose skeletons are equal, 0 to 1; 0 if it is below `least`."""
    if left == right:
        return 1.0
    syllables = (len(left) + len(right)) / 4 + 1
    most = (1 - least) * syllables
    if abs(_heard(left) - _heard(right)) * _LEAST_HEARD > most:
        return 0.0
    cost = _distance(left, right, most)
    return max(0.0, 1 - cost / syllables) if cost <= most else 0.0


def _distance(left: str, right: str, most: float) -> float:
    """What it costs to write one form for the other, or more than `most`."""
    left_out, last = _left_out(left), len(left) - 1
    costs = [0.0, *accumulate(left_out)]
    for column, (other, dropped) in enumerate(zip(right, _left_out(right), strict=True)):
        is_end = column in (0, len(right) - 1)
        before = costs[0] + dropped
        row = [before]
        for place, letter in enumerate(left):
            kept = costs[place]
            if letter != other:
                prices = _REPLACED_AT_AN_END if is_end or place in (0, last) else _REPLACED
                kept += prices.get(letter + other, _CONSONANT_REPLACED)
            before = min(kept, costs[place + 1] + dropped, before + left_out[place])
            row.append(before)
        costs = row
        if min(costs) > most:
            return most + 1
    return costs[-1]


def _heard(form: str) -> int:
    """How many vowels have to be written."""
    return sum(map(form.count, "eiou"))


@lru_cache(maxsize=65_536)
def _left_out(form: str) -> tuple[float, ...]:
    """What leaving each letter of a form out costs."""
    costs = [_LEFT_OUT.get(letter, _CONSONANT_LEFT_OUT) for letter in form]
    for end in (0, -1):
        costs[end] = _LEFT_OUT_AT_AN_END.get(form[end], _CONSONANT_LEFT_OUT)
    return tuple(costs)

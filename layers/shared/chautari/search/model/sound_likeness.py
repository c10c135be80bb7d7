"""How alike two spellings of one skeleton sound: their consonants are the same, so vowels decide.

`kathmandu` and `kathamado` differ by an `a` that nobody hears, a nasal and u for o: .86. `price` and फर्के have p, r and
k in common and no vowel between them. It is the distance of Levenshtein with a price for each change.
"""

from functools import lru_cache

# What leaving a letter out costs: of breath, nasals before a stop and the inherent vowel nearly nothing.
_LEFT_OUT = {"a": 0.2, "h": 0.05, "n": 0.05, "m": 0.05, "y": 0.3, "e": 0.6, "i": 0.7, "o": 0.7, "u": 0.7}
_REPLACED = {
    frozenset(pair): cost
    for cost, pairs in ((0.3, ("ie", "uo", "iy")), (0.5, ("ae", "ao")), (0.8, ("au", "ai")))
    for pair in pairs
}
# The first vowel is always heard, and the last tells endings apart: `oli` and `ali`, `nepal` and `nepali`.
_AT_AN_END = 1.6
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=65_536)
def sound_likeness(left: str, right: str) -> float:
    """The likeness of two vowelled forms whose skeletons are equal, 0 to 1."""
    if left == right:
        return 1.0
    costs = [0.0]
    for place, letter in enumerate(left):
        costs.append(costs[-1] + _left_out(letter, place, left))
    for column, other in enumerate(right):
        dropped = _left_out(other, column, right)
        row = [costs[0] + dropped]
        for place, letter in enumerate(left):
            kept = costs[place] + _replaced(letter, other, _is_end(place, left) or _is_end(column, right))
            row.append(min(kept, costs[place + 1] + dropped, row[-1] + _left_out(letter, place, left)))
        costs = row
    return max(0.0, 1 - costs[-1] / _syllables(left, right))


def _syllables(left: str, right: str) -> float:
    return (len(left) + len(right)) / 4 + 1


def _is_end(place: int, word: str) -> bool:
    return place in (0, len(word) - 1)


def _left_out(letter: str, place: int, word: str) -> float:
    cost = _LEFT_OUT.get(letter, 1.0)
    return cost * _AT_AN_END if letter in _VOWELS and _is_end(place, word) else cost


def _replaced(left: str, right: str, is_end: bool) -> float:
    if left == right:
        return 0.0
    if left not in _VOWELS or right not in _VOWELS:
        return _REPLACED.get(frozenset((left, right)), 1.5)
    return _REPLACED.get(frozenset((left, right)), 1.0) * (_AT_AN_END if is_end else 1)

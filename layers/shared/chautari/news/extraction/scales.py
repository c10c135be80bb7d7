"""Scales that turn sizes and shares into the integers 0 to 255 of which the learned reader's features are made."""

from math import log2

HIGHEST, MOST_PERCENT = 255, 200
_STEPS = 16
LARGEST = 65_535
# Steps of a sixteenth of an octave: 16 letters are 65, 400 are 138, 4,000 are 191.
SIZES = bytes(min(HIGHEST, int(_STEPS * log2(1 + letters))) for letters in range(LARGEST + 1))


def size(letters: float) -> int:
    """A number of letters on a scale of logarithms; what is negative counts as none."""
    return SIZES[min(max(int(letters), 0), LARGEST)]


def share(part: float) -> int:
    """A share in percent, at most MOST_PERCENT: prose is counted by its worth, which may be above its length."""
    percent = int(part * 100)
    return percent if percent < MOST_PERCENT else MOST_PERCENT

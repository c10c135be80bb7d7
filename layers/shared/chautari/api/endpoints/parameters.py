"""What parameters of both halves of the API take."""

# A bare date is AD whatever its year: `2083-05-01` is refused with a hint, never guessed to be Bikram Sambat.
DATE = r"[0-9०-९]{4}-[0-9०-९]{2}-[0-9०-९]{2}|bs:.{6,40}"

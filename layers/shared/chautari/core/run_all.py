"""Pieces of work of which none holds up the next."""

from collections.abc import Callable, Iterable


def run_all(pieces: Iterable[Callable[[], None]]) -> None:
    """Do every piece; what pieces raised is raised when all are done, so that a mistake of ours stays loud.

    One exception is raised as it is, several as an ExceptionGroup.
    """
    raised: list[Exception] = []
    for piece in pieces:
        try:
            piece()
        except Exception as error:
            raised.append(error)
    if len(raised) == 1:
        raise raised[0]
    if raised:
        raise ExceptionGroup(f"{len(raised)} pieces of work", raised)

"""Independent tasks: a failed one does not stop the next."""

from collections.abc import Callable, Iterable


def run_all(tasks: Iterable[Callable[[], None]]) -> None:
    """Run every task, then raise what they raised: a single exception as it is, several as an ExceptionGroup.

    Our own bugs stay loud and stop no other task.
    """
    errors: list[Exception] = []
    for task in tasks:
        try:
            task()
        except Exception as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ExceptionGroup(f"{len(errors)} pieces of work", errors)

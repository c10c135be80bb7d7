"""Independent tasks: a failed one does not stop the next."""

from collections.abc import Callable, Iterable


def run_all(tasks: Iterable[Callable[[], None]]) -> None:
    """Run every task, then raise what they raised: a single exception as it is, several as one ExceptionGroup.

    What a task raised as a group is in it piece by piece. Our own bugs stay loud and stop no other task.
    """
    errors: list[Exception] = []
    for task in tasks:
        try:
            task()
        except ExceptionGroup as group:
            errors += group.exceptions
        except Exception as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ExceptionGroup(f"{len(errors)} pieces of work", errors)

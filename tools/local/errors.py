"""The one error of a local run that is the person's or the machine's: shown as one line, without a traceback."""


class CannotRun(Exception):
    """What is wrong and what would help, in one line."""

"""The one error of a local run that is the person's or the machine's: shown as one line, without a traceback."""


class CannotRun(Exception):
    """The cause and the remedy, in one line."""

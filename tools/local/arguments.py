"""Arguments of an operator's command: what is wrong with them is one line, in the words that make was given."""

import argparse
import re
from pathlib import Path
from typing import NoReturn

FLAG = re.compile(r"--([a-z][a-z0-9-]*)")


class CommandParser(argparse.ArgumentParser):
    """A parser whose error is one line, with `SOURCE=` for `--source`, and status 2."""

    def error(self, message: str) -> NoReturn:
        """End the command. The usage, ten lines of flags that nobody typed, is left to `--help`."""
        named = FLAG.sub(lambda flag: f"{flag[1].upper().replace('-', '_')}=", message)
        self.exit(2, f"{self.prog}: {named.removeprefix('argument ')}\n")


def stated(text: str) -> str:
    """An argument that may not be empty. Raises argparse.ArgumentTypeError."""
    if not text:
        raise argparse.ArgumentTypeError("must be given")
    return text


def file(text: str) -> Path:
    """An argument that names a file. Raises argparse.ArgumentTypeError."""
    if not (path := Path(stated(text))).is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    return path

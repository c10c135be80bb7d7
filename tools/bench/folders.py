"""Folders of pages beside the project: a missing one is told in a line."""

import argparse
from collections.abc import Callable
from pathlib import Path


def holding(pattern: str) -> Callable[[str], Path]:
    """A type of argparse: a folder with a file of `pattern`."""

    def folder(name: str) -> Path:
        path = Path(name)
        if not any(path.glob(pattern)):
            raise argparse.ArgumentTypeError(f"no {pattern} in {path}: they stand beside the project, or in DIR=...")
        return path

    return folder

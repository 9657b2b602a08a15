"""What a command of `ecom-server` is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass


class CommandError(Exception):
    """The command cannot do what was asked; the text is a sentence for the owner, with what helps."""


@dataclass(frozen=True)
class Command:
    """One command: `arguments` declares its options, `run` carries it out and answers the exit code.

    `summary` is the line `--help` shows, `text` the paragraph of the command's own help. A command that works on a
    shop's server declares the connection options with `connection.add_arguments` and opens it with `connection.root`.
    """

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    text: str = ""

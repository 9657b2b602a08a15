"""The commands of `ecom-server`, each in a module of its own.

A new command is a module with a `COMMAND` and one line in `all_commands` below.
"""

from __future__ import annotations

from ecom_client.server.commands.command import Command


def all_commands() -> tuple[Command, ...]:
    """Every command, in the order `ecom-server --help` shows them."""
    from ecom_client.server.commands import (
        backup,
        cards,
        check,
        create_admin,
        install,
        mail,
        sample_data,
        terms,
        trial,
    )

    return (
        trial.COMMAND,
        install.COMMAND,
        create_admin.COMMAND,
        mail.COMMAND,
        terms.COMMAND,
        check.COMMAND,
        backup.BACKUP,
        backup.RESTORE,
        cards.COMMAND,
        sample_data.COMMAND,
    )

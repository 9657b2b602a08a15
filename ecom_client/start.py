"""The quick way into the program: nothing made while starting is garbage, so nothing is collected until it is shown."""

from __future__ import annotations

import gc

gc.disable()


def main() -> int:
    """Run the program until its window is closed; gives the exit code. Collecting begins when it is shown."""
    from ecom_client.app import main as run

    return run()

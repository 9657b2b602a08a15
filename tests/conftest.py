"""What every test may ask for. Fixtures live in `tests/fixtures/`, one subject a file."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = [
    "tests.fixtures.heartbeat",
    "tests.fixtures.homes",
    "tests.fixtures.people",
    "tests.fixtures.proxy",
    "tests.fixtures.servers",
    "tests.fixtures.windows",
    "tests.fixtures.intruder",  # after the fixtures it stands on
]

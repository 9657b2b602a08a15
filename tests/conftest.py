"""What every test may ask for. Fixtures live in `tests/fixtures/`, one subject a file."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
gc.disable()

pytest_plugins = [
    "tests.fixtures.heartbeat",
    "tests.fixtures.homes",
    "tests.fixtures.patience",
    "tests.fixtures.people",
    "tests.fixtures.proxy",
    "tests.fixtures.servers",
    "tests.fixtures.smtp",
    "tests.fixtures.windows",
    "tests.fixtures.intruder",  # from here on: after the fixtures they stand on
    "tests.fixtures.mail",
    "tests.fixtures.shopping",
    "tests.fixtures.vendor_products",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--with-server",
        action="store_true",
        help="only the tests that ask a database server: the others are the same whatever the engine",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The files that take longest come first, so that no process is left alone with one at the end."""
    if config.getoption("--with-server"):
        asks = [item for item in items if "engine" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(asks)])
        items[:] = asks
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(autouse=True)
def _cycles_are_collected_on_the_gui_thread() -> Iterator[None]:
    """As in the program: a lane's thread that collected would destroy widgets under Qt."""
    from ecom_client.ui.common.garbage import collect_what_is_due

    yield
    collect_what_is_due()

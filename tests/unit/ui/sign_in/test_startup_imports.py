"""What the first window is shown without: a start that waits for none of these is a quick one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOWS_THE_FIRST_WINDOW = """
import sys
import ecom_client.start
from ecom_client.app import Ecom, make_application
app = make_application(sys.argv)
Ecom(app).start()
print(" ".join(sys.modules))
"""

NOT_YET = (
    "sqlalchemy",
    "pymysql",
    "bcrypt",
    "cryptography",
    "qtawesome",
    "babel",
    "zxcvbn",
    "PyQt6.QtCharts",
    "dataclasses",
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules a fresh process has when its first window is shown."""
    home = tmp_path_factory.mktemp("home")
    shown = subprocess.run(
        [sys.executable, "-c", SHOWS_THE_FIRST_WINDOW],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "ECOM_HOME": str(home)},
        cwd=Path(__file__).parents[4],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(shown.stdout.split())


@pytest.mark.parametrize("module", NOT_YET)
def test_the_first_window_does_not_wait_for(module: str, loaded: set[str]) -> None:
    assert "ecom_client.ui.sign_in.welcome" in loaded
    assert module not in loaded

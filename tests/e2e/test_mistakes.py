"""A mistake of ours in a slot: it is told and written down, and the program goes on with what was typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]

RAISES_AND_GOES_ON = """
import sys
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication, QLineEdit
from ecom_client import app
from ecom_client.ui.common.dialogs import BugDialog

def dialogs():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, BugDialog) and one.isVisible()]

def make_a_mistake():
    raise ZeroDivisionError("in a slot")

def look(program):
    if not dialogs():
        return
    timer.stop()
    (dialog,) = dialogs()
    assert "in a slot" in dialog.details.toPlainText()
    dialog.accept()
    print("told, and", program.welcome.findChild(QLineEdit, "typed").text(), "is still there")
    QTimer.singleShot(0, QApplication.quit)

class Program(app.Ecom):
    def start(self):
        welcome = super().start()
        edit = QLineEdit("what was typed", welcome)
        edit.setObjectName("typed")
        for _ in range(3):
            QTimer.singleShot(0, make_a_mistake)
        timer.timeout.connect(lambda: look(self))
        timer.start(20)
        return welcome

app.Ecom = Program
sys.argv = ["ecom"]
make = app.make_application
def make_application(arguments):
    global timer
    made = make(arguments)
    timer = QTimer()
    return made
app.make_application = make_application
sys.exit(app.main())
"""


def test_a_mistake_in_a_slot_ends_nothing(tmp_path: Path) -> None:
    """Fails without `mistakes.catch()`: PyQt aborts."""
    ran = subprocess.run(
        [sys.executable, "-c", RAISES_AND_GOES_ON],
        cwd=PROJECT,
        env={**os.environ, "ECOM_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "told, and what was typed is still there" in ran.stdout
    written = (tmp_path / "logs" / "ecom.log").read_text("utf-8")
    assert written.count("ZeroDivisionError: in a slot") == 1
    assert written.count(": ZeroDivisionError(") == 2, "each is written down, and told once"

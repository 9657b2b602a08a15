"""From the start of the process to the first paint of the first window, side by side with a bare PyQt6 window.

Run: python -m benchmarks.startup [rounds]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

UNTIL_PAINTED = """
class UntilPainted(QObject):
    def eventFilter(self, watched, event):
        if isinstance(event, QPaintEvent):
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        os.write(1, b"painted")
watching = UntilPainted()
window.installEventFilter(watching)
app.exec()
"""

BARE = (
    """
import os
import sys
from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
app = QApplication(sys.argv)
window = QWidget()
column = QVBoxLayout(window)
for widget in (QLabel("Sign in"), QLineEdit(), QLineEdit(), QPushButton("Sign in")):
    column.addWidget(widget)
window.resize(880, 600)
window.show()
"""
    + UNTIL_PAINTED
)

ECOM = (
    """
import ecom_client.start
import os
import sys
from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtGui import QPaintEvent
from ecom_client.app import Ecom, make_application
app = make_application(sys.argv)
program = Ecom(app)
window = program.start()
"""
    + UNTIL_PAINTED
    + """
program.close()
"""
)


def seconds(program: str, environment: dict[str, str]) -> float:
    """How long it takes until the first window is painted, from the outside."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        told = process.stdout.read(7)
        taken = time.perf_counter() - begun
        process.kill()
    if told != b"painted":
        raise SystemExit("the program ended before it had painted its window")
    return taken


def main() -> None:
    """Runs both in turn and prints the medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ECOM_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        seconds(BARE, environment), seconds(ECOM, environment)
        pairs = [(seconds(BARE, environment), seconds(ECOM, environment)) for _round in range(rounds)]
    bare, ecom = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(
        f"bare PyQt6 window {bare * 1000:.0f} ms, Ecom's first window {ecom * 1000:.0f} ms, ratio {ecom / bare:.2f}"
    )


if __name__ == "__main__":
    main()

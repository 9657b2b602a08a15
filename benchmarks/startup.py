"""From the start of the process to the first window on the screen, side by side with a bare PyQt6 window.

Run: python -m benchmarks.startup [rounds]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

BARE = """
import sys
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
app = QApplication(sys.argv)
window = QWidget()
column = QVBoxLayout(window)
for widget in (QLabel("Sign in"), QLineEdit(), QLineEdit(), QPushButton("Sign in")):
    column.addWidget(widget)
window.resize(880, 600)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""

ECOM = """
import sys
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication
from ecom_client.app import Ecom
app = QApplication(sys.argv)
program = Ecom(app)
program.start()
QTimer.singleShot(0, app.quit)
app.exec()
program.close()
"""


def seconds(program: str, environment: dict[str, str]) -> float:
    """How long one run takes, from the outside."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    """Runs both in turn and prints the medians and their ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ECOM_HOME": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        seconds(BARE, environment), seconds(ECOM, environment)
        pairs = [(seconds(BARE, environment), seconds(ECOM, environment)) for _round in range(rounds)]
    bare, ecom = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"bare PyQt6 window {bare * 1000:.0f} ms, Ecom's first window {ecom * 1000:.0f} ms, ratio {ecom / bare:.2f}")


if __name__ == "__main__":
    main()

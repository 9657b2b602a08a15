"""The one-file program is made, comes up with its first window, and has everything inside that it comes with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication

ROOT = Path(__file__).parents[2]
PYINSTALLER = ROOT / ".venv" / "bin" / "pyinstaller"
FACTS = ("first window", "words", "icons", "sql", "modules", "password", "driver", "time zones")


def _is_whole(folder: Path) -> None:
    """The self-test left the picture of a window, and a report in which nothing is missing."""
    report = (folder / "report.txt").read_text("utf-8")
    assert "MISSING" not in report, report
    assert all(f"\n{fact}: " in report for fact in FACTS), report
    picture = QImage(str(folder / "first-window.png"))
    assert picture.width() >= 880 and picture.height() >= 600


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "ECOM_HOME")}
    return subprocess.run(
        command,
        env={**clean, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_program_tests_itself(qapp: QApplication, tmp_path: Path) -> None:
    python = [str(ROOT / ".venv" / "bin" / "python"), str(ROOT / "main.py")]
    done = _run([*python, "--self-test", str(tmp_path / "seen")], tmp_path)
    assert done.returncode == 0, done.stderr
    _is_whole(tmp_path / "seen")
    assert _run([*python, "--version"], tmp_path).stdout.startswith("Ecom ")


def test_the_self_test_says_what_is_missing(qapp: QApplication, tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv = ['ecom', '--self-test', 'seen']\n"
        "sys.modules['xlsxwriter'] = None; from ecom_client.app import main; sys.exit(main())"
    )
    done = _run([str(ROOT / ".venv" / "bin" / "python"), "-c", script], tmp_path)
    assert done.returncode == 1
    report = (tmp_path / "seen" / "report.txt").read_text("utf-8")
    assert "modules: MISSING" in report and "xlsxwriter" in report


@pytest.mark.slow
@pytest.mark.skipif(
    os.environ.get("ECOM_TEST_ENGINE") == "mysql", reason="the program is the same whatever the server"
)
@pytest.mark.skipif(
    not PYINSTALLER.exists(), reason="PyInstaller is not installed: .ci/install build installs it"
)
def test_the_one_file_program_comes_up_and_is_whole(qapp: QApplication, tmp_path: Path) -> None:
    made = subprocess.run(
        [
            *("make", "-C", str(ROOT), "-o", "executable-ready", "executable"),
            *(f"BUILD={tmp_path / 'build'}", f"DIST={tmp_path / 'dist'}"),
        ],
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert made.returncode == 0, made.stdout[-3000:] + made.stderr[-3000:]
    program = tmp_path / "alone" / "ecom"
    program.parent.mkdir()
    (tmp_path / "dist" / "ecom").rename(program)
    done = _run([str(program), "--self-test", str(tmp_path / "seen")], tmp_path / "alone")
    assert done.returncode == 0, (tmp_path / "seen" / "report.txt").read_text("utf-8") + done.stderr
    _is_whole(tmp_path / "seen")
    assert _run([str(program), "--version"], tmp_path / "alone").stdout.startswith("Ecom ")

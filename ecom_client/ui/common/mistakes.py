"""A mistake of ours that nothing caught: it is written down and told, and the program goes on.

Without this, PyQt ends the program when a slot or an event handler raises, and what was typed is lost.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication


class Mistakes:
    """Takes what is raised where nobody catches it. Each place in the code is told of once, all are in the log."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._log_is_open = False
        self._told: set[tuple[str, int]] = set()

    def catch(self) -> None:
        """Take everything from now on."""
        sys.excepthook = self._on_raised

    def open_log(self) -> None:
        """Write to the program's log from now on; not before, for a quick start does without what that loads."""
        if not self._log_is_open:
            from ecom_client.config import logs

            self._log_is_open = True
            logs.set_up(self._log)

    def _on_raised(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C where the program was started
            sys.__excepthook__(kind, error, trace)
            QApplication.exit(1)
            return
        import logging

        self.open_log()
        place = _place_of(trace)
        if place in self._told:
            logging.getLogger(__name__).error("%s:%d: %r", *place, error)
        else:
            self._told.add(place)
            QTimer.singleShot(0, lambda: _tell(error))  # not in the middle of painting


def _place_of(trace: TracebackType | None) -> tuple[str, int]:
    """Where it was raised: file and line."""
    place = ("", 0)
    while trace is not None:
        place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _tell(error: BaseException) -> None:
    from ecom_client.ui.common.dialogs import show_bug

    visible = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    show_bug(QApplication.activeWindow() or next(visible, None), error)

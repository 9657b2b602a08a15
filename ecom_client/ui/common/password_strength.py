"""A field for a new password that tells, while it is typed, how hard it is to guess."""

from __future__ import annotations

import threading
from typing import Any

from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ecom_client.ui.common.field import WrongInput
from ecom_client.ui.common.fields import PasswordField
from ecom_client.ui.common.text import _, pgettext
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL

LEAST_PASSWORD = 8
"""Characters a password has at least."""

_JUDGED = 64
"""Only the first characters are looked at: a longer password is strong already, and judging it would take long."""

_WAIT_MS = 150


def strength(password: str, known: tuple[str, ...] = ()) -> int:
    """How hard a password is to guess: 0 (at once) to 4 (not in years). `known` are words a guesser would try first."""
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]

    if not password:
        return 0
    return int(zxcvbn(password[:_JUDGED], user_inputs=[word for word in known if word])["score"])


class NewPasswordField(PasswordField):
    """A password to be set: at least eight characters; its strength stands under it."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        super().__init__(name, label, required=True, check=_check_length, **more)
        theme = current_theme()
        self.known: tuple[str, ...] = ()
        self.bar = QProgressBar()
        self.bar.setRange(0, 4)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.px(SMALL) // 2)
        self.bar.setAccessibleName(_("Strength of the password"))
        self.words = QLabel()
        mark(self.words, role="muted")
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance("M") * 8)
        meter = QWidget()
        row = QHBoxLayout(meter)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.words)
        line, whole = self.widget, QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL) // 2)
        column.addWidget(line)
        column.addWidget(meter)
        self._use(whole, self.edit)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self._judge)
        self.edit.textChanged.connect(self._on_typed)
        self._warm = False

    def score(self) -> int:
        """The strength shown: 0 to 4."""
        return self.bar.value()

    def _on_typed(self) -> None:
        if not self._warm:
            # The word lists take a tenth of a second to load: not between two keys.
            self._warm = True
            threading.Thread(target=strength, args=("",), daemon=True, name="ecom-strength").start()
        self._later.start()

    def _judge(self) -> None:
        typed = self.edit.text()
        score = strength(typed, self.known)
        self.bar.setValue(score)
        words = _strengths()
        self.words.setText(words[score] if typed else "")
        self.bar.setAccessibleDescription(self.words.text())


def _check_length(text: object) -> None:
    if len(str(text)) < LEAST_PASSWORD:
        raise WrongInput(_("Use at least 8 characters."))


def _strengths() -> tuple[str, ...]:
    """From easily guessed to hardly."""
    return (
        pgettext("password", "Very weak"),
        pgettext("password", "Weak"),
        pgettext("password", "Fair"),
        pgettext("password", "Good"),
        pgettext("password", "Strong"),
    )

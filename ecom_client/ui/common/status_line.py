"""The thin line at the bottom: is the server there, who is signed in, which language."""

from __future__ import annotations

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ecom_client.ui.common.header import ElidedLabel
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import LANGUAGES, _, current_language
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM, TIGHT

#: state → (icon, token)
_STATES = {
    "connected": ("lan-connect", "good"),
    "waiting": ("lan-pending", "warn"),
    "away": ("lan-disconnect", "bad"),
}


class StatusLine(QFrame):
    """Connection, person, language."""

    def __init__(self, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        theme = current_theme()
        self._state = "connected"
        self.picture = QLabel()
        self.connection = ElidedLabel()
        self.connection.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.who = QLabel(who)
        self.language = QLabel(LANGUAGES[current_language()])
        for label in (self.connection, self.who, self.language):
            mark(label, role="caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(MEDIUM), theme.px(TIGHT), theme.px(MEDIUM), theme.px(TIGHT))
        row.setSpacing(theme.px(TIGHT))
        row.addWidget(self.picture)
        row.addWidget(self.connection, 1)
        row.addWidget(self.who)
        row.addSpacing(theme.px(LARGE))
        row.addWidget(self.language)
        self.set_connection("connected")
        theme.changed.connect(self._draw)

    def state(self) -> str:
        """What was said last: connected, waiting or away."""
        return self._state

    def set_connection(self, state: str, words: str = "") -> None:
        """Say how the server is: connected, waiting (slow, trying again) or away. KeyError for another state."""
        usual = {
            "connected": _("Connected"),
            "waiting": _("Waiting for the server"),
            "away": _("The server is away"),
        }
        self.connection.setText(words or usual[state])
        self._state = state
        self._draw()

    def _draw(self) -> None:
        name, tone = _STATES[self._state]
        edge = current_theme().px(14)
        self.picture.setPixmap(icon(name, tone).pixmap(QSize(edge, edge), self.devicePixelRatioF()))

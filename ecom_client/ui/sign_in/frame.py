"""The frame of the first window: the name at the left, bars for messages above, one panel in front."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import LANGUAGES, _, current_language
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM
from ecom_client.ui.sign_in.panel import Panel, card, heading

if TYPE_CHECKING:
    from ecom_client.ui.common.message_bar import MessageBar
    from ecom_client.ui.common.progress_line import ProgressLine

AnyPanel = TypeVar("AnyPanel", bound=Panel)


class Frame(QWidget):
    """Holds the panels of the way in. What is not needed to stand on the screen is made when it is first used."""

    #: The window has been painted for the first time: what it could do without may be done now.
    painted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_painted = False
        theme = current_theme()
        self.setWindowTitle("Ecom")
        self.stack = QStackedWidget()
        self._areas: dict[Panel, QScrollArea] = {}
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(current_language()), 0))
        self._top = QHBoxLayout()
        self._top.setContentsMargins(theme.px(LARGE), theme.px(LARGE), theme.px(LARGE), 0)
        self._top.setSpacing(theme.px(MEDIUM))
        self._top.addStretch()
        self._top.addWidget(self.language)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._top)
        right.addWidget(self.stack, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._brand(), 2)
        across.addLayout(right, 3)
        self.say_brand()
        self.resize(theme.px(880), theme.px(600))

    @cached_property
    def messages(self) -> MessageBar:
        """The bar above the panels."""
        from ecom_client.ui.common.message_bar import MessageBar

        bar = MessageBar()
        self._top.insertWidget(0, bar, 1)
        return bar

    @cached_property
    def why(self) -> MessageBar:
        """Why the window before this one closed."""
        from ecom_client.ui.common.message_bar import MessageBar

        bar = MessageBar()
        bar.setObjectName("whyBar")
        room = QVBoxLayout()
        edge = current_theme().px(LARGE)
        room.setContentsMargins(edge, edge, edge, 0)
        room.addWidget(bar)
        self._right.insertLayout(self._right.indexOf(self._top) + 1, room)
        return bar

    @cached_property
    def progress(self) -> ProgressLine:
        """What moves while an answer is awaited."""
        from ecom_client.ui.common.progress_line import ProgressLine

        line = ProgressLine()
        self._right.insertWidget(0, line)
        return line

    def add(self, panel: AnyPanel) -> AnyPanel:
        """Take in a panel."""
        area = scrolling(card(panel))
        self._areas[panel] = area
        self.stack.addWidget(area)
        return panel

    def go_to(self, panel: Panel) -> None:
        """Show a panel; what was said about the one before goes."""
        if "messages" in self.__dict__:
            self.messages.clear()
        self.stack.setCurrentWidget(self._areas[panel])
        panel.begin()

    def panel(self) -> Panel:
        """The panel in front."""
        return next(panel for panel, area in self._areas.items() if area is self.stack.currentWidget())

    def forget_panels(self) -> None:
        """Let all panels go."""
        for area in self._areas.values():
            self.stack.removeWidget(area)
            area.deleteLater()
        self._areas = {}

    def wait(self, waiting: bool) -> None:
        """Whether an answer is awaited for the panel in front."""
        self.panel().set_busy(waiting)
        self.progress.set_busy(waiting)

    def say_brand(self) -> None:
        """The words at the left, in the language of now."""
        self.motto.setText(_("Buy and sell where you live."))
        self.promise.setText(_("Your money is held until your order has arrived."))

    def _brand(self) -> QFrame:
        theme = current_theme()
        side = QFrame()
        side.setObjectName("brand")
        column = QVBoxLayout(side)
        column.setContentsMargins(*(4 * [theme.px(2 * LARGE)]))
        name = QLabel("Ecom")
        mark(name, role="title")
        self.motto = heading("", "section")
        self.promise = heading("", "muted")
        column.addWidget(name)
        column.addStretch()
        column.addWidget(self.motto)
        column.addWidget(self.promise)
        column.addStretch()
        return side

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

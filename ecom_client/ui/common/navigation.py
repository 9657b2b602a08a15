"""The navigation at the left: icon and word, a badge for what waits, icons alone where the window is narrow."""

from __future__ import annotations

from PyQt6.QtCore import QPoint, QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ecom_client.ui.common.icons import paint_icon
from ecom_client.ui.common.painted_button import PaintedButton
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _, ngettext
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import CORNER, MEDIUM, NAVIGATION_ICON, SMALL, TIGHT

_HEIGHT = 38
_OPEN_WIDTH = 208
_NARROW_WIDTH = 56


class NavigationButton(PaintedButton):
    """One place to go to. Checked while the reader is there."""

    in_a_list = True

    def __init__(self, icon_name: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._badge = 0
        self._narrow = False
        self._by_keyboard = False
        self.setCheckable(True)
        self.setText(word)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()

    def badge(self) -> int:
        """How much waits there."""
        return self._badge

    def set_badge(self, count: int) -> None:
        """Show that `count` things wait; 0 shows none."""
        self._badge = max(count, 0)
        self._describe()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon alone; the word moves to the tool tip."""
        self._narrow = narrow
        self._describe()
        self.update()

    def _describe(self) -> None:
        waits = ngettext("{n} new", "{n} new", self._badge).format(n=self._badge)
        self.setAccessibleName(f"{self.text()}, {waits}" if self._badge else self.text())
        self.setToolTip(self.text() if self._narrow else "")

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(_NARROW_WIDTH if self._narrow else _OPEN_WIDTH) - 2 * SMALL, theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, current_theme().px(_HEIGHT))

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        keys = (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._by_keyboard = event is not None and event.reason() in keys
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        self._by_keyboard = True
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else ""
        whole = QRectF(self.rect())
        if ground:
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(whole, CORNER, CORNER)
        tone = "accent" if self.isChecked() else "text"
        edge = theme.px(NAVIGATION_ICON)
        left = (self.width() - edge) // 2 if self._narrow else theme.px(MEDIUM) - TIGHT
        spot = QRect(QPoint(left, (self.height() - edge) // 2), QSize(edge, edge))
        paint_icon(painter, spot, self._icon_name, tone if self.isChecked() else "muted")
        end = self._paint_badge(painter, spot) if self._badge else self.width() - SMALL
        if not self._narrow:
            painter.setFont(theme.font("strong" if self.isChecked() else "body"))
            painter.setPen(theme.colour(tone))
            room = QRect(QPoint(spot.right() + 1 + theme.px(MEDIUM), 0), QPoint(end, self.height()))
            words = QFontMetrics(painter.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.hasFocus() and self._by_keyboard:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), CORNER, CORNER)

    def _paint_badge(self, painter: QPainter, icon_spot: QRect) -> int:
        """Paint the count; where the room left of it ends."""
        theme = current_theme()
        most = 9 if self._narrow else 99
        words = str(self._badge) if self._badge <= most else f"{most}+"
        font = theme.font("caption")
        font.setWeight(theme.font("strong").weight())
        metrics = QFontMetrics(font)
        height = metrics.height() + 2
        width = max(height, metrics.horizontalAdvance(words) + 2 * TIGHT + 2)
        if self._narrow:
            corner = QPoint(self.width() - width, 2)
        else:
            corner = QPoint(self.width() - SMALL - width, (self.height() - height) // 2)
        pill = QRect(corner, QSize(width, height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(pill), height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left() - TIGHT


class _Heading(QWidget):
    """Names the places below it; a line where there is no room for words."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def set_narrow(self, narrow: bool) -> None:
        """A line instead of the word."""
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, current_theme().px(2 * SMALL + 1 if self._narrow else 28))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        theme = current_theme()
        painter = QPainter(self)
        if self._narrow:
            painter.fillRect(
                QRect(SMALL, self.height() // 2, self.width() - 2 * SMALL, 1), theme.colour("line")
            )
            return
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("muted"))
        room = self.rect().adjusted(theme.px(MEDIUM) - TIGHT, 0, -SMALL, -TIGHT)
        words = QFontMetrics(painter.font()).elidedText(self._word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)


class Navigation(QFrame):
    """The places of a window, in the order they are added, and the account at the bottom."""

    #: The reader wants to go to the place of this name.
    chosen = pyqtSignal(str)

    def __init__(self, account_menu: QMenu | None, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._buttons: dict[str, NavigationButton] = {}
        self._headings: list[_Heading] = []
        self._section = ""
        self._account_menu = account_menu
        self._narrow = False
        self._init_ui(who)
        current_theme().changed.connect(self._on_theme_changed)

    def button(self, name: str) -> NavigationButton:
        """The place's button; KeyError where there is none."""
        return self._buttons[name]

    def names(self) -> list[str]:
        """The places in their order."""
        return list(self._buttons)

    def add(self, name: str, icon_name: str, word: str, section: str = "") -> None:
        """One more place, below the others; the first of a `section` stands under its heading."""
        if section != self._section:
            self._section = section
            heading = _Heading(section)
            heading.set_narrow(self._narrow)
            self._headings.append(heading)
            self._column.insertWidget(self._column.count() - 1, heading)
        button = NavigationButton(icon_name, word)
        button.set_narrow(self._narrow)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        self._column.insertWidget(self._column.count() - 1, button)
        QWidget.setTabOrder(button, self.account)

    def set_current(self, name: str) -> None:
        """Mark the place where the reader is; none for a name that is not here."""
        for other, button in self._buttons.items():
            button.setChecked(other == name)
        if name in self._buttons:
            self._area.ensureWidgetVisible(self._buttons[name], 0, SMALL)

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Icons alone, or icons and words."""
        self._narrow = narrow
        self.setFixedWidth(current_theme().px(_NARROW_WIDTH if narrow else _OPEN_WIDTH))
        for button in (*self._buttons.values(), self.account):
            button.set_narrow(narrow)
        for heading in self._headings:
            heading.set_narrow(narrow)

    def set_who(self, who: str) -> None:
        """Whose window this is."""
        self.account.setText(who)
        self.account.setAccessibleName(_("Account of {name}").format(name=who))

    def _init_ui(self, who: str) -> None:
        places = QWidget()
        self._column = QVBoxLayout(places)
        self._column.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        self._column.setSpacing(2)
        self._column.addStretch()
        area = self._area = scrolling(places, sideways=False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.account = NavigationButton("account-circle-outline", who)
        self.account.setCheckable(False)
        self.account.clicked.connect(self._on_account)
        self.account.setEnabled(self._account_menu is not None)
        foot = QVBoxLayout()
        foot.setContentsMargins(SMALL, SMALL, SMALL, SMALL)
        foot.addWidget(self.account)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        self.set_who(who)
        self.set_narrow(False)

    def _on_theme_changed(self) -> None:
        self.set_narrow(self._narrow)

    def _on_account(self) -> None:
        if self._account_menu is not None:
            height = self._account_menu.sizeHint().height()
            self._account_menu.popup(self.account.mapToGlobal(QPoint(0, -height)))

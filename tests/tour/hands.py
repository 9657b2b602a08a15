"""The hands and eyes of whoever sits before the screen: what is pressed and typed, and how things are found.

A thing is called by its object name, by the words on it, or by its accessible name, and must be seen: nothing is
pressed that is hidden, disabled or covered. Waiting always waits for something, with an end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PyQt6.QtCore import QModelIndex, QPoint, QRect, Qt
from PyQt6.QtGui import QInputMethodEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTreeWidget,
    QWidget,
)

from ecom_client.ui.common.dialogs import BugDialog
from ecom_client.ui.common.progress_line import ProgressLine
from ecom_client.ui.common.shell import RoleWindow

W = TypeVar("W", bound=QWidget)
V = TypeVar("V")

PATIENCE = 20.0
"""Seconds after which something that should be there is missing."""

_LEFT = Qt.MouseButton.LeftButton
_BLINK_MS = 20
_STILL_MS = 150
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Missing(AssertionError):
    """Something that should be seen is not, or cannot be reached; the text says what."""


# Eyes


def windows() -> list[QWidget]:
    """Everything that stands on the screen for itself, from the back to the front."""
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    behind = [widget for widget in shown if widget.windowType() == Qt.WindowType.Window]
    before = [
        widget for widget in shown if widget.windowType() in (Qt.WindowType.Dialog, Qt.WindowType.Sheet)
    ]
    over = [widget for widget in shown if widget.windowType() == Qt.WindowType.Popup]
    return [*behind, *before, *over]


def window() -> QWidget:
    """The program's window: the way in, or a role's."""
    wait(
        lambda: len([one for one in windows() if one.windowType() == Qt.WindowType.Window]) == 1, "one window"
    )
    return windows()[0]


def front() -> QWidget:
    """What mouse and keys reach: an open menu, a dialog, or the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or window()


def wait(condition: Callable[[], V], what: str | Callable[[], str], seconds: float = PATIENCE) -> V:
    """Wait until `condition` gives something true, and give it. Raises Missing with `what` after `seconds`."""
    end = time.monotonic() + seconds
    while True:
        if found := condition():
            return found
        _look_for_bugs()
        if time.monotonic() > end:
            told = what if isinstance(what, str) else what()
            raise Missing(f"{told}: waited for {seconds:g} seconds")
        QTest.qWait(_BLINK_MS)


def _look_for_bugs() -> None:
    """Nobody who plays a story closes the dialog that tells of a bug and goes on."""
    for one in windows():
        if isinstance(one, BugDialog):
            raise Missing("\n".join(details.toPlainText() for details in one.findChildren(QPlainTextEdit)))


def settle() -> None:
    """Wait until nothing is on its way any more: what is seen now stays."""

    def works() -> bool:
        return any(line.is_moving() for one in windows() for line in one.findChildren(ProgressLine))

    QTest.qWait(_STILL_MS)
    wait(lambda: not works(), "the window to come to rest")
    _look_for_bugs()
    QTest.qWait(_STILL_MS)


def see(called: str, kind: type[W] = QWidget, inside: QWidget | None = None) -> W:  # type: ignore[assignment]
    """The thing that is called so, once it is seen."""
    return wait(
        lambda: _seen(called, kind, inside),
        lambda: f"“{called}” in {_name(inside or front())} (what is read: {text()[:500]!r})",
    )


def sees(called: str, kind: type[QWidget] = QWidget) -> bool:
    """Whether it is seen right now."""
    return _seen(called, kind, None) is not None


def read(words: str) -> None:
    """Wait until these words stand somewhere in front."""
    wait(lambda: words in text(), lambda: f"the words “{words}” (what is read: {text()[:1500]!r})")


def text() -> str:
    """All words of labels and buttons in front."""
    return "\n".join(_words(widget) for widget in _visible(front(), QWidget) if _words(widget))


def _seen(called: str, kind: type[W], inside: QWidget | None) -> W | None:
    found = [widget for widget in _visible(inside or front(), kind) if _is_called(widget, called)]
    # A label that stands beside a button of the same words is not meant.
    found.sort(key=lambda widget: isinstance(widget, QLabel))
    return found[0] if found else None


def _visible(inside: QWidget, kind: type[W]) -> Iterator[W]:
    for widget in (*([inside] if isinstance(inside, kind) else []), *inside.findChildren(kind)):
        if widget.isVisible() and widget.window() is inside.window():
            yield widget


def _is_called(widget: QWidget, called: str) -> bool:
    return called in (widget.objectName(), widget.accessibleName(), _words(widget))


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.windowTitle()}".strip()


def _words(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton):
        return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return widget.text() if isinstance(widget, QLabel) else ""


# The mouse


def press(called: str, inside: QWidget | None = None) -> None:
    """Press the button that is called so."""
    press_widget(see(called, QAbstractButton, inside))


def press_widget(button: QWidget) -> None:
    """Press in the middle of it, once it can be pressed."""
    name = _words(button) or button.objectName()
    wait(button.isEnabled, f"“{name}” to be ready")
    _bring_into_sight(button)
    place = button.rect().center()
    if isinstance(button, QAbstractButton) and not button.hitButton(place):
        place = QPoint(min(10, button.width() // 2), button.height() // 2)
    wait(lambda: _is_on_top(button, place), f"“{name}” to lie open")
    QTest.mouseClick(button, _LEFT, pos=place)


def choose(word: str) -> None:
    """Choose the line with this word in the menu that is open."""
    menu = wait(lambda: QApplication.activePopupWidget(), f"a menu with “{word}”")
    if not isinstance(menu, QMenu):
        raise Missing(f"a menu with “{word}”, but {type(menu).__name__} is open")
    for action in menu.actions():
        if action.text().replace("&", "") == word:
            QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(action).center())
            return
    raise Missing(f"“{word}” in the menu; there are {[action.text() for action in menu.actions()]}")


def press_row(view: str, words: str, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press the row (or card) in which these words stand."""
    found, index = wait(lambda: _row(view, words), f"“{words}” in {view}")
    found.scrollTo(index)
    settle()
    found, index = wait(lambda: _row(view, words), f"“{words}” in {view}")
    QTest.mouseClick(found.viewport(), _LEFT, keys, found.visualRect(index).center())


def press_first(view: QAbstractItemView) -> None:
    """Press the first row."""
    model, viewport = view.model(), view.viewport()
    assert model is not None
    assert viewport is not None
    QTest.mouseClick(viewport, _LEFT, pos=view.visualRect(model.index(0, _first_shown(view))).center())


def press_header(view: str, title: str, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a column's title."""
    header = see(view, QTableView).horizontalHeader()
    assert header is not None
    place = _header_place(header, title)
    QTest.mouseClick(header.viewport(), _LEFT, keys, place)


def rows(view: str) -> list[str]:
    """The rows as far as they are read, each as its words with a stroke between the columns."""
    found = see(view, QAbstractItemView)
    model = found.model()
    assert model is not None
    return [
        " | ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def _row(view: str, words: str) -> tuple[QAbstractItemView, QModelIndex] | None:
    found = _seen(view, QAbstractItemView, None)
    model = found.model() if found is not None else None
    if found is None or model is None:
        return None
    for row in range(min(model.rowCount(), 400)):
        for column in range(model.columnCount()):
            if words in str(model.index(row, column).data() or ""):
                return found, model.index(row, _first_shown(found))
    return None


def _first_shown(view: QAbstractItemView) -> int:
    """Rows are pressed at the left: elsewhere a link may stand, or the column may lie out of sight."""
    if not isinstance(view, QTableView):
        return 0
    header = view.horizontalHeader()
    assert header is not None
    sections = (header.logicalIndex(place) for place in range(header.count()))
    return next(section for section in sections if not header.isSectionHidden(section))


def _header_place(header: QHeaderView, title: str) -> QPoint:
    model = header.model()
    assert model is not None
    for column in range(header.count()):
        if not header.isSectionHidden(column) and title == str(
            model.headerData(column, Qt.Orientation.Horizontal) or ""
        ):
            return QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    raise Missing(f"a column “{title}”")


def press_branch(tree: str, words: str) -> None:
    """Press the branch with these words."""
    found = see(tree, QTreeWidget)

    def branch() -> QModelIndex | None:
        hits = found.findItems(words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        return found.indexFromItem(hits[0]) if hits else None

    index = wait(branch, f"“{words}” in the tree")
    found.scrollTo(index)
    QTest.mouseClick(found.viewport(), _LEFT, pos=found.visualRect(index).center())


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll as a person would with the wheel."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None and above.isAncestorOf(widget):
            above.ensureWidgetVisible(widget)
            QTest.qWait(_BLINK_MS)
        above = above.parentWidget()


def _is_on_top(widget: QWidget, place: QPoint) -> bool:
    owner = widget.window()
    if owner is None or (front() is not owner):
        return False
    hit = owner.childAt(widget.mapTo(owner, place))
    return hit is not None and (hit is widget or widget.isAncestorOf(hit))


# The keyboard


def type_into(field: str, words: str, inside: QWidget | None = None) -> None:
    """Press the field and type in place of what it holds."""
    found = see(field, inside=inside)
    if isinstance(found, QLabel) and (buddy := found.buddy()) is not None:
        found = buddy
    _bring_into_sight(found)
    wait(found.isEnabled, f"the field “{field}” to be ready")
    QTest.mouseClick(found, _LEFT, pos=QRect(found.rect()).center())
    goal = wait(lambda: _focus_in(found), f"the field “{field}” to take what is typed")
    QTest.keyClick(goal, Qt.Key.Key_A, CTRL)
    type_text(goal, words)
    if isinstance(QApplication.activePopupWidget(), QAbstractItemView):  # words offered while typing
        close_popup()


def _focus_in(field: QWidget) -> QWidget | None:
    """What takes the keys of a field that was pressed; its window is brought to the front for it."""
    here = QApplication.focusWidget()
    if here is not None and (here is field or field.isAncestorOf(here) or here is field.focusProxy()):
        return here
    field.window().activateWindow()  # type: ignore[union-attr]
    return None


def type_text(widget: QWidget, words: str) -> None:
    """Type: keys for what a keyboard has, an input method's words for anything else."""
    run = ""
    for character in words:
        if character.isascii():
            if run:
                _commit(widget, run)
                run = ""
            QTest.keyClicks(widget, character)
        else:
            run += character
    if run:
        _commit(widget, run)


def _commit(widget: QWidget, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def key(which: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Press a key; what has the focus in front gets it."""
    goal = wait(_focused, lambda: f"something with the focus in {_name(front())}")
    QTest.keyClick(goal, which, keys)


def _focused() -> QWidget | None:
    here, before = QApplication.focusWidget(), front()
    return here if here is not None and here.window() is before.window() else None


# In every window


def go(place: str) -> None:
    """Go to a place of the navigation, by its word or, where the window is narrow, its icon."""
    navigation = see("navigation")
    button = wait(
        lambda: next((one for one in _visible(navigation, QAbstractButton) if _words(one) == place), None),
        f"“{place}” in the navigation",
    )
    press_widget(button)
    settle()


def places() -> list[str]:
    """The places of the navigation, in their order."""
    navigation = see("navigation")
    buttons = [one for one in _visible(navigation, QAbstractButton) if one.isCheckable()]
    return [_words(one) for one in sorted(buttons, key=lambda one: one.mapTo(navigation, QPoint(0, 0)).y())]


def place() -> str:
    """The name of the page in front, the same in every language."""
    shown = window()
    assert isinstance(shown, RoleWindow)
    return shown.current_name()


def open_account_menu() -> None:
    """Press the name at the lower left."""
    navigation = see("navigation")
    account = wait(
        lambda: next((one for one in _visible(navigation, QAbstractButton) if not one.isCheckable()), None),
        "the account at the foot of the navigation",
    )
    press_widget(account)


def is_role_window() -> bool:
    """Whether a role's window is open, and not the way in."""
    return any(isinstance(one, RoleWindow) for one in windows())


def close_popup() -> None:
    """Esc closes the open menu."""
    popup = wait(lambda: QApplication.activePopupWidget(), "an open menu")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    wait(lambda: QApplication.activePopupWidget() is None, "the menu to close")

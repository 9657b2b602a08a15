"""Choosing a category: closed it shows the way down to it, open it is the tree with a search above."""

from __future__ import annotations

from PyQt6.QtCore import QEvent, QObject, QPoint, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QComboBox, QFrame, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ecom_client.domain.catalogue import CategoryTree
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import SMALL

_ID = Qt.ItemDataRole.UserRole
_HEIGHT = 320


class CategoryPicker(QComboBox):
    """One category, or none yet. Looks and opens like any choice."""

    #: Another category was chosen: its id.
    chosen = pyqtSignal(object)

    def __init__(self, tree: CategoryTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._category: int | None = None
        self.popup: CategoryPopup | None = None
        self.setPlaceholderText(_("Choose…"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def value(self) -> int | None:
        """The id of the category chosen."""
        return self._category

    def set_value(self, category: int | None) -> None:
        """Choose a category; None for none."""
        changed = category != self._category
        self._category = category
        words = self.path(category)
        self.clear()
        if words:
            self.addItem(words)
        self.setCurrentIndex(0 if words else -1)
        self.setToolTip(words)
        if changed:
            self.chosen.emit(category)

    def path(self, category: int | None) -> str:
        """The names from the root down to a category."""
        return " › ".join(one.name for one in self._tree.path(category)) if category is not None else ""

    def showPopup(self) -> None:
        self.popup = CategoryPopup(self._tree, self._category, self)
        self.popup.chosen.connect(self._on_chosen)
        self.popup.open_below(self)

    def _on_chosen(self, category: int) -> None:
        self.set_value(category)
        self.setFocus(Qt.FocusReason.PopupFocusReason)


class CategoryPopup(QFrame):
    """The tree in a frame of its own: type to narrow it, Enter or a click chooses, Esc closes."""

    chosen = pyqtSignal(int)

    def __init__(self, tree: CategoryTree, category: int | None, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("categoryPopup")
        mark(self, ground="raised")
        self._init_ui()
        self._fill(tree, category)
        self._connect_signals()

    def open_below(self, owner: QWidget) -> None:
        """Show under `owner`, as wide as it, above it where there is no room."""
        theme = current_theme()
        self.resize(max(owner.width(), theme.px(260)), theme.px(_HEIGHT))
        place = owner.mapToGlobal(QPoint(0, owner.height()))
        screen = owner.screen()
        if screen is not None and place.y() + self.height() > screen.availableGeometry().bottom():
            place.setY(
                max(screen.availableGeometry().top(), owner.mapToGlobal(QPoint(0, 0)).y() - self.height())
            )
        self.move(place)
        self.show()
        self.search.setFocus()

    def _init_ui(self) -> None:
        theme = current_theme()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a category"))
        self.search.setAccessibleName(_("Find a category"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnify", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(_("Categories"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [theme.px(SMALL)]))
        column.setSpacing(theme.px(SMALL))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)

    def _fill(self, tree: CategoryTree, category: int | None) -> None:
        items: dict[int, QTreeWidgetItem] = {}
        for _depth, one in tree.walk():
            item = QTreeWidgetItem([one.name])
            item.setData(0, _ID, one.id)
            item.setToolTip(0, one.description or one.name)
            above = items.get(one.parent_id) if one.parent_id is not None else None
            if above is None:
                self.tree.addTopLevelItem(item)
            else:
                above.addChild(item)
            items[one.id] = item
        chosen = items.get(category) if category is not None else None
        if chosen is not None:
            chosen.setIcon(0, icon("check", "accent"))
            self.tree.setCurrentItem(chosen)
            self.tree.scrollToItem(chosen)

    def _connect_signals(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.tree.installEventFilter(self)
        self.tree.itemClicked.connect(lambda item, _column: self._choose(item))

    def _on_typed(self, words: str) -> None:
        """What does not hold the words is hidden, unless something below it does."""
        wanted = words.strip().casefold()

        def narrow(item: QTreeWidgetItem, above_fits: bool) -> bool:
            fits = above_fits or wanted in item.text(0).casefold()
            below = [
                narrow(child, fits) for place in range(item.childCount()) if (child := item.child(place))
            ]
            shown = fits or any(below)
            item.setHidden(not shown)
            item.setExpanded(bool(wanted) and any(below))
            return shown

        for place in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(place)
            if top is not None:
                narrow(top, not wanted)
        if wanted:
            self.tree.setCurrentItem(self._first_match(wanted))

    def _first_match(self, wanted: str) -> QTreeWidgetItem | None:
        found = self.tree.findItems(wanted, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        return found[0] if found else None

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is None or item.isHidden():
            return
        category = item.data(0, _ID)
        self.close()
        self.chosen.emit(category)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.tree.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if watched is self.search and event.key() == Qt.Key.Key_Down:
                self.tree.setFocus()
                if self.tree.currentItem() is None:
                    self.tree.setCurrentItem(self.tree.topLevelItem(0))
                return True
        return super().eventFilter(watched, event)

"""The parts a conditional query is built of on the screen: a row for a comparison, a frame for a group."""

from __future__ import annotations

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ecom_client.domain.errors import Invalid
from ecom_client.domain.query import (
    DEEPEST,
    MOST_PARTS,
    Comparison,
    Condition,
    Group,
    Operator,
    QueryColumn,
    check_comparison,
)
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import label
from ecom_client.ui.common.query_values import TypedInput, ValueInput, make_input
from ecom_client.ui.common.query_words import QueryWords, operator_word
from ecom_client.ui.common.sentences import sentence
from ecom_client.ui.common.text import _
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import ICON, MEDIUM, SMALL


class _Part(QWidget):
    """What a group holds."""

    changed = pyqtSignal()
    remove_wanted = pyqtSignal(object)

    def _removing(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("close", "muted"))
        edge = current_theme().px(ICON)
        button.setIconSize(QSize(edge, edge))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.remove_wanted.emit(self))
        return button


class ComparisonRow(_Part):
    """Column, operator, value, and what is wrong with it below."""

    def __init__(self, words: QueryWords, comparison: Comparison | None = None) -> None:
        super().__init__()
        self._words = words
        self._init_ui()
        self._connect_signals()
        self._fill_operators()
        if comparison is not None:
            self.set_comparison(comparison)

    def comparison(self) -> Comparison:
        """What is asked for. Invalid where it does not hold good."""
        made = Comparison(self._column().name, self._operator(), self.value.values())
        check_comparison(self._words.subject, made)
        return made

    def set_comparison(self, comparison: Comparison) -> None:
        """Show this one."""
        self.column.setCurrentIndex(max(0, self.column.findData(comparison.column)))
        self.operator.setCurrentIndex(max(0, self.operator.findData(comparison.operator)))
        self.value.set_values(comparison.values)

    def check(self, *, aloud: bool) -> bool:
        """Whether it holds good; said below the value when `aloud`."""
        try:
            self.comparison()
        except Invalid as error:
            if aloud:
                self.wrong.setText(sentence(error))
                self.wrong.show()
            return False
        self.wrong.hide()
        return True

    def _column(self) -> QueryColumn:
        return self._words.subject.column(self.column.currentData())

    def _operator(self) -> Operator:
        return Operator(self.operator.currentData())

    def _init_ui(self) -> None:
        theme = current_theme()
        self.column = QComboBox()
        self.column.setObjectName("queryColumn")
        self.column.setAccessibleName(_("Column"))
        for declared in self._words.columns:
            self.column.addItem(self._words.title(declared.name), declared.name)
        self.operator = QComboBox()
        self.operator.setObjectName("queryOperator")
        self.operator.setAccessibleName(_("Comparison"))
        self.operator.setMinimumWidth(theme.px(150))
        self.value = ValueInput()
        self.remove_button = self._removing(_("Remove this condition"))
        self.wrong = label("", "error", name="queryWrong")
        self.wrong.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(SMALL))
        self._row.addWidget(self.column, 2)
        self._row.addWidget(self.operator, 2)
        self._row.addWidget(self.value, 4)
        self._row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(SMALL) // 2)
        column.addLayout(self._row)
        column.addWidget(self.wrong)

    def _connect_signals(self) -> None:
        self.column.currentIndexChanged.connect(self._fill_operators)
        self.operator.currentIndexChanged.connect(self._make_value)

    def _fill_operators(self) -> None:
        """The operators of the chosen column; the one that was chosen stays where it fits."""
        before = self.operator.currentData()
        self.operator.blockSignals(True)
        self.operator.clear()
        for operator in self._column().operators:
            self.operator.addItem(operator_word(operator), operator)
        self.operator.setCurrentIndex(max(0, self.operator.findData(before)))
        self.operator.blockSignals(False)
        self._make_value()

    def _make_value(self) -> None:
        made = make_input(self._words, self._column(), self._operator())
        before = self.value
        if isinstance(before, TypedInput) and isinstance(made, TypedInput):
            made.set_typed(before.typed())
        self._row.replaceWidget(before, made)
        before.hide()
        before.deleteLater()
        self.value = made
        self._row.setStretchFactor(made, 4)
        made.changed.connect(self._on_changed)
        QWidget.setTabOrder(self.operator, made)
        QWidget.setTabOrder(made, self.remove_button)
        self._on_changed()

    def _on_changed(self) -> None:
        if not self.wrong.isHidden():
            self.check(aloud=True)
        self.changed.emit()


class GroupFrame(_Part):
    """Parts that hold all or any, in a frame; groups stand in groups."""

    def __init__(self, words: QueryWords, group: Group | None = None, levels: int = DEEPEST) -> None:
        super().__init__()
        self._words, self._levels = words, levels
        self.parts: list[ComparisonRow | GroupFrame] = []
        self._init_ui()
        self._connect_signals()
        if group is not None:
            self.set_group(group)

    @property
    def is_outer(self) -> bool:
        """Whether this is the whole condition."""
        return self._levels == DEEPEST

    def group(self) -> Group:
        """The group with its parts; Invalid where a part does not hold good. May be empty."""
        parts: list[Condition] = []
        for part in self.parts:
            if isinstance(part, ComparisonRow):
                parts.append(part.comparison())
            elif part.parts:
                parts.append(part.group())
        return Group(bool(self.every.currentData()), tuple(parts))

    def set_group(self, group: Group) -> None:
        """Show this group and nothing else."""
        for part in list(self.parts):
            self._on_remove_wanted(part)
        self.every.setCurrentIndex(0 if group.every else 1)
        for one in group.parts:
            if isinstance(one, Group):
                self._add(GroupFrame(self._words, one, self._levels - 1))
            else:
                self._add(ComparisonRow(self._words, one))

    def check(self, *, aloud: bool) -> bool:
        """Whether every part holds good."""
        found = [part.check(aloud=aloud) for part in self.parts]  # each says what is wrong with it
        return all(found)

    def first_wrong(self) -> ComparisonRow | None:
        """The first row that does not hold good."""
        for part in self.parts:
            found = part.first_wrong() if isinstance(part, GroupFrame) else None
            if isinstance(part, ComparisonRow) and not part.check(aloud=False):
                found = part
            if found is not None:
                return found
        return None

    def add_comparison(self) -> ComparisonRow:
        """One more row, ready to be filled."""
        row = ComparisonRow(self._words)
        self._add(row)
        row.column.setFocus()
        return row

    def add_group(self) -> GroupFrame:
        """One more group with a row in it."""
        frame = GroupFrame(self._words, None, self._levels - 1)
        frame.every.setCurrentIndex(1 if self.every.currentData() else 0)
        self._add(frame)
        frame.add_comparison()
        return frame

    def _init_ui(self) -> None:
        theme = current_theme()
        self.every = QComboBox()
        self.every.setObjectName("queryEvery")
        self.every.setAccessibleName(_("How these conditions go together"))
        self.every.addItem(_("All of these hold"), True)
        self.every.addItem(_("Any of these holds"), False)
        head = QHBoxLayout()
        head.addWidget(self.every)
        head.addStretch(1)
        if not self.is_outer:
            head.addWidget(self._removing(_("Remove this group")))
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(SMALL))
        self.add_button = QPushButton(icon("plus"), _("Add condition"))
        self.add_button.setObjectName("addCondition")
        self.group_button = QPushButton(icon("plus-box-multiple-outline"), _("Add group"))
        self.group_button.setObjectName("addGroup")
        self.group_button.setVisible(self._levels > 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(SMALL))
        for button in (self.add_button, self.group_button):
            button.setAutoDefault(False)
            mark(button, kind="quiet")
            foot.addWidget(button)
        foot.addStretch(1)
        frame = QFrame()
        mark(frame, ground="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(*(4 * [theme.px(MEDIUM)]))
        inside.setSpacing(theme.px(SMALL))
        inside.addLayout(head)
        inside.addLayout(self._body)
        inside.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def _connect_signals(self) -> None:
        self.every.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.add_button.clicked.connect(lambda _checked: self.add_comparison())
        self.group_button.clicked.connect(lambda _checked: self.add_group())

    def _add(self, part: ComparisonRow | GroupFrame) -> None:
        part.changed.connect(self.changed)
        part.remove_wanted.connect(self._on_remove_wanted)
        self.parts.append(part)
        self._body.addWidget(part)
        self._make_room()

    def _on_remove_wanted(self, part: ComparisonRow | GroupFrame) -> None:
        self.parts.remove(part)
        self._body.removeWidget(part)
        part.hide()
        part.deleteLater()
        self.add_button.setFocus()
        self._make_room()

    def _make_room(self) -> None:
        for button in (self.add_button, self.group_button):
            button.setEnabled(len(self.parts) < MOST_PARTS)
        self.changed.emit()

"""The one stylesheet.

`@name` stands for a token's colour, `@image(name)` for a drawn mark; sizes are pixels at 100 % text.

What pages set (through `theme.mark`) to be styled:

- `QLabel`: `role` = caption, muted, strong, section, title, number, error, good, warn
- `QPushButton`, `QToolButton`: `kind` = primary, danger (does it), grave (leads to where it is confirmed), quiet, link
- `QPushButton` of a filter: `chip` = unset, set
- `QFrame`: `ground` = window, surface, card, raised, info, good, warn, bad
- scroll areas and lists: `frame` = none
- inputs: `wrong` = true beside an error sentence
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ecom_client.ui.common.tokens import Tokens

_TEMPLATE = """
QMainWindow, QDialog, QWizard { background: @window; }
QLabel { background: transparent; color: @text; }
QFrame#brand { background: @accent_soft; }
QLabel[role="caption"] { font-size: 11px; color: @muted; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="strong"], QLabel[role="number"] { font-weight: 600; }
QLabel[role="section"] { font-size: 15px; font-weight: 600; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="error"] { color: @bad; }
QLabel[role="good"] { color: @good; }
QLabel[role="warn"] { color: @warn; }
QLabel:disabled { color: @disabled; }

QFrame[ground="window"] { background: @window; border: none; }
QFrame[ground="surface"] { background: @surface; border: none; }
QFrame[ground="card"] { background: @surface; border: 1px solid @line; border-radius: 6px; }
QFrame[ground="raised"] { background: @raised; border: 1px solid @line_strong; border-radius: 6px; }
QFrame[ground="info"] { background: @accent_soft; border: 1px solid @accent_soft; border-radius: 6px; }
QFrame[ground="good"] { background: @good_soft; border: 1px solid @good_soft; border-radius: 6px; }
QFrame[ground="warn"] { background: @warn_soft; border: 1px solid @warn_soft; border-radius: 6px; }
QFrame[ground="bad"] { background: @bad_soft; border: 1px solid @bad_soft; border-radius: 6px; }
QFrame[line="horizontal"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QFrame[line="vertical"] { background: @line; border: none; max-width: 1px; min-width: 1px; }
QFrame#header { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame#navigation { background: @surface; border: none; border-right: 1px solid @line; }
QFrame#statusLine { background: @surface; border: none; border-top: 1px solid @line; }
QFrame#sidePanel { background: @surface; border: none; border-left: 1px solid @line; }
QFrame#panelActions { background: @surface; border: none; border-top: 1px solid @line; }

QPushButton {
    background: @raised; color: @text; border: 1px solid @line_strong; border-radius: 6px;
    padding: 0 12px; min-height: 30px; icon-size: 16px;
}
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @pressed; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { background: transparent; color: @disabled; border-color: @line; }
QPushButton[kind="primary"] {
    background: @accent; color: @on_accent; border-color: @accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {
    background: @accent_hover; border-color: @accent_hover;
}
QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="danger"] { background: @bad; color: @on_bad; border-color: @bad; font-weight: 600; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {
    background: @bad_hover; border-color: @bad_hover;
}
QPushButton[kind="danger"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {
    background: @hover; color: @muted; border-color: @line;
}
QPushButton[kind="grave"] { color: @bad; }
QPushButton[kind="grave"]:hover { background: @bad_soft; border-color: @bad; }
QPushButton[kind="grave"]:focus { border-color: @bad; }
QPushButton[kind="grave"]:disabled { color: @disabled; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:pressed, QPushButton[kind="quiet"]:checked { background: @pressed; }
QPushButton[kind="quiet"]:focus { border-color: @accent; }
QPushButton[kind="link"] {
    background: transparent; border: none; color: @accent; padding: 2px 4px; min-height: 18px; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; padding: 0 2px; }
QPushButton[kind="link"]:disabled { color: @disabled; }
QPushButton[chip="unset"], QPushButton[chip="set"] { border-radius: 15px; text-align: left; }
QPushButton[chip="unset"] { background: @surface; }
QPushButton[chip="unset"]:hover { background: @hover; }
QPushButton[chip="set"] { background: @accent_soft; color: @accent; border-color: @accent; font-weight: 600; }
QPushButton::menu-indicator { image: @image(down); width: 12px; right: 6px; subcontrol-position: right center; }

QToolButton {
    background: transparent; color: @text; border: 1px solid transparent; border-radius: 6px; padding: 5px;
}
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border: 2px solid @accent; padding: 4px; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @surface; color: @text; border: 1px solid @line_strong; border-radius: 6px;
    selection-background-color: @accent; selection-color: @on_accent;
}
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 8px; min-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent; padding: 0 7px; min-height: 28px;
}
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent; padding: 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: @window; color: @disabled; border-color: @line;
}
QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] { background: @window; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"] {
    border: 2px solid @bad; padding: 0 7px; min-height: 28px;
}
QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"] { border: 2px solid @bad; padding: 3px; }
QLineEdit QToolButton { border: none; padding: 0; }
QLineEdit QToolButton:focus { border: none; padding: 0; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }

QComboBox::drop-down { border: none; width: 24px; subcontrol-origin: border; subcontrol-position: right center; }
QComboBox::down-arrow { image: @image(down); width: 12px; height: 12px; }
QComboBox QAbstractItemView {
    background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px; outline: 0;
    selection-background-color: @accent_soft; selection-color: @text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    background: transparent; border: none; width: 20px; subcontrol-origin: border;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: @image(up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: @image(down); width: 10px; height: 10px; }
QDateEdit, QDateTimeEdit { max-height: 30px; }
QDateEdit:focus, QDateTimeEdit:focus { max-height: 28px; }
QDateEdit::drop-down, QDateTimeEdit::drop-down {
    border: none; width: 24px; subcontrol-origin: border; subcontrol-position: right center;
}
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { image: @image(down); width: 12px; height: 12px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @disabled; }
QCheckBox::indicator, QGroupBox::indicator, QTreeView::indicator, QListView::indicator, QTableView::indicator {
    width: 16px; height: 16px; background: @surface; border: 1px solid @muted; border-radius: 4px;
}
QCheckBox::indicator:focus, QGroupBox::indicator:focus { border: 2px solid @accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked, QTableView::indicator:checked {
    background: @accent; border-color: @accent; image: @image(check);
}
QCheckBox::indicator:checked:focus { border-color: @text; }
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {
    background: @accent; border-color: @accent; image: @image(dash);
}
QCheckBox::indicator:disabled { background: @window; border-color: @line_strong; }
QCheckBox::indicator:checked:disabled { background: @disabled; border-color: @disabled; }
QCheckBox[wrong="true"]::indicator { border: 2px solid @bad; width: 14px; height: 14px; }
QRadioButton::indicator {
    width: 16px; height: 16px; background: @surface; border: 1px solid @muted; border-radius: 8px;
}
QRadioButton::indicator:focus { border: 2px solid @accent; width: 14px; height: 14px; }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 7px; height: 7px; }
QRadioButton::indicator:checked:focus { border-color: @accent_hover; }

QAbstractScrollArea { background: @surface; border: 1px solid @line; border-radius: 6px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QAbstractScrollArea[frame="none"] { background: transparent; border: none; }
QGraphicsView { background: transparent; border: none; }
QScrollArea { background: transparent; border: none; border-radius: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractItemView { background: @surface; color: @text; outline: 0;
    selection-background-color: @accent_soft; selection-color: @text; }
QTableView, QTreeView, QListView { gridline-color: @line; alternate-background-color: @window; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 1px solid @accent; }
QTreeView::item, QListView::item { min-height: 30px; padding: 0 4px; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @accent_soft; color: @text; }
QTreeView, QListView, QTabBar { icon-size: 16px; }
QTreeView::branch { background: transparent; }
QTreeView::branch:selected { background: @accent_soft; }
QTreeView::branch:has-children:closed { image: @image(right); }
QTreeView::branch:has-children:open { image: @image(down); }
QTableView::item { padding: 0 8px; }
QTableView::item:hover { background: @hover; }
QTableView::item:selected { background: @accent_soft; color: @text; }
QTableView QTableCornerButton::section { background: @surface; border: none; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section {
    background: @surface; color: @muted; border: none; border-bottom: 1px solid @line_strong;
    padding: 0 8px; min-height: 32px; font-weight: 600;
}
QHeaderView::section:hover { background: @hover; color: @text; }
QHeaderView::up-arrow { image: @image(up); width: 12px; height: 12px; subcontrol-position: right center; }
QHeaderView::down-arrow { image: @image(down); width: 12px; height: 12px; subcontrol-position: right center; }

QScrollBar:vertical { background: transparent; border: none; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; border: none; height: 12px; margin: 0; }
QScrollBar::handle { background: @line_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }
QMenu::indicator:checked { image: @image(tick); }
QMenuBar { background: @surface; color: @text; }
QMenuBar::item:selected { background: @hover; }
QToolTip { background: @text; color: @surface; border: 1px solid @text; padding: 4px 6px; }

QTabWidget::pane { border: none; border-top: 1px solid @line; background: transparent; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: @muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 4px; margin-right: 16px; min-height: 20px;
}
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:focus { background: @accent_soft; }

QGroupBox {
    border: 1px solid @line; border-radius: 6px; margin-top: 12px; padding: 12px 8px 8px 8px; font-weight: 600;
}
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; }
QProgressBar {
    background: @line; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; color: transparent;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSlider::groove:horizontal { background: @line_strong; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { background: @accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised; }
QCalendarWidget QToolButton { color: @text; min-height: 24px; padding: 2px 8px; }
QCalendarWidget QAbstractItemView {
    background: @raised; selection-background-color: @accent; selection-color: @on_accent;
}
"""

#: Lines this thin stay as they are at larger text.
_HAIR = 2
_SIZE = re.compile(r"\b(\d+)px")
_TOKEN = re.compile(r"@([a-z_]+)(?:\(([a-z]+)\))?")


def stylesheet(tokens: Tokens, scale: float, image: Callable[[str], str]) -> str:
    """The sheet for one scheme at one text scale; `image(name)` answers the file of a drawn mark."""
    colours = tokens.colours()

    def token(found: re.Match[str]) -> str:
        if found[1] == "image":
            return f'url("{image(found[2])}")'
        return colours[found[1]]

    def size(found: re.Match[str]) -> str:
        pixels = int(found[1])
        return f"{pixels if pixels <= _HAIR else round(pixels * scale)}px"

    return _SIZE.sub(size, _TOKEN.sub(token, _TEMPLATE))

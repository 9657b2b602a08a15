"""The look: contrast, both schemes, larger text, icons that follow the scheme."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QGuiApplication, QPalette
from PyQt6.QtWidgets import QApplication, QPushButton

import ecom_client.ui
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.stylesheet import stylesheet
from ecom_client.ui.common.theme import Theme, current_theme
from ecom_client.ui.common.tokens import DARK, LIGHT, Tokens, contrast

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = (
    "window",
    "surface",
    "raised",
    "hover",
    "pressed",
    "accent_soft",
    "good_soft",
    "warn_soft",
    "bad_soft",
)
#: What stands on every ground, and what only stands on those named.
EVERYWHERE = ("text",)
PAIRS = [
    *product(EVERYWHERE, GROUNDS),
    *product(("muted", "accent", "good", "warn", "bad"), ("window", "surface", "raised", "hover")),
    ("muted", "accent_soft"),
    ("accent", "accent_soft"),
    ("good", "good_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_bad", "bad"),
    ("on_bad", "bad_hover"),
    ("surface", "text"),  # tool tips
]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    theme = current_theme()
    yield theme
    theme.set_text_scale(1.0)
    theme.set_scheme("light")


@SCHEMES
@pytest.mark.parametrize(("words", "ground"), PAIRS, ids=lambda name: name)
def test_every_text_can_be_read_on_its_ground(tokens: Tokens, words: str, ground: str) -> None:
    colours = tokens.colours()
    assert contrast(colours[words], colours[ground]) >= 4.5


@SCHEMES
def test_marks_that_carry_meaning_stand_out_from_the_ground(tokens: Tokens) -> None:
    for hue in (*tokens.series, tokens.star):
        assert contrast(hue, tokens.surface) >= 3
    assert len(set(tokens.series)) == 6


def test_contrast_is_measured_as_the_web_guidelines_say() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@SCHEMES
def test_the_stylesheet_leaves_no_name_unresolved_and_has_no_colour_of_its_own(tokens: Tokens) -> None:
    sheet = stylesheet(tokens, 1.0, lambda name: f"/{name}.png")
    assert "@" not in sheet
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= set(tokens.colours().values())


def test_larger_text_makes_larger_controls_but_no_thicker_lines() -> None:
    sheet = stylesheet(LIGHT, 2.0, lambda name: name)
    assert "min-height: 60px" in sheet
    assert "border: 1px solid" in sheet


def test_switching_the_scheme_changes_palette_stylesheet_and_tells(
    theme: Theme, qtbot, qapp: QApplication
) -> None:
    theme.set_scheme("light")
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme("dark")
    assert theme.is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.surface in qapp.styleSheet()


def test_the_system_scheme_is_followed_only_while_nothing_else_was_asked_for(
    theme: Theme, monkeypatch
) -> None:
    changed = QGuiApplication.styleHints().colorSchemeChanged
    theme.set_scheme("system")
    assert not theme.is_dark
    monkeypatch.setattr(theme, "_system_is_dark", lambda: True)
    changed.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark
    theme.set_scheme("light")
    changed.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark


def test_text_scale_reaches_fonts_and_controls(theme: Theme, qtbot, qapp: QApplication) -> None:
    heights = []
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        button = QPushButton("Buy")
        qtbot.addWidget(button)
        button.show()
        heights.append(button.height())
        assert qapp.font().pixelSize() == 13 * scale
    assert heights[0] == 32
    assert heights[1] >= 60


def test_an_icon_follows_the_scheme_without_being_asked_again(theme: Theme) -> None:
    theme.set_scheme("light")
    square = icon("square", "text")
    assert _middle(square) == LIGHT.text
    theme.set_scheme("dark")
    assert _middle(square) == DARK.text


def _middle(square: object) -> str:
    picture = square.pixmap(QSize(16, 16)).toImage()
    return picture.pixelColor(8, 8).name().upper()


def test_every_icon_named_in_the_interface_exists(qapp: QApplication) -> None:
    import qtawesome

    qtawesome.icon("mdi6.square")
    known = set(qtawesome._instance().charmap["mdi6"])
    called = re.compile(
        r"\b(?:icon|paint_icon|EmptyState|NavigationButton)\(\s*(?:painter, \w+, )?\"([a-z0-9-]+)\""
    )
    for file in Path(ecom_client.ui.__file__).parent.rglob("*.py"):
        for name in called.findall(file.read_text(encoding="utf-8")):
            assert name in known, f"{file.name} names the icon {name}"

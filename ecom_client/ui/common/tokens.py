"""The named colours, sizes and spaces everything is drawn with. Plain data, without Qt."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One scheme's colours as `#RRGGBB`. A `…_soft` colour is the ground that its namesake is written on."""

    window: str
    surface: str
    raised: str
    line: str
    line_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    on_bad: str
    #: Grounds under the pointer and under a pressed button.
    hover: str
    pressed: str
    accent_hover: str
    bad_hover: str
    #: The filled part of a rating's stars.
    star: str
    #: Series of a chart, in this order; told apart by pattern and label as well.
    series: tuple[str, str, str, str, str, str]

    def colours(self) -> dict[str, str]:
        """Every single colour by its name (without the chart series)."""
        return {name: value for name, value in self._asdict().items() if name != "series"}


LIGHT = Tokens(
    window="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E4E7EC",
    line_strong="#CBD2DC",
    text="#1D2330",
    muted="#5F6B7C",
    disabled="#98A2B3",
    accent="#2563C9",
    on_accent="#FFFFFF",
    accent_soft="#E9F0FC",
    good="#17734A",
    good_soft="#E3F4EB",
    warn="#8A5A0B",
    warn_soft="#FDF1DC",
    bad="#B3261E",
    bad_soft="#FBE9E7",
    on_bad="#FFFFFF",
    hover="#F0F2F5",
    pressed="#E4E7EC",
    accent_hover="#1D52AB",
    bad_hover="#941F18",
    star="#C27A07",
    series=("#2563C9", "#C2410C", "#0F766E", "#9333EA", "#A16207", "#475569"),
)

DARK = Tokens(
    window="#15171C",
    surface="#1D2026",
    raised="#252932",
    line="#2D323C",
    line_strong="#414856",
    text="#E7E9EE",
    muted="#A2ABB9",
    disabled="#6B7482",
    accent="#7AA7F7",
    on_accent="#0F1522",
    accent_soft="#23314D",
    good="#6FD3A2",
    good_soft="#17352A",
    warn="#F0C069",
    warn_soft="#3A2E14",
    bad="#F59A92",
    bad_soft="#3D1F1D",
    on_bad="#0F1522",
    hover="#2A2F39",
    pressed="#333945",
    accent_hover="#97BBFA",
    bad_hover="#F8B1AB",
    star="#F0C069",
    series=("#7AA7F7", "#F59E6C", "#5CC8B8", "#C9A0F5", "#E3C15A", "#9AA7B8"),
)

#: Type: role → (pixels at 100 % text, weight).
TYPE: dict[str, tuple[int, int]] = {
    "caption": (11, 400),
    "body": (13, 400),
    "strong": (13, 600),
    "section": (15, 600),
    "title": (20, 600),
}

#: Space in steps of four, in pixels at 100 % text.
TIGHT, SMALL, MEDIUM, LARGE, WIDE, HUGE = 4, 8, 12, 16, 24, 32
CORNER = 6
CONTROL = 32
ROW = 34
ICON = 16
NAVIGATION_ICON = 20


def _luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour[1:3]) + 0.7152 * linear(colour[3:5]) + 0.0722 * linear(colour[5:7])


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

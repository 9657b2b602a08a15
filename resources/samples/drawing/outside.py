"""Drawings of clothes, sports, bicycles and instruments."""

from __future__ import annotations

from pencil import GOLD, INK, PAPER, RED, STEEL, Pencil, shade
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QBrush, QColor, QLinearGradient, QPolygonF


def jacket(p: Pencil) -> None:
    """A jacket."""
    main, zip_ = p.colours
    p.shadow(320, 180, 388)
    p.shape(shade(main, 86), (246, 128), (176, 176), (148, 330), (200, 342), (244, 230))
    p.shape(shade(main, 86), (394, 128), (464, 176), (492, 330), (440, 342), (396, 230))
    p.shape(main, (242, 124), (398, 124), (410, 376), (230, 376))
    p.shape(shade(main, 70), (276, 122), (364, 122), (350, 92), (290, 92))
    p.line(zip_, 6, (320, 126), (320, 372))
    p.line(shade(main, 70), 6, (258, 292), (296, 316))
    p.line(shade(main, 70), 6, (382, 292), (344, 316))
    p.box(350, 176, 36, 26, 5, zip_)


def backpack(p: Pencil) -> None:
    """A backpack."""
    main, pocket = p.colours
    p.shadow(320, 180)
    p.arc(320, 112, 36, 34, 0, 180, 14, shade(main, 65))
    p.box(196, 196, 40, 150, 18, shade(main, 72))
    p.box(404, 196, 40, 150, 18, shade(main, 72))
    p.box(220, 104, 200, 268, 62, main)
    p.arc(320, 190, 78, 58, 10, 160, 6, shade(main, 66))
    p.box(242, 246, 156, 104, 22, pocket)
    p.line(shade(pocket, 70), 6, (258, 276), (382, 276))
    p.box(312, 272, 16, 30, 6, GOLD)


def sneaker(p: Pencil) -> None:
    """A sneaker."""
    main, sole = p.colours
    p.shadow(320, 240)
    p.curve(
        main,
        (150, 340),
        (140, 270),
        (160, 210),
        (186, 190),
        (220, 214),
        (260, 214),
        (290, 178),
        (330, 232),
        (400, 270),
        (462, 284),
        (500, 296),
        (506, 330),
        (500, 344),
        (400, 352),
        (250, 352),
        (150, 340),
    )
    p.curve(
        shade(main, 76),
        (150, 330),
        (148, 270),
        (160, 214),
        (186, 190),
        (204, 206),
        (214, 260),
        (212, 340),
        (190, 342),
        (168, 340),
        (150, 330),
    )
    for place in range(4):
        x, y = 286 + place * 30, 206 + place * 18
        p.line(PAPER, 8, (x, y), (x - 26, y + 22))
    p.curve(
        shade(main, 124), (300, 340), (340, 300), (400, 296), (470, 300), (430, 320), (370, 326), (330, 344)
    )
    p.box(142, 336, 366, 34, 16, sole)
    p.line(shade(sole, 80), 4, (160, 354), (490, 354))


def ball(p: Pencil) -> None:
    """A ball."""
    main, seam = p.colours
    p.shadow(320, 150)
    p.oval(320, 240, 132, 132, main)
    p.oval(284, 198, 60, 52, shade(main, 112))
    p.ring(320, 240, 132, 132, 4, shade(main, 80))
    p.line(seam, 6, (188, 240), (452, 240))
    p.line(seam, 6, (320, 108), (320, 372))
    p.arc(186, 240, 92, 116, -64, 128, 6, seam)
    p.arc(454, 240, 92, 116, 116, 128, 6, seam)


def racket(p: Pencil) -> None:
    """A racket and a shuttlecock."""
    main, grip = p.colours
    p.shadow(320, 190)

    def one() -> None:
        p.ring(320, 160, 74, 92, 12, main)
        for step in range(-3, 4):
            p.line(
                "#FFFFFF",
                2,
                (320 + step * 18, 160 - (92**2 - (step * 22) ** 2) ** 0.5),
                (320 + step * 18, 160 + (92**2 - (step * 22) ** 2) ** 0.5),
            )
            p.line(
                "#FFFFFF",
                2,
                (320 - (74**2 - (step * 18) ** 2) ** 0.5, 160 + step * 22),
                (320 + (74**2 - (step * 18) ** 2) ** 0.5, 160 + step * 22),
            )
        p.box(314, 250, 12, 62, 4, STEEL)
        p.box(308, 300, 24, 84, 8, grip)

    p.turned(-16, 290, 372, one)
    p.oval(430, 342, 24, 22, RED)
    p.shape(PAPER, (410, 336), (450, 336), (466, 282), (394, 282))
    for x in (412, 430, 448):
        p.line("#D5DAE2", 3, (430 + (x - 430) * 0.6, 332), (x, 286))


def dumbbell(p: Pencil) -> None:
    """A dumbbell."""
    main, bar = p.colours
    p.shadow(320, 230)
    p.box(200, 276, 240, 26, 13, bar)
    for side in (-1, 1):
        x = 320 + side * 132
        p.box(x - 26, 206, 52, 166, 16, main)
        p.box(x + side * 40 - 20, 232, 40, 114, 14, shade(main, 78))
        p.box(x - 14, 222, 10, 134, 5, shade(main, 130))


def mat(p: Pencil) -> None:
    """A rolled mat."""
    main, back = p.colours
    p.shadow(320, 240)
    p.shape(back, (210, 366), (540, 366), (500, 300), (230, 300))
    p.shape(main, (210, 360), (534, 360), (498, 302), (232, 302))
    p.box(110, 232, 150, 138, 60, main)
    for radius, tint in ((60, back), (46, main), (32, back), (18, main)):
        p.oval(176, 306, radius, radius, tint)


def tent(p: Pencil) -> None:
    """A tent."""
    main, inside = p.colours
    p.shadow(320, 260)
    p.shape(shade(main, 74), (330, 116), (540, 366), (330, 366))
    p.shape(main, (330, 116), (110, 366), (420, 366))
    p.shape(inside, (318, 180), (226, 366), (348, 366))
    p.shape(shade(main, 124), (318, 178), (300, 366), (348, 366))
    p.line(INK, 4, (330, 112), (330, 92))
    p.shape(RED, (332, 92), (366, 102), (332, 114))
    for x in (100, 552):
        p.line(STEEL, 4, (330, 120), (x, 372))


def bike(p: Pencil) -> None:
    """A bicycle."""
    main, tyre = p.colours
    p.shadow(320, 260, 378)
    for x in (204, 436):
        p.ring(x, 290, 78, 78, 12, tyre)
        p.ring(x, 290, 68, 68, 3, STEEL)
        for angle in range(0, 180, 30):
            p.turned(angle, x, 290, lambda x=x: p.line("#D6DCE4", 2, (x - 66, 290), (x + 66, 290)))
        p.oval(x, 290, 9, 9, INK)
    p.line(main, 13, (204, 290), (262, 176), (396, 176), (314, 292), (204, 290))
    p.line(main, 13, (262, 176), (314, 292))
    p.line(main, 13, (436, 290), (388, 150))
    p.line(INK, 10, (388, 150), (372, 128), (412, 120))
    p.line(INK, 8, (262, 176), (252, 150))
    p.box(222, 136, 66, 18, 9, INK)
    p.ring(314, 292, 24, 24, 7, INK)
    p.line(INK, 6, (314, 292), (334, 330))
    p.line(INK, 7, (322, 332), (350, 332))


def helmet(p: Pencil) -> None:
    """A helmet."""
    main, vent = p.colours
    p.shadow(320, 200)
    p.curve(
        main,
        (150, 320),
        (146, 190),
        (230, 120),
        (326, 122),
        (430, 124),
        (500, 200),
        (496, 312),
        (400, 330),
        (240, 340),
        (150, 320),
    )
    for place in range(4):
        x = 212 + place * 62
        p.curve(
            vent,
            (x, 260),
            (x + 2, 220),
            (x + 18, 190),
            (x + 40, 174),
            (x + 38, 210),
            (x + 26, 244),
            (x + 18, 268),
            (x + 12, 270),
            (x + 4, 268),
            (x, 260),
        )
    p.curve(
        shade(main, 78),
        (150, 318),
        (240, 340),
        (400, 332),
        (496, 312),
        (500, 336),
        (498, 340),
        (490, 346),
        (400, 366),
        (240, 366),
        (158, 346),
        (150, 340),
        (148, 330),
        (150, 318),
    )
    p.line(INK, 7, (250, 352), (300, 376), (352, 352))


def lock(p: Pencil) -> None:
    """A lock."""
    main, cable = p.colours
    p.shadow(320, 190)
    p.ring(320, 232, 132, 112, 24, cable)
    p.arc(320, 232, 132, 112, 40, 80, 6, shade(cable, 140))
    p.box(258, 300, 124, 72, 22, main)
    p.oval(320, 330, 14, 14, INK)
    p.box(315, 332, 10, 24, 4, INK)


def bike_light(p: Pencil) -> None:
    """A bike light."""
    main, beam = p.colours
    gradient = QLinearGradient(QPointF(340, 220), QPointF(600, 220))
    gradient.setColorAt(0, QColor(255, 238, 150, 220))
    gradient.setColorAt(1, QColor(255, 238, 150, 0))
    p.painter.setPen(Qt.PenStyle.NoPen)
    p.painter.setBrush(QBrush(gradient))
    p.painter.drawPolygon(
        QPolygonF([QPointF(380, 180), QPointF(380, 274), QPointF(620, 350), QPointF(620, 104)])
    )
    p.shadow(270, 140)
    p.box(240, 270, 60, 94, 14, INK)
    p.ring(270, 340, 34, 28, 14, INK)
    p.box(150, 166, 200, 122, 40, main)
    p.box(330, 156, 60, 142, 22, shade(main, 70))
    p.oval(388, 227, 20, 62, beam)
    p.box(196, 196, 60, 16, 8, shade(main, 130))


def guitar(p: Pencil) -> None:
    """A guitar."""
    main, board = p.colours
    p.shadow(300, 160, 392)

    def whole() -> None:
        p.box(304, 26, 34, 210, 6, shade(board, 70))
        p.box(298, 6, 46, 58, 10, shade(board, 60))
        for y in (18, 34, 50):
            p.oval(292, y, 6, 6, STEEL)
            p.oval(350, y, 6, 6, STEEL)
        p.oval(321, 232, 70, 62, main)
        p.oval(321, 316, 96, 86, main)
        p.ring(321, 316, 90, 80, 3, shade(main, 80))
        p.oval(321, 258, 30, 30, shade(board, 55))
        p.ring(321, 258, 32, 32, 5, shade(main, 125))
        p.box(284, 340, 74, 14, 5, shade(board, 60))
        for x in (312, 318, 324, 330):
            p.line("#F5F0E4", 1.6, (x, 30), (x, 342))
        for y in (84, 112, 138, 162, 184):
            p.line(STEEL, 2.4, (305, y), (337, y))

    p.turned(24, 320, 240, whole)


def piano(p: Pencil) -> None:
    """A keyboard instrument."""
    main, accent = p.colours
    p.shadow(320, 280)
    p.line(INK, 12, (196, 300), (250, 372))
    p.line(INK, 12, (444, 300), (390, 372))
    p.box(90, 176, 460, 130, 14, main)
    p.box(104, 190, 432, 36, 6, shade(main, 130))
    p.box(130, 200, 70, 16, 4, accent)
    for x in (222, 248, 274):
        p.oval(x, 208, 7, 7, STEEL)
    width = 424 / 21
    for key in range(21):
        p.box(108 + key * width, 232, width - 2, 68, 3, PAPER)
    for key in range(20):
        if key % 7 not in (2, 6):
            p.box(108 + (key + 1) * width - 6, 232, 11, 40, 2, "#1B2029")

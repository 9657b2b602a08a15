"""Drawings of things for the desk and the room."""

from __future__ import annotations

from pencil import GREEN, INK, PAPER, STEEL, Pencil, shade
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QBrush, QColor, QLinearGradient, QPolygonF


def book(p: Pencil) -> None:
    """A book."""
    main, mark = p.colours
    p.shadow(320, 170)

    def volume() -> None:
        p.box(222, 92, 210, 278, 8, shade(main, 72))
        p.box(232, 98, 204, 264, 6, PAPER)
        for y in (350, 354, 358):
            p.line("#D5D0C3", 1.5, (240, y), (430, y))
        p.box(222, 86, 202, 262, 8, main)
        p.box(222, 86, 24, 262, 6, shade(main, 82))
        p.box(270, 126, 128, 12, 6, mark)
        p.box(270, 150, 88, 9, 4, shade(main, 130))
        p.oval(334, 252, 46, 46, mark)
        p.shape(main, (334, 220), (360, 268), (308, 268))

    p.turned(-4, 320, 300, volume)


def book_stack(p: Pencil) -> None:
    """A stack of books."""
    p.shadow(320, 220)
    y = 372.0
    for place, (tint, width, height) in enumerate(
        zip(p.colours, (330, 290, 310, 262, 236), (54, 44, 50, 40, 46), strict=True)
    ):
        y -= height
        x = 320 - width / 2 + (8, -14, 12, -6, 10)[place]
        p.box(x, y, width, height, 8, tint)
        p.box(x + width - 40, y + 6, 42, height - 12, 3, PAPER)
        p.box(x + 26, y + height / 2 - 5, 96, 9, 4, shade(tint, 135))
        p.box(x + 8, y, 8, height, 0, shade(tint, 78))


def pen(p: Pencil) -> None:
    """Three pens."""
    main, second, third = p.colours
    p.shadow(320, 200)
    for tint, x, angle in ((second, 250, -24), (main, 320, 0), (third, 390, 22)):

        def one(tint: str = tint, x: float = x) -> None:
            p.box(x - 16, 110, 32, 214, 10, tint)
            p.box(x - 16, 110, 32, 66, 10, shade(tint, 75))
            p.box(x + 10, 116, 8, 74, 4, STEEL)
            p.shape(STEEL, (x - 12, 326), (x + 12, 326), (x, 362))
            p.line(INK, 4, (x, 358), (x, 368))

        p.turned(angle, x, 372, one)


def notebook(p: Pencil) -> None:
    """A notebook."""
    main, band = p.colours
    p.shadow(330, 180)
    p.turned(
        7,
        320,
        300,
        lambda: (p.box(234, 100, 200, 268, 10, shade(main, 70)), p.box(240, 104, 196, 258, 6, PAPER)),
    )
    p.box(214, 92, 204, 278, 12, main)
    p.box(374, 92, 14, 278, 0, band)
    for row in range(9):
        p.ring(216, 116 + row * 28, 12, 7, 4, STEEL)
    p.box(250, 136, 100, 46, 8, PAPER)
    p.line("#B9C0CA", 4, (264, 152), (336, 152))
    p.line("#B9C0CA", 4, (264, 166), (312, 166))


def lamp(p: Pencil) -> None:
    """A lamp."""
    main, _ = p.colours
    gradient = QLinearGradient(QPointF(250, 190), QPointF(230, 372))
    gradient.setColorAt(0, QColor(255, 240, 170, 190))
    gradient.setColorAt(1, QColor(255, 240, 170, 0))
    p.painter.setPen(Qt.PenStyle.NoPen)
    p.painter.setBrush(QBrush(gradient))
    p.painter.drawPolygon(
        QPolygonF([QPointF(186, 198), QPointF(306, 176), QPointF(352, 372), QPointF(120, 372)])
    )
    p.shadow(400, 120)
    p.line(shade(main, 70), 14, (404, 356), (440, 226), (330, 122))
    p.oval(440, 226, 15, 15, shade(main, 60))
    p.shape(main, (306, 92), (350, 140), (300, 180), (188, 198), (252, 116))
    p.oval(246, 190, 34, 14, "#FFF6CF")
    p.box(330, 350, 150, 24, 12, main)


def box(p: Pencil) -> None:
    """A box."""
    main, lid = p.colours
    p.shadow(320, 220)
    p.shape(main, (172, 230), (468, 230), (448, 366), (192, 366))
    p.box(160, 196, 320, 44, 12, lid)
    p.box(280, 268, 80, 40, 8, PAPER)
    p.line("#B9C0CA", 4, (294, 284), (346, 284))
    p.box(210, 256, 40, 14, 7, shade(main, 78))
    p.box(390, 256, 40, 14, 7, shade(main, 78))
    p.box(196, 206, 248, 6, 3, shade(lid, 120))


def pillow(p: Pencil) -> None:
    """Two pillows."""
    main, stripe = p.colours
    p.shadow(320, 230)
    for drop, tint in ((96, stripe), (0, main)):
        p.curve(
            tint,
            *((160, 250 + drop), (134, 210 + drop), (136, 170 + drop), (158, 160 + drop), (240, 176 + drop)),
            *((400, 176 + drop), (482, 160 + drop), (504, 170 + drop), (506, 210 + drop), (480, 250 + drop)),
            *((500, 276 + drop), (490, 282 + drop), (470, 280 + drop), (400, 272 + drop), (240, 272 + drop)),
            *((170, 280 + drop), (150, 282 + drop), (140, 276 + drop), (160, 250 + drop)),
        )
        for x in (228, 286, 344, 402):
            p.line(shade(tint, 90), 5, (x, 206 + drop), (x + 10, 226 + drop), (x, 246 + drop))


def cup(p: Pencil) -> None:
    """A cup."""
    main, drawn = p.colours
    p.shadow(310, 170)
    p.arc(406, 256, 52, 56, -110, 220, 24, main)
    p.box(206, 166, 200, 206, 34, main)
    p.box(206, 166, 200, 60, 20, main)
    p.oval(306, 174, 100, 22, shade(main, 116))
    p.oval(306, 176, 86, 16, "#6B4226")
    p.oval(280, 280, 26, 26, drawn)
    p.leaf(318, 320, 32, 66, 16, GREEN)
    p.leaf(318, 320, -20, 58, 14, shade(GREEN, 120))
    for x in (270, 306, 342):
        p.line("#FFFFFF", 6, (x, 138), (x + 8, 122), (x - 2, 106), (x + 6, 90))


def bottle(p: Pencil) -> None:
    """A bottle."""
    main, cap = p.colours
    p.shadow(320, 120)
    p.box(280, 76, 80, 54, 14, cap)
    p.box(270, 122, 100, 20, 6, shade(cap, 80))
    p.box(252, 138, 136, 234, 34, main)
    p.box(268, 154, 22, 190, 11, shade(main, 124))
    p.box(252, 250, 136, 46, 0, shade(main, 80))
    p.oval(324, 273, 14, 14, PAPER)


def kettle(p: Pencil) -> None:
    """A kettle."""
    main, grip = p.colours
    p.shadow(320, 190)
    p.arc(432, 246, 58, 92, -90, 190, 24, grip)
    p.shape(main, (236, 168), (404, 168), (442, 348), (198, 348))
    p.shape(shade(main, 88), (214, 214), (232, 176), (164, 196), (170, 222))
    p.box(196, 344, 248, 28, 12, grip)
    p.box(240, 142, 160, 30, 12, shade(main, 80))
    p.oval(320, 136, 22, 16, grip)
    p.box(258, 206, 26, 108, 13, shade(main, 122))


def plant(p: Pencil) -> None:
    """A plant in its pot."""
    pot, leaves = p.colours
    p.shadow(320, 150)
    for angle, length, width, tint in (
        (-62, 150, 34, 80),
        (62, 150, 34, 80),
        (-34, 186, 36, 100),
        (36, 182, 36, 96),
        (-8, 206, 34, 116),
        (14, 150, 28, 128),
        (-88, 110, 26, 108),
        (86, 110, 26, 112),
    ):
        p.leaf(320, 282, angle, length, width, shade(leaves, tint))
    p.shape(pot, (250, 276), (390, 276), (372, 368), (268, 368))
    p.box(238, 256, 164, 34, 10, shade(pot, 88))
    p.line(shade(pot, 126), 7, (276, 304), (284, 352))


def fish_bowl(p: Pencil) -> None:
    """A fish in its bowl."""
    fish, weed = p.colours
    p.shadow(320, 180)
    p.oval(320, 238, 150, 138, "#EAF5FC")
    p.curve(
        "#9CD0EC",
        (180, 200),
        (240, 216),
        (400, 188),
        (460, 206),
        (480, 270),
        (440, 376),
        (320, 376),
        (200, 376),
        (160, 270),
        (180, 200),
    )
    for x, height in ((240, 90), (262, 120), (392, 100)):
        p.arc(x, 350 - height / 2, 14, height / 2, 90, 180, 9, weed)
    p.oval(330, 262, 42, 24, fish)
    p.shape(fish, (292, 262), (262, 240), (262, 284))
    p.oval(352, 256, 5, 5, INK)
    p.curve(
        shade(fish, 80), (324, 246), (330, 228), (350, 232), (354, 246), (344, 250), (334, 250), (324, 246)
    )
    for x, y, r in ((386, 222, 7), (398, 200, 5), (382, 186, 4)):
        p.ring(x, y, r, r, 3, "#FFFFFF")
    p.oval(320, 112, 96, 16, "#D7EAF6")
    p.ring(320, 112, 96, 16, 5, "#FFFFFF")
    p.curve("#E9D5A8", (226, 346), (280, 328), (370, 330), (416, 344), (380, 372), (270, 374), (226, 346))


def cat_bed(p: Pencil) -> None:
    """A cat in its bed."""
    main, cat = p.colours
    p.shadow(320, 240)
    p.oval(320, 310, 196, 66, shade(main, 78))
    p.oval(320, 296, 180, 54, shade(main, 120))
    p.oval(330, 274, 112, 52, cat)
    p.oval(238, 250, 46, 42, cat)
    p.shape(cat, (206, 226), (212, 188), (236, 214))
    p.shape(cat, (246, 214), (268, 188), (274, 228))
    p.arc(226, 252, 9, 7, 180, 180, 4, INK)
    p.arc(254, 252, 9, 7, 180, 180, 4, INK)
    p.oval(240, 266, 5, 4, "#E58A8A")
    p.arc(420, 286, 56, 34, -120, 200, 20, shade(cat, 86))
    for x in (300, 334, 368):
        p.arc(x, 262, 16, 30, 40, 100, 7, shade(cat, 80))
    p.curve(
        main,
        (124, 306),
        (160, 350),
        (240, 366),
        (320, 366),
        (400, 366),
        (480, 350),
        (516, 306),
        (516, 340),
        (470, 388),
        (320, 388),
        (170, 388),
        (124, 340),
        (124, 306),
    )

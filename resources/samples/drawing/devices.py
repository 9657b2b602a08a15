"""Drawings of devices."""

from __future__ import annotations

from pencil import BLUE, GOLD, GREEN, INK, PAPER, RED, STEEL, Pencil, shade


def phone(p: Pencil) -> None:
    """A phone from the front and, behind it, from the back."""
    main, screen = p.colours
    p.shadow(320, 170)

    def back() -> None:
        p.box(232, 96, 150, 276, 26, shade(main, 80))
        p.box(248, 112, 58, 88, 20, shade(main, 65))
        p.oval(277, 136, 17, 17, INK)
        p.oval(277, 176, 17, 17, INK)
        p.oval(272, 131, 5, 5, "#6C7A94")
        p.oval(272, 171, 5, 5, "#6C7A94")

    def front() -> None:
        p.box(288, 84, 158, 288, 28, main)
        p.box(297, 93, 140, 270, 20, screen)
        p.box(347, 101, 40, 9, 5, INK)
        p.box(315, 132, 104, 30, 8, "#FFFFFF")
        for row in range(3):
            for column in range(3):
                tint = (RED, GOLD, GREEN, BLUE, "#8D6BD1", "#F08A5D", "#48B5C4", "#E46B9E", "#7F8AA3")[
                    row * 3 + column
                ]
                p.box(315 + column * 38, 186 + row * 44, 28, 28, 8, tint)
        p.box(341, 345, 52, 6, 3, "#FFFFFF")

    p.turned(-8, 300, 330, back)
    p.turned(4, 360, 330, front)


def phone_case(p: Pencil) -> None:
    """Three phone cases."""
    (main,) = p.colours
    p.shadow(320, 190)
    for x, tint in ((206, shade(main, 130)), (292, main), (378, shade(main, 75))):
        p.box(x, 120, 118, 246, 24, tint)
        p.box(x + 8, 128, 102, 230, 18, shade(tint, 108))
        p.box(x + 16, 136, 44, 64, 14, shade(tint, 82))
        p.oval(x + 38, 154, 11, 11, INK)
        p.oval(x + 38, 182, 11, 11, INK)


def phone_stand(p: Pencil) -> None:
    """A phone stand."""
    (main,) = p.colours
    p.shadow(330, 170)
    p.shape(shade(main, 70), (392, 366), (346, 190), (366, 186), (420, 366))
    p.shape(main, (230, 366), (430, 366), (430, 352), (230, 352))

    def held() -> None:
        p.box(262, 96, 132, 240, 22, INK)
        p.box(270, 104, 116, 224, 16, "#8FB8F0")
        p.box(290, 140, 76, 26, 8, "#FFFFFF")
        p.box(290, 182, 76, 12, 6, "#C9DDF8")
        p.box(290, 204, 52, 12, 6, "#C9DDF8")

    p.turned(-8, 330, 330, held)
    p.shape(shade(main, 85), (262, 352), (262, 334), (330, 344), (330, 356))


def charger(p: Pencil) -> None:
    """A charger."""
    (main,) = p.colours
    p.shadow(300, 170)
    p.line("#F4F5F7", 12, (370, 300), (430, 300), (470, 330), (470, 372), (420, 392), (330, 392))
    p.box(300, 380, 44, 22, 6, STEEL)
    p.box(196, 176, 176, 190, 30, main)
    p.box(206, 186, 156, 170, 24, shade(main, 107))
    p.box(230, 136, 18, 46, 5, STEEL)
    p.box(320, 136, 18, 46, 5, STEEL)
    p.shape(GOLD, (292, 216), (256, 282), (282, 282), (270, 332), (312, 262), (286, 262), (300, 216))
    p.box(364, 282, 22, 36, 6, INK)


def laptop(p: Pencil) -> None:
    """A laptop."""
    main, screen = p.colours
    p.shadow(320, 250)
    p.box(166, 116, 308, 214, 16, INK)
    p.box(178, 128, 284, 188, 6, screen)
    p.curve(
        shade(screen, 88),
        (178, 316),
        (230, 240),
        (300, 250),
        (340, 290),
        (380, 320),
        (430, 230),
        (462, 250),
        (462, 290),
        (462, 316),
        (462, 316),
        (400, 316),
        (240, 316),
        (178, 316),
    )
    p.oval(412, 178, 22, 22, "#FFF3C4")
    p.box(204, 152, 96, 12, 6, "#FFFFFF")
    p.box(204, 174, 64, 10, 5, shade(screen, 118))
    p.shape(main, (128, 366), (512, 366), (482, 334), (158, 334))
    p.box(122, 360, 396, 14, 7, shade(main, 82))
    for row in range(3):
        p.line(shade(main, 70), 6, (182 - row * 8, 340 + row * 7), (458 + row * 8, 340 + row * 7))


def tablet(p: Pencil) -> None:
    """A tablet."""
    (main,) = p.colours
    p.shadow(320, 230)

    def slab() -> None:
        p.box(156, 128, 320, 234, 22, main)
        p.box(170, 142, 292, 206, 10, "#FFFFFF")
        p.line("#C9D1DC", 5, (196, 178), (330, 178))
        p.line("#C9D1DC", 5, (196, 200), (376, 200))
        p.line("#C9D1DC", 5, (196, 222), (300, 222))
        p.line(BLUE, 7, (204, 300), (240, 262), (268, 292), (306, 250), (346, 286))
        p.oval(410, 288, 26, 26, "#F5C6BF")

    p.turned(-4, 316, 300, slab)
    p.turned(
        38,
        470,
        250,
        lambda: (p.box(462, 150, 14, 190, 7, PAPER), p.shape(INK, (464, 340), (474, 340), (469, 356))),
    )


def keyboard(p: Pencil) -> None:
    """A keyboard."""
    main, accent = p.colours
    p.shadow(320, 260, 350)
    p.shape(shade(main, 75), (118, 346), (522, 346), (516, 326), (124, 326))
    p.shape(main, (124, 330), (516, 330), (488, 206), (152, 206))
    for row in range(4):
        left, right, y = 158 - row * 8, 482 + row * 8, 218 + row * 27
        count = 12
        step = (right - left) / count
        for column in range(count):
            if row == 3 and 3 <= column <= 8:
                continue
            tint = accent if (row, column) in ((0, 0), (2, 11), (3, 11)) else PAPER
            p.box(left + column * step + 2, y, step - 5, 20, 5, tint)
        if row == 3:
            p.box(left + 3 * step + 2, y, 6 * step - 5, 20, 5, PAPER)


def mouse(p: Pencil) -> None:
    """A mouse."""
    main, accent = p.colours
    p.shadow(320, 150)
    p.line(shade(main, 60), 7, (320, 150), (322, 110), (350, 86), (410, 84))
    p.box(238, 140, 164, 232, 82, main)
    p.curve(
        shade(main, 112),
        (246, 240),
        (246, 180),
        (270, 148),
        (318, 146),
        (318, 190),
        (318, 220),
        (318, 244),
        (290, 244),
        (266, 244),
        (246, 240),
    )
    p.line(shade(main, 70), 4, (320, 144), (320, 246))
    p.box(308, 172, 24, 50, 12, accent)


def usb_stick(p: Pencil) -> None:
    """An usb stick."""
    main, cap = p.colours
    p.shadow(330, 210)

    def stick() -> None:
        p.box(170, 226, 90, 74, 6, STEEL)
        p.box(188, 242, 20, 14, 2, INK)
        p.box(188, 270, 20, 14, 2, INK)
        p.box(250, 208, 220, 110, 22, main)
        p.box(268, 224, 120, 78, 12, shade(main, 118))
        p.oval(440, 263, 14, 14, cap)

    p.turned(-14, 330, 270, stick)
    p.arc(486, 206, 40, 44, -60, 250, 8, cap)


def headphones(p: Pencil) -> None:
    """Headphones."""
    main, pad = p.colours
    p.shadow(320, 180)
    p.arc(320, 236, 128, 138, 0, 180, 30, main)
    p.arc(320, 236, 112, 122, 20, 140, 10, shade(main, 125))
    for side in (-1, 1):
        x = 320 + side * 128
        p.box(x - 34, 218, 68, 138, 32, main)
        p.box(x - 34 - side * 22, 232, 46, 110, 22, pad)
        p.oval(x + side * 12, 287, 14, 30, shade(main, 75))


def camera(p: Pencil) -> None:
    """A camera."""
    main, band = p.colours
    p.shadow(320, 220)
    p.box(268, 130, 104, 56, 12, shade(main, 85))
    p.box(176, 146, 54, 24, 8, shade(main, 70))
    p.box(150, 162, 340, 204, 26, main)
    p.box(150, 222, 340, 96, 0, band)
    p.oval(320, 270, 86, 86, shade(main, 70))
    p.oval(320, 270, 70, 70, INK)
    p.oval(320, 270, 48, 48, "#2F5A8F")
    p.oval(320, 270, 26, 26, "#16263D")
    p.oval(300, 248, 13, 10, "#BFD6F5")
    p.box(424, 180, 42, 24, 6, "#FFF3C4")
    p.oval(190, 192, 11, 11, RED)


def speaker(p: Pencil) -> None:
    """A speaker."""
    main, cone = p.colours
    p.shadow(320, 160)
    p.box(222, 86, 196, 286, 26, main)
    p.box(232, 96, 176, 266, 20, shade(main, 115))
    p.oval(320, 156, 40, 40, shade(main, 70))
    p.oval(320, 156, 22, 22, cone)
    p.oval(320, 272, 74, 74, shade(main, 70))
    p.oval(320, 272, 56, 56, cone)
    p.oval(320, 272, 22, 22, shade(cone, 75))

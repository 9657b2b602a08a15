"""Draws the sample goods: flat pictures of a phone, a book, a lamp … on a coloured ground, with thumbnails.

    QT_QPA_PLATFORM=offscreen python resources/samples/drawing

writes resources/samples/*.jpg and resources/samples/thumbnails/*.jpg. The pictures are kept beside it, so that nobody
needs to draw them; run it again after changing a drawing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import devices
import home
import outside
from pencil import HEIGHT, LEMON, LILAC, MINT, ROSE, SAND, SKY, STONE, WIDTH, Colours, Pencil
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QBrush, QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QRadialGradient

BOOKS = ("#3E74D0", "#D9544D", "#3D9A6C", "#E8A93B", "#7C5CC4")
PICTURES: dict[str, tuple[Callable[[Pencil], None], tuple[tuple[Colours, Colours], ...]]] = {
    "phone": (
        devices.phone,
        (
            (SKY, ("#2B3242", "#DDE7F8")),
            (ROSE, ("#D8606A", "#FBE4E0")),
            (MINT, ("#3F8F6E", "#DFF3E8")),
            (LILAC, ("#7667C9", "#E9E3FA")),
        ),
    ),
    "phone_case": (devices.phone_case, ((LEMON, ("#E98A5B",)), (SKY, ("#5B8FE0",)))),
    "phone_stand": (devices.phone_stand, ((SAND, ("#8B95A5",)),)),
    "charger": (devices.charger, ((SKY, ("#F7F8FA",)), (MINT, ("#3A4252",)))),
    "laptop": (devices.laptop, ((SKY, ("#C9D0DA", "#7FB0F2")), (SAND, ("#8E97A6", "#F2B48C")))),
    "tablet": (devices.tablet, ((MINT, ("#3A4252",)),)),
    "keyboard": (devices.keyboard, ((LILAC, ("#4A5468", "#F08A5D")), (STONE, ("#F0B45A", "#D9544D")))),
    "mouse": (devices.mouse, ((STONE, ("#3A4252", "#5BB98C")),)),
    "usb_stick": (devices.usb_stick, ((LEMON, ("#3E74D0", "#D9544D")),)),
    "headphones": (devices.headphones, ((ROSE, ("#39415A", "#596480")), (LEMON, ("#4C8C7C", "#E9DFC6")))),
    "camera": (devices.camera, ((SAND, ("#C9CED6", "#3A3F4B")),)),
    "speaker": (devices.speaker, ((MINT, ("#4A5468", "#E8A93B")),)),
    "book": (
        home.book,
        (
            (SAND, ("#3E74D0", "#F6D77A")),
            (SKY, ("#D9544D", "#FBE4C4")),
            (LILAC, ("#2F8A66", "#F3E7A9")),
            (MINT, ("#7C5CC4", "#F7C6B8")),
            (ROSE, ("#2E4A78", "#F2A65A")),
        ),
    ),
    "book_stack": (home.book_stack, ((LEMON, BOOKS), (STONE, BOOKS[::-1]))),
    "pen": (home.pen, ((SKY, ("#3E74D0", "#D9544D", "#3D9A6C")),)),
    "notebook": (home.notebook, ((MINT, ("#E98A5B", "#FCE3B6")),)),
    "lamp": (home.lamp, ((LILAC, ("#E98A5B", "#FFF6CF")), (SKY, ("#3D9A6C", "#FFF6CF")))),
    "box": (home.box, ((ROSE, ("#E8DCC6", "#B9A98A")),)),
    "pillow": (home.pillow, ((SKY, ("#FDFBF5", "#8FB3E8")),)),
    "cup": (home.cup, ((MINT, ("#FBF6EC", "#E57F6F")),)),
    "bottle": (home.bottle, ((ROSE, ("#3F8F8A", "#2B3242")), (LEMON, ("#5B8FE0", "#E9EDF3")))),
    "kettle": (home.kettle, ((STONE, ("#D9685A", "#3A4252")),)),
    "jacket": (outside.jacket, ((SAND, ("#3E6FA8", "#F2C464")),)),
    "backpack": (outside.backpack, ((MINT, ("#E2A33C", "#C98524")), (SKY, ("#4A5C8C", "#37466D")))),
    "sneaker": (outside.sneaker, ((SKY, ("#E4655C", "#FDFBF5")), (SAND, ("#4C8C7C", "#FDFBF5")))),
    "ball": (outside.ball, ((SKY, ("#E98A3C", "#5B3315")),)),
    "racket": (outside.racket, ((MINT, ("#3E74D0", "#2B3242")),)),
    "dumbbell": (outside.dumbbell, ((LEMON, ("#3A4252", "#AEB8C4")),)),
    "mat": (outside.mat, ((LILAC, ("#5AA88F", "#3F8670")),)),
    "tent": (outside.tent, ((MINT, ("#E98A3C", "#6B4226")),)),
    "bike": (
        outside.bike,
        ((SKY, ("#D9544D", "#2B3242")), (LEMON, ("#2F8A66", "#2B3242")), (ROSE, ("#3E6FD0", "#2B3242"))),
    ),
    "helmet": (outside.helmet, ((SAND, ("#3E74D0", "#1F3D73")),)),
    "lock": (outside.lock, ((STONE, ("#E8A93B", "#3A4252")),)),
    "bike_light": (outside.bike_light, ((LILAC, ("#4A5468", "#FFF6CF")),)),
    "guitar": (outside.guitar, ((SAND, ("#D08A4A", "#5B3A20")), (SKY, ("#B5473C", "#4A2E1A")))),
    "piano": (outside.piano, ((ROSE, ("#2B3242", "#5BB98C")),)),
    "plant": (home.plant, ((SAND, ("#D07A55", "#3D9A6C")), (ROSE, ("#FBF6EC", "#4C8C5C")))),
    "fish_bowl": (home.fish_bowl, ((SAND, ("#F08A3C", "#3D9A6C")),)),
    "cat_bed": (home.cat_bed, ((LILAC, ("#8FA3C8", "#E9A35B")),)),
}
"""Motif → its drawing and, a variant each, the ground and the colours."""


def ground(painter: QPainter, colours: Colours) -> None:
    """The wall with a soft light behind the thing, and the floor it stands on."""
    light, deep = colours
    painter.fillRect(0, 0, WIDTH, HEIGHT, QColor(light))
    glow = QRadialGradient(QPointF(320, 220), 300)
    glow.setColorAt(0, QColor(255, 255, 255, 170))
    glow.setColorAt(1, QColor(255, 255, 255, 0))
    painter.fillRect(0, 0, WIDTH, HEIGHT, QBrush(glow))
    floor = QLinearGradient(QPointF(0, 346), QPointF(0, HEIGHT))
    floor.setColorAt(0, QColor(deep))
    floor.setColorAt(1, QColor(light))
    painter.fillRect(0, 346, WIDTH, HEIGHT - 346, QBrush(floor))


def draw(motif: Callable[[Pencil], None], wall: Colours, colours: Colours) -> QImage:
    """One picture."""
    image = QImage(WIDTH * 2, HEIGHT * 2, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(2, 2)
    ground(painter, wall)
    motif(Pencil(painter, colours))
    painter.end()
    return image.scaled(WIDTH, HEIGHT, transformMode=Qt.TransformationMode.SmoothTransformation)


def main() -> None:
    """Write every picture and its thumbnail beside this file."""
    app = QGuiApplication(sys.argv)
    folder = Path(__file__).parent.parent
    (folder / "thumbnails").mkdir(exist_ok=True)
    for name, (motif, variants) in PICTURES.items():
        for number, (wall, colours) in enumerate(variants, 1):
            image = draw(motif, wall, colours)
            image.save(str(folder / f"{name}_{number}.jpg"), "JPEG", 80)
            small = image.scaled(320, 240, transformMode=Qt.TransformationMode.SmoothTransformation)
            small.save(str(folder / "thumbnails" / f"{name}_{number}.jpg"), "JPEG", 84)
    app.quit()


if __name__ == "__main__":
    main()

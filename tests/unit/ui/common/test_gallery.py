"""Every shared widget can be painted in both schemes, both languages, and at 200 % text, without a warning."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtGui import QImage

from ecom_client.ui.common.theme import current_theme
from tests.unit.ui.common.gallery import SHEETS, paint_all


def test_every_widget_is_painted(qtbot, tmp_path: Path) -> None:
    pictures = paint_all(tmp_path, current_theme())
    assert len(pictures) == len(SHEETS) * 6
    for picture in pictures:
        image = QImage(str(picture))
        corners = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(corners) > 3, f"{picture.name} is blank"

"""Pictures as people choose them: photographs, drawings, and files that are no pictures at all."""

from __future__ import annotations

import hashlib
import struct
import time
import zlib
from pathlib import Path

import pytest
from PyQt6.QtCore import QBuffer, QByteArray, QIODevice
from PyQt6.QtGui import QColor, QImage, QPainter

from ecom_client.config.paths import bundled
from ecom_client.domain.errors import Invalid
from ecom_client.domain.product_rules import PICTURE_BYTES, PICTURE_SIDE, THUMBNAIL_BYTES
from ecom_client.ui.common.picture_intake import MOST_FILE_BYTES, take_in

SAMPLE = bundled("resources") / "samples" / "phone_1.jpg"


def _photo(width: int = 640, height: int = 480, *, noise: bool = False, alpha: bool = False) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0) if alpha else QColor("white"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("red"))
    painter.end()
    if noise:
        import random

        image = QImage(
            random.Random(1).randbytes(width * height * 4), width, height, QImage.Format.Format_RGB32
        ).copy()
    return image


def _bytes(image: QImage, kind: str, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, quality)
    return bytes(buffer.data().data())


def _image(data: bytes) -> QImage:
    return QImage.fromData(QByteArray(data))


def _refusal(source: bytes | Path) -> str:
    with pytest.raises(Invalid) as caught:
        take_in(source)
    assert caught.value.detail == "picture"
    return caught.value.word


@pytest.mark.parametrize(
    ("kind", "kept"), [("jpeg", "jpeg"), ("png", "jpeg"), ("webp", "jpeg"), ("bmp", "jpeg")]
)
def test_a_photograph_of_any_kind_is_kept_as_one_the_shop_takes(kind: str, kept: str) -> None:
    picture = take_in(_bytes(_photo(), kind))
    assert picture.media_type == f"image/{kept}"
    assert (picture.width, picture.height) == (640, 480)
    assert picture.id == hashlib.sha256(picture.content).hexdigest()
    assert _image(picture.content).pixelColor(100, 100).red() > 240
    assert len(picture.thumbnail) <= THUMBNAIL_BYTES
    assert (_image(picture.thumbnail).width(), _image(picture.thumbnail).height()) == (400, 300)


def test_a_file_is_read_and_the_same_file_is_the_same_picture(tmp_path: Path) -> None:
    named_wrong = tmp_path / "phone.png"
    named_wrong.write_bytes(SAMPLE.read_bytes())
    assert take_in(named_wrong) == take_in(SAMPLE)


def test_what_is_see_through_stays_so() -> None:
    picture = take_in(_bytes(_photo(alpha=True), "png"))
    assert picture.media_type == "image/png"
    assert _image(picture.content).pixelColor(600, 100).alpha() == 0
    assert _image(picture.thumbnail).pixelColor(380, 100) == QColor("white")


def test_what_is_too_long_or_heavy_becomes_smaller() -> None:
    wide = take_in(_bytes(_photo(6000, 300), "jpeg"))
    assert (wide.width, wide.height) == (PICTURE_SIDE, 204)
    noisy = take_in(_bytes(_photo(2600, 2000, noise=True), "jpeg", 95))
    assert len(noisy.content) <= PICTURE_BYTES and noisy.width > 1000
    assert len(noisy.thumbnail) <= THUMBNAIL_BYTES
    thin = take_in(_bytes(_photo(4000, 1), "png"))
    assert thin.height == 1 and _image(thin.thumbnail).height() == 1


def test_it_is_turned_upright_and_loses_where_it_was_taken() -> None:
    plain = _bytes(_photo(), "jpeg")
    exif = (
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01"
        + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
        + b"\0\0\0\0"
        + b"GPS 39.9042N 116.4074E"
    )
    photo = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]
    picture = take_in(photo)
    assert (picture.width, picture.height) == (480, 640)
    assert b"GPS" not in picture.content and b"Exif" not in picture.content
    assert _image(picture.content).pixelColor(100, 100).green() < 30, "the red half is above now"
    assert _image(picture.content).pixelColor(100, 600).green() > 240


def test_words_inside_a_picture_do_not_come_along() -> None:
    image = _photo(alpha=True)
    image.setText("Author", "somebody with a name")
    assert b"somebody" in _bytes(image, "png")
    assert b"somebody" not in take_in(_bytes(image, "png")).content


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.95])
def test_a_picture_that_is_cut_off_is_none(kind: str, part: float) -> None:
    data = _bytes(_photo(noise=True), kind)
    assert _refusal(data[: int(len(data) * part)]) == "picture_unreadable"


def test_a_preview_in_the_metadata_does_not_stand_for_the_picture() -> None:
    preview = _bytes(_photo(64, 48), "jpeg")
    plain = _bytes(_photo(noise=True), "jpeg")
    photo = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(preview) + 2) + preview + plain[2:]
    assert take_in(photo).width == 640
    assert _refusal(photo[: len(photo) // 2]) == "picture_unreadable"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just words",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"%PDF-1.7 something",
        b"MZ" + b"\0" * 400,
        b"PK\x03\x04zip",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0" + b"\0" * 100,
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x00\x00\x00\x00WEBP",
        b"BM",
        b"GIF89a",
    ],
)
@pytest.mark.no_qt_log
def test_what_is_no_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(data)
    assert _refusal(file) == _refusal(data) == "picture_unreadable"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == "picture_unreadable"
    assert _refusal(tmp_path / "nothing.jpg") == "picture_unreadable"


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


def test_a_small_file_with_a_vast_picture_is_not_decoded() -> None:
    bomb = _png(25_000, 25_000, bytes(25_001 * 400))
    began = time.monotonic()
    assert _refusal(bomb) == "picture_too_large"
    assert time.monotonic() - began < 1
    assert _refusal(_png(2**30, 1, b"\0\0")) == "picture_unreadable"
    assert _refusal(_png(0, 10, b"")) == "picture_unreadable"


@pytest.mark.no_qt_log
def test_a_picture_whose_middle_is_broken_does_no_harm() -> None:
    data = bytearray(_bytes(_photo(noise=True), "png"))
    data[len(data) // 2 : len(data) // 2 + 64] = bytes(64)
    assert _refusal(bytes(data)) == "picture_unreadable"


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "film.jpg"
    with file.open("wb") as out:
        out.write(b"\xff\xd8\xff")
        out.truncate(MOST_FILE_BYTES + 1)
    assert _refusal(file) == "picture_too_large"


def test_a_gif_is_kept_as_its_first_picture() -> None:
    pixels = b",\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x02\x84Q\x00;"
    gif = b"GIF89a\x02\x00\x02\x00\x80\x00\x00\xff\x00\x00\xff\xff\xff" + pixels
    picture = take_in(gif)
    assert (picture.width, picture.height) == (2, 2)

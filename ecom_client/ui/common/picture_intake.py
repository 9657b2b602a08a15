"""A picture on its way in: whatever file somebody chose becomes a picture the shop keeps, or is refused in a sentence.

The file is looked at, not its name. It is decoded within limits, turned upright, made smaller where it is too large,
and written anew, so that nothing of where and when it was taken goes along.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PyQt6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from ecom_client.domain.catalogue import Picture
from ecom_client.domain.errors import Invalid
from ecom_client.domain.product_rules import PICTURE_BYTES, PICTURE_SIDE, THUMBNAIL_BYTES

MOST_FILE_BYTES = 40 * 1024 * 1024
"""A larger file is not even read."""
MOST_PIXELS = 60_000_000
"""A picture with more is not decoded …"""
MOST_JPEG_PIXELS = 210_000_000
"""… unless it is a JPEG, which is made smaller while it is decoded."""
MOST_EDGE = 30_000

FILE_PATTERN = "*.jpg *.jpeg *.png *.webp *.gif *.bmp"
"""For dialogs that choose a file."""

_THUMBNAIL_SIDE = 400
_QUALITIES = (88, 80, 70, 60)


def take_in(source: bytes | Path) -> Picture:
    """The picture in a file or in bytes, ready to be stored with its thumbnail. May be called in any thread.

    Raises Invalid: `picture_unreadable` for what is no whole picture, `picture_too_large` for what is far too large.
    """
    image = _decode(source if isinstance(source, bytes) else _read(source))
    content, media_type, kept = _encode(image)
    return Picture(
        hashlib.sha256(content).hexdigest(),
        media_type,
        kept.width(),
        kept.height(),
        content,
        _thumbnail(kept),
    )


def kind_of(data: bytes) -> str:
    """What the first bytes say: jpeg, png, webp, gif, bmp, or nothing."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif"
    return "bmp" if data.startswith(b"BM") else ""


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise Invalid("picture_unreadable", "picture")
        if path.stat().st_size > MOST_FILE_BYTES:
            raise Invalid("picture_too_large", "picture")
        with path.open("rb") as file:
            return file.read(MOST_FILE_BYTES + 1)
    except OSError as error:
        raise Invalid("picture_unreadable", "picture") from error


def _decode(data: bytes) -> QImage:
    """The picture upright, in plain sRGB, no side longer than the shop keeps."""
    if len(data) > MOST_FILE_BYTES:
        raise Invalid("picture_too_large", "picture")
    kind = kind_of(data)
    if not kind or not _is_whole(data, kind):
        raise Invalid("picture_unreadable", "picture")
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise Invalid("picture_unreadable", "picture")
    if max(size.width(), size.height()) > MOST_EDGE or size.width() * size.height() > (
        MOST_JPEG_PIXELS if kind == "jpeg" else MOST_PIXELS
    ):
        raise Invalid("picture_too_large", "picture")
    reader.setAutoTransform(True)
    if max(size.width(), size.height()) > PICTURE_SIDE:
        fitting = size.scaled(PICTURE_SIDE, PICTURE_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise Invalid("picture_unreadable", "picture")
    return _plain(image)


def _is_whole(data: bytes, kind: str) -> bool:
    """Whether the file goes to its end: decoders fill up what is missing with grey."""
    if kind == "png":
        return b"IEND\xaeB`\x82" in data[-4096:]
    if kind == "webp":
        return int.from_bytes(data[4:8], "little") + 8 <= len(data)
    if kind == "jpeg":
        start = _jpeg_scan(data)
        return start > 0 and data.find(b"\xff\xd9", start) > 0
    return True


def _jpeg_scan(data: bytes) -> int:
    """Where the first scan of a JPEG begins; 0 when there is none. The preview inside its metadata does not count."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:
            return at
        at += 1 if marker == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0


def _plain(image: QImage) -> QImage:
    """The picture without colour profile, texts or anything else but its pixels."""
    profile = image.colorSpace()
    if profile.isValid() and profile != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        image = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    has_alpha = image.hasAlphaChannel() and not _is_opaque(image)
    image = image.convertToFormat(QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32)
    bare = QImage(image.size(), image.format())
    bare.fill(Qt.GlobalColor.transparent if has_alpha else Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _is_opaque(image: QImage) -> bool:
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    bits = alpha.constBits()
    rows = bytes(bits.asarray(alpha.sizeInBytes()))
    stride, width = alpha.bytesPerLine(), alpha.width()
    return all(rows[at : at + width].count(255) == width for at in range(0, len(rows), stride))


def _encode(image: QImage) -> tuple[bytes, str, QImage]:
    """The picture as a file within the shop's limit, its media type, and the picture as it was kept."""
    if image.hasAlphaChannel():
        for kind, quality in (("png", -1), ("webp", 88), ("webp", 70)):
            content = _written(image, kind, quality)
            if content and len(content) <= PICTURE_BYTES:
                return content, f"image/{kind}", image
    while True:
        for quality in _QUALITIES:
            content = _written(_on_white(image), "jpeg", quality)
            if content and len(content) <= PICTURE_BYTES:
                return content, "image/jpeg", image
        if not content or image.width() < 64:
            raise Invalid("picture_unreadable", "picture")
        image = image.scaled(
            QSize(image.width() * 3 // 4, max(1, image.height() * 3 // 4)),
            transformMode=Qt.TransformationMode.SmoothTransformation,
        )


def _thumbnail(image: QImage) -> bytes:
    side = _THUMBNAIL_SIDE
    while True:
        small = _on_white(image)
        if max(image.width(), image.height()) > side:
            fitting = (
                image.size().scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
            )
            small = small.scaled(fitting, transformMode=Qt.TransformationMode.SmoothTransformation)
        for quality in (82, 70, 55):
            content = _written(small, "jpeg", quality)
            if content and len(content) <= THUMBNAIL_BYTES:
                return content
        side = side * 3 // 4


def _on_white(image: QImage) -> QImage:
    if not image.hasAlphaChannel():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor("white"))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _written(image: QImage, kind: str, quality: int) -> bytes:
    """The picture as bytes; none when this Qt cannot write the format."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    if kind == "jpeg":
        writer.setOptimizedWrite(True)
    return bytes(buffer.data().data()) if writer.write(image) else b""

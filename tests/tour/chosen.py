"""The pictures the README shows: which steps, under which names, made small enough for a page."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parents[2] / "resources" / "pictures"
LARGEST = 150_000
"""Bytes."""

CHOSEN = {
    "shop": "*-lin-searches-chinese.png",
    "checkout": "*-lin-checkout.png",
    "order": "*-lin-rates.png",
    "vendor": "*-nanyuan-overview.png",
    "administrator": "*-admin-overview-after.png",
    "dark": "zh_CN-dark/*-customer-product.png",
}
"""Name in the README → where a tour of everything leaves it."""


class TooLarge(Exception):
    """A picture stays too large for the README; the text says which."""


def refresh(tour: Path) -> None:
    """Take the chosen pictures of a tour over. Raises FileNotFoundError for a step that was not played, or TooLarge."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, pattern in CHOSEN.items():
        found = sorted(tour.glob(pattern))
        if not found:
            raise FileNotFoundError(f"{tour} has no {pattern}")
        path = FOLDER / f"{name}.png"
        picture = Image.open(found[0]).convert("RGB")
        picture.quantize(256, kmeans=2).save(path, optimize=True)
        if path.stat().st_size > LARGEST:
            raise TooLarge(f"{path} has {path.stat().st_size} bytes; {LARGEST} are allowed")

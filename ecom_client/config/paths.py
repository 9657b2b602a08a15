"""Where Ecom keeps its files on this computer, and where the files it comes with are."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "ECOM_HOME"
"""Environment variable naming one folder for everything Ecom writes, instead of the system's own places."""

_APPLICATION = "ecom"


class Paths(NamedTuple):
    """The folders and files of one person on one computer. Nothing is made by looking."""

    config: Path
    data: Path
    cache: Path
    logs: Path

    @property
    def settings(self) -> Path:
        """This computer's settings, a TOML file."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """What the program wrote down while it ran."""
        return self.logs / "ecom.log"

    @property
    def trial(self) -> Path:
        """The trial server's folder."""
        return self.data / "trial"


def paths() -> Paths:
    """This person's folders: below ECOM_HOME when it is set, otherwise where the system wants them."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        top = Path(home).expanduser().absolute()
        return Paths(top / "config", top / "data", top / "cache", top / "logs")
    import platformdirs  # here: the surroundings may say it all

    places = platformdirs.PlatformDirs(_APPLICATION, appauthor=False)
    return Paths(
        Path(places.user_config_dir),
        Path(places.user_data_dir),
        Path(places.user_cache_dir),
        Path(places.user_log_dir),
    )


def bundled(name: str) -> Path:
    """The folder `name` ("sql" or "resources") that the program comes with.

    It stands beside the package in a checkout, inside it when installed, and in the unpacked one-file program.
    Raises FileNotFoundError when it is in none of these.
    """
    package = Path(__file__).resolve().parent.parent
    places = [package.parent / name, package / "_bundled" / name]
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked:
        places.insert(0, Path(unpacked) / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"The program's folder {name!r} is missing; looked in {', '.join(map(str, places))}"
    )

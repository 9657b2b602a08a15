"""Whether the program has everything it comes with: what `ecom --self-test FOLDER` does, for the one-file program.

It opens the first window as anybody would see it, leaves its picture and a report in a folder, and says by its exit
code whether all is there. No server is needed and nothing of the person's is read or written.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QApplication

from ecom_client import __version__
from ecom_client.config.paths import Paths, bundled
from ecom_client.ui.sign_in.welcome import Welcome

Opened = tuple[Welcome, Callable[[], None]]
"""The first window, and what closes it."""

_MODULES = (
    *("ecom_client.ui.customer.window", "ecom_client.ui.vendor.window", "ecom_client.ui.admin.window"),
    *("ecom_client.data.session", "ecom_client.data.doorstep", "ecom_client.server.sample"),
    *("PyQt6.QtCharts", "PyQt6.QtPrintSupport", "xlsxwriter", "zxcvbn"),
)
"""What is imported late in the program, so that a missing part would show late."""


def run(app: QApplication, folder: Path, open_program: Callable[[Paths], Opened]) -> int:
    """Look at everything, write `report.txt` and `first-window.png` into `folder`; 0 when nothing is missing.

    `open_program` opens the first window of a program whose files are these.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines, missing = [f"Ecom {__version__}"], 0
    for look in (
        partial(_window, open_program),
        _words,
        _icons,
        _sql,
        _modules,
        _password,
        _driver,
        _time_zones,
    ):
        name = getattr(look, "__name__", "_first window").strip("_").replace("_", " ")
        try:
            lines.append(f"{name}: {look(app, folder)}")
        except Exception as error:  # whatever is missing, the report says it
            lines.append(f"{name}: MISSING: {type(error).__name__}: {error}")
            missing += 1
    (folder / "report.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return 1 if missing else 0


def _need(held: bool, words: str) -> None:
    if not held:
        raise LookupError(words)


def _window(open_program: Callable[[Paths], Opened], app: QApplication, folder: Path) -> str:
    """The first window comes up and is painted."""
    home = folder / "home"
    window, close = open_program(Paths(home / "config", home / "data", home / "cache", home / "logs"))
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    for _turn in range(200):
        app.processEvents()
        if painted:
            break
    picture = window.grab()
    close()
    _need(bool(painted), "the first window was not painted")
    image = picture.toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    _need(len(colours) > 5, "the first window is empty")
    _need(picture.save(str(folder / "first-window.png")), "the picture could not be saved")
    return f"{picture.width()} x {picture.height()}"


def _words(_app: QApplication, _folder: Path) -> str:
    """The Chinese words are there."""
    from ecom_client.ui.common.text import _ as words
    from ecom_client.ui.common.text import current_language, money, set_language

    before = current_language()
    try:
        set_language("zh_CN")
        _need(words("Sign in") == "登录", "the Chinese words")
        told = f"{words('Sign in')}, {money(Decimal('1234.5'))}"
    finally:
        set_language(before)
    return told


def _icons(_app: QApplication, _folder: Path) -> str:
    """The icon font and the pictures of the style are there."""
    from ecom_client.ui.common.icons import icon

    image = icon("storefront-outline").pixmap(QSize(32, 32)).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(32) for y in range(32))
    _need(inked > 50, "the icon font paints nothing")
    return f"{inked} of 1024 pixels inked"


def _sql(_app: QApplication, _folder: Path) -> str:
    """Every file of the server side is there, for both engines."""
    from ecom_client.server.schema import Schema

    files = {name: len(Schema(bundled("sql"), name).files()) for name in ("mariadb", "mysql")}
    _need(min(files.values()) > 100, "most of the files of sql")
    return ", ".join(f"{count} files for {name}" for name, count in files.items())


def _modules(_app: QApplication, _folder: Path) -> str:
    """What is imported late can be imported."""
    for name in _MODULES:
        importlib.import_module(name)
    return f"{len(_MODULES)} imported"


def _password(_app: QApplication, _folder: Path) -> str:
    """Passwords can be derived."""
    from ecom_client.data.passwords import derive

    _need(len(derive("x", shop_id="0" * 32, login_name="x", cost=4)) == 31, "a derived password")
    return "derived"


def _driver(_app: QApplication, _folder: Path) -> str:
    """The way to a server works as far as to there being none."""
    from ecom_client.data.accounts import ask_shop
    from ecom_client.data.address import Address
    from ecom_client.domain.errors import ServerAway

    try:
        ask_shop(Address((("127.0.0.1", 1),)))
    except ServerAway:
        return "asked"
    raise LookupError("somebody answered")


def _time_zones(_app: QApplication, _folder: Path) -> str:
    """Shops can be installed in their time zone."""
    return str(ZoneInfo("Asia/Shanghai"))

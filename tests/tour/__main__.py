"""`python -m tests.tour [folder]`: play the story, leave the pictures, exit 0; or 1 with the step that failed."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType

from PyQt6.QtCore import QtMsgType, qInstallMessageHandler

from ecom_client.ui.common.theme import make_application
from tests.tour import chosen, pages, story
from tests.tour.album import Album
from tests.tour.hands import Missing
from tests.tour.stage import NoEngine, Stage
from tests.tour.tour import Tour

SCREEN = (1920, 1200)
_NOT_OURS = "This plugin does not support "
"""What the off-screen platform says of sizes and popups it has no screen for."""


class Broken(Exception):
    """The program raised something, or Qt warned, while nobody could catch it; the text says what."""


class Ear:
    """Hears what Python and Qt complain of behind the scenes: a tour with complaints has failed."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        sys.excepthook = self._on_exception
        qInstallMessageHandler(self._on_message)

    def ask(self) -> None:
        """Raise Broken when something was heard since the last time."""
        if self.heard:
            words, self.heard = "\n".join(self.heard), []
            raise Broken(words)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.heard.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_message(self, kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or (message or "").startswith(_NOT_OURS):
            return
        self.heard.append(f"Qt: {message}")


def main(arguments: list[str]) -> int:
    """Play what was asked for."""
    asked = _read(arguments)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ecom-tour-") as scratch:
        home = asked.home or Path(scratch) / "home"
        os.environ["ECOM_HOME"] = str(home)
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(Path(scratch))}"
        app = make_application(sys.argv[:1])
        app.setApplicationName("Ecom")
        app.setQuitOnLastWindowClosed(False)
        ear = Ear()
        stage = Stage(app, home)
        try:
            stage.prepare()
            taken = sum(_play(part, stage, ear) for part in _parts(asked))
        except NoEngine as error:
            print(error, file=sys.stderr)
            return 1
        except _Failed:
            return 1
        except Exception:
            traceback.print_exc()  # the hook of Python's own is the ear's
            return 1
        finally:
            if asked.home is None:
                stage.close()
            else:
                stage.close_program()
    if asked.refresh:
        chosen.refresh(asked.folder)
        print(f"The README's pictures in {chosen.FOLDER} are new.")
    print(f"{taken} pictures in {asked.folder} ({time.monotonic() - started:.0f} s)")
    return 0


class _Failed(Exception):
    """A step failed, and that was told."""


def _parts(asked: argparse.Namespace) -> list[tuple[Path, object]]:
    """What is played: a folder and what fills it."""
    parts: list[tuple[Path, object]] = []
    if not asked.pages:
        parts.append((asked.folder, story.play))
    if asked.story:
        return parts
    looks = pages.LOOKS if asked.all or asked.pages else [pages.DARK_CHINESE]
    parts += [(asked.folder / look.name, look.play) for look in looks]
    return parts


def _play(part: tuple[Path, object], stage: Stage, ear: Ear) -> int:
    folder, play = part
    tour = Tour(stage, Album(folder), after=ear.ask)
    try:
        play(tour)  # type: ignore[operator]
        ear.ask()
    except Exception as error:
        picture = tour.album.take("failed")
        print(f"\nFAILED after “{tour.step}”; what was seen then: {picture}", file=sys.stderr)
        if isinstance(error, Missing | Broken):
            print(error, file=sys.stderr)
        else:
            traceback.print_exc()
        with contextlib.suppress(Broken):
            ear.ask()
        raise _Failed from error
    return tour.album.count


def _screen(folder: Path) -> Path:
    """Describe a screen of a usual size to the off-screen platform; its own is 800 × 800."""
    width, height = SCREEN
    path = folder / "screen.json"
    screen = {"name": "tour", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1, "logicalDpi": 96}
    path.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [screen]}))
    return path


def _read(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tour",
        description="Play the main story on the real windows, off-screen, and leave a picture of every step.",
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path("build/tour"), help="where the pictures go"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--story", action="store_true", help="the story only")
    what.add_argument(
        "--pages", action="store_true", help="every page only, in both languages, light and dark"
    )
    what.add_argument(
        "--all", action="store_true", help="the story, and every page in both languages, light and dark"
    )
    parser.add_argument("--refresh", action="store_true", help="make the README's pictures new")
    parser.add_argument(
        "--home",
        type=Path,
        help="keep the server and its data in this folder, and leave it running at the end",
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

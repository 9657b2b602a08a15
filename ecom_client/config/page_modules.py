"""Pages that other installed packages add to a window, found by their entry points in the group `ecom.modules`.

docs/modules.md says how to write one. The window and the owner's tools both ask `page_modules`.
"""

from __future__ import annotations

import importlib
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

GROUP = "ecom.modules"
"""The group of entry points; each leads to a PageModule."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
_WINDOWS = ("customer", "vendor", "administrator")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageModule:
    """One page of another package.

    `name` is the page's name in its window and, with the window's name before it, the module's in the permission
    matrix; `words` its word in the navigation by language (`en`, `zh_CN`); `icon` the name of a Material Design icon.
    `page` is `package.module:Name` of what makes the page from a Context; it is imported when somebody opens the page.
    `sql` is the folder with its own `manifest` and `grants.toml`.
    """

    name: str
    window: str
    words: Mapping[str, str]
    icon: str
    page: str
    sql: Path
    package: str = field(default="", compare=False)
    """The distribution the module came in; filled when it is found."""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a module: small letters, digits and underscores")
        if self.window not in _WINDOWS:
            raise ValueError(f"{self.window!r} is no window; one of {', '.join(_WINDOWS)}")
        if "en" not in self.words:
            raise ValueError(f"{self.name} has no English word for the navigation")

    @property
    def module(self) -> str:
        """The name in the permission matrix."""
        return self.name if self.window == "administrator" else f"{self.window}.{self.name}"

    def word(self, language: str) -> str:
        """The word in the navigation; English where the language has none."""
        return self.words.get(language, self.words["en"])

    def load(self) -> Callable[[Any], Any]:
        """What makes the page from a Context. Raises whatever the package raises on being imported."""
        place, _, name = self.page.partition(":")
        found: Callable[[Any], Any] = getattr(importlib.import_module(place), name)
        return found


@dataclass(frozen=True)
class Broken:
    """An entry point that leads to no module, and why."""

    package: str
    why: str


@dataclass(frozen=True)
class Found:
    """The modules of all installed packages, and those that could not be read."""

    modules: tuple[PageModule, ...]
    broken: tuple[Broken, ...]


@cache
def page_modules() -> Found:
    """What the installed packages offer. Looked for once; `page_modules.cache_clear()` looks again."""
    modules: dict[str, PageModule] = {}
    broken = []
    for entry in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        package = entry.dist.name if entry.dist is not None else entry.value
        try:
            module = _read(entry, package)
            if module.module in modules:
                raise ValueError(f"{modules[module.module].package} has a module {module.module} already")
            modules[module.module] = module
        except Exception as error:
            # Somebody else's code: whatever it does, the program goes on without it.
            _log.exception("The module %s of %s cannot be read", entry.name, package)
            broken.append(Broken(package, f"{type(error).__name__}: {error}"))
    return Found(tuple(modules.values()), tuple(broken))


def _read(entry: EntryPoint, package: str) -> PageModule:
    found = entry.load()
    if not isinstance(found, PageModule):
        raise TypeError(f"{entry.value} is no PageModule")
    return PageModule(found.name, found.window, found.words, found.icon, found.page, Path(found.sql), package)

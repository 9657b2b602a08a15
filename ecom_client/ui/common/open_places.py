"""Which of a window's places are open to who is signed in, and those that other installed packages add."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from PyQt6.QtWidgets import QVBoxLayout

from ecom_client.config.page_modules import PageModule, page_modules
from ecom_client.domain.identity import Privilege, Window
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.empty import EmptyState
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.shell import Place
from ecom_client.ui.common.text import _, current_language, listed

_log = logging.getLogger(__name__)


def open_places(context: Context, places: Sequence[Place]) -> list[Place]:
    """The places the account's group may at least read, with what lies under them. The server holds to it, too."""
    if context.window is Window.ADMINISTRATOR:
        return list(places)  # whose window asks for each of its places
    return [
        place for place in places if context.may(place.name) and (not place.under or context.may(place.under))
    ]


def added_places(context: Context) -> list[Place]:
    """The places of other packages in this window: those the server knows and the account's groups may read."""
    return [
        Place(
            module.name,
            module.word(current_language()),
            _icon(module),
            partial(_make, module, context),
            section=_("Added pages"),
        )
        for module in page_modules().modules
        if module.window == context.window.value and context.identity.may(module.module, Privilege.READ)
    ]


def broken_packages() -> str:
    """A sentence that names the packages whose pages cannot be read; empty when all can."""
    broken = sorted({one.package for one in page_modules().broken})
    return _("The pages of {packages} could not be loaded.").format(packages=listed(broken)) if broken else ""


def _icon(module: PageModule) -> str:
    """The module's icon; a piece of a puzzle where the font has none of that name."""
    import qtawesome  # late, as in icons.py

    try:
        qtawesome.icon(f"mdi6.{module.icon}")
    except Exception as error:
        _log.warning("%s: %s", module.package, error)
        return "puzzle-outline"
    return module.icon


def _make(module: PageModule, context: Context) -> Page:
    """The page of a package, or one that says why there is none: somebody else's mistake closes nothing of ours."""
    try:
        page = module.load()(context)
        if not isinstance(page, Page):
            raise TypeError(f"{module.page} made no Page")
    except Exception as error:
        _log.exception("%s: %s", module.package, module.module)
        return BrokenPage(context, module, f"{type(error).__name__}: {error}")
    return page


class BrokenPage(Page):
    """Stands where a package's page cannot be made."""

    def __init__(self, context: Context, module: PageModule, why: str) -> None:
        super().__init__(context.tasks)
        self._module = module
        self.sentence = _(
            "The page “{word}” of the package {package} could not be loaded. Everything else works: {why}"
        ).format(word=module.word(current_language()), package=module.package, why=why)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState("puzzle-remove-outline", self.sentence))

    def title(self) -> str:
        return self._module.word(current_language())

    def on_shown(self) -> None:
        self.say("bad", self.sentence)

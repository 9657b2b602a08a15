"""The program, put together: settings, the way in, the window of a role, and the way out again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QApplication

from ecom_client import __version__
from ecom_client.config import settings as settings_file
from ecom_client.config.paths import Paths, paths
from ecom_client.config.settings import Settings, SettingsError
from ecom_client.domain.changes import Change, Changes
from ecom_client.domain.identity import Identity, Window
from ecom_client.ui.common.garbage import Garbage
from ecom_client.ui.common.memory import Memory, SettingsMemory
from ecom_client.ui.common.mistakes import Mistakes
from ecom_client.ui.common.text import _, pgettext, set_language, system_language
from ecom_client.ui.common.theme import Theme, make_application
from ecom_client.ui.sign_in.welcome import Entered, Trial, Welcome

if TYPE_CHECKING:
    from ecom_client.data.address import Address
    from ecom_client.domain.errors import Known
    from ecom_client.ui.common.account_menu import AccountMenu
    from ecom_client.ui.common.live import Live
    from ecom_client.ui.common.own_account import OwnAccount
    from ecom_client.ui.common.shell import RoleWindow
    from ecom_client.ui.common.tasks import Tasks
    from ecom_client.ui.common.tray import Desktop, Tray


class Ecom(QObject):
    """The running program: one way in, and one window at a time for whoever came in."""

    def __init__(
        self,
        app: QApplication,
        files: Paths | None = None,
        trial: Trial | None = None,
        desktop: Callable[[QObject], Desktop | None] | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._garbage = Garbage(self)
        self._files = files or paths()
        self._trial = trial or Trial(_start_trial, _sample_sign_ins, SAMPLE_PASSWORD)
        self.settings = self._read_settings()
        self._memory: Memory = SettingsMemory(self._files.config / "windows.ini")
        set_language(self.settings.language or system_language())
        self.theme = Theme(app, self.settings.theme, palette_later=True)  # type: ignore[arg-type]
        self.welcome: Welcome | None = None
        self.window: RoleWindow | None = None
        self.live: Live | None = None
        #: What whoever is signed in does with their account; None for a guest.
        self.account: OwnAccount | None = None
        self.tray: Tray | None = None
        self._desktop_of = desktop
        self._desktop: Desktop | None = None
        self._tasks: Tasks | None = None
        self._entered: Entered | None = None
        self._menu: AccountMenu | None = None

    def start(self) -> Welcome:
        """Show the way in."""
        self.welcome = Welcome(self.settings, self._save, self._trial)
        self.welcome.entered.connect(self.enter)
        self.welcome.painted.connect(self._garbage.begin)
        self.welcome.painted.connect(self.theme.set_palette)
        self.welcome.painted.connect(_warm_up)
        self.welcome.show()
        return self.welcome

    def enter(self, entered: Entered) -> RoleWindow:
        """Open the window that somebody came in for. The way in closes."""
        from ecom_client.data.accounts import wire_for
        from ecom_client.data.session import Session
        from ecom_client.ui.common.context import Context
        from ecom_client.ui.common.live import Live
        from ecom_client.ui.common.open_places import added_places, broken_packages, open_places
        from ecom_client.ui.common.own_account import OwnAccount
        from ecom_client.ui.common.picture import PictureLoader
        from ecom_client.ui.common.shell import RoleWindow
        from ecom_client.ui.common.tasks import Tasks
        from ecom_client.ui.common.tray import Tray, system_tray

        self._leave()
        if self._desktop is None:
            self._desktop = (self._desktop_of or system_tray)(self)
        self.theme.set_palette()
        self._entered = entered
        identity = entered.signed_in.identity if entered.signed_in is not None else Identity()
        tasks = Tasks(lambda: Session(wire_for(entered.address, entered.signed_in, entered.window)))
        context = Context(
            tasks, identity, entered.window, self._memory, PictureLoader(tasks), entered.shop_name
        )
        role = _role(entered.window)
        who = _("Guest") if identity.is_guest else identity.name_in(entered.window)
        menu = self._account_menu()
        self._fill_account_menu(identity)
        window = RoleWindow(
            [*open_places(context, role.places(context)), *added_places(context)],
            tasks=tasks,
            memory=self._memory,
            who=who,
            role=entered.window.value,
            account_menu=menu,
            on_failed=lambda _window, error: self.live.on_failed(error) if self.live is not None else None,
        )
        self.live = Live(window, context, role.badges)
        self.live.shut_out.connect(self._on_shut_out)
        self.live.access_changed.connect(self._on_access_changed)
        if entered.signed_in is not None:
            self.account = OwnAccount(window, tasks, entered.address, entered.signed_in, self.live.on_failed)
            self.account.closed.connect(self._on_account_closed)
            self.live.terms_due.connect(self.account.say_terms_due)
            menu.email_wanted.connect(self.account.change_email)
            menu.password_wanted.connect(self.account.change_password)
            menu.closing_wanted.connect(self.account.close)
        if self._desktop is not None:
            self.tray = Tray(
                window, tasks, entered.window, lambda: self.settings.desktop_messages, self._desktop
            )
            self.tray.wanted.connect(self._on_tray)
            self.live.news.connect(self.tray.on_news)
        self.window = window
        self._tasks = tasks
        window.closed.connect(self._on_window_closed)
        window.sign_in_wanted.connect(self.sign_out)
        tasks.changed.connect(self._on_changed)
        if (first := next(iter(window.navigation.names()), "")) != "":
            window.go_to(first)
        window.show()
        if entered.place in window.navigation.names():
            window.go_to(entered.place, entered.argument)
        if not identity.is_guest and (words := broken_packages()):
            window.messages.say("warn", words)
        if self.account is not None and entered.signed_in is not None and entered.signed_in.one_time:
            self.account.say_one_time()
        if self.account is not None and entered.window is Window.VENDOR:
            self.account.remind_to_verify()
        if self.welcome is not None:
            self.welcome.close()
            self.welcome = None
        return window

    def sign_out(self) -> None:
        """Close the window and show the way in again."""
        self.start()
        self._leave()

    def _on_shut_out(self, error: Known) -> None:
        """The server lets the account in no more: the way in says why."""
        if self.window is None:
            return
        if self.account is not None and self.account.is_closing:
            # The deed is done already where the question for news met the locked account first.
            self._on_account_closed()
            return
        welcome = self.start()
        welcome.say_why(error)
        self._leave()

    def close(self) -> None:
        """End everything; used when the program ends."""
        self._leave()
        if self.welcome is not None:
            self.welcome.close()

    def switch_to(self, window: Window) -> None:
        """Open another window of the same account, without the password."""
        if self._entered is not None:
            self.enter(self._entered._replace(window=window))

    def start_selling(self) -> None:
        """Let the customer who is signed in begin to sell; the vendor's window is open to them afterwards."""
        from ecom_client.ui.customer.start_selling import StartSellingDialog

        if self.window is None or self._tasks is None or self._entered is None:
            return
        signed_in = self._entered.signed_in
        name = "" if signed_in is None else signed_in.identity.name_in(Window.CUSTOMER)
        dialog = StartSellingDialog(self._tasks, name, self.window)
        dialog.answered.connect(self._on_selling)
        dialog.open()

    def start_buying(self) -> None:
        """Let the vendor who is signed in begin to buy; the customer's window is open to them afterwards."""
        from ecom_client.ui.vendor.start_buying import StartBuyingDialog

        if self.window is None or self._tasks is None:
            return
        dialog = StartBuyingDialog(self._tasks, self.window)
        dialog.answered.connect(self._on_buying)
        dialog.open()

    def _on_account_closed(self) -> None:
        welcome = self.start()
        welcome.why.say("good", _("Your account is closed."))
        self._leave()

    def _on_access_changed(self) -> None:
        """An administrator changed what may be done here: the window can show its pages anew."""
        if self.window is not None and self._tasks is not None:
            self._tasks.query(
                self.window, lambda session: session.profile.identity(), self._on_new_access, quiet=True
            )

    def _on_new_access(self, identity: Identity) -> None:
        if self._entered is None or self._entered.signed_in is None or self.window is None:
            return
        if identity.access == self._entered.signed_in.identity.access:
            return
        self._know(identity)
        entered = self._entered
        self.window.messages.say(
            "info",
            _("An administrator changed what you may do here."),
            (_("Show my pages"), lambda: self._enter_again(entered)),
        )

    def _enter_again(self, entered: Entered) -> None:
        self.enter(entered)

    def _on_selling(self, identity: Identity) -> None:
        self._know(identity)
        if self.window is not None:
            self.window.messages.say(
                "good",
                _("You can sell now."),
                (_("Switch to selling"), lambda: self.switch_to(Window.VENDOR)),
            )

    def _on_buying(self, identity: Identity) -> None:
        self._know(identity)
        if self.window is not None:
            self.window.messages.say(
                "good",
                _("You can buy now."),
                (_("Switch to buying"), lambda: self.switch_to(Window.CUSTOMER)),
            )

    def _on_changed(self, changes: Changes) -> None:
        """A name may have become another one: ask who it is."""
        if Change.PROFILE in changes and self._tasks is not None and self.window is not None:
            self._tasks.query(
                self.window, lambda session: session.profile.identity(), self._know, quiet=True, key="who"
            )

    def _know(self, identity: Identity) -> None:
        """Who is signed in has other names or windows than before."""
        from ecom_client.data.accounts import SignedIn

        if self._entered is None or self._entered.signed_in is None or self.window is None:
            return
        signed_in = SignedIn(identity, self._entered.signed_in.credentials)
        self._entered = self._entered._replace(signed_in=signed_in)
        self.window.set_who(identity.name_in(self._entered.window))
        self._fill_account_menu(identity)

    def _leave(self) -> None:
        if self.tray is not None:
            self.tray.close()
            self.tray = None
        self._close_tasks()
        if self.window is not None:
            self.window.closed.disconnect(self._on_window_closed)
            self.window.close()
            self.window.deleteLater()
            self.window = None
            self.live = None
            self.account = None
            self._menu = None

    def _close_tasks(self) -> None:
        if self._tasks is not None:
            if self.window is not None:
                self.window.hide()  # a page that is hidden sends what it has not sent yet
            self._tasks.finish_commands()
            self._tasks.close()
            self._tasks = None

    def _on_window_closed(self) -> None:
        self._close_tasks()
        self._app.quit()

    def _account_menu(self) -> AccountMenu:
        from ecom_client.ui.common.account_menu import AccountMenu

        menu = self._menu = AccountMenu()
        menu.sign_out_wanted.connect(lambda: self._leave_for(self.sign_out))
        menu.switch_wanted.connect(lambda window: self._leave_for(partial(self.switch_to, window)))
        menu.selling_wanted.connect(self.start_selling)
        menu.buying_wanted.connect(self.start_buying)
        menu.language_chosen.connect(lambda code: self._leave_for(partial(self._on_language, code)))
        menu.theme_chosen.connect(self._on_theme)
        menu.desktop_messages_chosen.connect(self._on_desktop_messages)
        return menu

    def _leave_for(self, then: Callable[[], None]) -> None:
        """Do what ends the window, once whoever typed something in it does not want it any more."""
        if self.window is None:
            then()
        else:
            self.window.leave_for(then)

    def _fill_account_menu(self, identity: Identity) -> None:
        if self._menu is not None and self._entered is not None:
            offered = self.settings.desktop_messages if self._desktop is not None else None
            self._menu.fill(identity, self._entered.window, offered)

    def _on_desktop_messages(self, wanted: bool) -> None:
        self._save(self.settings._replace(desktop_messages=wanted))
        if self.tray is not None:
            self.tray.show()

    def _on_tray(self, place: str, argument: object) -> None:
        """A message beside the tray was pressed: the window comes to the front, at the place it is about."""
        if self.window is None:
            return
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        if place in self.window.navigation.names():
            self.window.go_to(place, argument)

    def _on_language(self, code: str) -> None:
        """Words are set when widgets are made, so the window is made anew, at the place it showed."""
        set_language(code)
        self._save(self.settings._replace(language=code))
        shown = self.window.current_name() if self.window is not None else ""
        if self._entered is not None:
            window = self.enter(self._entered)
            if shown in window.navigation.names():
                window.go_to(shown)

    def _on_theme(self, scheme: str) -> None:
        self.theme.set_scheme(scheme)  # type: ignore[arg-type]
        self._save(self.settings._replace(theme=scheme))

    def _read_settings(self) -> Settings:
        try:
            return settings_file.load(self._files.settings)
        except SettingsError:
            return Settings()

    def _save(self, settings: Settings) -> None:
        self.settings = settings
        try:
            settings_file.save(settings, self._files.settings)
        except SettingsError as error:
            import logging

            logging.getLogger(__name__).warning("%s", error)


def _warm_up() -> None:
    """Load what the next window needs while the person types: on a thread, so that nothing stalls for it."""
    import threading  # late: the first window is shown without it

    def load() -> None:
        for name in (
            "qtawesome",
            "ecom_client.data.doorstep",
            "ecom_client.data.session",
            "ecom_client.ui.common.shell",
            "ecom_client.ui.common.open_places",
        ):
            importlib.import_module(name)
        from ecom_client.config.page_modules import page_modules

        page_modules()

    threading.Thread(target=load, name="ecom-warm-up", daemon=True).start()


def _role(window: Window) -> ModuleType:
    """The package of a role's pages, loaded when somebody comes in."""
    if window is Window.CUSTOMER:
        from ecom_client.ui.customer import window as customer

        return customer
    if window is Window.VENDOR:
        from ecom_client.ui.vendor import window as vendor

        return vendor
    from ecom_client.ui.admin import window as admin

    return admin


SAMPLE_PASSWORD = "ecom-sample-1"
"""The password of every sample sign-in on the trial server."""


def _sample_sign_ins() -> list[tuple[str, str]]:
    """Who may sign in on the trial server: (login name, what they are)."""
    return [("chen", _("Customer")), ("nanyuan", pgettext("vendor", "Shop")), ("admin", _("Administrator"))]


def _start_trial(say: Callable[[str], None]) -> Address:
    """Start this computer's own server and fill it the first time."""
    from ecom_client.server.trial import ready

    return ready(say)


def main() -> int:
    """Run the program until its window is closed, or do what the command line asks for."""
    if len(sys.argv) > 1 and (code := _command_line(sys.argv[1:])) is not None:
        return code
    app = make_application(sys.argv)
    app.setApplicationName("Ecom")
    app.setDesktopFileName("ecom")
    mistakes = Mistakes(paths().log)
    mistakes.catch()
    program = Ecom(app)
    program.start().painted.connect(mistakes.open_log)
    code = app.exec()
    program.close()
    return code


def _command_line(words: list[str]) -> int | None:
    """What is asked for instead of the program: its exit code; None for words that are Qt's."""
    if words == ["--version"]:
        if sys.stdout is not None:  # a program with windows only has none on some systems
            sys.stdout.write(f"Ecom {__version__}\n")
        return 0
    if words[0] == "--self-test" and len(words) == 2:
        from pathlib import Path

        from ecom_client.self_test import run

        app = make_application(sys.argv[:1])

        def open_program(files: Paths) -> tuple[Welcome, Callable[[], None]]:
            program = Ecom(app, files)
            return program.start(), program.close

        return run(app, Path(words[1]), open_program)
    return None

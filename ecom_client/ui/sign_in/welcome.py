"""The first window: choose a server, sign in, look around, register. It opens before anything else is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QPaintEvent
from PyQt6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ecom_client.config.settings import Server, Settings
from ecom_client.domain.errors import Cancelled, Invalid, Known, ServerAway, SignInFailed
from ecom_client.domain.identity import Window
from ecom_client.ui.common.text import LANGUAGES, _, current_language, set_language
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE, MEDIUM
from ecom_client.ui.sign_in.panel import Panel, card, heading

if TYPE_CHECKING:
    from ecom_client.data.accounts import SignedIn
    from ecom_client.data.address import Address
    from ecom_client.data.doorstep import Doorstep
    from ecom_client.ui.common.message_bar import MessageBar
    from ecom_client.ui.common.progress_line import ProgressLine
    from ecom_client.ui.common.tasks import Tasks, WireState
    from ecom_client.ui.sign_in.connect import ConnectPanel
    from ecom_client.ui.sign_in.forgotten import ForgottenPanel, RecoverPanel
    from ecom_client.ui.sign_in.register import RegisterPanel
    from ecom_client.ui.sign_in.start import StartPanel
    from ecom_client.ui.sign_in.terms import TermsPanel
    from ecom_client.ui.sign_in.who import SignInPanel

AnyPanel = TypeVar("AnyPanel", bound=Panel)
_PANELS = ("start", "connecting", "sign_in", "register", "forgotten", "recover", "terms")
_FORMS = ("connecting", "sign_in", "register", "forgotten", "recover")


class Entered(NamedTuple):
    """Somebody came in: where, who (None is a guest), which window they want, and what is to be opened in it first."""

    address: Address
    shop_name: str
    signed_in: SignedIn | None
    window: Window
    place: str = ""
    argument: object = None


class Trial(NamedTuple):
    """How to get at this computer's own server: start it (slow; tells its steps), and who may sign in there."""

    start: Callable[[Callable[[str], None]], Address]
    samples: Callable[[], Sequence[tuple[str, str]]]
    password: str


class Welcome(QWidget):
    """The way in. `save` keeps this computer's settings."""

    #: Somebody came in (Entered).
    entered = pyqtSignal(object)
    closed = pyqtSignal()
    #: The window has been painted for the first time: what it could do without may be done now.
    painted = pyqtSignal()
    _step = pyqtSignal(str)

    def __init__(
        self,
        settings: Settings,
        save: Callable[[Settings], None],
        trial: Trial,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._save = save
        self._trial = trial
        self._address: Address | None = None
        self._shop_name = ""
        self._tasks: Tasks | None = None
        self._helper_tasks: Tasks | None = None
        self._half_open: SignedIn | None = None
        self._is_painted = False
        self._registering: tuple[str, str, Any] = ("", "", None)
        self._recovering: tuple[str, str, str, Any] = ("", "", "", None)
        self._to_accept: SignedIn | None = None
        self._terms: dict[str, str] = {}
        self._init_ui()
        self._connect_signals()
        self._begin()

    # How it is made

    def _init_ui(self) -> None:
        theme = current_theme()
        self.setWindowTitle("Ecom")
        self.stack = QStackedWidget()
        self._areas: dict[Panel, QScrollArea] = {}
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(current_language()), 0))
        self._top = QHBoxLayout()
        self._top.setContentsMargins(theme.px(LARGE), theme.px(LARGE), theme.px(LARGE), 0)
        self._top.setSpacing(theme.px(MEDIUM))
        self._top.addStretch()
        self._top.addWidget(self.language)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._top)
        right.addWidget(self.stack, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._brand(), 2)
        across.addLayout(right, 3)
        self.resize(theme.px(880), theme.px(600))

    # The panels, each made when it is first shown: the window itself must be there at once

    @cached_property
    def start(self) -> StartPanel:
        """Where a first start begins."""
        from ecom_client.ui.sign_in.start import StartPanel

        panel = StartPanel()
        panel.try_it.connect(self._on_try_it)
        panel.connect_to.connect(lambda: self._show(self.connecting))
        return self._add(panel)

    @cached_property
    def connecting(self) -> ConnectPanel:
        """Which server."""
        from ecom_client.ui.sign_in.connect import ConnectPanel

        panel = ConnectPanel()
        panel.back.connect(lambda: self._show(self.start))
        panel.tested.connect(lambda server: self._on_server(server, keep=False))
        panel.confirmed.connect(lambda server: self._on_server(server, keep=True))
        return self._add(panel)

    @cached_property
    def sign_in(self) -> SignInPanel:
        """Who you are."""
        from ecom_client.ui.sign_in.who import SignInPanel

        panel = SignInPanel()
        panel.signed.connect(self._on_sign_in)
        panel.browse.connect(self._on_browse)
        panel.register.connect(lambda: self._show(self.register))
        panel.other_server.connect(lambda: self._show(self.start))
        panel.forgotten.connect(self._on_forgotten)
        return self._add(panel)

    @cached_property
    def register(self) -> RegisterPanel:
        """A new account."""
        from ecom_client.ui.sign_in.register import RegisterPanel

        panel = RegisterPanel()
        panel.back.connect(lambda: self._show(self.sign_in))
        panel.registered.connect(self._on_register)
        panel.read_terms.connect(self._on_terms)
        return self._add(panel)

    @cached_property
    def forgotten(self) -> ForgottenPanel:
        """Whose password is forgotten."""
        from ecom_client.ui.sign_in.forgotten import ForgottenPanel

        panel = ForgottenPanel()
        panel.asked.connect(self._on_code_asked)
        panel.have_code.connect(self._show_recover)
        panel.back.connect(lambda: self._show(self.sign_in))
        return self._add(panel)

    @cached_property
    def recover(self) -> RecoverPanel:
        """The mailed code and a new password."""
        from ecom_client.ui.sign_in.forgotten import RecoverPanel

        panel = RecoverPanel()
        panel.recovered.connect(self._on_recover)
        panel.again.connect(lambda: self._show(self.forgotten))
        panel.back.connect(lambda: self._show(self.sign_in))
        return self._add(panel)

    @cached_property
    def terms(self) -> TermsPanel:
        """New terms of use."""
        from ecom_client.ui.sign_in.terms import TermsPanel

        panel = TermsPanel()
        panel.accepted.connect(self._on_accepted)
        panel.back.connect(self._on_not_accepted)
        return self._add(panel)

    @cached_property
    def messages(self) -> MessageBar:
        """The bar above the panels."""
        from ecom_client.ui.common.message_bar import MessageBar

        bar = MessageBar()
        self._top.insertWidget(0, bar, 1)
        return bar

    @cached_property
    def why(self) -> MessageBar:
        """Why the window before this one closed."""
        from ecom_client.ui.common.message_bar import MessageBar

        bar = MessageBar()
        bar.setObjectName("whyBar")
        room = QVBoxLayout()
        edge = current_theme().px(LARGE)
        room.setContentsMargins(edge, edge, edge, 0)
        room.addWidget(bar)
        self._right.insertLayout(self._right.indexOf(self._top) + 1, room)
        return bar

    @cached_property
    def progress(self) -> ProgressLine:
        """What moves while an answer is awaited."""
        from ecom_client.ui.common.progress_line import ProgressLine

        line = ProgressLine()
        self._right.insertWidget(0, line)
        return line

    def _add(self, panel: AnyPanel) -> AnyPanel:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(card(panel))
        self._areas[panel] = area
        self.stack.addWidget(area)
        return panel

    def _forget_panels(self) -> None:
        for name in _PANELS:
            self.__dict__.pop(name, None)
        for area in self._areas.values():
            self.stack.removeWidget(area)
            area.deleteLater()
        self._areas = {}

    def _brand(self) -> QFrame:
        theme = current_theme()
        side = QFrame()
        side.setObjectName("brand")
        column = QVBoxLayout(side)
        column.setContentsMargins(*(4 * [theme.px(2 * LARGE)]))
        name = QLabel("Ecom")
        mark(name, role="title")
        self.motto = heading(_("Buy and sell where you live."), "section")
        self.promise = heading(_("Your money is held until your order has arrived."), "muted")
        column.addWidget(name)
        column.addStretch()
        column.addWidget(self.motto)
        column.addWidget(self.promise)
        column.addStretch()
        return side

    def _connect_signals(self) -> None:
        self.language.activated.connect(self._on_language)
        self._step.connect(lambda words: self.messages.say("info", words))

    # Where it begins

    def _begin(self) -> None:
        server = self.settings.server()
        if self.settings.trial:
            self._on_try_it()
        elif server is not None:
            self.connecting.show_server(server)
            self._on_server(server, keep=True)
        else:
            self._show(self.start)

    def _show(self, panel: Panel) -> None:
        self._clear_messages()
        self.stack.setCurrentWidget(self._areas[panel])
        panel.begin()

    def _clear_messages(self) -> None:
        if "messages" in self.__dict__:
            self.messages.clear()

    def say_why(self, error: Known) -> None:
        """Say why a window closed; it stands until somebody closes it or comes in."""
        from ecom_client.ui.common.sentences import sentence

        self.why.say(
            "bad",
            _("Your password is another one now. Sign in again with the new one.")
            if isinstance(error, SignInFailed)
            else sentence(error),
        )

    def panel(self) -> Panel:
        """The panel in front."""
        return next(panel for panel, area in self._areas.items() if area is self.stack.currentWidget())

    # Which server

    def _on_try_it(self) -> None:
        if self._helper_tasks is None:
            from ecom_client.ui.common.tasks import Tasks

            self._helper_tasks = Tasks(_Nothing, self)
        self._show_sign_in_early()
        self.messages.say("info", _("Starting the server of this computer …"))
        self._busy(True)
        self._helper_tasks.query(
            self,
            lambda _nothing: self._trial.start(self._step.emit),
            self._on_trial_started,
            self._on_trial_failed,
        )

    def _show_sign_in_early(self) -> None:
        """The next panel can be typed into while the server starts."""
        self._show(self.sign_in)
        self.sign_in.set_shop(_("The trial shop on this computer"))
        self.sign_in.offer_samples(self._trial.samples(), self._trial.password)
        self.sign_in.set_login_name(self.settings.last_login)
        self.sign_in.begin()

    def _on_trial_started(self, address: Address) -> None:
        self._busy(False)
        self.messages.clear()
        self._keep(trial=True)
        self._use(address)
        self._ask_shop()

    def _on_trial_failed(self, error: Exception) -> None:
        self._busy(False)
        self._show(self.start)
        self.messages.say("bad", str(error))

    def _on_server(self, server: Server, *, keep: bool) -> None:
        from ecom_client.data.address import Address

        hosts = tuple((host.name, host.port) for host in server.hosts)
        self._use(Address(hosts=hosts, tls_ca=str(server.tls_ca or "")))
        if keep:
            self.sign_in.offer_samples((), "")
            self.sign_in.set_shop(str(server.name))
            self.sign_in.set_login_name(self.settings.last_login)
            self._show(self.sign_in)
            self._ask_shop(lambda: self._keep_server(server))
        else:
            self._ask_shop(
                lambda: self.messages.say(
                    "good", _("The server answers: {shop}").format(shop=self._shop_name)
                )
            )

    def _say_it_answers(self) -> None:
        self.messages.say("good", _("The server answers: {shop}").format(shop=self._shop_name))

    def _keep_server(self, server: Server) -> None:
        self.settings = self.settings.with_server(server)._replace(last_server=server.name, trial=False)
        self._save(self.settings)

    def _keep(self, **values: Any) -> None:
        self.settings = self.settings._replace(**values)
        self._save(self.settings)

    def _use(self, address: Address) -> None:
        """Talk to this server from now on."""
        from ecom_client.ui.common.tasks import Tasks

        if self._tasks is not None:
            self._tasks.close()
        self._address = address

        def make() -> Doorstep:
            from ecom_client.data.doorstep import Doorstep

            return Doorstep(address)

        self._tasks = Tasks(make, self)
        self._tasks.wire_changed.connect(self._on_wire)
        self._tasks.busy_changed.connect(self._busy)

    def _ask_shop(self, then: Callable[[], None] | None = None) -> None:
        def on_answer(shop: Any) -> None:
            self._shop_name = shop.name
            self.sign_in.set_shop(shop.name)
            self.messages.clear("warn")
            if then is not None:
                then()

        assert self._tasks is not None
        self._tasks.query(self, lambda door: door.shop(), on_answer, self._on_failed, key="shop")

    # Who

    def _on_sign_in(self, login_name: str, password: str) -> None:
        if self._tasks is None:
            self.messages.say("info", _("The server is still starting. Try again in a moment."))
            return
        self._wait(True)
        self._tasks.command(
            self,
            lambda door: door.sign_in(login_name, password),
            lambda signed_in: self._on_signed_in(signed_in, login_name),
            self._on_failed,
        )

    def _on_signed_in(self, signed_in: SignedIn, login_name: str) -> None:
        self._wait(False)
        self._keep(last_login=login_name)
        windows = signed_in.identity.windows
        if not windows:
            self._half_open = signed_in
            self.register.only_profile(signed_in.identity.login_name)
            self._show(self.register)
            self.messages.say("info", _("Finish your registration to go on."))
            return
        if signed_in.identity.terms_due is not None:
            self._ask_acceptance(signed_in)
            return
        self._enter(signed_in, windows[0])

    # A forgotten password

    def _on_forgotten(self, login_name: str) -> None:
        self.forgotten.set_login_name(login_name)
        self._show(self.forgotten)

    def _on_code_asked(self, login_name: str) -> None:
        if self._tasks is None:
            self.messages.say("info", _("The server is still starting. Try again in a moment."))
            return
        self._wait(True)
        self._tasks.command(
            self,
            lambda door: door.ask_recovery(login_name),
            lambda _nothing: self._on_code_sent(login_name),
            self._on_failed,
        )

    def _on_code_sent(self, login_name: str) -> None:
        self._wait(False)
        self._show_recover(login_name)
        # The same for a name nobody has: who asks is not told which names there are.
        self.messages.say(
            "info",
            _("If the shop has an e-mail address of {name}, a code is on its way there.").format(
                name=login_name
            ),
        )

    def _show_recover(self, login_name: str) -> None:
        self.recover.set_login_name(login_name)
        self._show(self.recover)

    def _on_recover(self, login_name: str, code: str, password: str) -> None:
        if self._tasks is None:
            self.messages.say("info", _("The server is still starting. Try again in a moment."))
            return
        from ecom_client.data.accounts import Recovery

        typed = (login_name, code, password)
        if self._recovering[:3] != typed:
            self._recovering = (*typed, Recovery(*typed))
        recovery = self._recovering[3]
        self._wait(True)
        self._tasks.command(
            self,
            lambda door: door.recover(recovery),
            lambda signed_in: self._on_recovered(signed_in, login_name),
            self._on_not_recovered,
        )

    def _on_recovered(self, signed_in: SignedIn, login_name: str) -> None:
        self._recovering = ("", "", "", None)
        self._wait(False)
        self.recover.forget()
        self._on_signed_in(signed_in, login_name)

    def _on_not_recovered(self, error: Exception) -> None:
        wrong = isinstance(error, SignInFailed)
        self._on_failed(Invalid("recovery_code_wrong", "code") if wrong else error)

    # New terms of use

    def _ask_acceptance(self, signed_in: SignedIn) -> None:
        assert self._tasks is not None
        self._to_accept = signed_in

        def show(texts: dict[str, str]) -> None:
            self._wait(False)
            self._terms = texts
            self.terms.show_terms(texts.get(current_language()) or texts["en"])
            self._show(self.terms)

        self._wait(True)
        self._tasks.query(self, lambda door: door.terms(), show, self._on_failed, key="terms_due")

    def _on_accepted(self) -> None:
        signed_in = self._to_accept
        if signed_in is None or self._tasks is None:
            return
        self._wait(True)
        self._tasks.command(
            self,
            lambda door: door.accept_terms(signed_in),
            lambda after: self._on_signed_in(after, after.identity.login_name),
            self._on_failed,
        )

    def _on_not_accepted(self) -> None:
        self._to_accept = None
        self.sign_in.forget_password()
        self._show(self.sign_in)

    def _on_browse(self) -> None:
        if self._tasks is None:
            self.messages.say("info", _("The server is still starting. Try again in a moment."))
            return
        self._wait(True)
        self._tasks.query(
            self, lambda door: door.shop(), lambda _shop: self._enter(None, Window.CUSTOMER), self._on_failed
        )

    def _on_register(self, values: dict[str, Any]) -> None:
        if self._tasks is None:
            self.messages.say("info", _("The server is still starting. Try again in a moment."))
            return
        language = current_language()
        self._wait(True)
        registration = self._registration_of(values)

        def work(door: Any) -> Any:
            common = {
                "contact_number": values["contact_number"],
                "email": values["email"],
                "language": language,
            }
            if values["kind"] in ("vendor", "shop"):
                return registration.as_vendor(door, name=values["name"], description="", **common)
            return registration.as_customer(door, name=values["name"], **common)

        self._tasks.command(
            self,
            work,
            lambda signed_in: self._on_registered(signed_in, values),
            self._on_failed,
        )

    def _registration_of(self, values: dict[str, Any]) -> Any:
        """The registration under way: the same one as long as name and password stay, so that it goes on."""
        from ecom_client.data.doorstep import Registration

        if self._half_open is not None:
            return Registration("", "", self._half_open.credentials)
        typed = (values["login_name"], values["password"])
        if self._registering[:2] != typed:
            self._registering = (*typed, Registration(*typed))
        return self._registering[2]

    def _on_registered(self, signed_in: SignedIn, values: dict[str, Any]) -> None:
        self._wait(False)
        self._keep(last_login=signed_in.identity.login_name)
        if values["kind"] == "shop":
            self._enter(signed_in, Window.VENDOR, "shop", "apply")
        else:
            self._enter(signed_in, Window.VENDOR if values["kind"] == "vendor" else Window.CUSTOMER)

    def _on_terms(self) -> None:
        if self._tasks is None:
            return

        def show(texts: dict[str, str]) -> None:
            from ecom_client.ui.common.dialogs import ConfirmDialog

            words = texts.get(current_language()) or texts["en"]
            dialog = ConfirmDialog(_("Terms of use"), words, _("Close"), parent=self)
            dialog.cancel.hide()
            dialog.open()

        self._tasks.query(self, lambda door: door.terms(), show, self._on_failed, key="terms")

    def _enter(
        self, signed_in: SignedIn | None, window: Window, place: str = "", argument: object = None
    ) -> None:
        self._wait(False)
        self.sign_in.forget_password()
        assert self._address is not None
        self.entered.emit(Entered(self._address, self._shop_name, signed_in, window, place, argument))

    # What happens

    def _on_failed(self, error: Exception) -> None:
        from ecom_client.ui.common.dialogs import show_bug
        from ecom_client.ui.common.sentences import said

        self._wait(False)
        if isinstance(error, Cancelled):
            return
        found = said(error)
        if found is None:
            show_bug(self, error)
        elif isinstance(error, ServerAway) or not self.panel().refuse(found.sentence, found.field):
            self.messages.say("bad", found.sentence)

    def _on_wire(self, state: WireState) -> None:
        from ecom_client.ui.common.sentences import sentence
        from ecom_client.ui.common.tasks import Wire

        assert self._tasks is not None
        if state.wire is Wire.AWAY:
            self.messages.say_retry(sentence(ServerAway(state.reason)), state.retry_in, self._tasks.try_now)
        elif state.wire is Wire.SLOW:
            self.messages.say("warn", _("The server takes long to answer."))
        else:
            self.messages.clear("warn")

    def _on_language(self) -> None:
        code = self.language.currentData()
        set_language(code)
        self._keep(language=code)
        typed = {name: self.__dict__[name].form.values() for name in _FORMS if name in self.__dict__}
        shown = next(name for name in _PANELS if self.__dict__.get(name) is self.panel())
        samples_shown = "sign_in" in typed and self.sign_in.samples.isVisibleTo(self.sign_in)
        self._forget_panels()
        for name, values in typed.items():
            form = getattr(self, name).form
            form.set_values(values)
            form.clear_errors()
        if samples_shown:
            self.sign_in.offer_samples(self._trial.samples(), self._trial.password)
        if "sign_in" in typed:
            self.sign_in.set_shop(self._shop_name or _("The trial shop on this computer"))
        self.motto.setText(_("Buy and sell where you live."))
        self.promise.setText(_("Your money is held until your order has arrived."))
        if shown == "terms":
            self.terms.show_terms(self._terms.get(code) or self._terms.get("en", ""))
        self._show(getattr(self, shown))

    def _wait(self, waiting: bool) -> None:
        self.panel().set_busy(waiting)
        self._busy(waiting)

    def _busy(self, busy: bool) -> None:
        self.progress.set_busy(busy)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        for tasks in (self._tasks, self._helper_tasks):
            if tasks is not None:
                tasks.close()
        super().closeEvent(event)
        self.closed.emit()


class _Nothing:
    """The session of work that needs no connection."""

    def pull(self) -> None:
        """Nothing to end."""

    def close(self) -> None:
        """Nothing is open."""

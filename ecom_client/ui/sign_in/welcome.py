"""The first window: choose a server, sign in, look around, register. It opens before anything else is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QWidget

from ecom_client.config.settings import Server, Settings
from ecom_client.domain.errors import Cancelled, Known, ServerAway, SignInFailed
from ecom_client.domain.identity import Window
from ecom_client.ui.common.text import _, set_language
from ecom_client.ui.sign_in.accepting import Accepting
from ecom_client.ui.sign_in.frame import Frame
from ecom_client.ui.sign_in.recovering import Recovering
from ecom_client.ui.sign_in.registering import Registering

if TYPE_CHECKING:
    from ecom_client.data.accounts import SignedIn
    from ecom_client.data.address import Address
    from ecom_client.data.doorstep import Doorstep
    from ecom_client.ui.common.tasks import Tasks, WireState
    from ecom_client.ui.sign_in.connect import ConnectPanel
    from ecom_client.ui.sign_in.forgotten import ForgottenPanel, RecoverPanel
    from ecom_client.ui.sign_in.register import RegisterPanel
    from ecom_client.ui.sign_in.start import StartPanel
    from ecom_client.ui.sign_in.terms import TermsPanel
    from ecom_client.ui.sign_in.who import SignInPanel

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


class Welcome(Frame):
    """The way in. `save` keeps this computer's settings."""

    #: Somebody came in (Entered).
    entered = pyqtSignal(object)
    closed = pyqtSignal()
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
        #: What talks to the server; None until it is known which.
        self.tasks: Tasks | None = None
        self._helper_tasks: Tasks | None = None
        self._registering = Registering(self)
        self._recovering = Recovering(self)
        self._accepting = Accepting(self)
        self.language.activated.connect(self._on_language)
        self._step.connect(lambda words: self.messages.say("info", words))
        self._begin()

    # The panels, each made when it is first shown: the window itself must be there at once

    @cached_property
    def start(self) -> StartPanel:
        """Where a first start begins."""
        from ecom_client.ui.sign_in.start import StartPanel

        panel = StartPanel()
        panel.try_it.connect(self._on_try_it)
        panel.connect_to.connect(lambda: self.go_to(self.connecting))
        return self.add(panel)

    @cached_property
    def connecting(self) -> ConnectPanel:
        """Which server."""
        from ecom_client.ui.sign_in.connect import ConnectPanel

        panel = ConnectPanel()
        panel.back.connect(lambda: self.go_to(self.start))
        panel.tested.connect(lambda server: self._on_server(server, keep=False))
        panel.confirmed.connect(lambda server: self._on_server(server, keep=True))
        return self.add(panel)

    @cached_property
    def sign_in(self) -> SignInPanel:
        """Who you are."""
        from ecom_client.ui.sign_in.who import SignInPanel

        panel = SignInPanel()
        panel.signed.connect(self._on_sign_in)
        panel.browse.connect(self._on_browse)
        panel.register.connect(lambda: self.go_to(self.register))
        panel.other_server.connect(lambda: self.go_to(self.start))
        panel.forgotten.connect(self._recovering.begin)
        return self.add(panel)

    @cached_property
    def register(self) -> RegisterPanel:
        """A new account."""
        from ecom_client.ui.sign_in.register import RegisterPanel

        panel = RegisterPanel()
        panel.back.connect(lambda: self.go_to(self.sign_in))
        panel.registered.connect(self._registering.register)
        panel.read_terms.connect(self._accepting.read)
        return self.add(panel)

    @cached_property
    def forgotten(self) -> ForgottenPanel:
        """Whose password is forgotten."""
        from ecom_client.ui.sign_in.forgotten import ForgottenPanel

        panel = ForgottenPanel()
        panel.asked.connect(self._recovering.ask)
        panel.have_code.connect(self._recovering.type_code)
        panel.back.connect(lambda: self.go_to(self.sign_in))
        return self.add(panel)

    @cached_property
    def recover(self) -> RecoverPanel:
        """The mailed code and a new password."""
        from ecom_client.ui.sign_in.forgotten import RecoverPanel

        panel = RecoverPanel()
        panel.recovered.connect(self._recovering.recover)
        panel.again.connect(lambda: self.go_to(self.forgotten))
        panel.back.connect(lambda: self.go_to(self.sign_in))
        return self.add(panel)

    @cached_property
    def terms(self) -> TermsPanel:
        """New terms of use."""
        from ecom_client.ui.sign_in.terms import TermsPanel

        panel = TermsPanel()
        panel.accepted.connect(self._accepting.accept)
        panel.back.connect(self._accepting.refuse)
        return self.add(panel)

    # Where it begins

    def _begin(self) -> None:
        server = self.settings.server()
        if self.settings.trial:
            self._on_try_it()
        elif server is not None:
            self.connecting.show_server(server)
            self._on_server(server, keep=True)
        else:
            self.go_to(self.start)

    def say_why(self, error: Known) -> None:
        """Say why a window closed; it stands until somebody closes it or comes in."""
        from ecom_client.ui.common.sentences import sentence

        self.why.say(
            "bad",
            _("Your password is another one now. Sign in again with the new one.")
            if isinstance(error, SignInFailed)
            else sentence(error),
        )

    # Which server

    def _on_try_it(self) -> None:
        if self._helper_tasks is None:
            from ecom_client.ui.common.tasks import Tasks

            self._helper_tasks = Tasks(_Nothing, self)
        self._show_sign_in_early()
        self.messages.say("info", _("Starting the server of this computer …"))
        self.progress.set_busy(True)
        self._helper_tasks.query(
            self,
            lambda _nothing: self._trial.start(self._step.emit),
            self._on_trial_started,
            self._on_trial_failed,
        )

    def _show_sign_in_early(self) -> None:
        """The next panel can be typed into while the server starts."""
        self.go_to(self.sign_in)
        self.sign_in.set_shop(_("The trial shop on this computer"))
        self.sign_in.offer_samples(self._trial.samples(), self._trial.password)
        self.sign_in.set_login_name(self.settings.last_login)
        self.sign_in.begin()

    def _on_trial_started(self, address: Address) -> None:
        self.progress.set_busy(False)
        self.messages.clear()
        self.keep(trial=True)
        self._use(address)
        self._ask_shop()

    def _on_trial_failed(self, error: Exception) -> None:
        self.progress.set_busy(False)
        self.go_to(self.start)
        self.messages.say("bad", str(error))

    def _on_server(self, server: Server, *, keep: bool) -> None:
        from ecom_client.data.address import Address

        hosts = tuple((host.name, host.port) for host in server.hosts)
        self._use(Address(hosts=hosts, tls_ca=str(server.tls_ca or "")))
        if keep:
            self.sign_in.offer_samples((), "")
            self.sign_in.set_shop(str(server.name))
            self.sign_in.set_login_name(self.settings.last_login)
            self.go_to(self.sign_in)
            self._ask_shop(lambda: self._keep_server(server))
        else:
            self._ask_shop(self._say_it_answers)

    def _say_it_answers(self) -> None:
        self.messages.say("good", _("The server answers: {shop}").format(shop=self._shop_name))

    def _keep_server(self, server: Server) -> None:
        self.settings = self.settings.with_server(server)
        self.keep(last_server=server.name, trial=False)

    def keep(self, **values: Any) -> None:
        """Keep these settings of this computer."""
        self.settings = self.settings._replace(**values)
        self._save(self.settings)

    def _use(self, address: Address) -> None:
        """Talk to this server from now on."""
        from ecom_client.ui.common.tasks import Tasks

        if self.tasks is not None:
            self.tasks.close()
        self._address = address

        def make() -> Doorstep:
            from ecom_client.data.doorstep import Doorstep

            return Doorstep(address)

        self.tasks = Tasks(make, self)
        self.tasks.wire_changed.connect(self._on_wire)
        self.tasks.busy_changed.connect(self.progress.set_busy)

    def _ask_shop(self, then: Callable[[], None] | None = None) -> None:
        def on_answer(shop: Any) -> None:
            self._shop_name = shop.name
            self.sign_in.set_shop(shop.name)
            self.messages.clear("warn")
            if then is not None:
                then()

        assert self.tasks is not None
        self.tasks.query(self, lambda door: door.shop(), on_answer, self.on_failed, key="shop")

    # Who

    def _on_sign_in(self, login_name: str, password: str) -> None:
        self.command(
            lambda door: door.sign_in(login_name, password),
            lambda signed_in: self.on_signed_in(signed_in, login_name),
        )

    def on_signed_in(self, signed_in: SignedIn, login_name: str) -> None:
        """Somebody signed in: they go on where they have to."""
        self.keep(last_login=login_name)
        if not signed_in.identity.windows:
            self._registering.finish(signed_in)
        elif signed_in.identity.terms_due is not None:
            self._accepting.ask(signed_in)
        else:
            self.enter(signed_in, signed_in.identity.windows[0])

    def _on_browse(self) -> None:
        self.query(lambda door: door.shop(), lambda _shop: self.enter(None, Window.CUSTOMER))

    def enter(
        self, signed_in: SignedIn | None, window: Window, place: str = "", argument: object = None
    ) -> None:
        """Open the window that somebody came in for, with this place in front."""
        self.sign_in.forget_password()
        assert self._address is not None
        self.entered.emit(Entered(self._address, self._shop_name, signed_in, window, place, argument))

    # What is asked of the server

    def command(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Have something done there; the panel waits for it."""
        if self._can_ask():
            assert self.tasks is not None
            self.tasks.command(
                self, work, lambda answer: self._answer(done, answer), failed or self.on_failed
            )

    def query(self, work: Callable[[Any], Any], done: Callable[[Any], None], *, key: str = "") -> None:
        """Read something there; the panel waits for it."""
        if self._can_ask():
            assert self.tasks is not None
            self.tasks.query(self, work, lambda answer: self._answer(done, answer), self.on_failed, key=key)

    def _can_ask(self) -> bool:
        if self.tasks is None:
            self.messages.say("info", _("The server is still starting. Try again in a moment."))
            return False
        self.wait(True)
        return True

    def _answer(self, done: Callable[[Any], None], answer: Any) -> None:
        self.wait(False)
        done(answer)

    def on_failed(self, error: Exception) -> None:
        """Say what went wrong: beside its field, or above the panel."""
        from ecom_client.ui.common.dialogs import show_bug
        from ecom_client.ui.common.sentences import said

        self.wait(False)
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

        assert self.tasks is not None
        if state.wire is Wire.AWAY:
            self.messages.say_retry(sentence(ServerAway(state.reason)), state.retry_in, self.tasks.try_now)
        elif state.wire is Wire.SLOW:
            self.messages.say("warn", _("The server takes long to answer."))
        else:
            self.messages.clear("warn")

    def _on_language(self) -> None:
        code = self.language.currentData()
        set_language(code)
        self.keep(language=code)
        typed = {name: self.__dict__[name].form.values() for name in _FORMS if name in self.__dict__}
        shown = next(name for name in _PANELS if self.__dict__.get(name) is self.panel())
        samples_shown = "sign_in" in typed and self.sign_in.samples.isVisibleTo(self.sign_in)
        for name in _PANELS:
            self.__dict__.pop(name, None)
        self.forget_panels()
        for name, values in typed.items():
            form = getattr(self, name).form
            form.set_values(values)
            form.clear_errors()
        if samples_shown:
            self.sign_in.offer_samples(self._trial.samples(), self._trial.password)
        if "sign_in" in typed:
            self.sign_in.set_shop(self._shop_name or _("The trial shop on this computer"))
        self.say_brand()
        if shown == "terms":
            self._accepting.say_terms()
        self.go_to(getattr(self, shown))

    def closeEvent(self, event: QCloseEvent | None) -> None:
        for tasks in (self.tasks, self._helper_tasks):
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

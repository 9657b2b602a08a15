"""The terms of use: what counts now, who has accepted it, and a new version."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ecom_client.data.repositories.terms import TermsVersion
from ecom_client.domain.changes import Change
from ecom_client.domain.identity import Privilege
from ecom_client.ui.common.command_dialog import CommandDialog
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.dialogs import ConfirmDialog
from ecom_client.ui.common.form import Form, LongTextField
from ecom_client.ui.common.icons import icon
from ecom_client.ui.common.labels import Card, empty_out, label, thin_line
from ecom_client.ui.common.page import Page
from ecom_client.ui.common.scrolling import scrolling
from ecom_client.ui.common.text import _, date_time, number
from ecom_client.ui.common.theme import current_theme, mark
from ecom_client.ui.common.tokens import LARGE

LONGEST = 100_000
"""Characters of the terms of use in one language."""


class TermsPage(Page):
    """Place "terms"."""

    interested_in = frozenset({Change.SETTINGS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.tasks, parent)
        self._may_publish = context.identity.may("terms", Privilege.FULL)
        self._sees_accounts = context.identity.may("accounts", Privilege.READ)
        self._versions: list[TermsVersion] = []
        self.publish = QAction(icon("plus", "on_accent"), _("New version"), self)
        self.publish.setEnabled(False)
        self.publish.triggered.connect(lambda _checked=False: self.open_publish())
        theme = current_theme()
        self.now = Card()
        self.before = Card(_("Earlier versions"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(4 * [theme.px(LARGE)]))
        column.setSpacing(theme.px(LARGE))
        column.addWidget(self.now)
        column.addWidget(self.before)
        column.addStretch()
        area = scrolling(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.now.hide()
        self.before.hide()

    def title(self) -> str:
        return _("Terms of use")

    def primary_action(self) -> QAction | None:
        return self.publish if self._may_publish else None

    def refresh(self) -> None:
        self.tasks.query(
            self, lambda session: session.terms.versions(), self._show, self.failed.emit, key="terms"
        )

    def open_publish(self) -> CommandDialog | None:
        """The dialog in which a new version is written, from the text of the newest."""
        if not self._versions:
            return None
        newest = self._versions[0]
        form = Form(
            [
                LongTextField("text_zh", _("Text in Chinese"), required=True, max_length=LONGEST, lines=8),
                LongTextField("text_en", _("Text in English"), required=True, max_length=LONGEST, lines=8),
            ]
        )
        form.set_values({"text_en": newest.english, "text_zh": newest.chinese})
        for name in ("text_en", "text_zh"):
            form.field(name).input.setObjectName(f"terms_{name}")
        dialog = CommandDialog(
            self.tasks,
            _("New terms of use"),
            form,
            _("Publish version {version}").format(version=number(newest.version + 1)),
            partial(_publish, newest.version),
            frozenset({Change.SETTINGS, Change.AUDIT}),
            introduction=_(
                "Everybody is asked to accept them at the next sign-in. From now on nobody buys, sells or writes "
                "anything before; windows that are open say so."
            ),
            danger=True,
            parent=self,
        )
        dialog.setObjectName("termsDialog")
        dialog.deed.setObjectName("publishTerms")
        dialog.answered.connect(
            lambda version: self.say(
                "good", _("Version {version} of the terms of use counts now.").format(version=number(version))
            )
        )
        dialog.open()
        return dialog

    def _show(self, versions: list[TermsVersion]) -> None:
        self._versions = versions
        self.publish.setEnabled(True)
        empty_out(self.now.column)
        empty_out(self.before.column)
        newest, *older = versions
        self.now.title.setText(_version_word(newest))
        self.now.title.show()
        self.now.column.addWidget(label(_accepted_word(newest), "muted", name="termsAccepted"))
        if self._sees_accounts and newest.accepted < newest.accounts:
            missing = QPushButton(_("Accounts that have not accepted it"))
            missing.setObjectName("termsMissing")
            mark(missing, kind="link")
            missing.clicked.connect(lambda _checked=False: self._on_missing(newest.version))
            self.now.column.addWidget(missing, 0, Qt.AlignmentFlag.AlignLeft)
        self.now.column.addWidget(label(newest.chinese, selectable=True))
        self.now.column.addWidget(thin_line())
        self.now.column.addWidget(label(newest.english, selectable=True))
        self.now.show()
        for one in older:
            row = QPushButton(f"{_version_word(one)} · {_accepted_word(one)}")
            row.setObjectName(f"terms_{one.version}")
            mark(row, kind="link")
            row.clicked.connect(partial(self._on_older, one))
            self.before.column.addWidget(row, 0, Qt.AlignmentFlag.AlignLeft)
        self.before.setVisible(bool(older))
        self.set_fact(_accepted_word(newest))

    def _on_older(self, one: TermsVersion, _checked: bool = False) -> None:
        dialog = ConfirmDialog(_version_word(one), f"{one.chinese}\n\n{one.english}", _("Close"), parent=self)
        dialog.cancel.hide()
        dialog.open()

    def _on_missing(self, version: int) -> None:
        from ecom_client.domain.query import Comparison, Operator

        self.go.emit("accounts", Comparison("terms_version", Operator.LESS, (Decimal(version),)))


def _version_word(one: TermsVersion) -> str:
    return _("Version {version}, published {when}").format(
        version=number(one.version), when=date_time(one.published_at)
    )


def _accepted_word(one: TermsVersion) -> str:
    return _("accepted by {accepted} of {accounts} accounts").format(
        accepted=number(one.accepted), accounts=number(one.accounts)
    )


def _publish(seen: int, session: Any, key: str, values: dict[str, Any]) -> int:
    version: int = session.terms.publish(key, seen, values["text_en"], values["text_zh"])
    return version

"""Somebody shows their student card, an administrator grants the badge, and the profile says so."""

from __future__ import annotations

from pathlib import Path

from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecom_client.data.repositories.administration import STUDENTS
from ecom_client.domain.students import BadgeStatus
from ecom_client.ui.admin.students import StudentsPage
from ecom_client.ui.common.attachments import AttachmentStrip
from ecom_client.ui.common.shell import RoleWindow
from tests.fixtures.driving import (
    SOON,
    act,
    bar_says,
    choose_row,
    closes,
    dialog,
    fill,
    find,
    press,
    says,
    seen,
)
from tests.fixtures.people import People, Person
from tests.fixtures.windows import OpenWindow


def _open(person: Person, open_window: OpenWindow, qtbot: QtBot, place: str) -> RoleWindow:
    window = open_window(person)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=SOON)
    window.go_to(place)
    return window


def test_a_card_is_shown_granted_and_seen(
    customer: Person, people: People, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    card = QImage(400, 250, QImage.Format.Format_RGB32)
    card.fill(0xFFEEDDCC)
    assert card.save(str(tmp_path / "card.png"))
    window = _open(customer, open_window, qtbot, "profile")
    page = window.page("profile")
    press(qtbot, page, "askStudentBadge")
    form = dialog(qtbot, "studentDialog")
    fill(qtbot, form, "studentCampus", "南京大学 浦口")
    press(qtbot, form, "sendStudentCard")
    says(qtbot, form, "Add at least one picture as proof.")
    strip = find(qtbot, form, AttachmentStrip)
    strip.add_files([str(tmp_path / "card.png")])
    qtbot.waitUntil(lambda: len(strip.thumbs.ids()) == 1, timeout=SOON)
    press(qtbot, form, "sendStudentCard")
    closes(qtbot, "studentDialog")
    says(qtbot, page, "An administrator looks at your card.")

    administrator = people.administrator()
    (row,) = (
        one
        for one in STUDENTS.page(administrator.session, None, 0, 50)
        if one["account_id"] == customer.account_id
    )
    window = _open(administrator, open_window, qtbot, "students")
    students = window.page("students")
    assert isinstance(students, StudentsPage)
    choose_row(qtbot, students, row["id"])
    says(qtbot, students.panel, "南京大学 浦口")
    act(qtbot, students, "Refuse…")
    form = dialog(qtbot, "badgeDialog")
    press(qtbot, form, "decideBadge")
    says(qtbot, form, "This is needed.")
    form.reject()
    act(qtbot, students, "Grant…")
    press(qtbot, dialog(qtbot, "badgeDialog"), "decideBadge")
    bar_says(qtbot, window, "It is decided")
    badge = customer.session.students.mine()
    assert badge is not None
    assert badge.status is BadgeStatus.GRANTED

    window = _open(customer, open_window, qtbot, "profile")
    page = window.page("profile")
    says(qtbot, page, "南京大学 浦口, until")
    qtbot.waitUntil(lambda: any("Student" in one.text() for one in seen(page, QLabel)), timeout=SOON)

"""Coming in and going out, the same for everybody."""

from __future__ import annotations

from ecom_client.app import SAMPLE_PASSWORD
from tests.tour import hands
from tests.tour.tour import Tour

WORDS = {
    "en": ("Sign in", "Login name", "Password", "Sign out"),
    "zh_CN": ("登录", "登录名", "密码", "退出登录"),
}


def come_in(tour: Tour, login_name: str, password: str = SAMPLE_PASSWORD, language: str = "en") -> None:
    """Sign in on the way in, where the trial server is chosen already; ends in the person's window."""
    go, name, secret, _out = WORDS[language]
    hands.type_into(name, login_name)
    hands.type_into(secret, password)
    hands.press(go)
    hands.wait(hands.is_role_window, f"the window of {login_name}")
    hands.settle()


def go_out(language: str = "en") -> None:
    """Sign out by the account menu; ends on the way in."""
    hands.open_account_menu()
    hands.choose(WORDS[language][3])
    hands.wait(lambda: not hands.is_role_window(), "the way in")
    hands.settle()

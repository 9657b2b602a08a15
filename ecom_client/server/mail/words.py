"""What the shop's letters say, in both languages. A kind of letter is one entry here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class UnknownLetter(Exception):
    """There are no words for this kind of letter, or they need a value it does not have."""


@dataclass(frozen=True)
class Words:
    """A letter in one language, with `{…}` where its values go. `{shop}` is there in every letter."""

    subject: str
    text: str


RECOVERY_CODE = "recovery_code"
"""The code to a forgotten password."""
EMAIL_CODE = "email_code"
"""The code that proves an e-mail address."""

LETTERS: Mapping[str, Mapping[str, Words]] = {
    RECOVERY_CODE: {
        "en": Words(
            "{shop}: a code for a new password",
            "Somebody, we hope it was you, forgot the password of the account {login_name} at {shop}.\n\n"
            "    {code}\n\n"
            "Type this code in Ecom under “Forgot your password?”, with your login name {login_name} and a new "
            "password. It is good for {minutes} minutes and works once.\n\n"
            "If it was not you, do nothing: your password stays as it is, and nobody gets in without this code.\n",
        ),
        "zh_CN": Words(
            "{shop}：设置新密码的验证码",
            "有人（希望是您本人）忘记了{shop}账户 {login_name} 的密码。\n\n"
            "    {code}\n\n"
            "请在 Ecom 的“忘记密码？”中填写登录名 {login_name}、此验证码和新密码。"
            "验证码 {minutes} 分钟内有效，只能使用一次。\n\n"
            "如果不是您本人操作，请不必理会：密码不会改变，没有此验证码的人无法登录。\n",
        ),
    },
    EMAIL_CODE: {
        "en": Words(
            "{shop}: is this your e-mail address?",
            "The account {login_name} at {shop} says that this is its e-mail address.\n\n"
            "    {code}\n\n"
            "If that is so, type this code in Ecom where it asks for it. It is good for {hours} hours.\n\n"
            "If it is not your account, do nothing: without this code the address is not taken for theirs.\n",
        ),
        "zh_CN": Words(
            "{shop}：请确认您的邮箱",
            "{shop}的账户 {login_name} 登记了这个邮箱地址。\n\n"
            "    {code}\n\n"
            "如果这是您的账户，请在 Ecom 中填写此验证码。验证码 {hours} 小时内有效。\n\n"
            "如果这不是您的账户，请不必理会：没有此验证码，该邮箱不会被视为已验证。\n",
        ),
    },
    "email_changed": {
        "en": Words(
            "{shop}: your account has another e-mail address",
            "The account {login_name} at {shop} does not use this e-mail address any more.\n\n"
            "If it was not you who changed it, change your password and tell the administrators of the shop.\n",
        ),
        "zh_CN": Words(
            "{shop}：账户的邮箱已更改",
            "{shop}的账户 {login_name} 不再使用这个邮箱地址。\n\n"
            "如果不是您本人更改的，请修改密码，并告知商城的管理员。\n",
        ),
    },
    "test": {
        "en": Words("{shop}: a test", "The mail server takes letters of {shop}. Nothing is to be done.\n"),
        "zh_CN": Words("{shop}：测试邮件", "邮件服务器可以发送{shop}的邮件，您无需做任何事。\n"),
    },
}


def letter(kind: str, language: str, values: Mapping[str, object]) -> Words:
    """The letter of a kind with its values put in; English where there is no such language. Raises UnknownLetter."""
    try:
        languages = LETTERS[kind]
        words = languages.get(language) or languages["en"]
        return Words(words.subject.format_map(values), words.text.format_map(values))
    except KeyError as missing:
        raise UnknownLetter(f"the letter {kind!r} has no words or lacks the value {missing}") from missing

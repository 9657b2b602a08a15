"""The mail server a shop's letters go through: the owner's file of facts about it, and one conversation with it."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from ecom_client.server.hosts import is_this_computer

PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""How a conversation is kept secret, and the usual port for it."""

EXAMPLE = """\
# The mail server that takes the shop's letters. Only you should be able to read this file: chmod 600.
host = "smtp.campus.cn"
# "starttls" (usual), "tls" from the first byte, or "none", which is only taken for a mail server on this computer.
security = "starttls"
# port = 587
user = "shop@campus.cn"
password = "secret"          # or: password_file = "/etc/ecom/mail.password"
# tls_ca = "/etc/ecom/campus-ca.pem"   # if the system does not know who signed the server's certificate
"""


class PostError(Exception):
    """The mail server cannot be used at all, or not now; the text says why. Letters wait."""


class LetterRefused(Exception):
    """The mail server does not take this letter, and never will."""


class LetterDeferred(Exception):
    """The mail server does not take this letter now, but may later."""


@dataclass(frozen=True)
class Post:
    """The facts about a mail server. `user` is empty where it asks nobody who they are."""

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password: str = ""
    tls_ca: str = ""
    timeout: float = 30.0

    @contextlib.contextmanager
    def open(self) -> Iterator[Conversation]:
        """A conversation with the mail server, signed in. PostError when there can be none."""
        try:
            smtp = self._connect()
        except (OSError, smtplib.SMTPException, ssl.SSLError) as error:
            raise PostError(f"{self.host}:{self.port}: {_words(error)}") from error
        try:
            yield Conversation(self, smtp)
        finally:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                smtp.quit()

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context(cafile=self.tls_ca or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        if self.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=context)
        else:
            smtp = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.security == "starttls":
                smtp.starttls(context=context)
            if self.user:
                smtp.login(self.user, self.password)
        except BaseException:
            smtp.close()
            raise
        return smtp


class Conversation:
    """One connection to the mail server, over which letters are given to it one after the other."""

    def __init__(self, post: Post, smtp: smtplib.SMTP) -> None:
        self._post, self._smtp = post, smtp

    def give(self, letter: EmailMessage) -> None:
        """Give it one letter. LetterRefused, LetterDeferred, or PostError when the conversation broke off."""
        try:
            self._smtp.send_message(letter)
        except smtplib.SMTPRecipientsRefused as error:
            code, words = next(iter(error.recipients.values()))
            raise _judged(code, words) from error
        except smtplib.SMTPSenderRefused as error:
            # The shop's own address is not taken: that is about every letter, not about this one.
            raise PostError(
                f"{self._post.host} does not take letters from {error.sender}: {_words(error)}"
            ) from error
        except smtplib.SMTPResponseException as error:
            raise _judged(error.smtp_code, error.smtp_error) from error
        except (OSError, smtplib.SMTPException, ssl.SSLError) as error:
            raise PostError(f"{self._post.host}:{self._post.port}: {_words(error)}") from error


def load(path: Path) -> Post:
    """The facts in the owner's file. PostError, with what to mend, when they cannot be used."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise PostError(f"{path} is missing. It says where the mail server is:\n\n{EXAMPLE}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PostError(f"{path} cannot be read: {error}") from error
    unknown = set(values) - {
        "host",
        "port",
        "security",
        "user",
        "password",
        "password_file",
        "tls_ca",
        "timeout",
    }
    if unknown:
        raise PostError(f"{path} holds {', '.join(sorted(unknown))}, which nobody knows.")
    host, security = str(values.get("host", "")), str(values.get("security", "starttls"))
    if not host:
        raise PostError(f"{path} does not say which host the mail server is.")
    if security not in PORTS:
        raise PostError(f"{path}: security is starttls, tls or none, not {security}.")
    if security == "none" and not is_this_computer(host):
        raise PostError(
            f"{path}: letters hold codes, so that security may be none only for a mail server on this computer."
        )
    port, timeout = values.get("port", PORTS[security]), values.get("timeout", 30)
    if not isinstance(port, int) or not 0 < port < 65536:
        raise PostError(f"{path}: {port} is no port.")
    if not isinstance(timeout, int | float) or timeout <= 0:
        raise PostError(f"{path}: {timeout} is no number of seconds.")
    return Post(
        host=host,
        port=port,
        security=security,
        user=str(values.get("user", "")),
        password=_password(path, values),
        tls_ca=str(values.get("tls_ca", "")),
        timeout=float(timeout),
    )


def _password(path: Path, values: dict[str, object]) -> str:
    if "password_file" not in values:
        return str(values.get("password", ""))
    file = path.parent / str(values["password_file"])
    try:
        return file.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PostError(f"{file} cannot be read: {error}") from error


def _judged(code: int, words: bytes | str) -> Exception:
    said = f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"
    return LetterRefused(said) if 500 <= code < 600 else LetterDeferred(said)


def _words(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
    return str(error) or type(error).__name__

"""The kinds of error a person can meet. Anything else that is raised is a bug of ours."""

from __future__ import annotations


class Known(Exception):
    """An error somebody can mend: the person at the screen, or whoever runs the server."""


class Refused(Known):
    """The server refuses. `word` is registered in sql/refusals.toml; `detail` is the field or id it concerns."""

    def __init__(self, word: str, detail: str = "") -> None:
        super().__init__(f"{word}:{detail}")
        self.word = word
        self.detail = detail


class Invalid(Known):
    """Input that cannot be right, found before it is sent; `word` and `detail` as the server would refuse it."""

    def __init__(self, word: str, detail: str = "") -> None:
        super().__init__(f"{word}:{detail}")
        self.word = word
        self.detail = detail


class SignInFailed(Known):
    """The login name or the password is wrong; which of the two is not known."""


class ServerAway(Known):
    """The server cannot be reached or does not answer. `reason` is for the log and for whoever runs the server."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Untrusted(ServerAway):
    """The server's certificate cannot be verified: nothing was sent to it."""


class WrongVersion(Known):
    """Client and server do not speak the same version. `server` and `client` are schema versions."""

    def __init__(self, server: int, client: int) -> None:
        super().__init__(f"server {server}, client {client}")
        self.server = server
        self.client = client


class TookTooLong(Known):
    """The server ended a question that took longer than it allows. Asking again would take as long."""


class Cancelled(Known):
    """The person gave up waiting. What was sent may have happened: repeating it with its key is safe."""

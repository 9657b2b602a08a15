"""This computer's settings: what a person chose before anybody signed in, kept in one small TOML file.

Nothing here is secret and nothing belongs to an account; passwords are never written down.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

DEFAULT_PORT = 3306
LANGUAGES = ("", "en", "zh_CN")
"""The languages to choose from; the empty one follows the system."""
THEMES = ("system", "light", "dark")


class SettingsError(ValueError):
    """The settings cannot be read or written; the text says where and why."""


class Host(NamedTuple):
    """One machine of a shop's server."""

    name: str
    port: int = DEFAULT_PORT

    def __str__(self) -> str:
        name = f"[{self.name}]" if ":" in self.name else self.name
        return name if self.port == DEFAULT_PORT else f"{name}:{self.port}"

    @classmethod
    def parse(cls, text: str) -> Host:
        """Read `name`, `name:port`, `[address]:port` or a bare IPv6 address. Raises SettingsError."""
        text = text.strip()
        name, port = text, ""
        if text.startswith("["):
            name, _, port = text[1:].partition("]")
            if port and not port.startswith(":"):
                raise SettingsError(f"{text!r} is no host name")
            port = port[1:]
        elif text.count(":") == 1:
            name, _, port = text.partition(":")
        if not name or any(character.isspace() or character in "/@[]'\"\\" for character in name):
            raise SettingsError(f"{text!r} is no host name")
        if not port:
            return cls(name)
        if not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
            raise SettingsError(f"{port!r} is no port: a port is a whole number from 1 to 65535")
        return cls(name, int(port))


class Server(NamedTuple):
    """A shop's server: its machines in the order they are tried, and the authority its certificate is checked by."""

    name: str
    hosts: tuple[Host, ...]
    tls_ca: Path | None = None


class Settings(NamedTuple):
    """What this computer remembers. `last_server` is a server's name, or empty; `trial` means the trial server."""

    language: str = ""
    theme: str = "system"
    trial: bool = False
    last_server: str = ""
    last_login: str = ""
    servers: tuple[Server, ...] = ()
    desktop_messages: bool = True
    """Whether what a window is told of is shown beside the system's tray, too."""

    def server(self, name: str | None = None) -> Server | None:
        """The server called `name`, or the last one used; None when there is none."""
        wanted = self.last_server if name is None else name
        return next((server for server in self.servers if server.name == wanted), None)

    def with_server(self, server: Server) -> Settings:
        """The same with `server` added, or in the place of the one that had its name."""
        if any(known.name == server.name for known in self.servers):
            servers = tuple(server if known.name == server.name else known for known in self.servers)
        else:
            servers = (*self.servers, server)
        return self._replace(servers=servers)


def load(path: Path) -> Settings:
    """The settings in `path`; the defaults when there is no such file.

    A value that is missing or makes no sense is its default, so that a newer or an older program, or a person with
    an editor, never stops this one from starting. Raises SettingsError when the file is no TOML or cannot be read.
    """
    if not path.exists():
        return Settings()
    import tomllib  # here: a first start has nothing to read

    try:
        with open(path, "rb") as file:
            values = tomllib.load(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    servers: dict[str, Server] = {}
    listed = values.get("servers")
    for item in listed if isinstance(listed, list) else []:
        server = _server(item)
        if server is not None:
            servers.setdefault(server.name, server)
    return Settings(
        language=_choice(values, "language", LANGUAGES, ""),
        theme=_choice(values, "theme", THEMES, "system"),
        trial=values.get("trial") is True,
        last_server=_text(values, "last_server"),
        last_login=_text(values, "last_login"),
        servers=tuple(servers.values()),
        desktop_messages=values.get("desktop_messages") is not False,
    )


def save(settings: Settings, path: Path) -> None:
    """Write the settings in one move: a crash leaves the old file or the new one. Raises SettingsError."""
    lines = [
        "# Ecom's settings of this computer. The program writes this file; it may be edited while it does not run.",
        f"language = {_quoted(settings.language)}",
        f"theme = {_quoted(settings.theme)}",
        f"trial = {'true' if settings.trial else 'false'}",
        f"last_server = {_quoted(settings.last_server)}",
        f"last_login = {_quoted(settings.last_login)}",
        f"desktop_messages = {'true' if settings.desktop_messages else 'false'}",
    ]
    for server in settings.servers:
        hosts = ", ".join(_quoted(str(host)) for host in server.hosts)
        lines += ["", "[[servers]]", f"name = {_quoted(server.name)}", f"hosts = [{hosts}]"]
        if server.tls_ca is not None:
            lines.append(f"tls_ca = {_quoted(str(server.tls_ca))}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, "\n".join(lines) + "\n")
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error}") from error


def _replace(path: Path, text: str) -> None:
    import tempfile

    handle, new = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(new)
        raise


def _server(item: object) -> Server | None:
    if not isinstance(item, dict):
        return None
    name = _text(item, "name")
    listed = item.get("hosts")
    hosts = []
    for text in listed if isinstance(listed, list) else []:
        with contextlib.suppress(SettingsError):
            hosts.append(Host.parse(str(text)))
    if not name or not hosts:
        return None
    authority = _text(item, "tls_ca")
    return Server(name, tuple(hosts), Path(authority) if authority else None)


def _text(values: dict[str, object], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _choice(values: dict[str, object], name: str, choices: tuple[str, ...], default: str) -> str:
    value = _text(values, name)
    return value if value in choices else default


def _quoted(text: str) -> str:
    """`text` as a TOML string: quotes, backslashes and control characters written as escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(
        character if character >= " " and character != "\x7f" else f"\\u{ord(character):04X}"
        for character in escaped
    )
    return f'"{escaped}"'

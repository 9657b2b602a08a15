"""What windows remember between runs on this computer: sizes, columns, sorting. Nothing that matters elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from PyQt6.QtCore import QSettings


class Memory(Protocol):
    """Values by name. A name is a path: `customer/window/geometry`."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value last set, or `default`."""
        ...

    def set(self, key: str, value: Any) -> None:
        """Remember `value` (text, numbers, lists, mappings, QByteArray)."""
        ...


class SettingsMemory:
    """Memory in a settings file, or in the user's usual place when none is named. An unreadable value is no value."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            self._settings = QSettings("Ecom", "ecom-window")
        else:
            self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """The value last set, or `default`. Text files know no types: the default's type is restored."""
        try:
            value = self._settings.value(key, default)
        except (TypeError, EOFError, ValueError):
            return default
        return _as_type_of(default, value)

    def set(self, key: str, value: Any) -> None:
        """Remember `value`."""
        self._settings.setValue(key, value)


class PassingMemory:
    """Memory that ends with the program: for guests and tests."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, key: str, default: Any = None) -> Any:
        """The value last set, or `default`."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Remember `value` until the program ends."""
        self._values[key] = value


def _as_type_of(default: Any, value: Any) -> Any:
    if isinstance(default, bool) and isinstance(value, str):
        return value.lower() == "true"
    if isinstance(default, int | float) and isinstance(value, str):
        try:
            return type(default)(value)
        except ValueError:
            return default
    if isinstance(default, list) and not isinstance(value, list):
        # A list of one is written like a single value.
        return [] if value is None else [value]
    return value

"""This computer's own: folders, settings and the log."""

from __future__ import annotations

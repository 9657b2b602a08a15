"""Ecom: the marketplace a campus, a market hall or a town runs for itself."""

from __future__ import annotations

__version__ = "0.1.0"

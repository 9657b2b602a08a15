"""Repositories: a few named questions about one noun each, asked through one signed-in connection."""

from __future__ import annotations

"""The owner's tools: the private trial server, installing, sample data, checks and the `ecom-server` command."""

from __future__ import annotations

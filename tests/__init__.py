"""The tests: unit/ mirrors the package, sql/ has one file an object, e2e/ plays journeys."""

from __future__ import annotations

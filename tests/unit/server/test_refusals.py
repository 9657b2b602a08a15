"""Every word the server refuses with stands in some test."""

from __future__ import annotations

import ast
from pathlib import Path

from ecom_client.config.paths import bundled
from ecom_client.server.schema import Schema

TESTS = Path(__file__).parents[2]


def _literals() -> set[str]:
    """Every string that is written in a test or in what tests stand on; not in here."""
    found: set[str] = set()
    for path in TESTS.rglob("*.py"):
        if path != Path(__file__):
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            found |= {
                node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return found


def test_each_word_stands_in_a_test() -> None:
    words = set(Schema(bundled("sql"), "mariadb").refusals())
    assert len(words) > 100
    assert sorted(words - _literals()) == []

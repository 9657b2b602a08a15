"""The places of the vendor's window."""

from __future__ import annotations

from ecom_client.domain.notifications import News
from ecom_client.ui.common.context import Context
from ecom_client.ui.common.shell import Place


def places(context: Context) -> list[Place]:
    """The pages, in the order of the navigation."""
    return []


def badges(news: News) -> dict[str, int]:
    """The figures in the navigation."""
    return {}

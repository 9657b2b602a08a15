"""Lost and found: one page in the customer's window."""

from __future__ import annotations

from pathlib import Path

from ecom_client.config.page_modules import PageModule

MODULE = PageModule(
    name="lost_and_found",
    window="customer",
    words={"en": "Lost and found", "zh_CN": "失物招领"},
    icon="umbrella-outline",
    page="ecom_lost_and_found.page:LostAndFoundPage",
    sql=Path(__file__).parent / "sql",
)

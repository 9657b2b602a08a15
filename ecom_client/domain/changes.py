"""What a write may have changed, so that every open page knows whether to look again."""

from __future__ import annotations

import enum


class Change(enum.Enum):
    """A noun whose rows may have changed."""

    PROFILE = "profile"
    ADDRESSES = "addresses"
    CART = "cart"
    FAVOURITES = "favourites"
    ORDERS = "orders"
    POST_SALE = "post_sale"
    WANTS = "wants"
    BARGAINS = "bargains"
    SAVED_SEARCHES = "saved_searches"
    STUDENTS = "students"
    MAILBOX = "mailbox"
    SUPPORT = "support"
    QUESTIONS = "questions"
    COMMUNITY = "community"
    COMPLAINTS = "complaints"
    CREDIT = "credit"
    WALLET = "wallet"
    WALLET_REQUESTS = "wallet_requests"
    PRODUCTS = "products"
    CATEGORIES = "categories"
    REVIEWS = "reviews"
    NOTIFICATIONS = "notifications"
    CUSTOMERS = "customers"
    VENDORS = "vendors"
    SELLING = "selling"
    FINANCE = "finance"
    APPLICATIONS = "applications"
    SETTINGS = "settings"
    MAIL = "mail"
    PERMISSIONS = "permissions"
    AUDIT = "audit"


Changes = frozenset[Change]

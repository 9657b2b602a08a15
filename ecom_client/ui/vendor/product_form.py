"""The form of a product: its fields, and the way from a product to what is typed and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from ecom_client.domain import product_rules
from ecom_client.domain.catalogue import CategoryTree, Condition, Product, ProductDraft
from ecom_client.domain.selling import USUAL_DAYS, Duration
from ecom_client.ui.common.form import (
    ChoiceField,
    CustomField,
    DateField,
    Form,
    LongTextField,
    MoneyField,
    TextField,
    WholeField,
)
from ecom_client.ui.common.product_words import condition_word
from ecom_client.ui.common.selling_words import duration_words
from ecom_client.ui.common.text import _, local, number
from ecom_client.ui.vendor.category_picker import CategoryPicker
from ecom_client.ui.vendor.further_categories import FurtherCategories
from ecom_client.ui.vendor.picture_strip import PictureStrip
from ecom_client.ui.vendor.product_moves import Publishing


class ProductForm(Form):
    """Everything a vendor types about a product. The names of the fields are those the server refuses with."""

    def __init__(
        self,
        tree: CategoryTree,
        strip: PictureStrip,
        product: Product | None = None,
        durations: Sequence[Duration] = (),
    ) -> None:
        """`durations` are offered where time on the shelf has to be chosen to publish; else there is no such field."""
        self.product = product
        self._fees = {one.days: one.fee for one in durations}
        self.picker = CategoryPicker(tree)
        self.further = FurtherCategories(tree)
        self.strip = strip
        super().__init__(self._declared())
        for field in self.fields():
            field.input.setObjectName(f"product_{field.name}")
        self.set_values(values_of(product))
        if self._fees:
            self.set_values({"days": min(self._fees, key=lambda days: abs(days - USUAL_DAYS))})
            self.remember_values()

    def publishing(self) -> Publishing | None:
        """The time on the shelf that is chosen; None where none is asked for."""
        days = self.field("days").value() if self._fees else None
        return None if days is None else Publishing(days, self._fees[days])

    def set_fee(self, fee: Decimal) -> None:
        """The chosen time costs something else now."""
        if self._fees:
            self._fees[self.field("days").value()] = fee
            field = self.field("days")
            assert isinstance(field, ChoiceField)
            field.set_options(self._days())

    def _days(self) -> list[tuple[int, str]]:
        return [(days, duration_words(Duration(days, fee))) for days, fee in self._fees.items()]

    def draft(self) -> ProductDraft:
        """What is typed, in its clean form. Raises WrongInput or Invalid: `check` first."""
        return draft_of(self.values(), self.product)

    def _declared(self) -> list[Any]:
        fields: list[Any] = [
            CustomField(
                "pictures",
                _("Pictures"),
                self.strip,
                self.strip.ids,
                self.strip.set_ids,
                self.strip.changed,
                hint=_("Up to 8: JPEG, PNG or WebP. Buyers look at the first one before anything else."),
                check=self.strip.check,
            ),
            TextField(
                "name",
                _("Name"),
                required=True,
                max_length=product_rules.NAME_LIMIT,
                check=product_rules.name,
            ),
            CustomField(
                "category_id",
                _("Category"),
                self.picker,
                self.picker.value,
                self.picker.set_value,
                self.picker.chosen,
                required=True,
                half=True,
            ),
            ChoiceField(
                "item_condition",
                _("Condition"),
                options=[(condition.value, condition_word(condition)) for condition in Condition],
                required=True,
                half=True,
            ),
            CustomField(
                "further_categories",
                _("Further categories"),
                self.further,
                self.further.value,
                self.further.set_value,
                self.further.changed,
                hint=_("Up to {n}: buyers find it in each of them.").format(
                    n=number(product_rules.FURTHER_CATEGORIES)
                ),
            ),
            MoneyField(
                "price",
                _("Price"),
                required=True,
                least=product_rules.LOWEST_PRICE,
                most=product_rules.HIGHEST_PRICE,
                half=True,
            ),
            WholeField("stock", _("In stock"), required=True, most=product_rules.HIGHEST_STOCK, half=True),
            MoneyField(
                "special_price",
                _("Special price"),
                least=product_rules.LOWEST_PRICE,
                most=product_rules.HIGHEST_PRICE,
                check=self._check_special_price,
                half=True,
            ),
            DateField(
                "special_until",
                _("Special price until"),
                hint=_("The whole day included."),
                check=self._check_special_until,
                half=True,
            ),
            LongTextField(
                "description",
                _("Description"),
                max_length=product_rules.DESCRIPTION_LIMIT,
                lines=5,
                check=product_rules.description,
            ),
            TextField(
                "isbn_or_model",
                _("ISBN or model"),
                max_length=product_rules.ISBN_OR_MODEL_LIMIT,
                check=product_rules.isbn_or_model,
                half=True,
            ),
            TextField(
                "campus",
                _("Campus"),
                max_length=product_rules.CAMPUS_LIMIT,
                hint=_("Where it can be handed over."),
                check=product_rules.campus,
                half=True,
            ),
            WholeField(
                "low_stock_at",
                _("Tell me when only this many are left"),
                required=True,
                most=product_rules.HIGHEST_STOCK,
                half=True,
            ),
        ]
        if self.product is not None:
            # What is there is counted by restocking, so that nothing sold meanwhile is written over.
            place = next(place for place, field in enumerate(fields) if field.name == "stock")
            fields[place] = fields.pop()
        if self._fees:
            place = next(place for place, field in enumerate(fields) if field.name == "special_price")
            fields.insert(
                place,
                ChoiceField(
                    "days",
                    _("On the shelf for"),
                    options=self._days(),
                    required=True,
                    hint=_("Counts from when you put it there. It leaves by itself; more time can be given."),
                ),
            )
        return fields

    def _check_special_price(self, amount: Decimal) -> None:
        try:
            ordinary = self.field("price").value()
        except ValueError:
            return
        if ordinary is not None:
            product_rules.special_price(amount, ordinary)

    def _check_special_until(self, day: date) -> None:
        moment = _end_of(day)
        if self.product is None or moment != _shown_end(self.product):
            product_rules.special_until(moment, datetime.now(UTC))


def values_of(product: Product | None) -> dict[str, Any]:
    """What the form shows of a product; of a new one, what is usual."""
    draft = ProductDraft()
    if product is None:
        return {
            "pictures": (),
            "further_categories": (),
            "item_condition": draft.condition.value,
            "stock": draft.stock,
            "low_stock_at": 0,
        }
    return {
        "pictures": product.picture_ids,
        "name": product.name,
        "category_id": product.category_id,
        "further_categories": product.further_category_ids,
        "item_condition": product.condition.value,
        "price": product.price,
        "special_price": product.special_price,
        "special_until": _last_day(product.special_until),
        "description": product.description,
        "isbn_or_model": product.isbn_or_model,
        "campus": product.campus,
        "low_stock_at": product.low_stock_at,
    }


def draft_of(values: Mapping[str, Any], product: Product | None) -> ProductDraft:
    """What is typed as it is sent. A special's end that was not touched keeps its exact moment."""
    day = values["special_until"]
    until = None if day is None else _end_of(day)
    if product is not None and product.special_until is not None and until == _shown_end(product):
        until = product.special_until
    special = values["special_price"]
    return ProductDraft(
        name=product_rules.name(values["name"]),
        description=product_rules.description(values["description"]),
        category_id=values["category_id"],
        price=values["price"],
        special_price=special,
        special_until=None if special is None else until,
        condition=Condition(values["item_condition"]),
        isbn_or_model=product_rules.isbn_or_model(values["isbn_or_model"]),
        campus=product_rules.campus(values["campus"]),
        low_stock_at=values["low_stock_at"],
        stock=values.get("stock", 0),
        picture_ids=product_rules.pictures(values["pictures"]),
        further_category_ids=tuple(
            one for one in values.get("further_categories", ()) if one != values["category_id"]
        ),
    )


def _end_of(day: date) -> datetime:
    """The first moment (UTC) after a local day."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone().astimezone(UTC)


def _last_day(moment: datetime | None) -> date | None:
    """The last local day that lies before a moment."""
    return None if moment is None else (local(moment) - timedelta(microseconds=1)).date()


def _shown_end(product: Product) -> datetime | None:
    day = _last_day(product.special_until)
    return None if day is None else _end_of(day)

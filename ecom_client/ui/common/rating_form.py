"""Stars and words: the form of everybody who rates something."""

from __future__ import annotations

from ecom_client.ui.common.form import CustomField, Form, LongTextField, WrongInput
from ecom_client.ui.common.stars import StarInput
from ecom_client.ui.common.text import _

LONGEST_WORDS = 2000


def rating_form(question: str, *, rating: int = 0, words: str = "", words_needed: bool = False) -> Form:
    """A form with the fields `rating` (1–5) and `words`."""
    stars = StarInput()
    stars.setObjectName("rating")
    text = LongTextField("words", question, required=words_needed, max_length=LONGEST_WORDS, lines=4)
    text.edit.setObjectName("reviewWords")
    form = Form(
        [
            CustomField(
                "rating",
                _("Rating"),
                stars,
                stars.value,
                stars.set_value,
                stars.value_changed,
                required=True,
                check=_check_rating,
            ),
            text,
        ]
    )
    if rating:
        form.set_values({"rating": rating, "words": words})
    return form


def _check_rating(stars: int) -> None:
    if not 1 <= stars <= 5:
        raise WrongInput(_("Give one to five stars."))

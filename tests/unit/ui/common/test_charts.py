"""Charts: right axes, readable without colour, the table one click away."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PyQt6.QtCore import Qt

from ecom_client.ui.common import text
from ecom_client.ui.common.charts import Chart, Series, ticks
from ecom_client.ui.common.theme import current_theme

WEEK = ["Mon", "Tue", "Wed"]
SALES = Series("Sales", [Decimal("10.5"), Decimal(20), Decimal(0)])
RETURNS = Series("Returns", [1, 2, 3])


def chart(qtbot, kind: str, *series: Series, labels: list[str] = WEEK, **more) -> Chart:
    made = Chart("Sales by day", kind, **more)
    qtbot.addWidget(made)
    made.resize(600, 320)
    made.set_data(labels, list(series))
    made.show()
    return made


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_an_axis_holds_its_values_between_round_ticks_and_has_zero(one: float, other: float) -> None:
    least, most = sorted((one, other))
    low, high, step = ticks(least, most)
    slack = step * 1e-6
    assert low - slack <= min(least, 0)
    assert high + slack >= max(most, 0)
    assert step > 0
    assert 1 <= (high - low) / step <= 12
    lead = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(lead - round_one) for round_one in (1, 2, 5, 10)) < 1e-6


@pytest.mark.parametrize("kind", ["bar", "row", "stacked", "line", "donut"])
def test_every_kind_draws_and_is_drawn_again_in_the_other_scheme(qtbot, kind: str) -> None:
    made = chart(qtbot, kind, SALES, *([] if kind == "donut" else [RETURNS]))
    light = made.grab().toImage()
    current_theme().set_scheme("dark")
    try:
        assert made.grab().toImage() != light
    finally:
        current_theme().set_scheme("light")


def test_nothing_to_draw_is_said(qtbot) -> None:
    made = chart(qtbot, "bar")
    assert made.is_empty()
    assert made.stack.currentWidget() is made.empty
    assert made.toggle.isHidden()
    made.set_data(WEEK, [Series("Sales", [0, 0, 0])])
    assert made.is_empty()
    made.set_data(WEEK, [SALES])
    assert not made.is_empty()


def test_the_table_is_one_click_away_with_exact_values(qtbot) -> None:
    made = chart(qtbot, "bar", SALES, RETURNS, value_words=text.money, across="Day")
    made.toggle.click()
    assert made.shows_table()
    assert made.table.horizontalHeaderItem(0).text() == "Day"
    assert [made.table.item(row, 1).text() for row in range(3)] == ["¥10.50", "¥20.00", "¥0.00"]
    assert made.table.item(0, 1).textAlignment() & Qt.AlignmentFlag.AlignRight.value
    made.toggle.click()
    assert not made.shows_table()


def test_series_are_told_apart_without_colour(qtbot) -> None:
    six = [Series(str(place), [1, 2, 3]) for place in range(6)]
    bars = chart(qtbot, "bar", *six)._view.chart().series()[0].barSets()
    assert len({bar.brush().style() for bar in bars}) == 6
    lines = chart(qtbot, "line", *six)._view.chart().series()
    assert len({(line.pen().style(), line.pen().width()) for line in lines}) == 6


def test_a_seventh_series_or_a_missing_value_is_a_mistake(qtbot) -> None:
    with pytest.raises(ValueError, match="6 at most"):
        chart(qtbot, "bar", *[SALES] * 7)
    with pytest.raises(ValueError, match="one value"):
        chart(qtbot, "bar", Series("Sales", [1]))


def test_a_donut_takes_the_smallest_parts_together(qtbot) -> None:
    names = [f"category {n}" for n in range(9)]
    made = chart(qtbot, "donut", Series("", list(range(1, 10))), labels=names)
    ring = made._view.chart().series()[0]
    assert ring.count() == 6
    assert ring.slices()[0].value() == 9
    assert ring.slices()[-1].value() == 1 + 2 + 3 + 4
    assert ring.slices()[0].label() == "20 %"


def test_labels_that_are_alike_stay_apart_and_many_are_thinned(qtbot) -> None:
    made = chart(qtbot, "bar", Series("Sales", [1] * 60), labels=["a day"] * 60)
    axis = made._view.chart().axes(Qt.Orientation.Horizontal)[0]
    assert 1 < len(axis.categoriesLabels()) <= 12
    assert len(set(axis.categoriesLabels())) == len(axis.categoriesLabels())


def test_what_is_hovered_is_said_exactly(qtbot, monkeypatch) -> None:
    made = chart(qtbot, "bar", SALES, RETURNS, value_words=text.money)
    said: list[str] = []
    monkeypatch.setattr(made, "_tell", said.append)
    bars = made._view.chart().series()[0]
    bars.hovered.emit(True, 0, bars.barSets()[0])
    bars.hovered.emit(False, 0, bars.barSets()[0])
    assert said == ["Sales, Mon: ¥10.50", ""]


def test_the_chart_library_is_not_read_before_the_first_chart() -> None:
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from ecom_client.ui.common import charts, dialogs, form, message_bar, shell, text, theme\n"
        "assert 'PyQt6.QtCharts' not in sys.modules and 'qtawesome' not in sys.modules\n"
        "assert 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)

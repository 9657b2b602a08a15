"""Papers: the customer's invoice, the vendor's packing slip and wallet statement, as A4 pages for a file or a printer.

What people typed is text here, never markup. Paper is light whatever the screen is.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PyQt6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from ecom_client.domain.orders import Delivery, Order
from ecom_client.ui.common.order_words import delivery_word, money_state, payment_word, status_word
from ecom_client.ui.common.selling_words import month_words
from ecom_client.ui.common.text import (
    MINUS,
    _,
    date,
    date_time,
    money,
    money_delta,
    ngettext,
    number,
    pgettext,
)
from ecom_client.ui.common.theme import current_theme
from ecom_client.ui.common.tokens import LIGHT
from ecom_client.ui.common.wallet_words import movement_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ecom_client.domain.selling import Statement

_MARGIN_MM = 18.0
_FOOTER_MM = 10.0
_BODY_POINTS = 9.5
_DPI = 300
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Paper:
    """A document ready to be laid out: its title, the line at the foot of each page, a file name, and its content."""

    title: str
    foot: str
    file_name: str
    content: str


def invoice(order: Order, shop_name: str) -> Paper:
    """What the customer bought, from whom, and what it cost."""
    facts = [
        (_("Invoice for order"), order.number),
        (_("Placed"), date_time(order.placed_at)),
        (_("Payment"), _paid_how(order)),
        (_("Delivery"), delivery_word(order.delivery)),
        (_("Status"), status_word(order.status)),
    ]
    if order.paid_at is not None:
        facts.insert(3, (_("Paid on"), date(order.paid_at)))
    lines = [
        _row(
            _cell(number(place), "muted"),
            _cell(item.name) if not item.returned_quantity else _returned(item.name, item.returned_quantity),
            _figure(money(item.price)),
            _figure(number(item.quantity)),
            _figure(money(item.total)),
        )
        for place, item in enumerate(order.items, 1)
    ]
    heads = (
        _head(_("No."), 6),
        _head(_("Product"), 46),
        _head(_("Price"), 17, at_right=True),
        _head(_("Quantity"), 12, at_right=True),
        _head(_("Amount"), 19, at_right=True),
    )
    content = [
        _top(_("Invoice"), shop_name, facts),
        _parties((_("Seller"), _seller(order)), (_("Buyer"), _buyer(order))),
        _table(heads, lines),
        _amounts(order),
    ]
    if order.note:
        content.append(_part(_("Note to the vendor"), order.note))
    return _paper(_("Invoice"), order, shop_name, "invoice", content)


def _paid_how(order: Order) -> str:
    return _("{payment} ({state})").format(payment=payment_word(order.payment), state=money_state(order).word)


def packing_slip(order: Order, shop_name: str) -> Paper:
    """What goes into the parcel, where it goes and what to mind: no prices, for it travels with the goods."""
    facts = [
        (_("Packing slip for order"), order.number),
        (_("Placed"), date_time(order.placed_at)),
        (_("Delivery"), delivery_word(order.delivery)),
        (_("Carrier"), order.carrier),
        (_("Tracking number"), order.tracking_number),
    ]
    lines = [
        _row(
            _cell("☐"),
            _cell(item.name),
            _figure(number(item.quantity - item.returned_quantity)),
        )
        for item in order.items
    ]
    heads = (_head("", 6), _head(_("Product"), 74), _head(_("Quantity"), 20, at_right=True))
    pieces = sum(item.quantity - item.returned_quantity for item in order.items)
    counted = ngettext("{n} piece", "{n} pieces", pieces).format(n=number(pieces))
    content = [
        _top(_("Packing slip"), shop_name, facts),
        _parties((_("Sender"), _seller(order)), (_("Recipient"), _buyer(order))),
        _table(heads, lines),
        f'<p align="right"><b>{escape(counted)}</b></p>',
    ]
    if order.note:
        content.append(_part(_("Note to the vendor"), order.note))
    return _paper(_("Packing slip"), order, shop_name, "packing-slip", content)


def statement(read: Statement, whose: tuple[str, str], shop_name: str, wallet: str = "") -> Paper:
    """A wallet through a month, or from one day to another: what was in it, every movement, what is in it at the end.

    `whose` is what its owner is and their name; `wallet` names which one of theirs it is.
    """
    title, (role, owner) = _("Wallet statement"), whose
    if read.is_a_month:
        period, when, file = _("Month"), month_words(read.first), f"{read.first:%Y-%m}"
    else:
        days = _("{first} to {last}").format(first=date(read.first), last=date(read.last))
        period, when, file = pgettext("statement", "Period"), days, f"{read.first}-{read.last}"
    facts = [
        (period, when),
        (_("Wallet"), wallet),
        (_("At the beginning"), money(read.opening)),
        (_("Came in"), money(read.came_in)),
        (_("Went out"), money(read.went_out)),
        (_("At the end"), money(read.closing)),
    ]
    lines = [
        _row(
            _cell(date_time(line.happened_at), "muted"),
            _cell(movement_word(line.kind, line.amount)),
            _cell(line.order_number or line.request_number or line.note),
            _figure(money_delta(line.amount)),
            _figure(money(line.balance_after)),
        )
        for line in read.lines
    ]
    heads = (
        _head(_("When"), 26),
        _head(pgettext("money", "What"), 22),
        _head(_("About"), 22),
        _head(_("Amount"), 15, at_right=True),
        _head(_("Balance after"), 15, at_right=True),
    )
    content = [
        _top(title, shop_name, facts),
        _parties((role, f"<b>{escape(owner)}</b>")),
        _table(heads, lines)
        if lines
        else _part(
            "", _("Nothing moved in this month.") if read.is_a_month else _("Nothing moved in these days.")
        ),
    ]
    foot = " · ".join(part for part in (shop_name, owner, f"{title} {when}") if part)
    return Paper(f"{title} {when}", foot, f"statement-{file}.pdf", "".join(content))


# On a device ----------------------------------------------------------------------------------------------------------


def write_pdf(paper: Paper, file: Path) -> int:
    """Write it as a PDF file, whole or not at all; the number of its pages. Raises OSError."""
    target = QSaveFile(str(file))
    if not target.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(target.errorString())
    writer = QPdfWriter(target)
    writer.setResolution(_DPI)
    writer.setTitle(paper.title)
    writer.setCreator(_("Ecom"))
    pages = print_on(paper, writer)
    if not target.commit():
        raise OSError(target.errorString())
    return pages


def print_on(paper: Paper, device: QPagedPaintDevice) -> int:
    """Paint its A4 pages on a PDF writer or a printer; their number."""
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(_("The document cannot be painted."))
    document = _laid_out(paper, device, QSizeF(device.width(), device.height()))
    for page in range(document.pageCount()):
        if page:
            device.newPage()
        _draw_page(document, paper, page, painter)
    painter.end()
    return document.pageCount()


def pictures(paper: Paper, width: int, ratio: float = 1.0) -> list[QImage]:
    """Its pages as pictures `width` pixels wide, to look at; `ratio` is the screen's pixels a point."""
    a4 = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Millimeter)
    edge = round(width * ratio)
    dots = edge / a4.width()
    size = QSizeF((a4.width() - 2 * _MARGIN_MM) * dots, (a4.height() - 2 * _MARGIN_MM) * dots)
    blank = QImage(edge, round(a4.height() * dots), QImage.Format.Format_RGB32)
    blank.setDotsPerMeterX(round(dots * 1000))
    blank.setDotsPerMeterY(round(dots * 1000))
    blank.fill(QColor(LIGHT.surface))
    document = _laid_out(paper, blank, size)
    made = []
    for page in range(document.pageCount()):
        picture = blank.copy()
        painter = QPainter(picture)
        painter.translate(_MARGIN_MM * dots, _MARGIN_MM * dots)
        _draw_page(document, paper, page, painter)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        made.append(picture)
    return made


def _laid_out(paper: Paper, device: QPaintDevice, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    layout = document.documentLayout()
    assert layout is not None
    layout.setPaintDevice(device)
    font = QFont(current_theme().font("body"))
    font.setPointSizeF(_BODY_POINTS)
    # Noto CJK swaps Latin digits for glyphs without a character of their own: they could be read but not copied.
    font.setFeature(QFont.Tag(b"locl"), 0)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(paper.content)
    footer = _FOOTER_MM / _MM_PER_INCH * device.logicalDpiY()
    document.setPageSize(QSizeF(size.width(), size.height() - footer))
    return document


def _draw_page(document: QTextDocument, paper: Paper, page: int, painter: QPainter) -> None:
    size = document.pageSize()
    device = painter.device()
    layout = document.documentLayout()
    assert device is not None
    assert layout is not None
    seen = QRectF(0, page * size.height(), size.width(), size.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = seen
    palette = QPalette(context.palette)
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    context.palette = palette
    painter.save()
    painter.translate(0, -seen.top())
    painter.setClipRect(seen)
    layout.draw(painter, context)
    painter.restore()
    painter.save()
    painter.setFont(document.defaultFont())
    painter.setPen(QColor(LIGHT.muted))
    foot = QRectF(0, size.height(), size.width(), _FOOTER_MM / _MM_PER_INCH * device.logicalDpiY())
    bottom = Qt.AlignmentFlag.AlignBottom
    counted = _("Page {page} of {pages}").format(
        page=number(page + 1), pages=number(max(document.pageCount(), 1))
    )
    painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | bottom, paper.foot)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight | bottom, counted)
    painter.restore()


# Its parts ------------------------------------------------------------------------------------------------------------

_STYLE = f"""
.title {{ font-size: 22pt; font-weight: 600; color: {LIGHT.text}; }}
.shop {{ font-size: 11pt; color: {LIGHT.accent}; font-weight: 600; }}
.muted {{ color: {LIGHT.muted}; }}
.total {{ font-size: 12pt; font-weight: 600; }}
th {{ color: {LIGHT.muted}; font-weight: 600; background-color: {LIGHT.window}; }}
"""
#: Room between two parts: margins of neighbouring tables would swallow each other.
_GAP = '<p style="font-size: 10pt; margin: 0;">&nbsp;</p>'
_RULE = f"border-bottom: 1px solid {LIGHT.line};"


def _paper(title: str, order: Order, shop_name: str, kind: str, content: Sequence[str]) -> Paper:
    foot = " · ".join(part for part in (shop_name, f"{title} {order.number}") if part)
    return Paper(f"{title} {order.number}", foot, f"{kind}-{order.number}.pdf", "".join(content))


def _top(title: str, shop_name: str, facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<tr><td class="muted" align="left">{escape(name)}</td><td align="right">{_lines(value)}</td></tr>'
        for name, value in facts
        if value
    )
    return (
        '<table width="100%" cellspacing="0"><tr>'
        f'<td width="50%"><span class="shop">{escape(shop_name)}</span><br>'
        f'<span class="title">{escape(title)}</span></td>'
        f'<td width="50%"><table width="100%" cellspacing="0" cellpadding="2">{rows}</table></td>'
        f"</tr></table>{_GAP}"
    )


def _parties(*parties: tuple[str, str]) -> str:
    cells = "".join(
        f'<td width="50%"><span class="muted">{escape(name)}</span><br>{content}</td>'
        for name, content in parties
    )
    return f'<table width="100%" cellspacing="0"><tr>{cells}</tr></table>{_GAP}'


def _seller(order: Order) -> str:
    return f"<b>{escape(order.vendor_name)}</b>"


def _buyer(order: Order) -> str:
    lines = [f"<b>{escape(order.recipient or order.customer_name)}</b>", escape(order.phone)]
    if order.delivery is Delivery.ADDRESS:
        lines.append(_lines(order.address))
    else:
        lines.append(_lines(f"{date_time(order.meeting_at)} · {order.meeting_place}"))
    return "<br>".join(line for line in lines if line)


def _table(heads: Sequence[str], rows: Sequence[str]) -> str:
    return (
        '<table width="100%" cellspacing="0" cellpadding="6" style="border-collapse: collapse;">'
        f"<thead><tr>{''.join(heads)}</tr></thead>{''.join(rows)}</table>"
    )


def _amounts(order: Order) -> str:
    amounts = [
        (_("Products"), money(order.items_total)),
        (_("Delivery fee"), money(order.delivery_fee)),
        (_("Tax"), money(order.tax)),
    ]
    rows = "".join(
        f'<tr><td width="60%"></td><td width="20%" class="muted">{escape(name)}</td>'
        f'<td width="20%" align="right">{escape(amount)}</td></tr>'
        for name, amount in amounts
    )
    title, total = escape(_("Total")), escape(money(order.total))
    rows += (
        f'<tr><td></td><td><span class="total">{title}</span></td>'
        f'<td align="right"><span class="total">{total}</span></td></tr>'
    )
    if order.refunded:
        title = escape(_("Paid back"))
        rows += (
            f'<tr><td></td><td class="muted">{title}</td>'
            f'<td align="right">{escape(MINUS + money(order.refunded))}</td></tr>'
        )
    return f'{_GAP}<table width="100%" cellspacing="0" cellpadding="6">{rows}</table>'


def _part(title: str, words: str) -> str:
    return f'<p><span class="muted">{escape(title)}</span><br>{_lines(words)}</p>'


def _returned(name: str, quantity: int) -> str:
    told = _("{quantity} returned").format(quantity=number(quantity))
    return f'<td style="{_RULE}">{escape(name)}<br><span class="muted">{escape(told)}</span></td>'


def _row(*cells: str) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _head(words: str, width: int, *, at_right: bool = False) -> str:
    side = "right" if at_right else "left"
    return f'<th width="{width}%" align="{side}">{escape(words)}</th>'


def _cell(words: str, kind: str = "") -> str:
    return f'<td style="{_RULE}"><span class="{kind}">{escape(words)}</span></td>'


def _figure(words: str) -> str:
    return f'<td align="right" style="{_RULE}">{escape(words)}</td>'


def _lines(words: str) -> str:
    """What people typed, its line ends kept."""
    return "<br>".join(escape(line) for line in words.splitlines())

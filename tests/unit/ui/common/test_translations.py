"""The interface speaks whole Chinese: every word is in the catalogue, translated, and none bypasses gettext."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PyQt6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ecom_client.ui.common import text
from ecom_client.ui.common.text import translations_folder

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = ROOT / "ecom_client"
SOURCES = sorted(
    path
    for path in [PACKAGE / "app.py", *(PACKAGE / "ui").rglob("*.py")]
    if path.name not in {"stylesheet.py", "theme.py"}  # a style sheet and the names of fonts
)
KEYWORDS = DEFAULT_KEYWORDS | {"pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
GETTEXT = {"_", "ngettext", "pgettext", "npgettext"}

#: Calls whose strings stand on the screen or are read out.
SHOWN = {
    *("setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText"),
    *("setAccessibleName", "setAccessibleDescription", "setTitle", "setTitleText", "setLabelText", "addTab"),
    *("setInformativeText", "setDetailedText", "setPrefix", "setSuffix", "setHeaderLabels", "addMenu"),
    *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QToolButton", "QGroupBox", "QAction", "QMenu"),
    *("label", "figure", "Card", "Chip", "Moment"),
}
#: What is the same in every language, and Qt's own words, which text.py asks for by their English.
NAMES = {"Ecom", "English", "shop.campus.cn, shop2.campus.cn", "&Look in:", "Files of &type:", "Page &Set:"}


def catalogue(language: str = "zh_CN") -> Catalog:
    with (translations_folder() / language / "LC_MESSAGES" / "ecom.po").open("rb") as file:
        return read_po(file, locale=language)


def key(message: Message) -> tuple[str | None, str]:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def fields(words: str) -> set[str]:
    return {name for _text, name, _spec, _how in string.Formatter().parse(words) if name is not None}


def test_nothing_is_left_untranslated_or_unsure() -> None:
    unsure = [
        m.id for m in catalogue() if m.id and (m.fuzzy or not all(form.strip() for form in forms(m.string)))
    ]
    assert unsure == []


def test_every_word_of_the_code_is_in_the_catalogue() -> None:
    code = {
        (context, message if isinstance(message, str) else message[0])
        for _file, _line, message, _comments, context in extract_from_dir(PACKAGE, keywords=KEYWORDS)
    }
    known = {key(message) for message in catalogue() if message.id}
    assert sorted(code - known, key=str) == [], "run `make translations` and translate these"


def test_placeholders_are_the_same_in_both_languages() -> None:
    for message in catalogue():
        if message.id and message.string:
            wanted = set().union(*(fields(form) for form in forms(message.id)))
            for form in forms(message.string):
                assert fields(form) == wanted, message.id


def test_chinese_is_written_as_chinese_is() -> None:
    """Full stops and question marks as in Chinese, where the English sentence has them; nothing cries out."""
    wrong = []
    for message in catalogue():
        if not message.id or not message.string:
            continue
        english = forms(message.id)[-1]
        for chinese in forms(message.string):
            ends = {".": "。", "?": "？", "…": "…", ":": "："}.get(english[-1]) if english != "No." else None
            plain = re.sub(r"\{\w+\}|\d[.,]\d|\w@\w+\.\w+|\*\.\w+", "", chinese)
            if (ends and not chinese.endswith(ends)) or re.search(r"[!！]|[一-鿿] ?[,.;:?]", plain):
                wrong.append((english, chinese))
    assert wrong == []


@pytest.fixture
def chinese(tmp_path: Path, qapp: QApplication) -> Iterator[None]:
    """The program speaks Chinese, with the words as they stand in the catalogue now."""
    compiled = tmp_path / "zh_CN" / "LC_MESSAGES" / "ecom.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue())
    text.set_language("zh_CN", tmp_path)
    yield
    text.set_language("en")


@pytest.mark.usefixtures("chinese")
def test_the_compiled_words_are_spoken() -> None:
    assert text._("Confirm delivery") == "确认收货"
    assert text.pgettext("order", "Shipped") == "已发货"
    assert text.ngettext("{n} order", "{n} orders", 1).format(n=1) == "1个订单"


@pytest.mark.usefixtures("chinese")
def test_qt_speaks_chinese_too(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"查找范围(&L)：", "文件类型(&T)："} <= set(labels)
    assert not [words for words in labels if re.search("[A-Za-z]{2}", words)]
    assert QApplication.translate("QNowhere", "Nobody's words") == "Nobody's words"
    text.set_language("en")
    assert QApplication.translate("QFileDialog", "&Look in:") == "&Look in:"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_visible_word_goes_through_gettext_when_it_is_shown(path: Path) -> None:
    module = ast.parse(path.read_text("utf-8"))
    assert [f"{line}: {words}" for line, words in literals(module)] == []
    assert [f"{line}: said at import" for line in said_at_import(module)] == []
    if path.name != "text.py":
        assert [f"{line}: the translators do not see it" for line in computed(module)] == []


@pytest.mark.parametrize(
    "code",
    [
        'QLabel("Name")',
        'button.setText(f"{n} rows")',
        'label("total", "section")',
        'WORDS = {1: "Something to read"}',
        'box.setToolTip("Close" if open else "")',
    ],
)
def test_words_outside_gettext_are_found(code: str) -> None:
    assert list(literals(ast.parse(code)))


def test_words_said_at_import_are_found() -> None:
    assert list(
        said_at_import(ast.parse('A = _("Name")\ndef f(x=_("Name")): ...\nclass C:\n    t = _("a")'))
    ) == [
        1,
        2,
        4,
    ]
    assert not list(said_at_import(ast.parse('A = lambda: _("Name")\ndef f(): return _("Name")')))
    assert list(computed(ast.parse("_(word)"))) == [1]
    assert list(computed(ast.parse("x = f\"{_('Total')}\""))) == [1]


def called(node: ast.AST) -> str:
    """The plain name of what is called; nothing when it is no call."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def literals(node: ast.AST, *, shown: bool = False) -> Iterator[tuple[int, str]]:
    """Strings that read like words, or that a widget shows, and do not go through gettext."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and node.value not in NAMES and _reads(node.value, shown):
            yield node.lineno, node.value
        return
    if called(node) in GETTEXT or isinstance(node, ast.Raise | ast.Assert | ast.arg):
        return  # what is raised is for the log: sentences.py says it to people
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    if isinstance(node, ast.Call):
        told = called(node) in SHOWN
        yield from literals(node.func)
        for place, argument in enumerate(node.args):
            # The roles and icons of our own widgets follow their words.
            yield from literals(argument, shown=told and place == 0)
        for keyword in node.keywords:
            yield from literals(keyword.value)
        return
    keeps = shown and isinstance(
        node, ast.JoinedStr | ast.IfExp | ast.BinOp | ast.BoolOp | ast.List | ast.Tuple
    )
    for part in ast.iter_child_nodes(node):
        yield from literals(part, shown=keeps and part is not getattr(node, "test", None))


#: A tag, the part of one before or after a value that is put into it, or a property of a style.
_MARKUP = re.compile(r"<[^<>]*(>|$)|^[^<>]*>|^[a-z]+(-[a-z]+)+: .*")


def _reads(words: str, shown: bool) -> bool:
    words = _MARKUP.sub("", words)
    if shown:
        return re.search(r"[^\W\d_]", words) is not None
    return re.search(r"[A-Za-z,.?:]\s+[A-Za-z]", words) is not None


def said_at_import(node: ast.AST) -> Iterator[int]:
    """Lines where gettext is asked while the module is imported."""
    if called(node) in GETTEXT:
        yield node.lineno  # type: ignore[attr-defined]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        now: list[ast.AST] = [*node.args.defaults, *(one for one in node.args.kw_defaults if one)]
        now += getattr(node, "decorator_list", [])
    else:
        now = list(ast.iter_child_nodes(node))
    for part in now:
        yield from said_at_import(part)


def computed(module: ast.AST) -> Iterator[int]:
    """Lines where gettext is given something the translators cannot be shown.

    What collects their words does not look into f-strings.
    """
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            yield from (inner.lineno for inner in ast.walk(node) if called(inner) in GETTEXT)  # type: ignore[attr-defined]
        if isinstance(node, ast.Call) and called(node) in GETTEXT:
            words = node.args[: 2 if called(node) in {"ngettext", "pgettext"} else 1]
            if not all(isinstance(one, ast.Constant) for one in words):
                yield node.lineno

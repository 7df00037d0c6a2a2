"""Every word that a person reads is translated, with the same placeholders, and none in vain."""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from app.i18n import catalogue

APP = Path(__file__).resolve().parents[2] / "app"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
HANGUL = re.compile("[가-힣]")


def in_python() -> Iterator[tuple[str, str]]:
    """Yield (file, message) of every N_("...")."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_":
                yield path.name, ast.literal_eval(node.args[0])


def in_template(stream: BinaryIO) -> Iterator[str]:
    """Yield every literal message of a template; what `_` gets by name is marked by N_."""
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for _line, _function, found, _comments in babel_extract(stream, ["_"], [], options):
        literals = [found] if isinstance(found, str) else list(found or ())
        if literals and literals[0]:
            yield literals[0]


def in_templates() -> Iterator[tuple[str, str]]:
    """Yield (file, message) of every _("...") in the templates."""
    for path in sorted((APP / "templates").rglob("*.*")):
        if path.is_file():
            with path.open("rb") as stream:
                yield from ((path.name, message) for message in in_template(stream))


def translations() -> Iterator[tuple[str, Message]]:
    """Yield (file, entry) of every Korean catalogue."""
    for path in sorted((APP / "locale" / "ko").glob("*.po")):
        with path.open("rb") as stream:
            entries = read_po(stream, locale="ko", abort_invalid=True)
        yield from ((path.name, entry) for entry in entries if entry.id)


def used() -> set[str]:
    """Return every message of the application."""
    return {message for _file, message in [*in_python(), *in_templates()]}


def test_the_extraction_finds_what_is_there() -> None:
    assert "There is no such problem." in {message for _file, message in in_python()}
    source = "{{ _('One') }}<p title=\"{{ _('Two %(name)s', name=n) }}\">{{ _(words[n]) }}"
    assert list(in_template(BytesIO(source.encode()))) == ["One", "Two %(name)s"]


def test_every_message_has_a_translation() -> None:
    known = catalogue("ko")
    messages = [*in_python(), *in_templates()]
    missing = sorted({f"{file}: {text}" for file, text in messages if text not in known})
    assert missing == []


def test_no_translation_is_unused() -> None:
    words = used()
    unused = [f"{file}: {entry.id}" for file, entry in translations() if entry.id not in words]
    assert unused == []


def test_no_message_is_translated_twice() -> None:
    ids = [str(entry.id) for _file, entry in translations()]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_translations_keep_the_placeholders_and_are_korean() -> None:
    wrong = [
        f"{file}: {entry.string}"
        for file, entry in translations()
        if sorted(set(PLACEHOLDER.findall(str(entry.string))))
        != sorted(set(PLACEHOLDER.findall(str(entry.id))))
        or entry.fuzzy
    ]
    assert wrong == []


@pytest.mark.parametrize("file", sorted(path.name for path in (APP / "locale/ko").glob("*.po")))
def test_a_catalogue_is_korean(file: str) -> None:
    entries = [entry for name, entry in translations() if name == file]
    assert entries
    # Names such as "C++" or "Hanjul" stay as they are; sentences do not.
    latin = [entry.id for entry in entries if " " in entry.id and not HANGUL.search(entry.string)]
    assert latin == []


def test_literal_percent_signs_are_doubled() -> None:
    # The same text is filled by % whenever it has parameters.
    for message in used() | set(catalogue("ko").values()):
        names = PLACEHOLDER.findall(message)
        if names:
            assert message % dict.fromkeys(names, "1")

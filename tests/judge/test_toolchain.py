import dataclasses
from pathlib import Path

import pytest

from judge import toolchain
from judge.languages import LANGUAGES
from judge.toolchain import fingerprint

C = LANGUAGES["c"]


def test_stays_the_same() -> None:
    assert fingerprint(C) == fingerprint(C)


def test_differs_by_language() -> None:
    assert len({fingerprint(language) for language in LANGUAGES.values()}) == len(LANGUAGES)


def test_differs_by_flags() -> None:
    other = dataclasses.replace(C, compile_argv=lambda name: (*C.compile_argv(name), "-O3"))
    assert fingerprint(other) != fingerprint(C)


def test_differs_when_a_tool_is_replaced(tmp_path: Path) -> None:
    tool, link = tmp_path / "gcc-12", tmp_path / "gcc"
    tool.write_text("old")
    link.symlink_to(tool)
    language = dataclasses.replace(C, requires=(str(link),))
    before = fingerprint(language)
    tool.write_text("newer")
    assert fingerprint(language) != before
    tool.unlink()  # a tool that is gone is no error here: the doctor tells of it
    assert fingerprint(language) != before


def test_differs_when_packages_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = tmp_path / "status"
    status.write_text("a")
    monkeypatch.setattr(toolchain, "_SYSTEM", (str(status),))
    before = fingerprint(C)
    status.write_text("a b")
    assert fingerprint(C) != before

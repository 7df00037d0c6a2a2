"""The safe unpacker: what is taken, and every fault in one list."""

import io
import zipfile

import pytest

from app.domain.packages import unpacking
from app.domain.packages.findings import Findings
from app.domain.packages.unpacking import unpack, without_top
from tests.app.domain.packages.zips import make_zip, with_link


def faults(data: bytes) -> list[tuple[str, str]]:
    findings = Findings()
    unpack(data, findings)
    return [(row.file, row.error.message) for row in findings.errors]


def test_files_come_out_by_name_without_the_operating_systems_own() -> None:
    findings = Findings()
    data = make_zip({"p/a.txt": b"1", "__MACOSX/p/a.txt": b"x", "p/.DS_Store": b"x"})
    assert unpack(data, findings) == {"p/a.txt": b"1"}
    assert findings.rows == []


@pytest.mark.parametrize(
    "name", ["../a", "/etc/passwd", "x/../../a", "..\\a", "C:a", "a//b", "./a", "a/../b"]
)
def test_a_name_outside_is_not_taken(name: str) -> None:
    assert faults(make_zip({name: b"1"})) == [(name, unpacking.OUTSIDE)]


def test_a_link_is_not_taken() -> None:
    assert faults(with_link("a.in", "/etc/passwd")) == [("a.in", unpacking.LINK)]


def test_every_fault_is_told_and_the_good_files_are_read() -> None:
    findings = Findings()
    files = unpack(make_zip({"../a": b"1", "ok": b"2", "/b": b"3"}), findings)
    assert files == {"ok": b"2"}
    assert [row.file for row in findings.errors] == ["../a", "/b"]


def test_a_file_that_is_too_large_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_FILE_BYTES", 100_000)
    data = make_zip({"large": b"x" * 200_000, "small": b"1"})
    findings = Findings()
    assert unpack(data, findings) == {"small": b"1"}
    assert [row.error.message for row in findings.errors] == [unpacking.FILE_TOO_LARGE]


def test_the_total_is_counted_while_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_TOTAL_BYTES", 150_000)
    data = make_zip(dict.fromkeys("abc", b"x" * 100000))
    assert faults(data) == [("", unpacking.TOTAL_TOO_LARGE)]


def test_a_bomb_is_known_by_its_ratio() -> None:
    data = make_zip(dict.fromkeys("abc", b"0" * (unpacking.RATIO_FROM_BYTES // 2 + 1)))
    assert len(data) * unpacking.MAX_RATIO < unpacking.RATIO_FROM_BYTES
    assert faults(data) == [("", unpacking.BOMB)]


def test_what_packs_well_but_is_small_is_taken() -> None:
    assert faults(make_zip({"a.in": b"0 " * 1_000_000})) == []


def test_what_a_zip_says_of_its_sizes_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(make_zip({"a": b"x" * 300_000}))
    size = (300_000).to_bytes(4, "little")
    while size in data:
        at = data.index(size)
        data[at : at + 4] = (10).to_bytes(4, "little")
    findings = Findings()
    files = unpack(bytes(data), findings)
    assert findings.errors or len(files["a"]) <= 10


def test_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_FILES", 3)
    assert faults(make_zip({str(n): b"" for n in range(4)})) == [("", unpacking.TOO_MANY)]


def test_a_damaged_file_is_told_by_name() -> None:
    data = bytearray(make_zip({"a": b"hello hello", "b": b"2"}, zipfile.ZIP_STORED))
    data[data.index(b"hello")] ^= 1
    assert faults(bytes(data)) == [("a", unpacking.UNREADABLE)]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_told() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"1")
        archive.writestr("a", b"2")
    assert faults(stream.getvalue()) == [("a", unpacking.TWICE)]


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_what_is_no_zip_is_told(data: bytes) -> None:
    assert faults(data) == [("", unpacking.NOT_A_ZIP)]


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_korean_names_without_the_utf8_flag_are_read(encoding: str) -> None:
    raw = "문제.in".encode(encoding)
    stand_in = b"X" * len(raw)
    data = make_zip({stand_in.decode(): b"1"}).replace(stand_in, raw)
    assert list(unpack(data, Findings())) == ["문제.in"]


def test_the_folder_around_everything_is_taken_off() -> None:
    assert without_top({"p/a": b"1", "p/b/c": b"2"}) == ("p", {"a": b"1", "b/c": b"2"})
    assert without_top({"a": b"1", "b/c": b"2"}) == ("", {"a": b"1", "b/c": b"2"})

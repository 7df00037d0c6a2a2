"""Uploaded zips: what is taken and what is refused."""

import io
import stat
import zipfile

import pytest

from app.domain import bundle
from app.domain.errors import AppError, Refused, TooLarge


def make_zip(files: dict[str, bytes]) -> bytes:
    """Return a zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


class TestCasesFromZip:
    def test_pairs_are_found_in_any_folder_samples_first(self) -> None:
        data = make_zip({"t/b.in": b"1", "t/b.ans": b"2", "sample1.in": b"3", "sample1.out": b"4"})
        cases = bundle.cases_from_zip(data)
        assert [(case.name, case.sample, case.output) for case in cases] == [
            ("sample1", True, "4"),
            ("t/b", False, "2"),
        ]

    def test_cp949_and_crlf_become_text_with_lf(self) -> None:
        data = make_zip({"a.in": "한글\r\n".encode("cp949"), "a.out": b"\xef\xbb\xbfok\r\n"})
        (case,) = bundle.cases_from_zip(data)
        assert (case.input, case.output) == ("한글\n", "ok\n")

    def test_every_missing_half_is_told(self) -> None:
        data = make_zip({"a.in": b"1", "b.out": b"2", "c.in": b"", "c.out": b""})
        with pytest.raises(Refused) as caught:
            bundle.cases_from_zip(data)
        assert [reason.params["name"] for reason in caught.value.reasons] == ["a", "b"]

    def test_a_zip_without_tests_is_refused(self) -> None:
        with pytest.raises(Refused):
            bundle.cases_from_zip(make_zip({"readme.txt": b"hello"}))

    def test_binary_cases_are_refused_by_name(self) -> None:
        with pytest.raises(AppError) as caught:
            bundle.cases_from_zip(make_zip({"a.in": b"\x00\x01", "a.out": b"1"}))
        assert caught.value.params["name"] == "a.in"


class TestReadZip:
    @pytest.mark.parametrize("name", ["../a.in", "/etc/passwd", "x/../../a.in", "..\\a.in", "C:a"])
    def test_a_name_outside_of_the_zip_is_refused(self, name: str) -> None:
        with pytest.raises(AppError, match="outside of itself"):
            bundle.read_zip(make_zip({name: b"1"}))

    def test_a_link_is_refused(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            info = zipfile.ZipInfo("a.in")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
        with pytest.raises(AppError, match="outside of itself"):
            bundle.read_zip(stream.getvalue())

    def test_a_bomb_stops_at_the_cap(self) -> None:
        data = make_zip({"a.in": b"0" * (bundle.MAX_FILE_BYTES + 1), "a.out": b""})
        assert len(data) * 500 < bundle.MAX_FILE_BYTES
        with pytest.raises(TooLarge):
            bundle.read_zip(data)

    def test_many_files_are_refused(self) -> None:
        with pytest.raises(TooLarge):
            bundle.read_zip(make_zip({f"{n}.in": b"" for n in range(bundle.MAX_FILES + 1)}))

    @pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut"])
    def test_what_is_no_zip_is_refused(self, data: bytes) -> None:
        with pytest.raises(AppError, match="not a zip"):
            bundle.read_zip(data)

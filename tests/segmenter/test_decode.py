"""Encodings and line ends."""

import codecs

import pytest

from segmenter import SegmentError, segment, untag

SOURCE = 'int main() {\n    puts("안녕"); // 한글\n}\n'


@pytest.mark.parametrize(
    "data",
    [
        SOURCE.encode(),
        codecs.BOM_UTF8 + SOURCE.encode(),
        SOURCE.encode("utf-16"),
        codecs.BOM_UTF16_BE + SOURCE.encode("utf-16-be"),
        SOURCE.encode("utf-16-le"),
        SOURCE.encode("utf-16-be"),
        SOURCE.encode("cp949"),
        SOURCE.encode("euc-kr"),
        SOURCE.replace("\n", "\r\n").encode(),
        SOURCE.replace("\n", "\r").encode(),
        "\ufeff" + SOURCE.replace("\n", "\r\n"),
        SOURCE,
    ],
)
def test_reads_as_the_same_text(data: bytes | str) -> None:
    segmentation = segment(data, language="c", level="line")
    assert segmentation.source == SOURCE
    assert [unit.text for unit in segmentation.units] == ["int main()", 'puts("안녕");']


@pytest.mark.parametrize("odd", ["\x1a", "\x0c", "\x1c", "\ufeff", "\u2028", "\x85", "\u3000"])
def test_odd_characters_are_kept(odd: str) -> None:
    source = f"{odd}{SOURCE * 3}{odd}int a;{odd}\n{odd}"
    for language in ("c", "cpp", "java", "python"):
        segmentation = segment(source.encode(), language=language, level="line")
        assert segmentation.source == source.removeprefix("\ufeff")
        assert "".join(piece.text for piece in segmentation.pieces()) == segmentation.source
        assert untag(segmentation.tagged()) == segmentation.source


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"int a;\x00\x01\xff", "neither UTF-8"),
        (b"int a;\nint\x00 b;", "line 2 holds the control character U\\+0000"),
        (b"\x7fELF\x02\x01\x01", "binary"),
        (b"// \xe9t\xe9\xff\n", "save it as UTF-8"),
        (b"\xff\xfea", "neither UTF-8"),
        ("int a; \udc80", "neither UTF-8"),
        ("int\x00 a;", "control character"),
    ],
)
def test_refuses_what_is_not_text(data: bytes | str, message: str) -> None:
    with pytest.raises(SegmentError, match=message) as caught:
        segment(data, language="c", level="line")
    assert "\n" not in str(caught.value)

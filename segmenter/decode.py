"""Bytes to text: UTF-8 with or without BOM, UTF-16, CP949 (which holds EUC-KR); LF line ends."""

import codecs

from segmenter.model import SegmentError

_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
MOST_CONTROLS = 0.05  # of all bytes; a text may hold some, such as ^Z at its end
_UNDECODABLE = (
    "the file is neither UTF-8, UTF-16 nor CP949/EUC-KR text: save it as UTF-8 and try again"
)


def decode(data: bytes | str) -> str:
    """Return the text of a source file, without BOM and with LF line ends.

    Raises `SegmentError` for bytes in no known encoding and for binary data: text with a NUL or
    with many other control characters.
    """
    text = (data if isinstance(data, str) else _decode_bytes(data)).removeprefix("\ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_binary(text)
    return text


def _refuse_binary(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError as error:  # half a surrogate pair
        raise SegmentError(_UNDECODABLE) from error
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if not controls or (controls <= 1 + MOST_CONTROLS * len(data) and b"\0" not in data):
        return
    at = next(at for at, byte in enumerate(data) if byte in _CONTROLS)
    line = data.count(b"\n", 0, at) + 1
    raise SegmentError(
        f"line {line} holds the control character U+{data[at]:04X}: "
        "this looks like a binary file, give the program's source text"
    )


def _decode_bytes(data: bytes) -> str:
    for encoding in _candidates(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SegmentError(_UNDECODABLE)


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if _looks_utf16(data, zero=1):
        return ("utf-16-le",)
    if _looks_utf16(data, zero=0):
        return ("utf-16-be",)
    return ("utf-8", "cp949")


def _looks_utf16(data: bytes, *, zero: int) -> bool:
    """Program text is mostly ASCII, so UTF-16 without BOM has zeros in every other byte."""
    sample = data[:2000]
    high, low = sample[zero::2], sample[1 - zero :: 2]
    return len(data) % 2 == 0 and high.count(0) > len(high) // 2 > 4 * low.count(0)

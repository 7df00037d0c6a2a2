"""What nobody sees is made visible, and only that."""

import pytest

from app.domain.visible import visible

CASES = [
    ("a b", "a b"), ("a b ", "a b·"), (" a", "·a"), ("a  b", "a··b"), ("a\tb", "a→b"),
    ("7\n", "7↵"), ("7 \n8", "7·↵8"), ("a\r", "a␍"), ("a\u200bb", "a[U+200B]b"), ("", ""),
    ("\u00a0", "[U+00A0]"), ("가 나", "가 나"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), CASES)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown

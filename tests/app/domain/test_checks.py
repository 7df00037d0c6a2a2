"""What checks come to."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.domain.checks import Piece, is_amber, is_overriding, overriding, pieces

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def check(name: str, *, ok: bool = False, span: list[int] | None = None) -> dict[str, Any]:
    return {"name": name, "ok": ok, "detail": "", "score": 0.0, "span": span}


class TestIsAmber:
    def test_a_failed_check_is_amber_unless_it_is_overridden(self) -> None:
        checks = [check("names"), check("length", ok=True)]
        given = overriding(checks, reason="yes", by="a", at=AT)
        assert is_amber(checks, {})
        assert not is_amber(checks, given)
        assert is_amber([*checks, check("no_operator")], given)


class TestIsOverriding:
    def test_what_is_made_here_or_empty(self) -> None:
        assert is_overriding({})
        assert is_overriding(overriding([check("names")], reason="yes", by="a", at=AT))

    @pytest.mark.parametrize(
        "wrong", [{"reason": ""}, {"at": "yesterday"}, {"at": 7}, {"checks": [1]}, {"x": 1}]
    )
    def test_nothing_else(self, wrong: dict[str, Any]) -> None:
        good = overriding([check("names")], reason="yes", by="a", at=AT)
        assert not is_overriding(good | wrong)


class TestPieces:
    def test_spans_of_failed_checks_are_bad(self) -> None:
        checks = [
            check("a", span=[2, 4]),
            check("b", span=[3, 5]),
            check("c", ok=True, span=[0, 1]),
        ]
        assert pieces("0123456", checks) == [
            Piece(text="01", bad=False),
            Piece(text="234", bad=True),
            Piece(text="56", bad=False),
        ]

    def test_one_that_is_longer_than_the_text_ends_with_it(self) -> None:
        assert pieces("ab", [check("a", span=[1, 9])])[-1] == Piece(text="b", bad=True)

    def test_without_a_span_nothing_is_cut(self) -> None:
        assert pieces("ab", [check("a")]) == [Piece(text="ab", bad=False)]

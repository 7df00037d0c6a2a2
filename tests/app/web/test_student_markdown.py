"""Statements as HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.markdown import to_html

ALLOWED = set(
    "a blockquote br code div em h1 h2 h3 h4 h5 h6 hr img li ol p pre s span strong ul".split()  # noqa: SIM905
)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "$<script>alert(1)</script>$",
        "$$\n</div><script>alert(1)</script>\n$$",
        "[x](javascript:alert(1))",
        "![x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "```html\n<script>alert(1)</script>\n```",
        '[x](http://a "onclick=alert(1)")',
    ],
)
def test_nothing_that_runs_survives(text: str) -> None:
    result = to_html(text)
    assert not re.search(r"<\s*(script|iframe|style)", result)
    assert not re.search(r"<[^>]*\son\w+=", result)
    assert not re.search(r"""(href|src)=["']?\s*javascript:""", result)


@given(st.text(alphabet="<>\"'$`[]()!scriptonerror=/\\ \n:", max_size=60))
def test_only_allowed_tags_come_out(text: str) -> None:
    tags = set(re.findall(r"<\s*/?\s*([a-zA-Z][a-zA-Z0-9]*)", to_html(text)))
    assert tags <= ALLOWED


def test_math_is_marked_for_the_browser_to_set() -> None:
    result = to_html("$x < y$ and\n\n$$\nx^2\n$$")
    assert '<span class="math">x &lt; y</span>' in result
    assert re.search(r'<div class="math display">\s*x\^2\s*</div>', result)


def test_money_is_no_math() -> None:
    assert "math" not in to_html("It costs $5. That is 7000 won.")


def test_tables_and_code_stay() -> None:
    result = to_html("|a|\n|-|\n|1|\n\n```c\nint a;\n```")
    assert "<table>" in result
    assert "<pre><code" in result

"""HTML of statements as our Markdown."""

import pytest

from app.domain.packages.html_in import to_markdown
from app.domain.packages.markdown_out import to_html


def converted(source: str) -> tuple[str, list[str]]:
    lost: list[str] = []
    return to_markdown(source, lost.append), lost


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("plain a*b and\n\ntext", "plain a*b and\n\ntext"),
        ("<p>one</p><p>two<br/>three</p>", "one\n\ntwo\\\nthree"),
        ("<b>a</b> <em>b</em> <code>c</code>", "**a** *b* `c`"),
        ("<p>a*b_c &lt; $x_i$ &amp; d</p>", "a\\*b\\_c \\< $x_i$ & d"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ol><li>one</li></ol>", "1. one"),
        ("<pre>\n for x:\n  y_z\n</pre>", "```\n\n for x:\n  y_z\n```"),
        ("<h2>Notes</h2>text", "## Notes\n\ntext"),
        ('<a href="http://x.y">z</a>', "[z](http://x.y)"),
        ("10<sup>5</sup>, a<sub>i</sub>", "10${}^{5}$, a${}_{i}$"),
        ("<span class='md'>**own** $x$</span>", "**own** $x$"),
        ("[md]**own**[/md]", "**own**"),
        ("<script>alert(1)</script><p>x</p>", "x"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "| a| b|\n|---|---|\n| 1| 2|"),
    ],
)  # fmt: skip
def test_what_is_known_is_converted(source: str, markdown: str) -> None:
    assert converted(source) == (markdown, [])


def test_what_is_lost_is_told() -> None:
    text, lost = converted("<p>x <img src='a.png'><marquee>y</marquee></p>")
    assert text == "x y"
    assert lost == ["<img a.png>", "<marquee>"]


def test_our_markdown_comes_back_from_html() -> None:
    markdown = "Two *words* **bold** `a_b` and $x_i<3$.\n\n## 입력\n\n- a\n- b\n\n1. q"
    assert converted(to_html(markdown)) == (markdown, [])

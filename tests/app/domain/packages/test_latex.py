"""LaTeX of statements as our Markdown."""

import time

import pytest

from app.domain.packages.latex import title_of, to_markdown
from app.domain.packages.markdown_out import to_latex


def converted(source: str) -> tuple[str, list[str]]:
    lost: list[str] = []
    return to_markdown(source, lost.append), lost


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        (r"100\% sure --- ``quoted'' % a comment", "100% sure — “quoted”\n"),
        (r"\emph{a} \textbf{b} {\bf c} \texttt{a\_b}", "*a* **b** **c** `a_b`\n"),
        (r"$a_i \le 10^5$ and \(b_j\)", "$a_i \\le 10^5$ and $b_j$\n"),
        (r"\[ x = \frac{1}{2} \]", "$$\nx = \\frac{1}{2}\n$$\n"),
        (r"5 < 6 * 7_x", "5 \\< 6 \\* 7\\_x\n"),
        ("\\section*{Input}\ntext", "## Input\n\ntext\n"),
        ("\\begin{Output}\ntext\n\\end{Output}", "## Output\n\ntext\n"),
        (r"\begin{itemize} \item one \item two \end{itemize}", "- one\n- two\n"),
        (r"\begin{enumerate} \item one \end{enumerate}", "1. one\n"),
        ("\\begin{verbatim}\n  a_b <x>\n\\end{verbatim}", "```\n  a_b <x>\n```\n"),
        (r"\begin{tabular}{|l|r|} \hline a & b \\ 1 & $x$ \\ \end{tabular}",
         "| a | b |\n|---|---|\n| 1 | $x$ |\n"),
        (r"\href{http://x.y/z_w}{text} \url{http://a.b}", "[text](http://x.y/z_w) <http://a.b>\n"),
        ("one\\\\\ntwo", "one\\\ntwo\n"),
        (r"\problemname{A} only text", "only text\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_known_is_converted(source: str, markdown: str) -> None:
    assert converted(source) == (markdown, [])


def test_what_is_not_known_is_told() -> None:
    text, lost = converted(r"\foo{bar} \includegraphics[width=3cm]{cat.png}")
    assert text == "bar\n"
    assert lost == ["\\foo", "\\includegraphics{cat.png}"]


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (r"\problemname{Hello \emph{World}}", "Hello *World*"),
        ("\\problemname{$x$}\n%% plainproblemname: x squared\n", "x squared"),
        ("no name", ""),
    ],
)
def test_a_statement_names_its_problem(source: str, title: str) -> None:
    assert title_of(source) == title


@pytest.mark.parametrize("evil", ["{", "\\[", "\\(", "$", "\\begin{", "\\begin{a}", "\\item["])
def test_broken_text_ends_soon(evil: str) -> None:
    began = time.process_time()
    converted(evil * (40_000 // len(evil)))
    assert time.process_time() - began < 20  # it is well below a second


def test_our_markdown_comes_back_from_latex() -> None:
    markdown = (
        "Two *words* **bold** `a_b` and $x_i < 3$, 50%.\n\n## 입력\n\n- a\n- b\n\n"
        "```\ncode {x}\n```\n\n$$\ny\n$$\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert converted(to_latex(markdown)) == (markdown, [])

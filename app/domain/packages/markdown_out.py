"""Our Markdown as LaTeX (for Kattis' older packages) and as HTML (for FPS); math stays math."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
        "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
_LATEX = {
    "strong_open": r"\textbf{", "strong_close": "}", "em_open": r"\emph{", "em_close": "}",
    "s_open": r"\sout{", "s_close": "}", "softbreak": "\n", "hardbreak": "\\\\\n",
    "paragraph_open": "", "paragraph_close": "\n\n", "heading_close": "}\n\n",
    "bullet_list_open": "\\begin{itemize}\n", "bullet_list_close": "\\end{itemize}\n\n",
    "ordered_list_open": "\\begin{enumerate}\n", "ordered_list_close": "\\end{enumerate}\n\n",
    "list_item_open": r"\item ", "list_item_close": "",
    "blockquote_open": "\\begin{quote}\n", "blockquote_close": "\\end{quote}\n\n",
    "link_close": "}", "hr": "\n\n", "table_close": "\\end{tabular}\n\n", "tr_close": " \\\\\n",
    "td_close": " & ", "th_close": " & ",
}  # fmt: skip
_SECTIONS = ("section*", "section*", "subsection*", "subsubsection*")


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, renderer=_math_html, allow_digits=False)


def _math_html(content: str, options: dict[str, bool]) -> str:
    mark = "$$" if options.get("display_mode") else "$"
    return f"{mark}{escape(content.strip(), quote=False)}{mark}"


def to_html(text: str) -> str:
    """Return HTML in which math stands between dollars."""
    html: str = _parser().render(text)
    for kind in ('<span class="math inline">', '<div class="math block">'):
        closing = "</span>" if kind.startswith("<span") else "</div>"
        before, *rest = html.split(kind)
        html = before + "".join(part.replace(closing, "", 1) for part in rest)
    return html


def to_latex(text: str) -> str:
    """Return the body of a LaTeX statement."""
    latex = "".join(_latex(_parser().parse(text)))
    return latex.replace(" &  \\\\\n", " \\\\\n").strip() + "\n"


def _latex(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "inline":
                yield from _latex(token.children or ())
            case "text":
                yield token.content.translate(_ESCAPED)
            case "code_inline":
                yield rf"\texttt{{{token.content.translate(_ESCAPED)}}}"
            case "fence" | "code_block":
                yield f"\\begin{{verbatim}}\n{token.content.rstrip()}\n\\end{{verbatim}}\n\n"
            case "math_inline" | "math_inline_double":
                yield f"${token.content.strip()}$"
            case "math_block":
                yield f"$$\n{token.content.strip()}\n$$\n\n"
            case "heading_open":
                yield f"\\{_SECTIONS[min(int(token.tag[1:]) - 1, len(_SECTIONS) - 1)]}{{"
            case "link_open":
                address = str(token.attrs.get("href", ""))
                yield rf"\href{{{address.translate(_ESCAPED)}}}{{"
            case "image":
                yield rf"\includegraphics{{{token.attrs.get('src', '')}}}"
            case "table_open":
                yield f"\\begin{{tabular}}{{{'l' * _columns(tokens)}}}\n"
            case _:
                yield _LATEX.get(token.type, "")


def _columns(tokens: Sequence[Token]) -> int:
    rows = [token.type for token in tokens]
    first = rows[rows.index("tr_open") : rows.index("tr_close")]
    return first.count("th_open") + first.count("td_open")

"""Statements: Markdown with $math$ turned into HTML that cannot carry a script."""

from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.dollarmath import dollarmath_plugin

_TAGS = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "s",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "code": {"class"},
    "ol": {"start"},
}
_CLASSES = {"span": {"math"}, "div": {"math", "display"}}


def _math(content: str, options: dict[str, bool]) -> str:
    # The browser sets it with KaTeX; without scripts the TeX itself stays readable.
    text = escape(content.strip())
    return text if not options.get("display_mode") else f"\n{text}\n"


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin, renderer=_math, allow_digits=False)


@lru_cache(maxsize=512)
def to_html(text: str) -> str:
    """Return Markdown as sanitised HTML; `$x$` becomes `<span class="math">`."""
    raw = _parser().render(text).replace('class="math inline"', 'class="math"')
    raw = raw.replace('class="math block"', 'class="math display"')
    return nh3.clean(
        raw,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def with_code(text: str) -> Markup:
    """Return a sentence as HTML in which what stands between two backticks is code."""
    parts = escape(text).split("`")
    tags = (f"<code>{part}</code>" if at % 2 else part for at, part in enumerate(parts))
    return Markup("".join(tags))  # noqa: S704 - escaped above

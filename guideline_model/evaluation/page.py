"""Writes answers side by side as one HTML file that needs nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from guideline_model.evaluation.model import Answer

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1f24; background: #fff }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #d0d7de; padding: .5rem; vertical-align: top; text-align: left }
th { position: sticky; top: 0; background: #f6f8fa }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
small { color: #57606a } mark { background: #ffe8a3 }
.amber { color: #8a4b00 } .green { color: #116329 }
"""


def page(answers: Mapping[str, Sequence[Answer]], most: int) -> str:
    """Return a page with a row for each of the first `most` examples, a column for each subject."""
    heads = "".join(f"<th>{escape(name)}</th>" for name in answers)
    rows = zip(*answers.values(), strict=True)
    body = "\n".join(_row(row) for _, row in zip(range(most), rows, strict=False))
    return (
        "<!doctype html>\n"
        '<html lang="ko"><head><meta charset="utf-8"><title>Guidelines side by side</title>'
        f"<style>{_STYLE}</style></head><body>\n<h1>Guidelines side by side</h1>\n"
        f"<table><tr><th>unit</th><th>reference</th>{heads}</tr>\n{body}\n</table></body></html>\n"
    )


def _row(row: Sequence[Answer]) -> str:
    example = row[0].example
    about = escape(f"{example.origin}, {example.level}, unit {example.index}")
    unit = f"<td><small>{about}</small><pre>{escape(example.unit.text)}</pre></td>"
    reference = f"<td><p>{escape(example.guideline)}</p></td>"
    return f"<tr>{unit}{reference}{''.join(map(_cell, row))}</tr>"


def _cell(answer: Answer) -> str:
    said = "".join(_remarks(answer)) or '<small class="green">passes every check</small>'
    return f"<td><p>{_marked(answer)}</p>{said}</td>"


def _remarks(answer: Answer) -> Iterator[str]:
    for check in answer.checks:
        if not check.ok:
            yield f'<small class="amber">{escape(check.name)}: {escape(check.detail)}</small><br>'


def _marked(answer: Answer) -> str:
    """Return the text with the span of the first check that offends marked."""
    span = next((check.span for check in answer.checks if not check.ok and check.span), None)
    if span is None:
        return escape(answer.text)
    start, end = span
    before, inside, after = answer.text[:start], answer.text[start:end], answer.text[end:]
    return f"{escape(before)}<mark>{escape(inside)}</mark>{escape(after)}"

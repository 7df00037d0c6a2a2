"""Reports read back from the JSON that caches keep."""

from typing import Any

from judge.explanations import Explanation, Kind
from judge.model import CompileReport, Message


def read_compile_report(fields: dict[str, Any]) -> CompileReport:
    """Return the report that `dataclasses.asdict` made these fields of."""
    return CompileReport(ok=fields["ok"], messages=tuple(map(_message, fields["messages"])))


def _message(fields: dict[str, Any]) -> Message:
    told = fields["explanation"]
    explanation = Explanation(kind=Kind(told["kind"]), params=told["params"]) if told else None
    return Message(**fields | {"explanation": explanation})

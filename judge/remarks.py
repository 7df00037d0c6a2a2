"""What can be said of one case besides its verdict: a code and its parameters.

`english` is what the judge's own reports say; an edge that knows its reader's language makes its
own words from the value (`app.domain.remarks`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

END = "the end of the output"
EMPTY = "an empty line"


class RemarkCode(StrEnum):
    """The kinds of remarks. Lines are those of the output, but for `raised` the program's own.

    `expected` and `found` are pieces of outputs, cut to be shown, and blank for an empty line.
    """

    DIFFERENT = "different"  # `line`, `expected`, `found`
    ENDS_EARLY = "ends_early"  # `line`, `expected`
    GOES_ON = "goes_on"  # `line`, `found`
    NOT_EXPECTED = "not_expected"  # `line`, `found`
    MISSING = "missing"  # `expected`
    RAISED = "raised"  # `line`, `what`: an exception
    EXIT_CODE = "exit_code"  # `number`


_ENGLISH = {
    RemarkCode.DIFFERENT: "expected {expected}, found {found} on line {line}",
    RemarkCode.ENDS_EARLY: f"expected {{expected}}, found {END} on line {{line}}",
    RemarkCode.GOES_ON: f"expected {END}, found {{found}} on line {{line}}",
    RemarkCode.NOT_EXPECTED: "found {found} on line {line}, which is not expected there or again",
    RemarkCode.MISSING: "expected a line {expected}, found none",
    RemarkCode.RAISED: "{what} on line {line}",
    RemarkCode.EXIT_CODE: "exit code {number}",
}


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One remark, fit for JSON. It may quote the expected output: only for cases that are shown."""

    code: RemarkCode
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def english(self) -> str:
        """The words of the judge's own reports."""
        return _ENGLISH[self.code].format_map({k: v or EMPTY for k, v in self.params.items()})

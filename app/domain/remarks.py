"""The words for what the judge says of one case; all are msgids to translate."""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.remarks import RemarkCode

WORDS: Mapping[RemarkCode, str] = {
    RemarkCode.DIFFERENT: N_("Line %(line)s of the output: expected %(expected)s, found %(found)s"),
    RemarkCode.ENDS_EARLY: N_("The output ends on line %(line)s: %(expected)s is missing"),
    RemarkCode.GOES_ON: N_("Line %(line)s of the output: found %(found)s, expected nothing more"),
    RemarkCode.NOT_EXPECTED: N_(
        "Line %(line)s of the output: found %(found)s, which is not expected there or again"
    ),
    RemarkCode.MISSING: N_("The output has no line %(expected)s"),
    RemarkCode.RAISED: N_("Line %(line)s: %(what)s"),
    RemarkCode.EXIT_CODE: N_("exit code %(number)s"),
}
EMPTY = N_("(an empty line)")
"""What stands for an `expected` or `found` that is blank."""
QUOTED = frozenset({"expected", "found"})

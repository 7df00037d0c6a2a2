"""The words for what a compiler or a run says, for a beginner; all are msgids to translate.

They say what to look at and what to do, never what the unit's answer is. What stands between two
backticks is code.
"""

from collections.abc import Mapping

from app.domain.explanations import names, slips, syntax, types
from judge.explanations import Kind

WORDS: Mapping[Kind, str] = {**syntax.WORDS, **names.WORDS, **types.WORDS, **slips.WORDS}

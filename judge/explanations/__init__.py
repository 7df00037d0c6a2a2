"""What compilers and runs say, recognised: kinds and their parameters, free of any language.

One table for each family of compilers and one for the ends of runs; all are tried from the top.
"""

from judge.explanations.base import Explanation, Rules, recognise
from judge.explanations.gcc import RULES as GCC
from judge.explanations.javac import RULES as JAVAC
from judge.explanations.kinds import Kind
from judge.explanations.python import RULES as PYTHON
from judge.explanations.runtime import RULES as RUN_TIME

COMPILERS: dict[str, Rules] = {"c": GCC, "cpp": GCC, "java": JAVAC, "python": PYTHON}
"""The table of each language's compiler."""

__all__ = ["COMPILERS", "RUN_TIME", "Explanation", "Kind", "Rules", "recognise"]

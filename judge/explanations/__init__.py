"""What compilers and runs say, recognised: kinds and their parameters, free of any language.

One table for each family of compilers, tried from the top. What a run ends with is a fault, and has
kinds of its own (`judge.faults`).
"""

from judge.explanations.base import Explanation, Rules, recognise
from judge.explanations.gcc import RULES as GCC
from judge.explanations.javac import RULES as JAVAC
from judge.explanations.kinds import Kind
from judge.explanations.python import RULES as PYTHON

COMPILERS: dict[str, Rules] = {"c": GCC, "cpp": GCC, "java": JAVAC, "python": PYTHON}
"""The table of each language's compiler."""

__all__ = ["COMPILERS", "Explanation", "Kind", "Rules", "recognise"]

"""The languages: one file each, all of them listed here."""

from judge.languages.base import Language, SelfTest
from judge.languages.c import C
from judge.languages.cpp import CPP
from judge.languages.java import JAVA
from judge.languages.python import PYTHON

LANGUAGES: dict[str, Language] = {language.key: language for language in (C, CPP, PYTHON, JAVA)}

__all__ = ["LANGUAGES", "Language", "SelfTest"]

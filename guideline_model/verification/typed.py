"""The words by which a guideline may say a type: of every locale, or the code's own."""

import re

from guideline_model.describe.expressions import Type
from guideline_model.tokens import tokens

# neutral key -> words; a Latin one must stand alone, others may have particles and endings
WORDS = {
    "int": "정수 자연수 int integer integers",
    "real": "실수 소수 real double float decimal",
    "char": "문자 글자 char character characters",
    "bool": "참 불 부울 불리언 논리 bool boolean",
    "string": "문자열 단어 문장 string strings",
    "array": "배열 array arrays",
    "list": "리스트 목록 벡터 배열 list vector array",
    "set": "집합 세트 set",
    "map": "맵 딕셔너리 사전 map dictionary",
    "pair": "쌍 페어 pair pairs",
    "stack": "스택 stack",
    "queue": "큐 queue",
    "deque": "덱 데크 큐 deque queue",
    "heap": "힙 우선순위 heap priority",
    "tuple": "튜플 tuple",
    "pointer": "포인터 주소 pointer pointers address",
    "builder": "StringBuilder StringBuffer",
}
_LATIN = re.compile(r"[A-Za-z_][\w]*", re.ASCII)
_STRICT = {"long": "long", "short": "short", "unsigned": "unsigned 부호"}


def type_said(text: str, type_: Type) -> bool:
    """Tell whether a text says a type, each part of it by one of its words."""
    said = frozenset(tokens(text))
    return all(_said(text, said, words) for words in _parts(type_))


def _parts(type_: Type) -> list[frozenset[str]]:
    """Return, for each part of a type that must be said, the words that say it."""
    if type_.key == "string" and type_.name == "char[]":
        return [frozenset(f"{WORDS['string']} {WORDS['array']}".split())]
    if type_.key == "array" and type_.args:
        return [frozenset(WORDS["array"].split()), *_parts(type_.args[0])]
    if type_.pointer or type_.key == "pointer":
        own = [frozenset(WORDS["pointer"].split())]
        inner = Type(type_.key, type_.name)
        return own + (_parts(inner) if type_.key not in {"pointer", "void"} else [])
    names = frozenset(_LATIN.findall(type_.name))
    exact = [frozenset(_STRICT[word].split()) for word in _STRICT if word in type_.name.split()]
    return exact or [frozenset(WORDS.get(type_.key, "").split()) | names]


def _said(text: str, said: frozenset[str], words: frozenset[str]) -> bool:
    return not words or any(word in said if word.isascii() else word in text for word in words)

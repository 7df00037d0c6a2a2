"""Korean: conjugates predicates."""

# How a predicate ends: kind -> form -> ending. Kinds: i (이다), n (아니다), a (adjective), v (verb).  # noqa: E501
_ENDINGS = {
    "i": {"면": "이면", "ㄴ": "인", "고": "이고", "거나": "이거나", "지": "인지"},
    "n": {"면": "아니면", "ㄴ": "아닌", "고": "아니고", "거나": "아니거나", "지": "아닌지"},
    "a": {"면": "으면", "ㄴ": "은", "고": "고", "거나": "거나", "지": "은지"},
    "크": {"면": "크면", "ㄴ": "큰", "고": "크고", "거나": "크거나", "지": "큰지"},
    "다르": {"면": "다르면", "ㄴ": "다른", "고": "다르고", "거나": "다르거나", "지": "다른지"},
    "v": {"면": "으면", "ㄴ": "는", "고": "고", "거나": "거나", "지": "는지"},
}


def conjugate(stem: str, kind: str, form: str) -> str:
    """Return a predicate in one form: 면, ㄴ (before a noun), 고, 거나, 지."""
    last = stem[-1]
    open_ = "가" <= last <= "힣" and (ord(last) - 0xAC00) % 28 == 0
    if kind == "v" and form == "면" and open_:
        return f"{stem}면"
    return stem + _ENDINGS[kind][form]

"""Korean particles that agree with the sound of the word before them.

`f"{Word(name):을}"` gives "n을" and "i를". Latin names are read as a Korean programmer reads them
aloud: single letters by their letter names, words by their English ending, digits as numbers.
"""

import re

# particle -> (after a final consonant, after a vowel, after a final ㄹ)
PAIRS = {
    "을": ("을", "를", "을"),
    "이": ("이", "가", "이"),
    "은": ("은", "는", "은"),
    "과": ("과", "와", "과"),
    "으로": ("으로", "로", "로"),
    "이라": ("이라", "라", "이라"),
    "이나": ("이나", "나", "이나"),
}

_DIGITS = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
_ZEROS = {1: "십", 2: "백", 3: "천"}
_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "이",
            "비",
            "시",
            "디",
            "이",
            "프",
            "지",
            "치",
            "이",
            "이",
            "이",
            "엘",
            "엠",
            "엔",
            "오",
            "피",
            "큐",
            "알",
            "스",
            "티",
            "유",
            "이",
            "유",
            "스",
            "이",
            "트",
        ],
        strict=True,
    )
)
# Short names that are read as the word they stand for, or whose ending misleads.
_WORDS = {
    "arr": "알", "curr": "알", "cnt": "트", "idx": "스", "tmp": "프", "pos": "스", "avg": "지",
    "id": "디", "input": "풋", "output": "풋", "out": "웃", "format": "맷", "get": "겟", "put": "풋",  # noqa: E501
    "job": "잡", "check": "크", "loop": "프", "type": "프", "recipe": "피", "cache": "시",
    "api": "이", "len": "렌", "col": "럼", "prev": "전", "pre": "리", "msg": "지", "src": "스",
    "dst": "트", "fn": "션", "func": "크", "vec": "터", "cmp": "어", "swap": "왑",
    "scanf": "프", "printf": "프", "fgets": "스", "cin": "인", "cout": "웃", "apple": "플",
    "big": "빅", "one": "원", "none": "눈", "done": "던", "book": "북", "look": "룩", "main": "인",
}  # fmt: skip
_ENDINGS = (
    ("ng", "ㅇ잉"), ("ck", "ㄱ익"), ("ic", "익"), ("rr", "알"), ("me", "임"), ("ne", "인"),
    ("le", "을"), ("l", "을"), ("m", "음"), ("n", "은"), ("oop", "프"), ("ump", "프"),
    ("ap", "압"), ("ep", "엡"), ("ip", "입"), ("op", "옵"), ("up", "업"),
)  # fmt: skip
_SYMBOLS = {
    "*": "표", "#": "샵", "-": "스", "+": "스", "=": "호", "!": "표", "?": "표", ".": "점",
    ",": "표", "%": "트", "/": "시", "<": "다", ">": "다", "@": "이", "$": "러", "&": "드",
    "_": "바", "|": "바", ":": "론", ";": "론", "~": "결", "^": "팔", "\\": "시",
}  # fmt: skip
_NOTE = re.compile(r"(?<=\S)\([^()]*\)$")
_CLOSERS = "\"'`)]}>”’» "


class Word(str):
    """A string that takes a particle as its format specification: `f"{Word('n'):은}"`."""

    def __format__(self, spec: str) -> str:
        """Append the form of particle `spec` that agrees; an empty spec appends nothing."""
        return self + particle(self, spec) if spec else str(self)


def particle(word: str, wanted: str) -> str:
    """Return the form of `wanted` (a key of `PAIRS`) that follows `word`."""
    closed, open_, rieul = PAIRS[wanted]
    final = _final(word)
    return open_ if final == 0 else rieul if final == 8 else closed


def _final(word: str) -> int:
    """Return the index of the final consonant of `word` as read aloud: 0 none, 8 is ㄹ."""
    syllable = _syllable(word)
    return (ord(syllable) - 0xAC00) % 28 if "가" <= syllable <= "힣" else 0


def _syllable(word: str) -> str:
    """Return a Hangul syllable that ends as `word` ends when it is read aloud."""
    noted = _NOTE.sub("", word)  # a note in parentheses is not read: 쌍(pair)을
    bare = (noted or word).rstrip(_CLOSERS) or word.strip()
    last = bare[-1:] or "이"
    if "가" <= last <= "힣":
        return last
    if last.isdigit() and last in _DIGITS:
        return _number(bare)
    if last.isascii() and last.isalpha():
        return _latin(bare)
    return _SYMBOLS.get(last, "표")


def _number(word: str) -> str:
    digits = re.search(r"[0-9.]+$", word)
    text = digits.group() if digits else word
    zeros = len(text) - len(text.rstrip("0"))
    if "." in text or zeros == 0 or zeros == len(text):
        return _DIGITS[text[-1]]
    return _ZEROS.get(zeros, "만" if zeros < 8 else "억" if zeros < 12 else "조")


def _latin(word: str) -> str:
    part = re.findall(r"[A-Z]?[a-z]+|[A-Z]+|.", word)[-1].lower()
    if part in _WORDS:
        return _WORDS[part]
    if len(part) == 1 or not re.search("[aeiouy]", part):
        return _LETTERS[part[-1]]
    return next((sound[-1] for ending, sound in _ENDINGS if part.endswith(ending)), "이")

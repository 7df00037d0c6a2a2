"""What goes between the model's tokens and a guideline: when it ends, and what is taken off it."""

import re
from typing import Any

from segmenter import Level

LINE_SENTENCES = 3
FORBIDDEN = "`{}"  # code blocks and code; suppressing whole words would make the text degenerate
_TAG = re.compile(r"\[/?\w+_(?:start|end|def)\(\d*\)\]")
_HEADING = re.compile(r"^(?:가이드라인|guideline)\s*:\s*", re.IGNORECASE)
_QUOTES = (('"', '"'), ("'", "'"), ("“", "”"), ("‘", "’"), ("「", "」"))
_SENTENCE_END = re.compile(r"(?<!\d)[.!?。](?=\s)")
_LAST_END = re.compile(r"(?s).*(?<!\d)[.!?。]")


def ended(text: str, level: Level) -> bool:
    """Tell whether an answer is whole: a line's is one line, of a few sentences."""
    if level != Level.LINE or not text.strip():
        return False
    return "\n" in text.lstrip() or len(_SENTENCE_END.findall(text)) >= LINE_SENTENCES


def clean(text: str, level: Level, *, cut: bool = False) -> str:
    """Return an answer without tags, heading and quotes; one that was cut, in whole sentences."""
    text = _TAG.sub("", text).strip()
    text = _HEADING.sub("", text)
    for left, right in _QUOTES:
        if len(text) > 1 and text.startswith(left) and text.endswith(right):
            text = text[1:-1].strip()
    if level == Level.LINE:
        text = text.split("\n")[0].strip()
    if cut:
        found = _LAST_END.match(text)
        text = found.group() if found else ""
    return text


def forbidden_tokens(tokenizer: Any) -> tuple[int, ...]:
    """Return the tokens that hold a backtick or a brace, those that spell their byte too."""
    spelt = {f"<0x{ord(letter):02X}>" for letter in FORBIDDEN}
    return tuple(
        number
        for token, number in tokenizer.get_vocab().items()
        if token in spelt or any(letter in token for letter in FORBIDDEN)
    )

"""Cleans texts that came from elsewhere: what a reader would not see, and markup of chat models."""

import html
import re
import unicodedata

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\u00a0]+")
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
_LABEL = re.compile(r"^(?:가이드라인|guideline)\s*:\s*", re.IGNORECASE)
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_TICKS = re.compile(r"`([^`\n]*)`")


def clean_code(text: str) -> str:
    """Return code with LF line ends, no blanks at line ends and no blank lines around it."""
    text = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(lines).strip("\n") + "\n"


def clean_guideline(text: str) -> str:
    """Return a guideline as plain text: composed Hangul, no markup, one blank between words."""
    text = unicodedata.normalize("NFC", html.unescape(_INVISIBLE.sub("", text)))
    text = _TICKS.sub(r"\1", _STRONG.sub(r"\1", _FENCE.sub("", text)))
    lines = (_SPACES.sub(" ", line).strip() for line in text.splitlines())
    return _LABEL.sub("", "\n".join(line for line in lines if line))

"""Whether a guideline is there, in its language, of the right length and plain text."""

import re
from functools import lru_cache

from guideline_model.model import Check
from guideline_model.prompts import phrases
from guideline_model.verification.scope import program_names
from guideline_model.verification.text import NAME, QUOTED, Text, failed, passed
from guideline_model.verification.words import KNOWN
from segmenter import Level

MOST_SENTENCES = 3
_HTML = (
    "b|i|u|s|p|a|br|hr|em|strong|code|pre|span|div|ul|ol|li|h[1-6]|table|tr|td|th|img|script|style"
)
_MARKUP = re.compile(
    r"\[/?(?:self|rep|cond|func|class|struct|main|block|\w+_def)_?(?:start|end|\d+)\b[^\]\n]*\]?"
    rf"|</?(?:{_HTML})(?:\s[^<>\n]*)?/?>|&(?:lt|gt|amp|quot|nbsp);"
    r"|```|~~~|\*\*\w|\]\(https?:|^#{1,6} |<\|?/?(?:start_of_turn|end_of_turn|im_start|im_end|bos"
    r"|eos|pad|unk|s|image_soft_token|unused\d+)\|?>|start_of_turn|end_of_turn"
    r"|^(?:user|model|assistant|system|guideline|answer|problem|program|가이드라인|답변|문제|프로그램)\s*:",
    re.MULTILINE | re.IGNORECASE,
)
# Characters that cannot be seen: they could hide what is said.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]")  # noqa: E501  # fmt: skip
_SENTENCE = re.compile(r"[.!?。](?=[\s)\"'”’]|$)")


def not_empty(text: Text) -> Check:
    """Fail a guideline that says nothing."""
    if re.search(r"\w", text.whole):
        return passed("not_empty")
    return failed("not_empty", "the guideline is empty: write what the unit does")


def language(text: Text) -> Check:
    """Fail a guideline that is not in the language asked for; names and keywords count as none."""
    own = program_names(text.segmentation.source) | KNOWN
    korean = text.request.locale == "ko"
    said = text.plain if korean else QUOTED.sub("", text.plain)
    words = NAME if korean else _FOREIGN_NAME
    rest = words.sub(lambda found: "" if found[0] in own else found[0], said)
    letters = [char for char in rest if char.isalpha()]
    wanted = [char for char in letters if ("가" <= char <= "힣") == korean and _plain(char, korean)]
    score = len(wanted) / len(letters) if letters else 0.0
    if score >= (0.5 if korean else 0.98):
        return passed("language", score)
    name, first = ("Korean", _latin) if korean else ("English", _foreign)
    found = first.search(said)
    span = (found.start(), found.end()) if found else None
    shown = f": {found[0].strip()}" if found else ""
    return failed("language", f"write it in {name}{shown}", score, span)


_latin = re.compile(r"[A-Za-z][A-Za-z ,']*|[^\W\d_가-힣]+")
_FOREIGN_NAME = re.compile(r"[A-Za-z_]*[^\W\d_a-zA-Z]\w*")
_foreign = re.compile(r"[^\x00-\x7f]*[^\W\d_a-zA-Z]+")


def _plain(char: str, korean: bool) -> bool:
    return korean or char.isascii()


def no_markup(text: Text) -> Check:
    """Fail a guideline that holds a tag, markup, invisible characters or a piece of the prompt."""
    found = _MARKUP.search(text.plain) or _INVISIBLE.search(text.whole)
    if found:
        shown = repr(found[0])
        return failed("no_markup", f"leave out markup: {shown}", 0.0, found.span())
    for phrase in _phrases(text.request.locale):
        at = text.whole.find(phrase)
        if at >= 0:
            span = (at, at + len(phrase))
            return failed("no_markup", f"leave out what you were told: {phrase!r}", 0.0, span)
    return passed("no_markup")


@lru_cache(maxsize=4)
def _phrases(locale: str) -> tuple[str, ...]:
    return phrases(locale)


def length(text: Text) -> Check:
    """Fail a line that is not one to three sentences, and what is far longer than its code."""
    if len(text.raw) > text.most:
        said = f"make it shorter: {len(text.raw)} characters"
        return failed("length", said, text.most / len(text.raw), (text.most, len(text.raw)))
    if text.segmentation.level != Level.LINE:
        return passed("length")
    ends = sentence_ends(text.unnumbered)
    if len(ends) <= MOST_SENTENCES:
        return passed("length")
    said = f"write one to three sentences: {len(ends)} sentences"
    return failed("length", said, MOST_SENTENCES / len(ends), (ends[2], len(text.raw)))


def sentence_ends(text: str) -> list[int]:
    """Return where each sentence ends; what stands after the last mark is one too."""
    blind = QUOTED.sub(lambda found: " " * len(found[0]), text)
    ends = [found.end() for found in _SENTENCE.finditer(blind)]
    rest = blind[ends[-1] if ends else 0 :]
    return [*ends, len(text)] if re.search(r"\w", rest) else ends

"""Characters that nobody sees, made visible: blanks at the ends of lines or doubled, and so on."""

import re

END_OF_LINE = "↵"
_BLANK = re.compile(r"^ +| +$|(?<= ) +| +(?= )")
_MARKS = {"\t": "→", "\r": "␍", "\n": END_OF_LINE}


def visible(text: str) -> str:
    """Return text on one line in which what would not be seen stands as a mark.

    A single blank between two words stays one: it is seen.
    """
    rows = text.split("\n")
    marked = (_BLANK.sub(lambda found: "·" * len(found[0]), row) for row in rows)
    return "".join(map(_mark, END_OF_LINE.join(marked)))


def _mark(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    return character if character.isprintable() else f"[U+{ord(character):04X}]"

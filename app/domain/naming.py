"""The names that a student gave to what the reference calls otherwise."""

import re
from collections.abc import Mapping

# A Korean particle follows a name without a blank, so only what makes names may not stand beside.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def mentioned(text: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return those of `names` (old to new) that changed and whose old name stands in `text`.

    They come in the text's order.
    Guidelines are not rewritten: a short name may be a word of the sentence too ("a", "i"), and a
    Korean particle depends on what stands before it. The page tells the new names beside them.
    """
    found = dict.fromkeys(_NAME.findall(text))
    return {old: names[old] for old in found if names.get(old, old) != old}

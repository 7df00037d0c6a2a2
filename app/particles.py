"""Korean particles that agree with what fills a message: "%(name)s을(를)" becomes "sum을"."""

import re
from collections.abc import Mapping

from guideline_model.particles import particle

# how a catalogue writes a particle that depends on what stands before it
_FORMS = {
    "을(를)": "을",
    "이(가)": "이",
    "은(는)": "은",
    "과(와)": "과",
    "(으)로": "으로",
    "(이)라": "이라",
}
_OPEN = re.compile(
    r"%\((?P<name>\w+)\)[sd](?P<close>[`”’\"')]*)(?P<form>" + "|".join(map(re.escape, _FORMS)) + ")"
)


def agree(message: str, params: Mapping[str, object]) -> str:
    """Return a Korean message, not filled yet, with its particles chosen for its parameters."""

    def choose(match: re.Match[str]) -> str:
        form = particle(str(params.get(match["name"], "")), _FORMS[match["form"]])
        return match[0].removesuffix(match["form"]) + form

    return _OPEN.sub(choose, message)

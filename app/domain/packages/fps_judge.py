"""Special judges of FPS: `tpj` is one of testlib's convention, `spj` one of HUSTOJ's own.

HUSTOJ calls `spj input answer output` where testlib has `checker input output answer`; the exit
codes are the same (0 right, 1 wrong). A few lines before the program change the order back.
"""

from functools import partial

from app.domain.errors import N_, AppError
from app.domain.packages.findings import Findings
from app.domain.packages.xml_text import Element
from app.domain.special_judges import make
from judge.model import Convention, SpecialJudge

TEXT_JUDGE = N_("text judges (spj 2) are not known here: output is compared word by word.")
NOT_C = N_("the special judge is in %(name)s: only C and C++ can be taken over.")
CANNOT_HOLD = N_(
    "FPS holds special judges in C++ of testlib's convention only, without other files, and no "
    "interactive problems."
)
_ORDER = """// HUSTOJ gives the answer before the output: put back in order.
__attribute__((constructor)) static void hustoj_order(int, char **given) {
    char *answer = given[3];
    given[3] = given[2];
    given[2] = answer;
}
"""


def read(place: str, item: Element, findings: Findings) -> tuple[str, SpecialJudge | None]:
    """Return the checker, and the program that it is where it is one."""
    for name in ("tpj", "spj"):
        for element in item.all(name):
            if not element.text.strip():
                continue
            language = element.attributes.get("language", "C++").lower()
            if language == "text":
                findings.warning(place, TEXT_JUDGE)
                continue
            if language not in ("c", "c++", "cpp", "g++"):
                findings.error(place, NOT_C, name=language)
                continue
            source = element.text.lstrip("\n")
            files = {"judge.cpp": ((_ORDER if name == "spj" else "") + source).encode()}
            special = findings.attempt(place, partial(make, files))
            return "special", special
    return "tokens", None


def written(checker: str, special: SpecialJudge | None) -> tuple[str, str] | None:
    """Return the element's name and the program of a special judge, None where there is none.

    Raises AppError where FPS cannot hold it.
    """
    if checker not in ("special", "interactive"):
        return None
    if (
        special is None
        or checker == "interactive"
        or special.program.language != "cpp"
        or special.convention is not Convention.TESTLIB
        or special.arguments
        or {file.name for file in special.program.files} - {"testlib.h"}
    ):
        raise AppError(CANNOT_HOLD)
    source = special.program.source
    if source.startswith(_ORDER):
        return "spj", source.removeprefix(_ORDER)
    return "tpj", source

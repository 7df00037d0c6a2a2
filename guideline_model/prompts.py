"""What a language model is asked: the same words for all units of a solution, then the unit.

All that units share stands first (instruction, statement, the whole program with the tags of its
units), so that a server or a worker computes it once. Tags are only read: what comes back is text.
"""

from dataclasses import dataclass

from guideline_model.model import Refusal, WriteRequest
from segmenter import Level, Unit


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One question: `shared` is equal for all units of a request, `own` is about one of them."""

    shared: str
    own: str

    def messages(self) -> list[dict[str, str]]:
        """Return it as chat messages."""
        return [{"role": "user", "content": self.shared + self.own}]


_PHRASE = 20  # characters: shorter lines might be said in any guideline
_LANGUAGES = {"c": "C", "cpp": "C++", "python": "Python", "java": "Java"}
_INSTRUCTION = {
    "ko": """\
당신은 프로그래밍을 처음 배우는 학생을 돕습니다. 학생은 아래 {language} 프로그램을 보지 못하고, \
단위마다 당신이 쓴 가이드라인만 읽고 그 단위의 코드를 직접 작성합니다.
규칙:
- {shape}
- 단위가 무엇을 왜 하는지 말하고, 코드, 연산식, 서식 문자열을 그대로 옮기지 마세요.
- 단위가 선언하는 이름은 모두, 자료형과 함께 말하세요. 프로그램에 없는 이름은 말하지 마세요.
- 태그, 마크다운, 코드 블록 없이 존댓말로 가이드라인만 답하세요.
""",
    "en": """\
You help students who are learning to program. They do not see the {language} program below: they \
read only your guideline of each unit, and write the code of that unit themselves.
Rules:
- {shape}
- Say what the unit does and why. Do not copy code, expressions or format strings.
- Name everything that the unit declares, with its type, and nothing that is not in the program.
- Answer with the guideline alone: no tags, no markup, no code blocks.
""",
}
_SHAPE = {
    "ko": {
        Level.LINE: "한 문장으로 쓰고, 꼭 필요하면 세 문장까지 쓰세요.",
        Level.PARAGRAPH: "목표를 한 문장으로 쓰고, 그 아래에 번호를 붙인 짧은 단계를 쓰세요.",
        Level.FUNCTION: "목표를 한 문장으로 쓰고(함수라면 매개변수와 결과도), "
        "그 아래에 번호를 붙인 짧은 단계를 쓰세요.",
    },
    "en": {
        Level.LINE: "Write one sentence, three at the most.",
        Level.PARAGRAPH: "Write the goal in one sentence, then short numbered steps.",
        Level.FUNCTION: "Write the goal in one sentence (of a function also its parameters and "
        "result), then short numbered steps.",
    },
}
_WORDS = {
    "ko": ("문제", "프로그램", "{number}번 단위 [{tag}]", "가이드라인:", "앞서 쓴 것", "고칠 점"),
    "en": (
        "Problem",
        "Program",
        "Unit {number} [{tag}]",
        "Guideline:",
        "You wrote",
        "To be mended",
    ),
}


def prompt_for(request: WriteRequest, unit: Unit) -> Prompt:
    """Return what to ask for one unit; where an answer was refused, with it and the reasons."""
    _, _, about, ask, wrote, mend = _WORDS[request.locale]
    own = f"{about.format(number=unit.index + 1, tag=unit.tag)}:\n{unit.text}\n\n"
    refused = request.refused.get(unit.index)
    if refused is not None:
        own += _again(refused, wrote, mend)
    return Prompt(shared=_shared(request), own=own + ask)


def _shared(request: WriteRequest) -> str:
    segmentation = request.segmentation
    instruction = _INSTRUCTION[request.locale].format(
        language=_LANGUAGES[segmentation.language],
        shape=_SHAPE[request.locale][Level(segmentation.level)],
    )
    problem, program, *_ = _WORDS[request.locale]
    statement = f"{problem}:\n{request.statement.strip()}\n\n" if request.statement.strip() else ""
    return f"{instruction}\n{statement}{program}:\n{segmentation.tagged().strip()}\n\n"


def _again(refused: Refusal, wrote: str, mend: str) -> str:
    reasons = "\n".join(f"- {reason}" for reason in refused.reasons)
    return f"{wrote}: {refused.text}\n{mend}:\n{reasons}\n\n"


def phrases(locale: str) -> tuple[str, ...]:
    """Return the pieces of a prompt that never belong in an answer."""
    lines = [*_INSTRUCTION[locale].splitlines(), *_SHAPE[locale].values()]
    *_, wrote, mend = _WORDS[locale]
    told = (line.strip("- ") for line in lines if "{" not in line)
    return (*(line for line in told if len(line) > _PHRASE), f"{wrote}:", f"{mend}:")

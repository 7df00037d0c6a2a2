"""What the judge is asked and what it answers: frozen, and all of it fit for JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from judge.explanations import Explanation
from judge.remarks import Remark
from judge.state_difference import StateDifference
from judge.verdict import Verdict
from segmenter import Piece


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one run may use. CPU and wall in seconds, memory in MiB, output in KiB."""

    cpu_seconds: float = 2.0
    wall_seconds: float = 10.0
    memory_mib: int = 256
    output_kib: int = 4096
    processes: int = 64


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """A file that stands beside a source when it is compiled, such as `testlib.h`."""

    name: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Program:
    """Source text plus language key (one of `judge.languages.LANGUAGES`), and what it includes."""

    language: str
    source: str
    files: tuple[SourceFile, ...] = ()


class Convention(StrEnum):
    """How a special judge is called and answers; docs/judge.md tells both."""

    TESTLIB = "testlib"
    ICPC = "icpc"


@dataclass(frozen=True, kw_only=True)
class SpecialJudge:
    """The instructor's own program, in C++ or Python, that decides whether an output is right
    (the checker `special`) or talks with the student's program (the checker `interactive`).

    `arguments` are its own ones, after those of the convention."""

    program: Program
    convention: Convention = Convention.TESTLIB
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TestCase:
    """Input and expected output; `sample` ones may be shown, the others are hidden."""

    __test__ = False  # not a test class of pytest

    name: str
    input: str
    output: str
    sample: bool = False


@dataclass(frozen=True, kw_only=True)
class Message:
    """A compiler's (or interpreter's) word about a place; line and column count from 1, 0 unknown.

    In a `UnitReport` the line is the student's own, within the unit. `text` is the compiler's own,
    `explanation` what it is about, where we know it.
    """

    line: int
    column: int
    severity: str
    text: str
    explanation: Explanation | None = None


@dataclass(frozen=True, kw_only=True)
class CompileReport:
    """How compiling went."""

    ok: bool
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CaseReport:
    """One test case's outcome. `message` says in English what differed, `remark` the same as a
    value (none where the words are a program's own); `output` is what the program printed, cut to a
    few KiB, for cases that may be shown. `note` is what a special judge said: it may tell of hidden
    cases, so it is for the instructor only."""

    name: str
    verdict: Verdict
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    message: str = ""
    remark: Remark | None = None
    output: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Protection:
    """One protection of the sandbox: `state` is "on", "reduced" or "missing"."""

    name: str
    state: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class RunReport:
    """One full run of a program over its cases: the JSON of `python -m judge run`.

    `special` tells how compiling the special judge went, where there is one; if it failed, the
    verdict is IE and there are no cases.
    """

    verdict: Verdict
    cases: tuple[CaseReport, ...]
    compile: CompileReport
    protections: tuple[Protection, ...] = ()
    special: CompileReport | None = None

    @property
    def fault(self) -> str:
        """What is wrong with the special judge where the verdict is IE; for the instructor."""
        if self.special is not None and not self.special.ok:
            first = next((m for m in self.special.messages if m.severity == "error"), None)
            return "it does not compile" + (f": line {first.line}: {first.text}" if first else "")
        failed = (case for case in self.cases if case.verdict is Verdict.IE)
        return next((f"test {case.name}: {case.note}" for case in failed), "")


class DecidedBy(StrEnum):
    """Which of the rules of the design's section 5 decided a unit."""

    TOKENS = "tokens"
    RENAMING = "renaming"
    TESTS = "tests"
    STRUCTURE = "structure"


class FeedbackCode(StrEnum):
    """What can be said of a unit. The words are made in `app.domain.feedback`, per locale."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    EARLY_BRACE = "early_brace"  # closes more than it opens
    UNCLOSED_BRACE = "unclosed_brace"  # `token`: ( [ or {
    MISSING_BRACE = "missing_brace"  # `token`: the bracket that its place needs
    UNCLOSED_STRING = "unclosed_string"
    UNCLOSED_COMMENT = "unclosed_comment"
    DIRECTIVE = "directive"  # `token`: the directive that reaches outside
    INDENTATION = "indentation"  # Python: does not fit its place
    UNTESTED = "untested"  # the tests cannot judge this unit, and it is built otherwise
    COMPILE_ERROR = "compile_error"
    WRONG_ANSWER = (
        "wrong_answer"  # `case`, `sample`, and for a sample `expected`, `actual`, `reason`
    )
    TIME_LIMIT = "time_limit"  # `case`, `seconds`
    IDLE_LIMIT = "idle_limit"
    MEMORY_LIMIT = "memory_limit"
    OUTPUT_LIMIT = "output_limit"
    RUNTIME_ERROR = "runtime_error"  # `case`, `reason`
    FAULT = "fault"  # `kind`, one of `FaultKind`, with its parameters
    FAULT_ELSEWHERE = "fault_elsewhere"  # the next row's fault is in code outside of the unit
    INTERNAL_ERROR = "internal_error"
    LANGUAGE_OFF = "language_off"  # `language`: its key; no worker can judge it now
    STATE = "state"  # `state`: where the program and the reference part on a sample
    NEAR_MISS = "near_miss"  # `edit`, `part`, `column`, `length`: one token is another one
    PARTING = "parting"  # `column`, `length`: from here on the reference goes on otherwise
    KIND = "kind"  # `kind`, one of `SlipKind`, and `part`: what is wrong at a near miss
    KIND_PARTING = "kind_parting"  # `part`: what the reference has where it parts
    PIECE = "piece"  # `edit`, `given`, `wanted`: the very piece
    PIECE_PARTING = "piece_parting"  # `wanted`: with what the reference goes on, "" at its end
    BREAKS = "breaks"  # `unit`, and `names` or `verdict` and `case`: a later unit fits no more
    ACCEPTED = "accepted"


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """One thing to tell the student: a code, its parameters, and the unit's own line (0 = all).

    `remark` is the parameter `reason` as a value, where it is in the judge's words; `explanation`
    what a run-time error is about, `state` what differs on a sample as the program runs."""

    code: FeedbackCode
    line: int = 0
    params: Mapping[str, str] = field(default_factory=dict)
    remark: Remark | None = None
    explanation: Explanation | None = None
    state: StateDifference | None = None


@dataclass(frozen=True, kw_only=True)
class UnitRequest:
    """Everything that judging one unit needs.

    `pieces` are the whole reference (`Segmentation.pieces()`), `accepted` the student's accepted
    text of units by index (of this one: what it was before); all others stand with the reference's
    text. `broken` are texts that were accepted and fit no more, to be looked at again. `weak` tells
    whether the tests cannot tell the unit from its absence (judge/weakness.py); None: not known
    yet, it is found out where it matters. `alternatives` are other texts by unit, each judged right
    in the reference's place (judge/alternatives.py).
    """

    language: str
    pieces: tuple[Piece, ...]
    unit: int
    answer: str
    cases: tuple[TestCase, ...]
    limits: Limits = field(default_factory=Limits)
    checker: str = "tokens"
    special: SpecialJudge | None = None
    accepted: Mapping[int, str] = field(default_factory=dict)
    broken: Mapping[int, str] = field(default_factory=dict)
    weak: bool | None = None
    alternatives: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A later unit that does not fit any more, and why: it says names that are others now (`fix`
    is its text with the new ones), or the program has this verdict with it (in the test `case`).
    `still` tells that it did not fit before, and that nothing has changed for it."""

    unit: int
    names: Mapping[str, str] = field(default_factory=dict)
    fix: str = ""
    verdict: Verdict | None = None
    case: str = ""
    still: bool = False


@dataclass(frozen=True, kw_only=True)
class UnitReport:
    """The judge's answer to one unit: the JSON of `python -m judge unit`.

    `broken` are the later units that an accepted answer breaks, all of them. `hints` tell more and
    more of what is wrong with a refused one, each to be shown only when it is asked for. `note` is
    why the verdict is IE, where a special judge failed: for the instructor only.
    """

    verdict: Verdict
    accepted: bool
    decided_by: DecidedBy
    renames: Mapping[str, str] = field(default_factory=dict)
    feedback: tuple[Feedback, ...] = ()
    messages: tuple[Message, ...] = ()
    broken: tuple[Broken, ...] = ()
    hints: tuple[Feedback, ...] = ()
    note: str = ""

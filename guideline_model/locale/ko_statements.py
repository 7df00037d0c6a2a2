"""Korean: puts simple statements in words."""

# ruff: noqa: PLR0911 - one case for each kind of action or value

from collections.abc import Sequence

from guideline_model.describe.actions import (
    Assign,
    Declare,
    Print,
    Read,
    Return,
    Update,
    Variable,
)
from guideline_model.describe.expressions import (
    Binary,
    Cast,
    Choice,
    Constant,
    Each,
    Expr,
    Input,
    Invoke,
    Items,
    Known,
    Lambda,
    New,
    Number,
    Slice,
    Text,
    Unary,
)
from guideline_model.describe.formats import lines
from guideline_model.locale import ko_words as words
from guideline_model.locale.ko_types import array_of, listed, type_words
from guideline_model.locale.ko_values import (
    ADVERBS,
    all_of,
    called,
    new,
    noun,
    shown,
    sized,
)
from guideline_model.locale.ko_words_actions import (
    MODIFIERS,
    UPDATES,
)
from guideline_model.particles import Word, particle

# Values that say much: where they go is said after them.
_LONG = (Binary, Cast, Choice, Each, Invoke, Known, Lambda, Slice)


def named(names: Sequence[str]) -> list[Word]:
    """Return names as words that take particles."""
    return [Word(name) for name in names]


def declare(action: Declare) -> str:
    """Return the declaration of variables."""
    what = "멤버 변수" if action.place else "변수"
    words_ = [MODIFIERS[word] for word in action.modifiers if word in MODIFIERS]
    prefix = f"{' '.join(words_)} " if words_ else ""
    groups: dict[tuple[str, str], list[Variable]] = {}
    for one in action.variables:
        groups.setdefault((shape_of(one), _value(one)), []).append(one)
    stems = []
    for (shape, value), some in groups.items():
        begun = len(groups) > 1 and value.startswith("선언하고 ") and value.endswith("초기화하")
        how = f"{value.removeprefix('선언하고 ')}여 선언하" if begun else value
        stems.append(
            f"{prefix}{kind_words(shape, what)} {listed(named([v.name for v in some])):을} {how}"
        )
    return (
        ", ".join([*(f"{stem}고" for stem in stems[:-1]), stems[-1]]) if stems else "변수를 선언하"
    )


def kind_words(shape: str, what: str) -> str:
    """Return the words for what is declared."""
    if shape.endswith("배열"):
        return f"{shape} 멤버" if what != "변수" else shape
    return f"{shape} {what}".strip()


def shape_of(variable: Variable) -> str:
    """Return the type of a variable with its sizes."""
    type_ = variable.type
    if not variable.sizes:
        return type_words(type_)
    known = [size for size in variable.sizes if size is not None]
    kind = array_of(type_, len(variable.sizes)) if type_ else Word("배열")
    if not known:
        return kind
    if len(known) == 2 and len(variable.sizes) == 2:
        return f"크기가 {noun(known[0])}행 {noun(known[1])}열인 {kind}"
    return f"크기가 {' × '.join(noun(size) for size in known)}인 {kind}"


def _value(variable: Variable) -> str:
    value = variable.value
    if value is None:
        return "선언하"
    if isinstance(value, Input):
        return f"선언하고 {_source(value.how)} {words.KINDS[value.key]}{_object(value.key)} 입력받아 저장하"  # noqa: E501
    if isinstance(value, New):
        if value.sizes:
            return f"선언하고 {sized(value)} 새 배열을 만들어 저장하"
        if value.type.key != "named" and not value.args:
            return "선언하고 빈 상태로 두"
        return f"선언하고 {Word(new(value)):을} 저장하"
    if isinstance(value, Items):
        return _filled(variable, value)
    if isinstance(value, Lambda):
        return f"선언하고 {noun(value):을} 저장하"
    return f"선언하고 {noun(value):으로} 초기화하"


def _filled(variable: Variable, value: Items) -> str:
    zero = value.items in {(Number("0"),), ()}
    if variable.sizes and zero:
        return "선언하고 모두 0으로 초기화하"
    if value.key == "arguments" and variable.type and variable.type.key in {"list", "string"}:
        size, *rest = value.items or (Number("0"),)
        fill = f" 모두 {noun(rest[0]):으로} 채우" if rest else ""
        return f"선언하고 크기를 {noun(size):으로} 정하" + (f"여{fill}" if rest else "")
    if not value.items:
        return "선언하고 비워 두"
    return f"선언하고 {all_of(value.items):으로} 초기화하"


def assign(action: Assign) -> str:
    """Return an assignment."""
    targets, value = action.targets, action.value
    target = listed([_place(t) for t in targets])
    if len(targets) == 1 and isinstance(targets[0], Items) and isinstance(value, Items):
        pairs = zip(targets[0].items, value.items, strict=False)
        if len(targets[0].items) == len(value.items):
            plain = all(isinstance(v, Number | Constant | Text) for v in value.items)
            said = ", ".join(f"{noun(t)}에 {noun(v):을}" for t, v in pairs)
            return f"{said} {'' if plain else '동시에 '}저장하"
    if isinstance(value, Input):
        return f"{_source(value.how)} {words.KINDS[value.key]}{_object(value.key)} 입력받아 {target}에 저장하"  # noqa: E501
    said = noun(value)
    if isinstance(value, _LONG) or "에 " in said or "에서 " in said:
        return f"{said:을} {target}에 저장하"
    if action.new and isinstance(value, Items | Number | Constant):
        made = "변수 " if len(targets) == 1 and not isinstance(targets[0], Items) else ""
        return f"{made}{target}에 {noun(value):을} 저장하"
    return f"{target}에 {noun(value):을} 저장하"


def _place(target: Expr) -> Word:
    """Return where a value is stored."""
    if isinstance(target, Unary) and target.key == "pointee":
        return Word(f"포인터 {noun(target.operand):이} 가리키는 곳")
    return noun(target)


def _object(key: str) -> str:
    return particle(words.KINDS[key], "을")


def _source(how: str) -> str:
    streams = {"cin", "sc", "br", "scanner", "in", "st", "scan", "input"}
    if how in streams - {"input"} or how[:1].isupper():
        return f"{Word(how):으로}"
    return f"{how} 함수로"


def update(action: Update) -> str:
    """Return an update of a variable."""
    target, value = noun(action.target), noun(action.value)
    if action.joins:
        return f"{target}의 끝에 {value:을} 이어 붙이"
    if isinstance(action.value, Number) and action.op in {"+", "-"}:
        return f"{target:을} {value} {'증가' if action.op == '+' else '감소'}시키"
    if action.op == "+" and isinstance(action.value, Invoke):
        return f"{value:을} {target}에 더하"
    if action.op == "+":
        return f"{target}에 {value:을} 더하"
    if action.op == "-":
        return f"{target}에서 {value:을} 빼"
    return UPDATES.get(action.op, UPDATES["+"]).format(target, value)


def read(action: Read) -> str:
    """Return the reading of input."""
    source = _source(action.how)
    got = "입력받아"
    if action.text is not None:
        source, got = f"{source} {noun(action.text)}에서", "읽어"
    groups: list[tuple[str, list[Expr]]] = []
    for key, target in action.targets:
        if groups and groups[-1][0] == key:
            groups[-1][1].append(target)
        else:
            groups.append((key, [target]))
    limit = f" 최대 {noun(action.limit)}자까지" if isinstance(action.limit, Number) else ""
    if isinstance(action.limit, Known):  # sizeof of the array itself
        limit = " 배열의 크기를 넘지 않게"
    said = []
    for key, targets in groups:
        count = f" {len(targets)}개를" if len(targets) > 1 else _object(key)
        said.append(f"{words.KINDS[key]}{count}{limit} {got} {all_of(tuple(targets))}에 저장하")
    if not said:
        return f"{source} 입력을 읽"
    order = " 차례로" if len(action.targets) > 1 and len(groups) == 1 else ""
    stem = ", ".join([*(f"{one}고" for one in said[:-1]), said[-1]])
    return f"{source} {stem.removesuffix(' 저장하')}{order} 저장하" if order else f"{source} {stem}"


def print_(action: Print) -> str:
    """Return the printing of output."""
    parts = lines(action.parts)
    ends = 0
    if parts and isinstance(parts[-1], str):
        last = parts[-1]
        ends = len(last) - len(last.rstrip("\n"))
        parts[-1:] = [last.rstrip("\n")] if last.rstrip("\n") else []
    if len(parts) > 1 and isinstance(parts[0], str) and not parts[0].strip("\n"):
        breaks = len(parts[0])
        first = "줄을 바꾼 뒤" if breaks == 1 else f"줄을 {breaks}번 바꾼 뒤"
        return f"{first} {print_(Print(action.how, (*parts[1:], chr(10) * ends)))}"
    if not parts:
        return (
            "줄을 바꾸" if ends == 1 else f"줄을 {ends}번 바꾸" if ends else "아무것도 출력하지 않"
        )
    if len(parts) > 1 and parts[-1] == " " and not ends:
        said = shown(tuple(parts[:-1]))
        return (
            f"{said} 출력하고 공백 한 칸을 더 출력하"
            if said.endswith(ADVERBS)
            else (f"{said} 뒤에 공백 한 칸을 붙여 출력하")
        )
    said = shown(tuple(parts))
    if len(parts) == 1 and parts[0] == " ":
        said = Word("공백 한 칸")
    how = "" if said.endswith(ADVERBS) else " 차례로 이어서" if len(parts) > 1 else ""
    tail = "고 줄을 바꾸" if ends == 1 else f"고 줄을 {ends}번 바꾸" if ends else ""
    body = said if said.endswith(ADVERBS) else f"{said:을}{how}"
    return f"{body} 출력하{tail}"


def call_only(call: Expr) -> str:
    """Return a call for its effect."""
    if isinstance(call, Invoke):
        return f"{called(call)} 호출하"
    return f"{noun(call):을} 구하"


def return_(action: Return) -> str:
    """Return a return."""
    value = action.value
    if value is None:
        return "함수를 끝내고 돌아가"
    if action.main and isinstance(value, Number):
        return f"{noun(value):을} 반환하여 프로그램을 끝내"
    return f"{noun(value):을} 반환하"

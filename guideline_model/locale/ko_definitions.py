"""Korean: puts functions and types in words."""

from guideline_model.describe.actions import (
    Define,
    DefineType,
    Variable,
)
from guideline_model.describe.expressions import (
    Type,
)
from guideline_model.locale import ko_words as words
from guideline_model.locale.ko_statements import named, shape_of
from guideline_model.locale.ko_types import listed, type_words
from guideline_model.locale.ko_values import (
    noun,
)
from guideline_model.locale.ko_words_actions import KINDS, MODIFIERS
from guideline_model.particles import Word, particle


def _param(param: Variable) -> str:
    kind = shape_of(param)
    said = f"{kind} {param.name}".strip()
    return f"{said}(기본값 {noun(param.value)})" if param.value is not None else said


def define(action: Define) -> str:
    """Return the definition of a function."""
    params = [Word(_param(p)) for p in action.params]
    given = f"{listed(params):을} 매개변수로 받" if params else ""
    returns = _returns(action.returns)
    words_ = " ".join(word for word in action.modifiers if word in MODIFIERS)
    words_ = f"{words_} " if words_ else ""
    if action.how == "main":
        kind = "메서드" if words_ else "함수"
        notes = [f"매개변수: {listed(params)}"] if params else []
        note = ", ".join([*notes, returns or "반환값 없음"])
        return f"프로그램이 시작되는 {words_}main {Word(f'{kind}({note})'):을} 작성하"
    if action.how == "constructor" and action.name.startswith("~"):
        return f"{words_}소멸자(이름 앞에 ~를 붙인 것) {Word(action.name[1:]):을} 작성하"
    if action.how == "constructor":
        inits = "".join(
            f", 멤버 {Word(v.name):을} {noun(v.value):으로} 초기화하" for v in action.inits
        )
        lead = f"{given}는 " if given else ""
        return f"{lead}{words_}생성자 {Word(action.name):을} 작성하{'고' if inits else ''}{inits.replace('하,', '하고,')}"  # noqa: E501
    tail = "선언만 먼저 하" if action.how in {"prototype", "abstract"} else "정의하"
    taken = (
        f"{given}아 "
        if given and returns
        else f"{given}고 "
        if given and action.returns
        else f"{given}는 "
        if given
        else ""
    )
    result = f"{returns}하는 " if returns else "반환값이 없는 " if action.returns else ""
    kind = {"method": "메서드", "abstract": "메서드", "operator": "연산자 함수"}.get(
        action.how, "함수"
    )
    name = _operator(action.name) if action.how == "operator" else action.name
    return f"{taken}{result}{words_}{kind} {Word(name):을} {tail}"


def _operator(name: str) -> str:
    return name.replace("operator", "operator ").replace("  ", " ")


def _returns(type_: Type | None) -> str:
    if type_ is None or (type_.key == "void" and not type_.pointer):
        return ""
    plain = not type_.pointer and not type_.args
    if type_.key == "value":
        return "결과를 반환"
    said = words.HELD.get(type_.name) if plain else None
    exact = {"double": "double형 실수", "float": "float형 실수"}.get(type_.name, said)
    return f"{Word(exact or type_words(type_) + ' 값'):을} 반환"


def define_type(action: DefineType) -> str:
    """Return the definition of a type."""
    how = action.how.removeprefix("typedef ")
    kind = KINDS.get(how, how)
    bases = f"{listed(named(action.bases)):을} 물려받는 " if action.bases else ""
    params = f"{listed(named(action.params)):을} 담는 " if action.params else ""
    members = ""
    if action.members:
        said = [
            Word(f"{m.name}(값 {noun(m.value)})" if m.value is not None else m.name)
            for m in action.members
        ]
        members = f"{listed(said):을} 차례로 가지는 "
    name = f" {Word(action.name):을}" if action.name else particle(kind, "을")
    alias = f"{listed(named([v.name for v in action.variables]))}" if action.variables else ""
    tail = "정의하"
    if alias and action.how.startswith("typedef"):
        tail = f"정의하고 {Word(alias):이라}는 이름을 붙이"
    elif alias:
        tail = f"정의하고 그 변수 {listed(named([v.name for v in action.variables])):을} 선언하"
    return f"{bases}{params}{members}{kind}{name} {tail}"

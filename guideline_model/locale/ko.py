"""Korean: puts actions in words."""

# ruff: noqa: PLR0911, PLR0912 - one case for each kind of action or value

from collections.abc import Sequence

from guideline_model.describe.actions import (
    Action,
    Alias,
    Assign,
    Branch,
    CallOnly,
    Case,
    Catch,
    Check,
    CountLoop,
    Declare,
    Define,
    DefineType,
    Do,
    DoLoop,
    EachLoop,
    ForLoop,
    Plain,
    Print,
    Read,
    Return,
    Swap,
    Switch,
    Throw,
    Unclear,
    Update,
    Variable,
    WhileLoop,
    With,
)
from guideline_model.describe.expressions import (
    Constant,
    Expr,
    Input,
    Invoke,
    Items,
    Known,
    Lambda,
    New,
    Number,
    Step,
    Type,
)
from guideline_model.describe.purposes import Purpose
from guideline_model.locale import ko_words as words
from guideline_model.locale.ko_values import (
    all_of,
    clause,
    enclosed,
    held_words,
    listed,
    new,
    noun,
    shown,
    type_words,
)
from guideline_model.particles import Word, particle

UPDATES = {
    "+": "{0:을} {1}만큼 늘리", "-": "{0:을} {1}만큼 줄이", "*": "{0}에 {1:을} 곱하",
    "/": "{0:을} {1:으로} 나누", "//": "{0:을} {1:으로} 나눈 몫으로 바꾸",
    "%": "{0:을} {1:으로} 나눈 나머지로 바꾸", "**": "{0:을} {1}제곱하",
    "&": "{0:을} {1:과} 비트 AND한 값으로 바꾸", "|": "{0:을} {1:과} 비트 OR한 값으로 바꾸",
    "^": "{0:을} {1:과} 비트 XOR한 값으로 바꾸", "<<": "{0}의 비트를 왼쪽으로 {1}칸 옮기",
    ">>": "{0}의 비트를 오른쪽으로 {1}칸 옮기", ">>>": "{0}의 비트를 오른쪽으로 {1}칸 옮기",
}  # fmt: skip
PLAIN = {
    "break": "반복문이나 분기를 여기서 빠져나가", "continue": "나머지를 건너뛰고 다음 반복으로 넘어가",
    "pass": "아무 일도 하지 않고 넘어가", "block": "묶음을 작성하", "try": "오류가 날 수 있는 부분을 감싸는 try문을 작성하",
    "finally": "오류가 나든 나지 않든 마지막에 실행되는 finally 부분을 작성하",
    "else_loop": "반복이 중간에 끊기지 않고 끝났을 때 실행되는 else 부분을 작성하",
    "else_try": "오류가 나지 않았을 때 실행되는 else 부분을 작성하",
    "using": "이름 공간 {0:을} 쓰도록 선언하", "namespace": "이름 공간 {0:을} 작성하",
    "template": "자료형 매개변수 {0:을} 받는 템플릿임을 선언하", "access": "여기부터의 접근 권한을 {0:으로} 정하",
    "type_name": "정의한 자료형의 이름을 {0:으로} 정하", "label": "이동할 자리 {0:을} 표시하", "goto": "표시해 둔 자리 {0:으로} 이동하",
    "global": "함수 안에서 전역 변수 {0:을} 쓰겠다고 선언하", "nonlocal": "바깥 함수의 변수 {0:을} 쓰겠다고 선언하",
    "docstring": "무엇을 하는 부분인지 설명하는 문자열을 쓰", "yield": "{0:을} 써서 다음 값을 내주",
    "decorator": "바로 아래 정의에 데코레이터 {0:을} 붙이", "annotate": "변수 {0}의 자료형을 적",
}  # fmt: skip
GOALS = {
    "declare": "변수를 준비하", "read": "값을 입력받", "compute": "값을 계산하", "swap": "두 값을 서로 바꾸",
    "print": "결과를 출력하", "return": "결과를 돌려주", "finish": "프로그램을 끝내", "decide": "조건에 따라 처리하",
}  # fmt: skip
PURPOSES = {
    "read_all": "이 반복문은 {0}에 입력을 차례로 채우기 위한 것입니다.",
    "sort_up": "이 반복문은 {0:을} 오름차순으로 정렬하기 위한 것입니다.",
    "sort_down": "이 반복문은 {0:을} 내림차순으로 정렬하기 위한 것입니다.",
    "largest": "이 반복문은 가장 큰 값을 찾아 {0}에 담기 위한 것입니다.",
    "smallest": "이 반복문은 가장 작은 값을 찾아 {0}에 담기 위한 것입니다.",
    "total": "이 반복문은 합계를 {0}에 쌓기 위한 것입니다.",
    "count": "이 반복문은 조건에 맞는 개수를 {0}에 세기 위한 것입니다.",
}  # fmt: skip
KINDS = {"struct": "구조체", "class": "클래스", "union": "공용체", "enum": "열거형",
         "interface": "인터페이스", "record": "레코드"}  # fmt: skip
MODIFIERS = {"static": "static", "public": "public", "private": "private", "const": "const",
             "extern": "extern", "final": "final", "inline": "inline"}  # fmt: skip


class Korean:
    """The Korean locale."""

    key = "ko"

    def stem(self, action: Action) -> str:
        """Return what a statement, or a header alone, asks the student to do."""
        match action:
            case Declare():
                return _declare(action)
            case Assign():
                return _assign(action)
            case Update():
                return _update(action)
            case Read():
                return _read(action)
            case Print():
                return _print(action)
            case Swap(left=left, right=right, through=through):
                over = f"{Word(through):을} 거쳐 " if through else ""
                return f"{over}{noun(left):과} {noun(right)}의 값을 서로 바꾸"
            case Do(key=key, args=args):
                if key == "append_text":
                    args = (args[0], Items("tuple", args[1:]))
                return words.EFFECTS[key].format(*map(noun, args), *["값"] * 3)
            case CallOnly(call=call):
                return _call(call)
            case Return():
                return _return(action)
        return self._header(action) or _rest(action)

    def _header(self, action: Action) -> str:
        match action:
            case Define():
                return _define(action)
            case DefineType():
                return _define_type(action)
            case CountLoop(type=type_):
                made = f"{type_words(type_)} 변수" if type_ else "변수"
                return f"{made} {_counted(action)} 반복하는 for문을 작성하"
            case ForLoop():
                return f"{_parts(action)} for문을 작성하"
            case WhileLoop(how="do", condition=condition):
                return f"{_while(condition)} 반복을 계속하도록 do-while문의 조건을 작성하"
            case WhileLoop(condition=condition):
                return f"{_while(condition)} 반복하는 while문을 작성하"
            case DoLoop():
                return "먼저 실행하고 나서 조건을 확인하는 do-while문을 시작하"
            case EachLoop():
                return f"{_each(action)} 반복하는 for문을 작성하"
            case Branch(how=how, condition=condition):
                return _branch(how, condition)
            case Switch(value=value, how=how):
                return f"{noun(value)}의 값에 따라 나누어 처리하는 {how}문을 작성하"
            case Case():
                return (
                    f"{self.lead(action)} 실행되는 case를 작성하"
                    if action.values or action.binds
                    else ("어느 경우에도 해당하지 않을 때 실행되는 기본 경우를 작성하")
                )
        return ""

    def lead(self, action: Action) -> str:
        """Return the circumstance that a block puts its body under."""
        match action:
            case CountLoop(type=type_):
                made = f"{type_words(type_)} 변수" if type_ else "변수"
                return f"{made} {_counted(action)} 반복하는 for문 안에서"
            case ForLoop():
                return f"{_parts(action)} for문 안에서"
            case WhileLoop(condition=condition):
                return f"{_while(condition)} 반복하는 while문 안에서"
            case EachLoop():
                return f"{_each(action)} 반복하는 for문 안에서"
            case Branch(how="else"):
                return "그렇지 않으면"
            case Branch(how=how, condition=condition) if condition is not None:
                return ("" if how == "if" else "그렇지 않고 ") + clause(condition, "면")
            case Switch(value=value):
                return f"{noun(value)}의 값에 따라"
            case Case(values=values, guard=guard, binds=binds):
                said = (
                    f"값이 {_any(values)}일 때"
                    if values
                    else f"값이 {listed(_named(binds))}일 때"
                    if binds
                    else "그 밖의 경우에"
                )
                return f"{said}{f' {clause(guard, chr(47732))}' if guard else ''}"
            case Catch(types=types, name=name):
                kind = f"{listed(_named(types))} 오류" if types else "오류"
                return f"{kind}가 나면{f' {Word(name):으로} 받아' if name else ''}"
            case Plain(key="try"):
                return "오류가 날 수 있으므로 try문 안에서"
            case Plain(key="finally"):
                return "오류와 관계없이 마지막에(finally)"
            case Plain(key="else_loop"):
                return "반복이 끊기지 않고 끝나면(else)"
            case Plain(key="else_try"):
                return "오류가 나지 않으면(else)"
            case DoLoop():
                return "do-while문으로, 먼저 한 번 실행하고 나서"
            case With(items=items):
                return f"{_with(items)} 둔 상태에서"
        return ""

    def under(self, lead: str, stem: str) -> str:
        """Return a stem that holds under a circumstance."""
        return f"{lead} {stem}" if lead else stem

    def join(self, stems: Sequence[str]) -> str:
        """Return several stems as one."""
        return ", ".join([*(f"{stem}고" for stem in stems[:-1]), stems[-1]])

    def sentence(self, stem: str) -> str:
        """Return a stem as a polite request."""
        closed = (ord(stem[-1]) - 0xAC00) % 28 if "가" <= stem[-1] <= "힣" else 0
        return f"{stem}{'으세요' if closed else '세요'}."

    def several(self, lead: str) -> str:
        """Return the sentence that opens a list of steps."""
        return self.sentence(self.under(lead, "다음을 차례로 하"))

    def goal(self, kinds: Sequence[str]) -> str:
        """Return the sentence that says what a run of steps is for."""
        stems = [GOALS[kind] for kind in kinds if kind in GOALS]
        said = "고 ".join(stems[-3:]) if stems else "다음을 처리하"
        return self.sentence(f"{said}는 부분을 작성하")

    def purpose(self, purpose: Purpose) -> str:
        """Return the sentence that says what a block is for."""
        return PURPOSES[purpose.key].format(Word(purpose.name))

    def fallback(self, names: Sequence[str], lines: int) -> str:
        """Return the sentence for a piece that could not be read."""
        if not names:
            return "앞뒤 코드와 이어지도록 이 자리에 필요한 코드를 작성하세요."
        return f"{listed(_named(names)):을} 사용하여 앞뒤 코드와 이어지는 코드를 작성하세요."


def _named(names: Sequence[str]) -> list[Word]:
    return [Word(name) for name in names]


def _any(values: tuple[Expr, ...]) -> Word:
    said = [noun(value) for value in values]
    return Word(f"{', '.join(said[:-1])} 또는 {said[-1]}") if len(said) > 1 else said[0]


# variables


def _declare(action: Declare) -> str:
    what = "멤버 변수" if action.place else "변수"
    words_ = [MODIFIERS[word] for word in action.modifiers if word in MODIFIERS]
    prefix = f"{' '.join(words_)} " if words_ else ""
    groups: dict[tuple[str, str], list[Variable]] = {}
    for one in action.variables:
        groups.setdefault((_shape(one), _value(one)), []).append(one)
    stems = []
    for (shape, value), some in groups.items():
        begun = len(groups) > 1 and value.startswith("선언하고 ") and value.endswith("초기화하")
        how = f"{value.removeprefix('선언하고 ')}여 선언하" if begun else value
        stems.append(
            f"{prefix}{_kind(shape, what)} {listed(_named([v.name for v in some])):을} {how}"
        )
    return (
        ", ".join([*(f"{stem}고" for stem in stems[:-1]), stems[-1]]) if stems else "변수를 선언하"
    )


def _kind(shape: str, what: str) -> str:
    if shape.endswith("배열"):
        return f"멤버 {shape}" if what != "변수" else shape
    return f"{shape} {what}".strip()


def _shape(variable: Variable) -> str:
    type_ = variable.type
    if not variable.sizes:
        return type_words(type_)
    held = held_words(type_) if type_ and not type_.pointer else type_words(type_)
    if type_ and type_.constant:
        held = Word(f"상수 {held}")
    known = [size for size in variable.sizes if size is not None]
    kind = f"{held} {'2차원 ' if len(variable.sizes) == 2 else ''}배열"
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
        return f"선언하고 {_source(value.how)} {words.KINDS[value.key]}{_object(value.key)} 입력받아 저장하"
    if isinstance(value, New):
        if value.sizes:
            return f"선언하고 {Word(new(value)):을} 만들어 저장하"
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


def _assign(action: Assign) -> str:
    targets = action.targets
    value = action.value
    target = listed([noun(t) for t in targets])
    if len(targets) == 1 and isinstance(targets[0], Items) and isinstance(value, Items):
        pairs = zip(targets[0].items, value.items, strict=False)
        if len(targets[0].items) == len(value.items):
            return ", ".join(f"{noun(t)}에 {noun(v):을}" for t, v in pairs) + " 저장하"
    if isinstance(value, Input):
        return f"{_source(value.how)} {words.KINDS[value.key]}{_object(value.key)} 입력받아 {target}에 저장하"
    if action.new and isinstance(value, Items | Number | Constant):
        made = "변수 " if len(targets) == 1 and not isinstance(targets[0], Items) else ""
        return f"{made}{target}에 {noun(value):을} 저장하"
    return f"{target}에 {noun(value):을} 저장하"


def _object(key: str) -> str:
    return particle(words.KINDS[key], "을")


def _source(how: str) -> str:
    streams = {"cin", "sc", "br", "scanner", "in", "st", "scan", "input"}
    if how in streams - {"input"} or how[:1].isupper():
        return f"{Word(how):으로}"
    return f"{how} 함수로"


def _update(action: Update) -> str:
    target, value = noun(action.target), enclosed(action.value)
    if action.joins:
        return f"{target}의 끝에 {value:을} 이어 붙이"
    if isinstance(action.value, Number) and action.op in {"+", "-"}:
        return f"{target:을} {value} {'증가' if action.op == '+' else '감소'}시키"
    if action.op == "+":
        return f"{target}에 {value:을} 더하"
    if action.op == "-":
        return f"{target}에서 {value:을} 빼"
    return UPDATES.get(action.op, UPDATES["+"]).format(target, value)


# input and output


def _read(action: Read) -> str:
    source = _source(action.how)
    groups: list[tuple[str, list[Expr]]] = []
    for key, target in action.targets:
        if groups and groups[-1][0] == key:
            groups[-1][1].append(target)
        else:
            groups.append((key, [target]))
    limit = f" 최대 {noun(action.limit)}만큼" if isinstance(action.limit, Number) else ""
    said = []
    for key, targets in groups:
        count = f" {len(targets)}개를" if len(targets) > 1 else _object(key)
        said.append(f"{words.KINDS[key]}{count}{limit} 입력받아 {all_of(tuple(targets))}에 저장하")
    if not said:
        return f"{source} 입력을 읽"
    order = " 차례로" if len(action.targets) > 1 and len(groups) == 1 else ""
    stem = ", ".join([*(f"{one}고" for one in said[:-1]), said[-1]])
    return f"{source} {stem.removesuffix(' 저장하')}{order} 저장하" if order else f"{source} {stem}"


_ADVERBS = ("구분하여", "하나씩", "이어서")


def _print(action: Print) -> str:
    parts = list(action.parts)
    ends = 0
    if parts and isinstance(parts[-1], str):
        last = parts[-1]
        ends = len(last) - len(last.rstrip("\n"))
        parts[-1:] = [last.rstrip("\n")] if last.rstrip("\n") else []
    if not parts:
        return (
            "줄을 바꾸" if ends == 1 else f"줄을 {ends}번 바꾸" if ends else "아무것도 출력하지 않"
        )
    if len(parts) > 1 and parts[-1] == " " and not ends:
        said = shown(tuple(parts[:-1]))
        return (
            f"{said} 출력하고 공백 한 칸을 더 출력하"
            if said.endswith(_ADVERBS)
            else (f"{said} 뒤에 공백 한 칸을 붙여 출력하")
        )
    said = shown(tuple(parts))
    if len(parts) == 1 and parts[0] == " ":
        said = Word("공백 한 칸")
    how = "" if said.endswith(_ADVERBS) else " 차례로 이어서" if len(parts) > 1 else ""
    tail = "고 줄을 바꾸" if ends == 1 else f"고 줄을 {ends}번 바꾸" if ends else ""
    body = said if said.endswith(_ADVERBS) else f"{said:을}{how}"
    return f"{body} 출력하{tail}"


# calls and results


def _call(call: Expr) -> str:
    if isinstance(call, Invoke):
        given = f"{all_of(call.args):을} 넣어 " if call.args else ""
        owner = f"{noun(call.receiver)}의 " if call.receiver is not None else ""
        return f"{given}{owner}{call.name} 함수를 호출하"
    return f"{noun(call):을} 구하"


def _return(action: Return) -> str:
    value = action.value
    if value is None:
        return "함수를 끝내고 돌아가"
    if action.main and isinstance(value, Number):
        return f"{noun(value):을} 반환하여 프로그램을 끝내"
    return f"{noun(value):을} 반환하"


# blocks


def _counted(loop: CountLoop) -> str:
    var, stop = Word(loop.var), noun(loop.stop)
    change = "감소" if loop.down else "증가"
    step = f"{noun(loop.step)}씩 {change}하며"
    if loop.included:
        return f"{var:이} {noun(loop.start)}부터 {stop}까지 {step}"
    word = "큰" if loop.down else "작은"
    return f"{var:이} {noun(loop.start)}에서 시작하여 {stop}보다 {word} 동안 {step}"


def _parts(loop: ForLoop) -> str:
    korean = Korean()
    if len(loop.first) == 1 and len(loop.then) == 1 and loop.condition is not None:
        first, then = loop.first[0], loop.then[0]
        if isinstance(first, Declare) and isinstance(then, Update) and len(first.variables) == 1:
            one = first.variables[0]
            begun = (
                f"{type_words(one.type)} 변수 {Word(one.name):을} {noun(one.value)}부터 시작하여"
            )
            return f"{begun} 매번 {korean.stem(then)}며 {_while(loop.condition)} 반복하는"
    first = f"처음에 {korean.join([korean.stem(a) for a in loop.first])}고, " if loop.first else ""
    then = f" 매번 {korean.join([korean.stem(a) for a in loop.then])}는 일을" if loop.then else ""
    return f"{first}{_while(loop.condition)}{then} 반복하는"


def _while(condition: Expr | None) -> str:
    if condition is None:
        return "멈출 때까지 끝없이"
    if isinstance(condition, Step) and not condition.before and not condition.up:
        return f"{noun(condition.target):이} 0이 될 때까지 매번 1씩 줄이며"
    return f"{clause(condition, 'ㄴ')} 동안"


def _each(loop: EachLoop) -> str:
    names = listed(_named(loop.names))
    kind = f"{type_words(loop.type)} " if loop.type and loop.type.key != "auto" else ""
    auto = "자동 추론(auto) " if loop.type and loop.type.key == "auto" else ""
    through = "참조로 " if loop.reference else ""
    source = noun(loop.source)
    whole = (
        "하나씩" if source.endswith(("쌍들", "원소", "것", "정수들", "값들")) else "원소를 하나씩"
    )
    of = f"{source:을}" if whole == "하나씩" else f"{source}의"
    kind = kind.replace(" 참조", "")
    return f"{of} {whole} {through}{auto}{kind}변수 {names}에 담아"


def _branch(how: str, condition: Expr | None) -> str:
    if condition is None:
        return "앞의 조건이 모두 거짓일 때 실행되는 else문을 작성하"
    said = clause(condition, "면")
    if how != "if":
        return f"앞의 조건이 거짓이고 {said} 실행되는 {how}문을 작성하"
    return f"{said} 실행되는 if문을 작성하"


def _with(items: tuple[tuple[Expr, str], ...]) -> str:
    said = []
    for value, name in items:
        file = isinstance(value, Known) and value.key == "opened"
        opened = (
            f"{noun(value.args[0])} 파일을 열어"
            if file and isinstance(value, Known)
            else f"{noun(value):을} 열어"
        )
        said.append(f"{opened} {name}에" if name else opened)
    return ", ".join(said)


def _rest(action: Action) -> str:
    match action:
        case Plain(key=key, names=names):
            return PLAIN.get(key, "{0:을} 작성하").format(listed(_named(names)))
        case Throw(value=Invoke(name=name, args=args)):
            return f"{f'{all_of(args):을} 내용으로 ' if args else ''}{name} 오류를 발생시키"
        case Throw(value=New(type=type_, args=args)):
            return f"{f'{all_of(args):을} 내용으로 ' if args else ''}{type_.name} 오류를 발생시키"
        case Throw(value=value):
            return f"{noun(value):을} 오류로 발생시키" if value else "잡은 오류를 다시 발생시키"
        case Catch(types=types, name=name):
            kind = f"{listed(_named(types))} 오류" if types else "오류"
            taken = f" {Word(name):으로} 받아" if name else ""
            return f"{kind}가 났을 때{taken} 처리하는 부분을 작성하"
        case With(items=items):
            return f"{_with(items)} 두고 쓰는 with문을 작성하"
        case Check(condition=condition):
            return f"{clause(condition, '지')} 확인(assert)하"
        case Alias(key="type", name=name, type=type_):
            return f"{type_words(type_)}의 다른 이름 {Word(name):을} 정하"
        case Alias(key="macro", name=name, value=value):
            simple = value if value.replace(".", "").isalnum() else ""
            return (
                f"매크로 상수 {Word(name):을} {Word(simple):으로} 정의하"
                if simple
                else f"매크로 {Word(name):을} 정의하"
            )
        case Alias(name=name):
            return f"매크로 함수 {Word(name):을} 정의하"
        case Unclear(names=names) if names:
            return f"{listed(_named(names)):을} 사용하여 앞뒤 코드와 이어지는 코드를 작성하"
    return "앞뒤 코드와 이어지도록 이 자리에 필요한 코드를 작성하"


# definitions


def _param(param: Variable) -> str:
    kind = _shape(param)
    said = f"{kind} {param.name}".strip()
    return f"{said}(기본값 {noun(param.value)})" if param.value is not None else said


def _define(action: Define) -> str:
    params = [Word(_param(p)) for p in action.params if p.name != "self"]
    given = f"{listed(params):을} 매개변수로 받" if params else ""
    own = "self를 첫 매개변수로 두고 " if any(p.name == "self" for p in action.params) else ""
    returns = _returns(action.returns)
    words_ = " ".join(word for word in action.modifiers if word in MODIFIERS)
    words_ = f"{words_} " if words_ else ""
    if action.how == "main":
        named = (
            f" {listed([Word(p.name) for p in action.params]):을} 매개변수로 받는" if params else ""
        )
        result = f"{returns}하는" if returns else ""
        lead = " ".join(x for x in (named.strip(), result) if x)
        return f"프로그램이 시작되는 {words_}main 함수를 {f'{lead} 형태로 ' if action.params else ''}작성하"
    if action.how == "constructor":
        inits = "".join(
            f", 멤버 {Word(v.name):을} {noun(v.value):으로} 초기화하" for v in action.inits
        )
        lead = f"{given}는 " if given else ""
        return f"{own}{lead}{words_}생성자 {Word(action.name):을} 작성하{'고' if inits else ''}{inits.replace('하,', '하고,')}"
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
    return f"{own}{taken}{result}{words_}{kind} {Word(name):을} {tail}"


def _operator(name: str) -> str:
    return name.replace("operator", "operator ").replace("  ", " ")


def _returns(type_: Type | None) -> str:
    if type_ is None or (type_.key == "void" and not type_.pointer):
        return ""
    plain = not type_.pointer and not type_.args
    said = words.HELD.get(type_.name) if plain else None
    exact = {"double": "double형 실수", "float": "float형 실수"}.get(type_.name, said)
    return f"{Word(exact or type_words(type_) + ' 값'):을} 반환"


def _define_type(action: DefineType) -> str:
    how = action.how.removeprefix("typedef ")
    kind = KINDS.get(how, how)
    bases = f"{listed(_named(action.bases)):을} 물려받는 " if action.bases else ""
    params = f"{listed(_named(action.params)):을} 담는 " if action.params else ""
    members = ""
    if action.members:
        said = [
            Word(f"{m.name}(값 {noun(m.value)})" if m.value is not None else m.name)
            for m in action.members
        ]
        members = f"{listed(said):을} 차례로 가지는 "
    name = f" {Word(action.name):을}" if action.name else "를" if kind[-1] in "체형" else "를"
    if not action.name:
        name = f"{Word(kind):을}"[len(kind) :]
    alias = f"{listed(_named([v.name for v in action.variables]))}" if action.variables else ""
    tail = "정의하"
    if alias and action.how.startswith("typedef"):
        tail = f"정의하고 {Word(alias):이라}는 이름을 붙이"
    elif alias:
        tail = f"정의하고 그 변수 {listed(_named([v.name for v in action.variables])):을} 선언하"
    return f"{bases}{params}{members}{kind}{name} {tail}"

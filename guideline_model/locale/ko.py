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
    WhileLoop,
    With,
)
from guideline_model.describe.counting import started
from guideline_model.describe.expressions import (
    Expr,
    Invoke,
    Items,
    Known,
    Name,
    New,
    Step,
)
from guideline_model.describe.purposes import Purpose
from guideline_model.locale import ko_words as words
from guideline_model.locale.ko_definitions import define, define_type
from guideline_model.locale.ko_statements import (
    assign,
    call_only,
    declare,
    named,
    print_,
    read,
    return_,
    update,
)
from guideline_model.locale.ko_types import listed, type_words
from guideline_model.locale.ko_values import (
    all_of,
    bound,
    clause,
    noun,
)
from guideline_model.locale.ko_words_actions import (
    GOALS,
    PLAIN,
    PURPOSES,
)
from guideline_model.particles import Word


class Korean:
    """The Korean locale."""

    key = "ko"

    def stem(self, action: Action) -> str:
        """Return what a statement, or a header alone, asks the student to do."""
        match action:
            case Declare():
                return declare(action)
            case Assign():
                return assign(action)
            case Update():
                return update(action)
            case Read():
                return read(action)
            case Print():
                return print_(action)
            case Swap(left=left, right=right, through=through, type=type_):
                made = f"{type_words(type_)} 변수 {Word(through):을} 새로 선언하고, 이를 거쳐 "
                over = made if type_ else f"변수 {Word(through):을} 거쳐 " if through else ""
                whose = "" if noun(right).endswith("값") else "의 값"
                return f"{over}{noun(left):과} {Word(f'{noun(right)}{whose}'):을} 서로 바꾸"
            case Do(key=key, args=args):
                if key == "append_text":
                    args = (args[0], Items("tuple", args[1:]))
                return words.EFFECTS[key].format(*map(noun, args), *["값"] * 3)
            case CallOnly(call=call):
                return call_only(call)
            case Return():
                return return_(action)
        return self._header(action) or _rest(action)

    def _header(self, action: Action) -> str:
        match action:
            case Define():
                return define(action)
            case DefineType():
                return define_type(action)
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
                    else f"값이 {listed(named(binds))}일 때"
                    if binds
                    else "그 밖의 경우에"
                )
                return f"{said}{f' {clause(guard, chr(47732))}' if guard else ''}"
            case Catch(types=types, name=name):
                kind = f"{listed(named(types))} 오류" if types else "오류"
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

    def several(self, lead: str, steps: int) -> str:
        """Return the sentence that opens a list of steps."""
        return self.sentence(self.under(lead, "다음을 차례로 하" if steps > 1 else "다음을 하"))

    def inside(self, stem: str) -> str:
        """Return the sentence for the only thing that is done inside a block."""
        return self.sentence(f"그 안에서 {stem}")

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
        return f"{listed(named(names)):을} 사용하여 앞뒤 코드와 이어지는 코드를 작성하세요."


def _any(values: tuple[Expr, ...]) -> Word:
    said = [noun(value) for value in values]
    return Word(f"{', '.join(said[:-1])} 또는 {said[-1]}") if len(said) > 1 else said[0]


# variables


# input and output


# calls and results


# blocks


def _counted(loop: CountLoop) -> str:
    var, stop = Word(loop.var), bound(loop.stop)
    change = "감소" if loop.down else "증가"
    step = f"{noun(loop.step)}씩 {change}하며"
    if loop.included:
        return f"{var:이} {noun(loop.start)}부터 {stop}까지 {step}"
    word = "큰" if loop.down else "작은"
    return f"{var:이} {noun(loop.start)}에서 시작하여 {stop}보다 {word} 동안 {step}"


def _parts(loop: ForLoop) -> str:
    korean = Korean()
    counter = started(loop)
    if counter is not None and loop.condition is not None:
        one, then = counter, loop.then[0]
        made = f"{type_words(one.type)} 변수" if one.type else "변수"
        var, value = f"{made} {Word(one.name):이}", noun(one.value)
        if isinstance(then, Update) and then.op in "+-" and then.target == Name(one.name, one.kind):
            way = "증가" if then.op == "+" else "감소"
            step = f"{value}부터 {noun(then.value)}씩 {way}하며, {_while(loop.condition)}"
            return f"{var} {step} 반복하는"
        begun = f"{var} {value}에서 시작하여"
        return f"{begun} 매번 {korean.stem(then)}며, {_while(loop.condition)} 반복하는"
    begun = f"처음에 {korean.join([korean.stem(a) for a in loop.first])}고, " if loop.first else ""
    each = f" 매번 {korean.join([korean.stem(a) for a in loop.then])}는 일을" if loop.then else ""
    return f"{begun}{_while(loop.condition)}{each} 반복하는"


def _while(condition: Expr | None) -> str:
    if condition is None:
        return "멈출 때까지 끝없이"
    if isinstance(condition, Step) and not condition.before and not condition.up:
        return f"{noun(condition.target):이} 0이 될 때까지 매번 1씩 줄이며"
    return f"{clause(condition, 'ㄴ')} 동안"


def _each(loop: EachLoop) -> str:
    names = listed(named(loop.names))
    kind = f"{type_words(loop.type)} " if loop.type and loop.type.key != "auto" else ""
    auto = "자동 추론(auto) " if loop.type and loop.type.key == "auto" else ""
    through = "참조로 " if loop.reference else ""
    source = noun(loop.source)
    text = isinstance(loop.source, Name) and loop.source.kind == "string"
    whole = (
        "문자를 하나씩"
        if text
        else "하나씩"
        if source.endswith(("쌍들", "원소", "것", "정수들", "값들"))
        else "원소를 하나씩"
    )
    of = f"{source:을}" if whole == "하나씩" else f"{source}의"
    kind = kind.replace(" 참조", "").replace("의 상수 ", " 상수 ")
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
        case Plain(key="macro", names=(name, *given)):
            if not given:
                return f"매크로 {Word(name):을} 불러 쓰"
            return f"매크로 {name}에 {listed(named(given)):을} 넣어 쓰"
        case Plain(key=key, names=names):
            return PLAIN.get(key, "{0:을} 작성하").format(listed(named(names)))
        case Throw(value=Invoke(name=name, args=args)):
            return f"{f'{all_of(args):을} 내용으로 ' if args else ''}{name} 오류를 발생시키"
        case Throw(value=New(type=type_, args=args)):
            return f"{f'{all_of(args):을} 내용으로 ' if args else ''}{type_.name} 오류를 발생시키"
        case Throw(value=value):
            return f"{noun(value):을} 오류로 발생시키" if value else "잡은 오류를 다시 발생시키"
        case Catch(types=types, name=name):
            kind = f"{listed(named(types))} 오류" if types else "오류"
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
            return f"{listed(named(names)):을} 사용하여 앞뒤 코드와 이어지는 코드를 작성하"
    return "앞뒤 코드와 이어지도록 이 자리에 필요한 코드를 작성하"


# definitions

"""Puts values, types and conditions in Korean."""

# ruff: noqa: PLR0911, PLR0912 - one case for each kind of action or value

from guideline_model.describe.expressions import (
    Ask,
    Between,
    Binary,
    Cast,
    Char,
    Choice,
    Compare,
    Constant,
    Each,
    Every,
    Expr,
    Given,
    Index,
    Input,
    Invoke,
    Items,
    Joined,
    Known,
    Lambda,
    Member,
    Name,
    New,
    Not,
    Number,
    Product,
    Show,
    Slice,
    Some,
    Step,
    Sum,
    Text,
    Unary,
    Unknown,
)
from guideline_model.describe.shapes import beside, one_of
from guideline_model.locale import ko_words as words
from guideline_model.locale.ko_types import array_of, listed, quoted, source_words, type_words
from guideline_model.locale.ko_verbs import conjugate
from guideline_model.particles import Word

_COMPOUND = (Sum, Product, Binary, Choice, Invoke, Cast, Each)
_CONDITIONS = (Compare, Between, Every, Some, Not, Ask)


def noun(expr: Expr | None) -> Word:
    """Return a value as a noun phrase."""
    return Word(_noun(expr) if expr is not None else "값")


def all_of(values: tuple[Expr, ...]) -> Word:
    """Return several values as one noun phrase: "a와 b", "a, b, c"."""
    return listed([enclosed(value) if len(values) > 1 else noun(value) for value in values])


def enclosed(expr: Expr) -> Word:
    """Return an operand, in parentheses where it is itself a calculation."""
    made = isinstance(expr, Known) and ":을}" in words.KNOWN.get(expr.key, "")
    return Word(f"({noun(expr)})") if isinstance(expr, _COMPOUND) or made else noun(expr)


def _noun(expr: Expr) -> str:
    match expr:
        case Name(text=text) | Number(text=text) | Constant(text=text):
            return text
        case Text(value=value):
            return quoted(value)
        case Char(value=value):
            return words.CHARS.get(value) or f"'{value}'"
        case Index():
            return _element(expr)
        case Member(base=Name(text="this"), name=name):
            return f"이 객체의 {name}"
        case Member(base=base, name=name):
            return f"{noun(base)}의 {name}"
        case Sum():
            return _sum(expr)
        case Product(factors=factors):
            return _product(factors)
        case Binary(key=key, left=Cast(type=type_, value=value), right=right) if key in words.BY:
            first = f"{noun(value):을} {type_words(type_):으로} 바꾸어"
            return f"{first} {enclosed(right):으로} {words.BY[key]}"
        case Binary(key=key, left=left, right=right):
            plain = isinstance(left, Sum | Product) and key in {"quotient", "division", "remainder"}
            first = noun(left) if plain else enclosed(left)
            return words.BINARY[key].format(first, enclosed(right))
        case Unary(key=key, operand=operand):
            return words.UNARY[key].format(noun(operand))
        case Known():
            return _known(expr)
        case Invoke():
            return _invoke(expr)
        case Choice(condition=condition, yes=yes, no=no):
            return f"{clause(condition, '면')} {noun(yes)}, 아니면 {noun(no)}"
        case Cast(type=type_, value=value):
            return f"{noun(value):을} {type_words(type_):으로} 바꾼 값"
    return _collected(expr)


def _collected(expr: Expr) -> str:
    match expr:
        case Items():
            return _items(expr)
        case Each():
            return _each(expr)
        case Lambda(params=params, value=value):
            taken = f"{listed([Word(p) for p in params]):을} 받아 " if params else ""
            return f"{taken}{noun(value):을} 돌려주는 함수" if value else f"{taken}처리하는 함수"
        case Step(target=target, up=up, before=before):
            change = "1 늘린" if up else "1 줄인"
            return (
                f"{noun(target):을} {change} 값"
                if before
                else f"{noun(target)}(쓰고 나서 {change}다)"
            )
        case Given(target=target, value=value):
            return f"{noun(value):을} 저장한 {noun(target)}"
        case New():
            return new(expr)
        case Slice():
            return _slice(expr)
        case Joined(parts=parts):
            return f"{shown(parts, adverbs=False):을} 이어 만든 문자열"
        case Input(key=key, how=how):
            return f"{source_words(how):으로} 입력받은 {words.KINDS[key]}"
        case Some(parts=(first, *rest)) if not isinstance(first, _CONDITIONS):
            return f"{noun(first)}(거짓이면 {noun(rest[-1])})"
        case Compare() | Between() | Every() | Some() | Not() | Ask():
            return f"{clause(expr, '지')} 여부"
        case Unknown(names=names) if names:
            return f"{listed([Word(n) for n in names]):을} 쓰는 식의 값"
    return "알맞은 값"


def _element(expr: Index) -> str:
    base, at = noun(expr.base), [noun(index) for index in expr.indexes]
    what = "문자" if expr.kind == "char" else "원소"
    simple = all(isinstance(i, Name | Number) for i in expr.indexes)
    if len(at) == 2 and simple:
        return f"{base}의 {at[0]}행 {at[1]}열 {what}"
    if len(at) > 1:
        return f"{base}에서 번호가 차례로 {listed(at)}인 {what}"
    index = expr.indexes[0]
    if isinstance(index, Text) or (isinstance(expr.base, Name) and expr.base.kind == "map"):
        return f"{base}에서 키가 {at[0]}인 값"
    if index == Number("-1"):
        return f"{base}의 마지막 {what}"
    if simple:
        return f"{base}의 {at[0]}번 {what}"
    near = beside(index)
    if near is None:
        return f"{base}에서 번호가 {noun(index)}인 {what}"
    place, by = near
    if by in {"1", "-1"}:
        return f"{base}에서 {noun(place)}번 바로 {'다음' if by == '1' else '앞'} {what}"
    return f"{base}에서 번호가 {_more(place, by)} {what}"


def _more(value: Expr, by: str) -> str:
    """Say "2 more than i" before a noun."""
    return f"{noun(value)}보다 {by.lstrip('-')} {'작은' if by[0] == '-' else '큰'}"


def bound(expr: Expr) -> Word:
    """Return a value that another is held against: a sum without its "보다"."""
    near = beside(expr)
    if near is None:
        return noun(expr)
    value, by = near
    if by[0] == "-":
        return Word(f"{noun(value)}에서 {Word(by[1:]):을} 뺀 값")
    return Word(f"{noun(value)}에 {Word(by):을} 더한 값")


def _sum(expr: Sum) -> str:
    near = beside(expr)
    if near is not None:
        return f"{_more(*near)} 값"
    plus = [
        enclosed(part) if len(expr.plus) + len(expr.minus) > 1 else noun(part) for part in expr.plus
    ]
    if expr.joins:
        return f"{listed(plus):을} 이어 붙인 문자열"
    last = expr.plus[-1]
    if (
        len(plus) == 2
        and not expr.minus
        and any(isinstance(p, Product | Binary) for p in expr.plus)
    ):
        return f"{noun(expr.plus[0])}에 {noun(last):을} 더한 값"
    if len(plus) == 2 and isinstance(last, Number) and not last.text.startswith("-"):
        total = f"{plus[0]}에 {plus[1]:을} 더한 값"
    else:
        total = f"{listed(plus)}의 합" if len(plus) > 1 else plus[0]
    if not expr.minus:
        return total
    minus = listed([enclosed(part) for part in expr.minus])
    return f"{total}에서 {minus:을} 뺀 값"


def _product(factors: tuple[Expr, ...]) -> str:
    if len(factors) == 2 and factors[0] == factors[1]:
        return f"{enclosed(factors[0])}의 제곱"
    return f"{listed([enclosed(factor) for factor in factors])}의 곱"


def _known(expr: Known) -> str:
    match expr:
        case Known("join", (between, Known("mapped", (Name("str"), source)))):
            whole = f"{noun(source)}의 원소를 문자열로 바꾸어"
            return f"{whole} {noun(between):을} 사이에 두고 이어 붙인 문자열"
    args = [enclosed(arg) for arg in expr.args]
    if expr.key == "range":
        first, last = (Word("0"), args[0]) if len(args) == 1 else args[:2]
        step = f" {args[2]}씩 건너뛴" if len(args) > 2 else ""
        return f"{first}부터 {last}보다 작은 데까지의{step} 정수들"
    return words.KNOWN.get(expr.key, "{0}의 값").format(*args, *["값"] * 3)


def _invoke(expr: Invoke) -> str:
    return f"{called(expr)} 호출한 결과"


def called(expr: Invoke) -> str:
    """Return a function with what is given to it, before a word for calling."""
    owner = f"{noun(expr.receiver)}의 " if expr.receiver is not None else ""
    if not expr.args:
        return f"{owner}{expr.name} 함수를"
    return f"{owner}{expr.name} 함수에 {all_of(expr.args):을} 넣어"


def _items(expr: Items) -> str:
    what = words.COLLECTIONS[expr.key]
    if not expr.items:
        return f"빈 {what}"
    if expr.key == "dict":
        pairs = zip(expr.items[::2], expr.items[1::2], strict=True)
        return f"{', '.join(f'{noun(k)}에 {noun(v):을}' for k, v in pairs)} 짝지은 딕셔너리"
    if expr.key == "pair":
        return f"{noun(expr.items[0]):을} 키로, {noun(expr.items[1]):을} 값으로 하는 쌍"
    if expr.key == "tuple":
        return all_of(expr.items)
    return f"{all_of(expr.items):으로} 이루어진 {what}"


def _each(expr: Each) -> str:
    var, source = expr.loops[0]
    ranged = isinstance(source, Known) and source.key == "range" and len(source.args) == 1
    if ranged and isinstance(source, Known) and var == Name("_") and len(expr.loops) == 1:
        return f"{noun(expr.value):을} {noun(source.args[0])}번 모은 {words.COLLECTIONS[expr.key]}"
    loops = " 다시 ".join(
        f"{noun(source)}의 각 원소 {noun(var)}에 대해" for var, source in expr.loops
    )
    if (
        len(expr.loops) == 1
        and isinstance(expr.loops[0][1], Known)
        and expr.loops[0][1].key == "range"
    ):
        loops = f"{noun(expr.loops[0][1])} 각각을 {noun(expr.loops[0][0]):으로} 하여"
    tests = "".join(f" {clause(test, '면')}" for test in expr.conditions)
    return f"{loops}{tests} {noun(expr.value):을} 모은 {words.COLLECTIONS[expr.key]}"


def sized(expr: New) -> str:
    """Return the size of a new array, before a noun."""
    if len(expr.sizes) == 2:
        return f"크기가 {noun(expr.sizes[0])}행 {noun(expr.sizes[1])}열인"
    return f"크기가 {' × '.join(noun(size) for size in expr.sizes)}인"


def new(expr: New) -> str:
    """Return a new object or array."""
    if expr.sizes:
        return f"{sized(expr)} 새 {array_of(expr.type)}"
    given = f"{all_of(expr.args):을} 넣어 " if expr.args else ""
    return f"{given}새로 만든 {expr.type.name} 객체"


def _slice(expr: Slice) -> str:
    if expr.start is None and expr.stop is None:
        step = noun(expr.step) if expr.step else ""
        backwards = step == "-1"
        return (
            f"{noun(expr.base):을} 거꾸로 뒤집은 것" if backwards else f"{noun(expr.base)}의 복사본"
        )
    start = f"{noun(expr.start)}번부터 " if expr.start else "처음부터 "
    stop = f"{noun(expr.stop)}번 앞까지" if expr.stop else "끝까지"
    step = f" {noun(expr.step)}칸 간격으로" if expr.step else ""
    return f"{noun(expr.base)}의 {start}{stop}{step} 자른 부분"


# conditions


def clause(expr: Expr, form: str) -> str:
    """Return a condition as a clause in one form."""
    match expr:
        case Every(parts=parts) if (choices := one_of(parts, "!=")) is not None:
            value, *rest = choices
            stem = f"{noun(value):이} {', '.join(map(noun, rest))} 중 어느 것도 "
            return conjugate(stem, "n", form)
        case Every(parts=parts):
            return _joined(parts, "고", form, (Some,))
        case Some(parts=parts) if (choices := one_of(parts, "==")) is not None:
            value, *rest = choices
            return conjugate(f"{noun(value):이} {', '.join(map(noun, rest))} 중 하나", "i", form)
        case Some(parts=parts):
            return _joined(parts, "거나", form, ())
        case Not(part=Ask(key="reads" | "reads_line", args=args)):
            return conjugate(f"{all_of(args):을} 입력받지 못하", "v", form)
        case Not(part=Ask(key=key, args=args)):
            stem, kind = words.ASKS[key]
            said = Word(stem.format(*map(noun, args)))
            if kind == "i":
                return conjugate(f"{said:이} ", "n", form)
            return conjugate(f"{said}지 않", "a" if said.endswith("있") else "v", form)
        case Not(part=Name(kind="int" | "real") as part):
            return conjugate(f"{noun(part):이} 0", "i", form)
        case Not(part=part) if not isinstance(part, _CONDITIONS):
            return conjugate(f"{noun(part):이} 거짓", "i", form)
        case Not(part=Every() | Some() as part):
            return conjugate(f"({clause(part, 'ㄴ')} 경우)가 ", "n", form)
        case Not(part=part):
            return conjugate(f"{clause(part, 'ㄴ')} 것이 ", "n", form)
        case Between():
            low = "초과" if expr.low_strict else "이상"
            high = "미만" if expr.high_strict else "이하"
            pair = f"{noun(expr.low)} {low} {noun(expr.high)} {high}"
            return conjugate(f"{noun(expr.value):이} {pair}", "i", form)
        case Compare():
            return _compared(expr, form)
        case Ask(key="reads" | "reads_line", args=args):
            return conjugate(f"{all_of(args):을} 입력받는 데 성공하", "v", form)
        case Known(key="count_of", args=args):
            return clause(Ask("contains", args), form)
        case Known(key="string_order", args=args):
            return clause(Ask("other_text", args), form)
        case Ask(key=key, args=args):
            stem, kind = words.ASKS[key]
            return conjugate(stem.format(*map(noun, args)), kind, form)
    if isinstance(expr, Name) and expr.kind in {"int", "real"}:
        return conjugate(f"{noun(expr):이} 0이 ", "n", form)
    return conjugate(f"{noun(expr):이} 참", "i", form)


def _joined(parts: tuple[Expr, ...], ending: str, form: str, wrapped: tuple[type, ...]) -> str:
    said = []
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if isinstance(part, wrapped):
            said.append(conjugate(f"({clause(part, 'ㄴ')} 경우)", "i", form if last else ending))
        else:
            said.append(clause(part, form if last else ending))
    comma = "," if any(isinstance(part, Every | Some) for part in parts) else ""
    return f"{comma} ".join(said)


def _compared(expr: Compare, form: str) -> str:
    left, right, op = expr.left, expr.right, expr.op
    if isinstance(left, Binary) and left.key == "remainder" and op in {"==", "!="}:
        found = _divides(left, right, op)
        if found:
            return conjugate(*found, form)
    if op in {"==", "!="} and isinstance(right, Number | Char | Text | Constant):
        value = noun(right)
        kind, stem = (
            ("i", f"{noun(left):이} {value}")
            if op == "=="
            else ("n", f"{noun(left):이} {value:이} ")
        )
        return conjugate(stem, kind, form)
    stem, kind = words.COMPARE.get(op, words.COMPARE["=="])
    return conjugate(stem.format(noun(left), bound(right)), kind, form)


def _divides(left: Binary, right: Expr, op: str) -> tuple[str, str] | None:
    value, by = noun(left.left), noun(left.right)
    if by == "2" and right in {Number("0"), Number("1")}:
        even = (op == "==") == (right == Number("0"))
        return f"{value:이} {'짝수' if even else '홀수'}", "i"
    if right != Number("0"):
        return None
    if op == "==":
        return f"{value:이} {by:으로} 나누어떨어지", "v"
    return f"{value:이} {by:으로} 나누어떨어지지 않", "v"


# printed parts


# How a phrase ends that already says how something is printed.
ADVERBS = (
    "구분하여",
    "하나씩",
    "이어서",
    "까지",
    "폭으로",
    "진수로",
    "표기로",
    "백분율로",
    "문자로",
)


def shown(parts: tuple[str | Show, ...], *, adverbs: bool = True) -> Word:
    """Return printed parts as one noun phrase, or as one that says how it is printed (`ADVERBS`)."""  # noqa: E501
    values = [part for part in parts if isinstance(part, Show)]
    texts = {part for part in parts if isinstance(part, str)}
    if len(parts) == 1 and values and values[0].style.startswith("each"):
        how = {"each_space": "공백으로 구분하여", "each_line": "한 줄에 하나씩"}.get(
            values[0].style, "이어서"
        )
        return Word(f"{noun(values[0].value)}의 원소를 모두 {how}")
    if len(parts) == 1 and values and adverbs and notes_of(values[0]):
        return Word(f"{bare(values[0]):을} {' '.join(notes_of(values[0]))}")
    regular = len(values) * 2 - 1 == len(parts) and isinstance(parts[0], Show)
    if adverbs and regular and len(values) > 1 and len(texts) == 1 and texts <= {" ", "\n"}:
        said = listed([show(value) for value in values])
        how = "공백으로 구분하여" if texts == {" "} else "한 줄에 하나씩"
        return Word(f"{said:을} {how}")
    return Word(", ".join(quoted(part) if isinstance(part, str) else show(part) for part in parts))


def show(part: Show) -> Word:
    """Return one printed value with how it is shown."""
    notes = notes_of(part)
    return Word(f"{bare(part)}({', '.join(notes)})") if notes else bare(part)


def bare(part: Show) -> Word:
    """Return one printed value without how it is shown."""
    said = noun(part.value)
    if part.style.startswith("each"):
        return Word(f"{said}의 원소들")
    return Word(f"문자 {said}") if part.style == "char" and isinstance(part.value, Name) else said


def notes_of(part: Show) -> list[str]:
    """Return how a value is shown: places, width, base."""
    notes = []
    if part.places is not None:
        notes.append(f"소수점 아래 {part.places}자리까지")
    if part.width:
        side = "0을 채워 " if part.pad else "왼쪽 정렬로 " if part.left else ""
        notes.append(f"{side}{part.width}칸 폭으로")
    notes += [words.STYLES[part.style]] if part.style in words.STYLES else []
    if part.style == "char" and isinstance(part.value, _COMPOUND):
        notes.append("문자로")
    return notes

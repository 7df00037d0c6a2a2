"""English: puts simple statements in words."""

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
    Constant,
    Expr,
    Input,
    Invoke,
    Items,
    Known,
    Member,
    Name,
    New,
    Number,
    Text,
    Unary,
)
from guideline_model.describe.formats import lines
from guideline_model.locale import en_words as words
from guideline_model.locale.en_values import (
    all_of,
    held_words,
    listed,
    new,
    noun,
    shown,
    type_words,
)
from guideline_model.locale.en_words_actions import MODIFIERS, UPDATES


def declare(action: Declare) -> str:
    """Return the declaration of variables."""
    what = "member variable" if action.place else "variable"
    prefix = "".join(f"{word} " for word in action.modifiers if word in MODIFIERS)
    groups: dict[tuple[str, str, str], list[Variable]] = {}
    for one in action.variables:
        groups.setdefault((*shape_of(one), _value(one)), []).append(one)
    said = []
    for (shape, size, value), some in groups.items():
        names = listed([v.name for v in some])
        plural = "s" if len(some) > 1 else ""
        said.append(f"declare the {prefix}{kind_words(shape, what, plural)} {names}{size}{value}")
    return ", and ".join(said) or "declare the variable"


def kind_words(shape: str, what: str, plural: str) -> str:
    """Return the words for what is declared."""
    if " of " in shape or " from " in shape or "array" in shape:
        return shape if not plural else shape.replace("array", "arrays", 1)
    return f"{shape} {what}{plural}".strip()


def shape_of(variable: Variable) -> tuple[str, str]:
    """Return the type of a variable with its sizes."""
    type_ = variable.type
    if not variable.sizes or type_ is None:
        return type_words(type_), ""
    known = [size for size in variable.sizes if size is not None]
    size = f" of size {' by '.join(map(noun, known))}" if known else ""
    dimension = "two-dimensional " if len(variable.sizes) == 2 else ""
    if type_.args:
        return f"{dimension}array", f"{size} whose elements are {held_words(type_)}"
    return f"{dimension}{type_words(type_)} array", size


def _value(variable: Variable) -> str:
    value = variable.value
    if value is None:
        return ""
    if isinstance(value, Input):
        return f" and read {words.KINDS[value.key]} into it with {value.how}"
    if isinstance(value, New):
        empty = variable.type and value.type.key == variable.type.key != "named" and not value.args
        return " as an empty one" if empty and not value.sizes else f" and store {new(value)} in it"
    if isinstance(value, Items):
        return _filled(variable, value)
    return f" and initialise it to {noun(value)}"


def _filled(variable: Variable, value: Items) -> str:
    if variable.sizes and value.items in {(Number("0"),), ()}:
        return " and set all of it to 0"
    if value.key == "arguments" and variable.type and variable.type.key in {"list", "string"}:
        size, *rest = value.items or (Number("0"),)
        return f" with size {noun(size)}" + (f", all {noun(rest[0])}" if rest else "")
    return f" and initialise it to {all_of(value.items)}" if value.items else " and leave it empty"


def assign(action: Assign) -> str:
    """Return an assignment."""
    targets, value = action.targets, action.value
    if len(targets) == 1 and isinstance(targets[0], Items) and isinstance(value, Items):  # noqa: SIM102
        if len(targets[0].items) == len(value.items):
            pairs = zip(targets[0].items, value.items, strict=True)
            plain = all(isinstance(v, Number | Constant | Text) for v in value.items)
            said = listed([f"{noun(t)} to {noun(v)}" for t, v in pairs])
            return f"set {said}{'' if plain else ' at the same time'}"
    if isinstance(value, Input):
        return f"read {words.KINDS[value.key]} into {all_of(targets)} with {value.how}"
    if len(targets) == 1 and isinstance(targets[0], Unary) and targets[0].key == "pointee":
        return f"store {noun(value)} where {noun(targets[0].operand)} points"
    return f"set {all_of(targets)} to {noun(value)}"


def update(action: Update) -> str:
    """Return an update of a variable."""
    target, value = noun(action.target), noun(action.value)
    if action.joins:
        return f"append {value} to the end of {target}"
    if action.op == "+" and not isinstance(action.value, Number):
        return f"add {value} to {target}"
    if action.op == "-" and not isinstance(action.value, Number):
        return f"subtract {value} from {target}"
    return UPDATES.get(action.op, UPDATES["+"]).format(target, value)


def read(action: Read) -> str:
    """Return the reading of input."""
    groups: list[tuple[str, list[Expr]]] = []
    for key, target in action.targets:
        if groups and groups[-1][0] == key:
            groups[-1][1].append(target)
        else:
            groups.append((key, [target]))
    said = []
    for key, targets in groups:
        count = len(targets)
        kind = f"{count} {words.PLURALS.get(key, 'values')}" if count > 1 else words.KINDS[key]
        limit = (
            f" (at most {noun(action.limit)} characters)"
            if isinstance(action.limit, Number)
            else ""
        )
        if isinstance(action.limit, Known):  # sizeof of the array itself
            limit = " (no longer than the array)"
        said.append(f"{kind}{limit} into {all_of(targets)}{', in order' if count > 2 else ''}")
    source = f" from {noun(action.text)}" if action.text is not None else ""
    return f"read {', and '.join(said) or 'the input'}{source} with {action.how}"


def print_(action: Print) -> str:
    """Return the printing of output."""
    parts = lines(action.parts)
    ends = 0
    if parts and isinstance(parts[-1], str):
        last = parts[-1]
        ends = len(last) - len(last.rstrip("\n"))
        parts[-1:] = [last.rstrip("\n")] if last.rstrip("\n") else []
    breaks = "a line break" if ends == 1 else f"{ends} line breaks"
    if len(parts) > 1 and isinstance(parts[0], str) and not parts[0].strip("\n"):
        first = "a line break" if len(parts[0]) == 1 else f"{len(parts[0])} line breaks"
        return f"print {first}, then {print_(Print(action.how, (*parts[1:], chr(10) * ends)))}"
    if not parts:
        return f"print {breaks}" if ends else "print nothing"
    tail = f", followed by {breaks}" if ends else ""
    if len(parts) > 1 and parts[-1] == " " and not ends:
        parts, tail = parts[:-1], ", followed by a space"
    return f"print {shown(tuple(parts))}{tail}"


def call_only(call: Expr) -> str:
    """Return a call for its effect."""
    if isinstance(call, Invoke):
        given = f" with {all_of(call.args)}" if call.args else ""
        owner = f" of {noun(call.receiver)}" if call.receiver is not None else ""
        return f"call the function {call.name}{owner}{given}"
    return f"evaluate {noun(call)}"


def return_(action: Return) -> str:
    """Return a return."""
    if action.value is None:
        return "leave the function"
    if action.main and isinstance(action.value, Number):
        return f"return the value {noun(action.value)} to end the program"
    said = noun(action.value)
    if isinstance(action.value, Name | Member):
        return f"return the value of {said}"
    phrase = said.startswith(("the ", "a ", "an ", "whether "))
    return f"return {said}" if phrase else f"return the value {said}"

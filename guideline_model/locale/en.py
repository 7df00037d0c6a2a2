"""English: puts actions in words."""

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
    Expr,
    Input,
    Invoke,
    Items,
    Known,
    Member,
    Name,
    New,
    Number,
    Slice,
    Step,
    Type,
)
from guideline_model.describe.purposes import Purpose
from guideline_model.locale import en_words as words
from guideline_model.locale.en_values import (
    all_of,
    clause,
    held_words,
    listed,
    new,
    noun,
    shown,
    type_words,
)

UPDATES = {
    "+": "increase {0} by {1}", "-": "decrease {0} by {1}", "*": "multiply {0} by {1}",
    "/": "divide {0} by {1}", "//": "divide {0} by {1}, keeping the whole quotient",
    "%": "set {0} to the remainder of {0} divided by {1}", "**": "raise {0} to the power of {1}",
    "&": "set {0} to the bitwise AND of {0} and {1}", "|": "set {0} to the bitwise OR of {0} and {1}",
    "^": "set {0} to the bitwise XOR of {0} and {1}", "<<": "shift the bits of {0} left by {1}",
    ">>": "shift the bits of {0} right by {1}", ">>>": "shift the bits of {0} right by {1}",
}  # fmt: skip
PLAIN = {
    "break": "leave this loop or switch", "continue": "skip the rest and go on with the next round",
    "pass": "do nothing here", "block": "write a block", "try": "open a try block around the part that may fail",
    "finally": "write the finally part that runs at the end whether or not an error occurred",
    "else_loop": "write the else part that runs when the loop ended without being left",
    "else_try": "write the else part that runs when no error occurred", "using": "use the namespace {0}",
    "namespace": "write the namespace {0}", "template": "make this a template with the type parameter {0}",
    "access": "make what follows {0}", "type_name": "name the defined type {0}", "label": "mark this place with the label {0}", "goto": "go to the label {0}",
    "global": "state that the global variable {0} is used", "nonlocal": "state that the outer variable {0} is used",
    "docstring": "write a text that says what this part does", "yield": "yield the next value using {0}",
    "decorator": "put the decorator {0} on the definition below", "annotate": "state the type of the variable {0}",
}  # fmt: skip
GOALS = {
    "declare": "prepare the variables", "read": "read the input", "compute": "compute the values",
    "swap": "exchange two values", "print": "print the result", "return": "return the result", "finish": "end the program",
    "decide": "act on the conditions",
}  # fmt: skip
PURPOSES = {
    "read_all": "This loop is for filling {0} with the input.", "sort_up": "This loop is for sorting {0} in ascending order.",
    "sort_down": "This loop is for sorting {0} in descending order.", "largest": "This loop is for finding the largest value in {0}.",
    "smallest": "This loop is for finding the smallest value in {0}.", "total": "This loop is for adding up the total in {0}.",
    "count": "This loop is for counting in {0} how many satisfy the condition.",
}  # fmt: skip
MODIFIERS = {"static", "public", "private", "const", "extern", "final", "inline"}


class English:
    """The English locale."""

    key = "en"

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
                over = f" by way of {through}" if through else ""
                return f"exchange the values of {noun(left)} and {noun(right)}{over}"
            case Do(key=key, args=args):
                if key == "append_text":
                    args = (args[0], Items("tuple", args[1:]))
                return words.EFFECTS[key].format(*map(noun, args), *["a value"] * 3)
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
            case CountLoop():
                return f"write a for loop in which {_counted(action)}"
            case ForLoop():
                return f"write a for loop that {_parts(action)}"
            case WhileLoop(how="do", condition=condition):
                return f"write the do-while condition that repeats the loop {_while(condition)}"
            case WhileLoop(condition=condition):
                return f"write a while loop that repeats {_while(condition)}"
            case DoLoop():
                return "open a do-while loop, which runs its body before it checks its condition"
            case EachLoop():
                return f"write a for loop that {_each(action)}"
            case Branch(how="else"):
                return "write the else part that runs when none of the conditions above holds"
            case Branch(how="elif" | "else if" as how, condition=condition) if (
                condition is not None
            ):
                return f"write an {how} that runs when the conditions above fail and {clause(condition)}"
            case Branch(condition=condition) if condition is not None:
                return f"write an if statement that runs when {clause(condition)}"
            case Switch(value=value, how=how):
                return f"write a {how} statement on the value of {noun(value)}"
            case Case(values=values, binds=binds) if values or binds:
                return f"write the case that runs {self.lead(action)}"
            case Case():
                return "write the default case, which runs when no other case fits"
        return ""

    def lead(self, action: Action) -> str:
        """Return the circumstance that a block puts its body under."""
        match action:
            case CountLoop():
                return f"in a for loop in which {_counted(action)}"
            case ForLoop():
                return f"in a for loop that {_parts(action)}"
            case WhileLoop(condition=condition):
                return f"repeating {_while(condition)}"
            case EachLoop():
                return f"in a for loop that {_each(action)}"
            case Branch(how="else"):
                return "otherwise"
            case Branch(how=how, condition=condition) if condition is not None:
                return ("" if how == "if" else "otherwise, ") + f"if {clause(condition)}"
            case Switch(value=value):
                return f"depending on the value of {noun(value)}"
            case Case(values=values, guard=guard, binds=binds):
                which = (
                    f"when the value is {' or '.join(map(noun, values))}"
                    if values
                    else (f"when the value is {listed(binds)}" if binds else "in every other case")
                )
                return f"{which}{f' and {clause(guard)}' if guard else ''}"
            case Catch(types=types, name=name):
                named = f", caught as {name}" if name else ""
                return f"if {f'a {listed(types)} error' if types else 'an error'} occurs{named}"
            case Plain(key="try"):
                return "inside a try block, as an error may occur"
            case Plain(key="finally"):
                return "at the end, error or not (finally)"
            case Plain(key="else_loop"):
                return "if the loop was not left early (else)"
            case Plain(key="else_try"):
                return "if no error occurred (else)"
            case DoLoop():
                return "in a do-while loop, running once before the check"
            case With(items=items):
                return f"with {_with(items)}"
        return ""

    def under(self, lead: str, stem: str) -> str:
        """Return a stem that holds under a circumstance."""
        return f"{lead}, {stem}" if lead else stem

    def join(self, stems: Sequence[str]) -> str:
        """Return several stems as one."""
        return ", then ".join(stems)

    def sentence(self, stem: str) -> str:
        """Return a stem as a sentence; a name at its start keeps its letters."""
        return f"{stem[:1].upper()}{stem[1:]}."

    def several(self, lead: str) -> str:
        """Return the sentence that opens a list of steps."""
        return self.sentence(self.under(lead, "do the following in order"))

    def goal(self, kinds: Sequence[str]) -> str:
        """Return the sentence that says what a run of steps is for."""
        stems = [GOALS[kind] for kind in kinds if kind in GOALS][-3:]
        return f"Write the part to {listed(stems)}." if stems else "Write this part of the program."

    def purpose(self, purpose: Purpose) -> str:
        """Return the sentence that says what a block is for."""
        return PURPOSES[purpose.key].format(purpose.name)

    def fallback(self, names: Sequence[str], lines: int) -> str:
        """Return the sentence for a piece that could not be read."""
        using = f", using {listed(names)}" if names else ""
        return f"Write the code that is needed here{using}, so that it fits the code around it."


# variables


def _declare(action: Declare) -> str:
    what = "member variable" if action.place else "variable"
    prefix = "".join(f"{word} " for word in action.modifiers if word in MODIFIERS)
    groups: dict[tuple[str, str, str], list[Variable]] = {}
    for one in action.variables:
        groups.setdefault((*_shape(one), _value(one)), []).append(one)
    said = []
    for (shape, size, value), some in groups.items():
        names = listed([v.name for v in some])
        plural = "s" if len(some) > 1 else ""
        said.append(f"declare the {prefix}{_kind(shape, what, plural)} {names}{size}{value}")
    return ", and ".join(said) or "declare the variable"


def _kind(shape: str, what: str, plural: str) -> str:
    if " of " in shape or " from " in shape or "array" in shape:
        return shape if not plural else shape.replace("array", "arrays", 1)
    return f"{shape} {what}{plural}".strip()


def _shape(variable: Variable) -> tuple[str, str]:
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


def _assign(action: Assign) -> str:
    targets, value = action.targets, action.value
    if len(targets) == 1 and isinstance(targets[0], Items) and isinstance(value, Items):
        if len(targets[0].items) == len(value.items):
            pairs = zip(targets[0].items, value.items, strict=True)
            return "set " + ", ".join(f"{noun(t)} to {noun(v)}" for t, v in pairs)
    if isinstance(value, Input):
        return f"read {words.KINDS[value.key]} into {all_of(targets)} with {value.how}"
    return f"set {all_of(targets)} to {noun(value)}"


def _update(action: Update) -> str:
    target, value = noun(action.target), noun(action.value)
    if action.joins:
        return f"append {value} to the end of {target}"
    if action.op == "+" and not isinstance(action.value, Number):
        return f"add {value} to {target}"
    if action.op == "-" and not isinstance(action.value, Number):
        return f"subtract {value} from {target}"
    return UPDATES.get(action.op, UPDATES["+"]).format(target, value)


# input and output


def _read(action: Read) -> str:
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
        said.append(f"{kind}{limit} into {all_of(targets)}{', in order' if count > 2 else ''}")
    return f"read {', and '.join(said) or 'the input'} with {action.how}"


def _print(action: Print) -> str:
    parts = list(action.parts)
    ends = 0
    if parts and isinstance(parts[-1], str):
        last = parts[-1]
        ends = len(last) - len(last.rstrip("\n"))
        parts[-1:] = [last.rstrip("\n")] if last.rstrip("\n") else []
    breaks = "a line break" if ends == 1 else f"{ends} line breaks"
    if not parts:
        return f"print {breaks}" if ends else "print nothing"
    tail = f", followed by {breaks}" if ends else ""
    if len(parts) > 1 and parts[-1] == " " and not ends:
        parts, tail = parts[:-1], ", followed by a space"
    return f"print {shown(tuple(parts))}{tail}"


# calls and results


def _call(call: Expr) -> str:
    if isinstance(call, Invoke):
        given = f" with {all_of(call.args)}" if call.args else ""
        owner = f" of {noun(call.receiver)}" if call.receiver is not None else ""
        return f"call the function {call.name}{owner}{given}"
    return f"evaluate {noun(call)}"


def _return(action: Return) -> str:
    if action.value is None:
        return "leave the function"
    if action.main and isinstance(action.value, Number):
        return f"return the value {noun(action.value)} to end the program"
    said = noun(action.value)
    if isinstance(action.value, Name | Member):
        return f"return the value of {said}"
    phrase = said.startswith(("the ", "a ", "an ", "whether "))
    return f"return {said}" if phrase else f"return the value {said}"


# blocks


def _counted(loop: CountLoop) -> str:
    kind = (
        f"the {type_words(loop.type)} variable {loop.var}"
        if loop.type
        else f"the variable {loop.var}"
    )
    way = "down" if loop.down else "up"
    verb = "goes"
    end = f"to {noun(loop.stop)}" if loop.included else f"to but not including {noun(loop.stop)}"
    step = f" in steps of {noun(loop.step)}"
    return f"{kind} {verb} from {noun(loop.start)} {way} {end}{step}"


def _parts(loop: ForLoop) -> str:
    english = English()
    first = (
        f"starts with: {english.join([english.stem(a) for a in loop.first])}; "
        if loop.first
        else ""
    )
    then = (
        f", and each time does: {english.join([english.stem(a) for a in loop.then])}"
        if loop.then
        else ""
    )
    return f"{first}repeats {_while(loop.condition)}{then}"


def _while(condition: Expr | None) -> str:
    if condition is None:
        return "until it is left"
    if isinstance(condition, Step) and not condition.before and not condition.up:
        return f"until {noun(condition.target)} reaches 0, decreasing it by 1 each time"
    return f"while {clause(condition)}"


def _each(loop: EachLoop) -> str:
    kind = f"{type_words(loop.type)} " if loop.type else ""
    kind = kind.replace(" reference", "")
    by = " by reference" if loop.reference else ""
    plural = "s" if len(loop.names) > 1 else ""
    source = noun(loop.source)
    if not isinstance(loop.source, Known | Slice):
        source = f"the elements of {source}"
    return f"takes {source} one by one{by} as the {kind}variable{plural} {listed(loop.names)}"


def _with(items: tuple[tuple[Expr, str], ...]) -> str:
    return listed([f"{noun(value)} opened{f' as {name}' if name else ''}" for value, name in items])


def _rest(action: Action) -> str:
    match action:
        case Plain(key=key, names=names):
            return PLAIN.get(key, "write {0}").format(listed(names))
        case Throw(value=Invoke(name=name, args=args)):
            return f"raise the error {name}{f' with {all_of(args)}' if args else ''}"
        case Throw(value=New(type=type_, args=args)):
            return f"raise the error {type_.name}{f' with {all_of(args)}' if args else ''}"
        case Throw(value=value):
            return f"raise {noun(value)} as an error" if value else "raise the caught error again"
        case Catch(types=types, name=name):
            named = f", caught as {name}" if name else ""
            kind = f"{listed(types)} errors" if types else "any error"
            return f"write the part that handles {kind}{named}"
        case With(items=items):
            return f"write a with block that uses {_with(items)}"
        case Check(condition=condition):
            return f"assert that {clause(condition)}"
        case Alias(key="type", name=name, type=type_):
            return f"make {name} another name for the type {type_words(type_)}"
        case Alias(key="macro", name=name, value=value):
            simple = value if value.replace(".", "").isalnum() else ""
            return f"define the macro {name}{f' as {simple}' if simple else ''}"
        case Alias(name=name):
            return f"define the function-like macro {name}"
        case Unclear(names=names) if names:
            return f"write the code that is needed here, using {listed(names)}"
    return "write the code that is needed here, so that it fits the code around it"


# definitions


def _param(param: Variable) -> str:
    shape, size = _shape(param)
    said = f"{_kind(shape, '', '').strip()} {param.name}{size}".strip()
    return f"{said} (default {noun(param.value)})" if param.value is not None else said


def _define(action: Define) -> str:
    own = "self and " if any(p.name == "self" for p in action.params) else ""
    params = [_param(p) for p in action.params if p.name != "self"]
    takes = (
        f"takes {own}{listed(params)}"
        if params
        else "takes only self"
        if own
        else "takes no parameters"
    )
    returns = _returns(action.returns)
    words_ = "".join(f"{word} " for word in action.modifiers if word in MODIFIERS)
    if action.how == "main":
        form = f", which {takes}" if params else ""
        return f"write the {words_}main function, where the program starts{form}"
    if action.how == "constructor":
        inits = (
            f" and initialises {listed([f'{v.name} to {noun(v.value)}' for v in action.inits])}"
            if action.inits
            else ""
        )
        return f"write the {words_}constructor {action.name}, which {takes}{inits}"
    verb = "declare only the head of" if action.how in {"prototype", "abstract"} else "define"
    kind = {"method": "method", "abstract": "method", "operator": "operator function"}.get(
        action.how, "function"
    )
    name = (
        action.name.replace("operator", "operator ").replace("  ", " ")
        if action.how == "operator"
        else action.name
    )
    result = f" and {returns}" if returns else ""
    return f"{verb} the {words_}{kind} {name}, which {takes}{result}"


def _returns(type_: Type | None) -> str:
    if type_ is None:
        return ""
    if type_.key == "void" and not type_.pointer:
        return "returns nothing"
    said = type_words(type_)
    article = "an" if said[:1].lower() in "aeiou" else "a"
    return f"returns {article} {said}{'' if type_.key in {'int', 'string', 'char'} else ' value'}"


def _define_type(action: DefineType) -> str:
    kind = action.how.removeprefix("typedef ")
    name = f" named {action.name}" if action.name else ""
    bases = f" that extends {listed(action.bases)}" if action.bases else ""
    params = f" that holds {listed(action.params)}" if action.params else ""
    members = ""
    if action.members:
        said = [
            f"{m.name} ({noun(m.value)})" if m.value is not None else m.name for m in action.members
        ]
        members = f" with the members {listed(said)}"
    tail = ""
    if action.variables:
        names = listed([v.name for v in action.variables])
        tail = (
            f", and name it {names}"
            if action.how.startswith("typedef")
            else f", and declare {names} of it"
        )
    return f"define the {kind}{name}{bases}{params}{members}{tail}"

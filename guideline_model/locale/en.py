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
    Slice,
    Step,
)
from guideline_model.describe.purposes import Purpose
from guideline_model.locale import en_words as words
from guideline_model.locale.en_definitions import define, define_type
from guideline_model.locale.en_statements import (
    assign,
    call_only,
    declare,
    print_,
    read,
    return_,
    update,
)
from guideline_model.locale.en_values import (
    all_of,
    bound,
    clause,
    listed,
    noun,
    type_words,
)
from guideline_model.locale.en_words_actions import GOALS, PLAIN, PURPOSES


class English:
    """The English locale."""

    key = "en"

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
                made = f"a new {type_words(type_)} variable " if type_ else ""
                over = f" by way of {made}{through}" if through else ""
                whose = "" if noun(right).startswith("the value") else "the values of "
                return f"exchange {whose}{noun(left)} and {noun(right)}{over}"
            case Do(key=key, args=args):
                if key == "append_text":
                    args = (args[0], Items("tuple", args[1:]))
                return words.EFFECTS[key].format(*map(noun, args), *["a value"] * 3)
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
                return f"write an {how} that runs when the conditions above fail and {clause(condition)}"  # noqa: E501
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
                return f"in a while loop that repeats {_while(condition)}"
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

    def several(self, lead: str, steps: int) -> str:
        """Return the sentence that opens a list of steps."""
        order = " in order" if steps > 1 else ""
        return self.sentence(self.under(lead, f"do the following{order}"))

    def inside(self, stem: str) -> str:
        """Return the sentence for the only thing that is done inside a block."""
        return self.sentence(f"inside it, {stem}")

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


# input and output


# calls and results


# blocks


def _counted(loop: CountLoop) -> str:
    kind = (
        f"the {type_words(loop.type)} variable {loop.var}"
        if loop.type
        else f"the variable {loop.var}"
    )
    way = "down" if loop.down else "up"
    verb = "goes"
    end = f"to {bound(loop.stop)}" if loop.included else f"to but not including {bound(loop.stop)}"
    step = f" in steps of {noun(loop.step)}"
    return f"{kind} {verb} from {noun(loop.start)} {way} {end}{step}"


def _parts(loop: ForLoop) -> str:
    english = English()
    counted = _counting(loop)
    if counted:
        return counted
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


def _counting(loop: ForLoop) -> str:
    """Return a loop that counts a variable on another condition than a bound of it."""
    one, then = started(loop), loop.then[0] if loop.then else None
    if one is None or not isinstance(then, Update) or then.op not in "+-":
        return ""
    if then.target != Name(one.name, one.kind):
        return ""
    way = "up" if then.op == "+" else "down"
    kind = f"{type_words(one.type)} " if one.type else ""
    begun = f"counts the {kind}variable {one.name} {way} from {noun(one.value)}"
    return f"{begun} in steps of {noun(then.value)} and repeats {_while(loop.condition)}"


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
    return listed([f"{noun(value)}{f' as {name}' if name else ''}" for value, name in items])


def _rest(action: Action) -> str:
    match action:
        case Plain(key="macro", names=(name, *given)):
            return f"use the macro {name}{f' with {listed(given)}' if given else ''}"
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

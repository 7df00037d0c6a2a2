"""English: puts functions and types in words."""

from guideline_model.describe.actions import (
    Define,
    DefineType,
    Variable,
)
from guideline_model.describe.expressions import (
    Type,
)
from guideline_model.locale.en_statements import kind_words, shape_of
from guideline_model.locale.en_values import (
    listed,
    noun,
    type_words,
)
from guideline_model.locale.en_words_actions import MODIFIERS


def _param(param: Variable) -> str:
    shape, size = shape_of(param)
    said = f"{kind_words(shape, '', '').strip()} {param.name}{size}".strip()
    if param.type is not None and param.type.reference:
        said = f"{said.replace(' reference', '', 1)} by reference"
    said = f"the {said}" if shape.strip() else said
    return f"{said} (default {noun(param.value)})" if param.value is not None else said


def define(action: Define) -> str:
    """Return the definition of a function."""
    params = [_param(p) for p in action.params]
    only = "only " if params == ["self"] else ""
    takes = f"takes {only}{listed(params)}" if params else "takes no parameters"
    returns = _returns(action.returns)
    words_ = "".join(f"{word} " for word in action.modifiers if word in MODIFIERS)
    if action.how == "main":
        does = [takes] if params else []
        does += [returns or "returns nothing"]
        kind = "method" if words_ else "function"
        return f"write the {words_}main {kind}, where the program starts; it {' and '.join(does)}"
    if action.how == "constructor" and action.name.startswith("~"):
        return f"write the {words_}destructor of {action.name[1:]}, named with a ~ before it"
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
    if type_.key == "value":
        return "returns its result"
    said = type_words(type_)
    article = "an" if said[:1].lower() in "aeiou" else "a"
    return f"returns {article} {said}{'' if type_.key in {'int', 'string', 'char'} else ' value'}"


def define_type(action: DefineType) -> str:
    """Return the definition of a type."""
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

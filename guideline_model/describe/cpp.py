"""Reads C++: C with streams, containers, classes, range-for, lambdas and exceptions."""

# ruff: noqa: D102 - a method named after a node kind needs no further words

from dataclasses import replace

from tree_sitter import Node

from guideline_model.describe.actions import (
    Action,
    Alias,
    Catch,
    Declare,
    Define,
    Do,
    EachLoop,
    Outline,
    Plain,
    Print,
    Read,
    Swap,
    Throw,
    Variable,
)
from guideline_model.describe.c import C
from guideline_model.describe.c_types import base_key, literal
from guideline_model.describe.expressions import (
    Ask,
    Cast,
    Expr,
    Input,
    Items,
    Known,
    Lambda,
    Member,
    Name,
    New,
    Number,
    Show,
    Type,
    Unary,
)
from guideline_model.describe.reader import text
from guideline_model.describe.shapes import kind_of

CONTAINERS = {"vector": "list", "array": "list", "list": "list", "deque": "deque", "set": "set",
              "unordered_set": "set", "multiset": "set", "map": "map", "unordered_map": "map",
              "pair": "pair", "tuple": "tuple", "stack": "stack", "queue": "queue",
              "priority_queue": "heap", "string": "string"}  # fmt: skip
STREAMS_IN = {"cin", "std::cin"}
STREAMS_OUT = {"cout", "std::cout", "cerr", "std::cerr"}


class Cpp(C):
    """The reader of C++ programs."""

    def type(self, node: Node | None) -> Type:
        if node is not None and node.type == "qualified_identifier":
            return self.type(node.child_by_field_name("name"))
        if node is not None and node.type == "template_type":
            name = text(node.child_by_field_name("name"))
            inner = node.child_by_field_name("arguments")
            args = tuple(self.type(c) for c in inner.named_children) if inner else ()
            return Type(CONTAINERS.get(name, "named"), name, args)
        found = super().type(node)
        if found.name in CONTAINERS and not found.args:
            return Type(CONTAINERS[found.name], found.name)
        return found

    def variable(self, node: Node | None, type_: Type) -> Variable:
        if node is not None and node.type == "structured_binding_declarator":
            return Variable(", ".join(text(child) for child in node.named_children), type_)
        return super().variable(node, type_)

    def initial(self, node: Node | None) -> Expr | None:
        if node is not None and node.type == "argument_list":
            return Items("arguments", self.exprs(node))
        return super().initial(node)

    # values

    def expr_qualified_identifier(self, node: Node) -> Expr:
        return self.name(text(node).removeprefix("std::"))

    def expr_condition_clause(self, node: Node) -> Expr:
        return self.expr(node.child_by_field_name("value"))

    def expr_raw_string_literal(self, node: Node) -> Expr:
        return self.expr_string_literal(node)

    def expr_lambda_expression(self, node: Node) -> Expr:
        declarator = node.child_by_field_name("declarator")
        params = declarator.child_by_field_name("parameters") if declarator else None
        names = tuple(param.name for param in self.params(params))
        body = node.child_by_field_name("body")
        inner = body.named_children if body else []
        single = len(inner) == 1 and inner[0].type == "return_statement" and inner[0].named_children
        return Lambda(names, self.expr(inner[0].named_children[0]) if single else None)

    def expr_new_expression(self, node: Node) -> Expr:
        size = node.child_by_field_name("declarator")
        sizes = self.exprs(size) if size else ()
        type_ = self.type(node.child_by_field_name("type"))
        return New(type_, self.exprs(node.child_by_field_name("arguments")), sizes)

    def expr_compound_literal_expression(self, node: Node) -> Expr:
        return Items("braces", self.exprs(node.child_by_field_name("value")))

    def expr_binary_expression(self, node: Node) -> Expr:
        chain = shifts(node, ">>")
        if chain and text(chain[0]) in STREAMS_IN:
            return Ask("reads", tuple(self.expr(target) for target in chain[1:]))
        return super().expr_binary_expression(node)

    def expr_call_expression(self, node: Node) -> Expr:
        name, receiver, args = self.call(node)
        if name == "getline" and receiver is None and len(args) > 1:
            return Ask("reads_line", args[1:2])
        if isinstance(receiver, Name) and receiver.text == "cin" and name == "get":
            return Input("char", "cin.get")
        function = node.child_by_field_name("function")
        if function is not None and function.type == "template_function":
            return self.made(function, args)
        if receiver is None and base_key(name) in {"int", "real", "char"} and len(args) == 1:
            key = {"int": "to_int", "real": "to_real", "char": "char_of"}[base_key(name)]
            return Known(key, args)
        return super().expr_call_expression(node)

    def made(self, function: Node, args: tuple[Expr, ...]) -> Expr:
        """Return what a call of a name with template arguments makes."""
        plain = text(function.child_by_field_name("name"))
        if plain == "static_cast" and args:
            target = function.child_by_field_name("arguments")
            return Cast(self.type(target.named_children[0] if target else None), args[0])
        if plain == "vector" and args:
            return Known("filled", args) if len(args) == 2 else Known("sized", args[:1])
        inner = function.child_by_field_name("arguments")
        held = tuple(self.type(c) for c in inner.named_children) if inner else ()
        return New(Type(CONTAINERS.get(plain, "named"), plain, held), args)

    def bounds(self, value: Expr) -> tuple[Expr, ...]:
        """Return what a begin() or end() belongs to."""
        return value.args if isinstance(value, Known) and value.key in {"begin", "end"} else ()

    # effects

    def effect(self, node: Node) -> Action:
        for op, streams in (("<<", STREAMS_OUT), (">>", STREAMS_IN)):
            chain = shifts(node, op) if node.type == "binary_expression" else []
            if chain and text(chain[0]) in streams:
                return self.output(chain) if op == "<<" else self.input(chain[1:])
        if node.type == "delete_expression":
            return Do("release", self.exprs(node))
        if node.type == "call_expression":
            found = self.algorithm(node)
            if found is not None:
                return found
        return super().effect(node)

    def algorithm(self, node: Node) -> Action | None:
        """Return what a call of a standard algorithm does, None for another call."""
        name, receiver, args = self.call(node)
        if receiver is None and name == "swap" and len(args) == 2 and name not in self.types:
            return Swap(*args)
        if receiver is None and name == "getline" and len(args) > 1:
            return Read("getline", (("line", args[1]),))
        owner = self.bounds(args[0]) if args else ()
        rest = args[2:]
        if owner and name in {"sort", "stable_sort", "reverse", "fill"} and len(args) > 1:
            descending = bool(rest) and isinstance(rest[0], New) and rest[0].type.name == "greater"
            key = "sort_down" if descending else "sort_by" if rest else name
            return Do(key, (owner[0], *([] if descending else rest)))
        return None

    def input(self, targets: list[Node]) -> Action:
        """Return the reading that a chain of >> does."""
        values = [self.expr(target) for target in targets]
        return Read("cin", tuple((_kind(value), value) for value in values))

    def output(self, chain: list[Node]) -> Action:
        """Return the printing that a chain of << does."""
        parts: list[str | Show] = []
        places: int | None = None
        width: int | None = None
        for node in chain[1:]:
            word = text(node).removeprefix("std::")
            if word.startswith("setprecision") and isinstance(value := self.only(node), Number):
                places = int(value.text) if value.text.isdigit() else None
            elif word.startswith("setw") and isinstance(value := self.only(node), Number):
                width = int(value.text) if value.text.isdigit() else None
            elif word.split("(")[0] in {"fixed", "setfill", "boolalpha", "left", "right"}:
                continue
            else:
                value = self.expr(node)
                plain = "\n" if word == "endl" else literal(value)
                real = places if kind_of(value) not in {"int", "char"} else None
                parts.append(plain if plain is not None else Show(value, real, width))
                width = None
        if not parts and places is not None:
            return Do("precision", (Number(str(places)),))
        return Print("cout", tuple(parts))

    def only(self, node: Node) -> Expr:
        """Return the only argument of a call."""
        args = self.exprs(node.child_by_field_name("arguments"))
        return args[0] if args else Number("0")

    # statements

    def step_using_declaration(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain("using", (text(node.named_children[-1]),)), node)]

    def step_alias_declaration(self, node: Node) -> list[Outline]:
        name = text(node.child_by_field_name("name"))
        return [self.leaf(Alias("type", name, self.type(self.inner(node))), node)]

    def inner(self, node: Node) -> Node | None:
        """Return the type node inside a type descriptor of `node`."""
        found = node.child_by_field_name("type")
        return found.child_by_field_name("type") if found else None

    def step_template_declaration(self, node: Node) -> list[Outline]:
        names = self.names(node.child_by_field_name("parameters") or node)
        inner = [c for c in node.named_children if c.type != "template_parameter_list"]
        found = self.steps(inner)
        if not found:
            return []
        start = self.point(node.start_byte)
        head = replace(found[0], head=(found[0].head[0], found[0].head[1]))
        line = Outline(Plain("template", names), (start, max(start + 1, head.head[0] - 1)))
        return [line, *found]

    def step_namespace_definition(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        name = text(node.child_by_field_name("name"))
        return [
            self.block(
                Plain("namespace", (name,)),
                node,
                body,
                self.steps(body.named_children if body else []),
            )
        ]

    def step_access_specifier(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain("access", (text(node),)), node)]

    def step_declaration(self, node: Node) -> list[Outline]:
        declarators = node.children_by_field_name("declarator")
        if declarators and declarators[0].type == "init_declarator":
            return [self.leaf(self.declare(node), node)]
        sized = self.sized(declarators[0]) if declarators else None
        if sized is not None:
            variable = self.variable(
                declarators[0].child_by_field_name("declarator"), self.typed(node)
            )
            made = replace(variable, value=Items("arguments", sized))
            return [self.leaf(Declare((made,), "", self.modifiers(node)), node)]
        return super().step_declaration(node)

    def sized(self, node: Node) -> tuple[Expr, ...] | None:
        """Return the arguments of `vector<int> v(n);`, which parses as a prototype."""
        params = node.child_by_field_name("parameters")
        if node.type != "function_declarator" or params is None or not params.named_children:
            return None
        words = [text(child) for child in params.named_children]
        known = all(w in self.types and self.types[w].key != "function" for w in words)
        return tuple(self.name(word) for word in words) if known else None

    def step_function_definition(self, node: Node) -> list[Outline]:
        [outline] = super().step_function_definition(node)
        define = outline.action
        assert isinstance(define, Define)
        inits = next((c for c in node.named_children if c.type == "field_initializer_list"), None)
        if node.child_by_field_name("type") is None and not define.name.startswith("operator"):
            values = tuple(self.member(c) for c in inits.named_children) if inits else ()
            define = replace(define, how="constructor", returns=None, inits=values)
        if define.name.startswith("operator"):
            define = replace(define, how="operator")
        return [replace(outline, action=define)]

    def member(self, node: Node) -> Variable:
        """Return one entry of a constructor's initialiser list."""
        name, *rest = node.named_children
        args = self.exprs(rest[0]) if rest else ()
        return Variable(text(name), value=args[0] if len(args) == 1 else Items("arguments", args))

    def step_for_range_loop(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        variable = self.variable(node.child_by_field_name("declarator"), self.typed(node))
        source = self.expr(node.child_by_field_name("right"))
        held = self.types.get(source.text) if isinstance(source, Name) else None
        if held is not None and variable.type is not None and variable.type.key == "auto":
            element = Type("char", "char") if held.key == "string" else next(iter(held.args), held)
            self.types[variable.name] = element
        reference = variable.type is not None and variable.type.reference
        names = tuple(name.strip(" []") for name in variable.name.split(","))
        loop = EachLoop(names, source, variable.type, reference)
        return [self.block(loop, node, body, self.body(body))]

    def step_try_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        found = [self.block(Plain("try"), node, body, self.body(body))]
        for clause in (c for c in node.named_children if c.type == "catch_clause"):
            inner = clause.child_by_field_name("body")
            params = self.params(clause.child_by_field_name("parameters"))
            types = tuple(p.type.name for p in params if p.type)
            name = params[0].name if params else ""
            found.append(self.block(Catch(types, name), clause, inner, self.body(inner)))
        return found

    def step_throw_statement(self, node: Node) -> list[Outline]:
        values = node.named_children
        return [self.leaf(Throw(self.expr(values[0]) if values else None), node)]

    def declare(self, node: Node) -> Declare:
        found = super().declare(node)
        split = [
            replace(variable, name=name.strip(" []"))
            for variable in found.variables
            for name in variable.name.split(",")
        ]
        return replace(found, variables=tuple(split))


def shifts(node: Node, op: str) -> list[Node]:
    """Return the operands of a left-leaning chain of one shift operator, empty for another node."""
    operands: list[Node] = []
    while node.type == "binary_expression" and text(node.child_by_field_name("operator")) == op:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is None or right is None:
            return []
        operands.insert(0, right)
        node = left
    return [node, *operands] if operands else []


def _kind(value: Expr) -> str:
    kind = kind_of(value)
    if isinstance(value, Unary | Member) and not kind:
        return "value"
    kind = {"string": "word"}.get(kind, kind)
    return kind if kind in {"int", "real", "char", "word", "bool"} else "value"

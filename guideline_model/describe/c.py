"""Reads C."""

# ruff: noqa: D102, PLR0911 - a method named after a node kind needs no further words

from dataclasses import replace

from tree_sitter import Node

from guideline_model.describe import library
from guideline_model.describe.actions import (
    Action,
    Alias,
    CallOnly,
    Declare,
    Define,
    DefineType,
    Do,
    Outline,
    Plain,
    Print,
    Read,
    Variable,
)
from guideline_model.describe.c_types import allocated, base_key, literal
from guideline_model.describe.clike import CLike
from guideline_model.describe.expressions import (
    Ask,
    Expr,
    Index,
    Input,
    Invoke,
    Known,
    Member,
    Name,
    New,
    Show,
    Text,
    Type,
    Unary,
)
from guideline_model.describe.formats import print_parts, scan_kinds
from guideline_model.describe.reader import leaves, text

MODIFIERS = {"static", "extern", "inline", "constexpr", "virtual", "register", "friend", "explicit"}
_SHAPES = {"pointer_declarator", "abstract_pointer_declarator", "reference_declarator",
           "array_declarator", "function_declarator", "parenthesized_declarator",
           "init_declarator"}  # fmt: skip


class C(CLike):
    """The reader of C programs."""

    # types and declarators

    def type(self, node: Node | None) -> Type:
        if node is None:
            return Type("auto", "auto")
        if node.type == "type_descriptor":
            inner = self.type(node.child_by_field_name("type"))
            stars = text(node.child_by_field_name("declarator"))
            return replace(inner, pointer=stars.count("*"), reference="&" in stars)
        if node.type in {
            "struct_specifier",
            "union_specifier",
            "enum_specifier",
            "class_specifier",
        }:
            name = text(node.child_by_field_name("name"))
            return Type("named", name or node.type.split("_")[0])
        name = " ".join(text(node).split())
        return Type(base_key(name), name)

    def typed(self, node: Node) -> Type:
        """Return the type of a declaration, parameter or definition with its qualifiers."""
        found = self.type(node.child_by_field_name("type"))
        words = {text(c) for c in node.children if c.type == "type_qualifier"}
        return replace(found, constant=bool(words & {"const", "constexpr"}))

    def modifiers(self, node: Node) -> tuple[str, ...]:
        """Return words such as static that stand before a declaration."""
        words = (text(child) for child in node.children if child.child_count <= 1)
        return tuple(word for word in words if word in MODIFIERS)

    def variable(self, node: Node | None, type_: Type) -> Variable:
        """Return the variable that a declarator makes of a type, and remember its type."""
        sizes: list[Expr | None] = []
        value: Expr | None = None
        while node is not None and node.type in _SHAPES:
            if node.type == "init_declarator":
                value = self.initial(node.child_by_field_name("value"))
            elif "pointer" in node.type:
                type_ = replace(type_, pointer=type_.pointer + 1)
            elif node.type == "reference_declarator":
                type_ = replace(type_, reference=True)
            elif node.type == "array_declarator":
                size = node.child_by_field_name("size")
                sizes.insert(0, self.expr(size) if size else None)
            elif node.type == "function_declarator":
                type_ = Type("function", type_.name, (type_,))
            inner = node.child_by_field_name("declarator")
            node = inner or next((c for c in node.named_children if "modifier" not in c.type), None)
        name = text(node)
        self.remember(name, type_, len(sizes))
        return Variable(name, type_, tuple(sizes), value)

    def initial(self, node: Node | None) -> Expr | None:
        """Return the first value of a variable."""
        return self.expr(node) if node is not None else None

    def remember(self, name: str, type_: Type, dimensions: int) -> None:
        """Keep a name's type for later questions about it."""
        if type_.pointer:
            char = type_.key == "char" and type_.pointer == 1
            type_ = (
                Type("string", "char *")
                if char
                else Type("pointer", "", (replace(type_, pointer=0),))
            )
        for depth in range(dimensions):
            text_ = type_.key == "char" and depth == 0
            type_ = Type("string", "char[]") if text_ else Type("array", "", (type_,))
        self.types[name] = type_

    def step_declaration(self, node: Node) -> list[Outline]:
        declarators = node.children_by_field_name("declarator")
        found = []
        inner = node.child_by_field_name("type")
        if inner is not None and inner.child_by_field_name("body") is not None:
            found = self.step(inner)
            if not declarators:
                return found
            outer = found[0]
            variables = self.declare(node).variables
            if isinstance(outer.action, DefineType):
                return [replace(outer, action=replace(outer.action, variables=variables))]
        if declarators and self.is_prototype(declarators[0]):
            return [self.leaf(self.define(node, "prototype"), node)]
        return [*found, self.leaf(self.declare(node), node)]

    def is_prototype(self, node: Node) -> bool:
        """Tell whether a declarator declares a function."""
        while node.type == "pointer_declarator":
            inner = node.child_by_field_name("declarator")
            if inner is None:
                return False
            node = inner
        inner = node.child_by_field_name("declarator")
        plain = inner is not None and inner.type != "parenthesized_declarator"
        return node.type == "function_declarator" and plain

    def declare(self, node: Node) -> Declare:
        type_ = self.typed(node)
        declarators = node.children_by_field_name("declarator")
        variables = tuple(self.variable(child, type_) for child in declarators)
        default = node.child_by_field_name("default_value")
        if default is not None and variables:
            variables = (*variables[:-1], replace(variables[-1], value=self.expr(default)))
        place = "field" if node.type == "field_declaration" else ""
        return Declare(variables, place, self.modifiers(node))

    # functions and types

    def params(self, node: Node | None) -> tuple[Variable, ...]:
        """Return the parameters of a function."""
        kinds = {"parameter_declaration", "optional_parameter_declaration"}
        children = [c for c in node.named_children if c.type in kinds] if node else []
        found = [
            self.variable(c.child_by_field_name("declarator"), self.typed(c)) for c in children
        ]
        return tuple(p for p in found if p.name or (p.type and p.type.key != "void"))

    def define(self, node: Node, how: str) -> Define:
        """Return the function that a definition or a prototype makes."""
        declarator = node.child_by_field_name("declarator")
        returns = self.typed(node)
        while declarator is not None and declarator.type != "function_declarator":
            star = declarator.type == "pointer_declarator"
            returns = replace(returns, pointer=returns.pointer + 1) if star else returns
            inner = declarator.child_by_field_name("declarator")
            declarator = inner or next(iter(declarator.named_children), None)
        name = text(declarator.child_by_field_name("declarator") if declarator else None)
        params = self.params(declarator.child_by_field_name("parameters") if declarator else None)
        self.types[name] = Type("function", name, (returns,))
        kind = "main" if name == "main" and how == "function" else how
        return Define(kind, name, params, returns, self.modifiers(node))

    def step_function_definition(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        define = self.define(node, "function")
        outer, self.function = self.function, define.name
        inner = self.body(body)
        self.function = outer
        calls = (leaf for leaf in leaves(body) if leaf.type == "identifier") if body else ()
        define = replace(define, recursive=any(text(leaf) == define.name for leaf in calls))
        return [self.block(define, node, body, inner)]

    def step_struct_specifier(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        how = node.type.split("_")[0]
        name = text(node.child_by_field_name("name"))
        if node.type == "enum_specifier":
            members = self.enumerators(body)
            return [self.block(DefineType("enum", name, members=members), node, body, ())]
        bases = tuple(
            n for c in node.named_children if c.type == "base_class_clause" for n in self.names(c)
        )
        self.types.setdefault(name, Type("class", name))
        inner = self.steps(body.named_children) if body else []
        return [self.block(DefineType(how, name, bases), node, body, inner)]

    step_union_specifier = step_enum_specifier = step_class_specifier = step_struct_specifier

    def enumerators(self, body: Node | None) -> tuple[Variable, ...]:
        """Return the names of an enum with their values."""
        children = [c for c in body.named_children if c.type == "enumerator"] if body else []
        return tuple(
            Variable(
                text(c.child_by_field_name("name")),
                value=self.initial(c.child_by_field_name("value")),
            )
            for c in children
        )

    def step_field_declaration(self, node: Node) -> list[Outline]:
        return self.step_declaration(node)

    def step_type_definition(self, node: Node) -> list[Outline]:
        inner = node.child_by_field_name("type")
        names = node.children_by_field_name("declarator")
        if inner is not None and inner.child_by_field_name("body") is not None:
            outline = self.step(inner)[0]
            action = outline.action
            if isinstance(action, DefineType):
                alias = tuple(Variable(text(name)) for name in names)
                action = replace(action, how=f"typedef {action.how}", variables=alias)
            head = (self.point(node.start_byte), outline.head[1])
            named = Plain("type_name", tuple(text(name) for name in names))
            ending = [self.leaf(named, name) for name in names[:1]]
            return [Outline(action, head, (*outline.body, *ending))]
        variable = self.variable(names[0], self.typed(node)) if names else Variable("")
        return [self.leaf(Alias("type", variable.name, variable.type), node)]

    def step_preproc_def(self, node: Node) -> list[Outline]:
        name = text(node.child_by_field_name("name"))
        value = text(node.child_by_field_name("value")).strip()
        return [self.leaf(Alias("macro", name, value=value), node)]

    def step_preproc_function_def(self, node: Node) -> list[Outline]:
        return [self.leaf(Alias("macro_function", text(node.child_by_field_name("name"))), node)]

    def step_preproc_include(self, node: Node) -> list[Outline]:
        return []

    def step_preproc_ifdef(self, node: Node) -> list[Outline]:
        return self.steps([c for c in node.named_children if c.type != "identifier"])

    step_preproc_if = step_preproc_ifdef
    step_preproc_call = step_preproc_include

    def step_goto_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain("goto", (text(node.child_by_field_name("label")),)), node)]

    # values

    def expr_cast_expression(self, node: Node) -> Expr:
        value = self.expr(node.child_by_field_name("value"))
        if isinstance(value, Known) and value.key.startswith("allocated"):
            return value  # the cast of fresh memory says nothing
        return super().expr_cast_expression(node)

    def expr_concatenated_string(self, node: Node) -> Expr:
        parts = [self.expr(child) for child in node.named_children]
        return Text("".join(part.value for part in parts if isinstance(part, Text)))

    def expr_subscript_expression(self, node: Node) -> Expr:
        base = self.expr(node.child_by_field_name("argument"))
        found = node.child_by_field_name("index")
        indices = node.child_by_field_name("indices")
        indexes = (self.expr(found),) if found else self.exprs(indices)
        if isinstance(base, Index):
            indexes = (*base.indexes, *indexes)
            base = base.base
        return Index(base, indexes, self.element(base, len(indexes)))

    def expr_field_expression(self, node: Node) -> Expr:
        name = text(node.child_by_field_name("field"))
        kind = self.name(name).kind
        return Member(self.expr(node.child_by_field_name("argument")), name, kind)

    def expr_pointer_expression(self, node: Node) -> Expr:
        operand = self.expr(node.child_by_field_name("argument"))
        return Unary("address" if text(node).startswith("&") else "pointee", operand)

    def expr_sizeof_expression(self, node: Node) -> Expr:
        value = node.child_by_field_name("value")
        if value is not None:
            return Known("size_of", (self.expr(value),))
        inner = self.type(node.child_by_field_name("type"))
        return Known("size_of", (Name(inner.name),))

    def expr_type_descriptor(self, node: Node) -> Expr:
        return Name(text(node))

    def expr_call_expression(self, node: Node) -> Expr:
        name, receiver, args = self.call(node)
        if name == "malloc" and args:
            return allocated(args[0])
        if (
            receiver is None
            and name[:1].isupper()
            and name in self.types
            and self.types[name].key == "class"
        ):
            return New(Type("named", name), args)
        if name in {"scanf", "scanf_s"} and args:
            return Ask("reads", tuple(target for _, target in self.scanned(args)))
        if name in {"getchar", "getc", "fgetc", "getch"}:
            return Input("char", name)
        if name == "fgets" and args:
            return Ask("reads_line", args[:1])
        if name == "gets" and args:
            return Ask("reads_line", args[:1])
        known = self.types.get(name)
        kind = known.args[0].key if known and known.key == "function" and known.args else ""
        if receiver is None and known and known.key == "function":
            return Invoke(name, args, None, kind)
        return library.value(name, args, receiver, kind)

    def call(self, node: Node) -> tuple[str, Expr | None, tuple[Expr, ...]]:
        """Return the name, the receiver and the arguments of a call."""
        function = node.child_by_field_name("function")
        args = self.exprs(node.child_by_field_name("arguments"))
        if function is not None and function.type == "field_expression":
            receiver = self.expr(function.child_by_field_name("argument"))
            return text(function.child_by_field_name("field")), receiver, args
        return text(function).removeprefix("std::"), None, args

    def scanned(self, args: tuple[Expr, ...]) -> tuple[tuple[str, Expr], ...]:
        """Return the kinds and targets of a scanf."""
        pattern = args[0].value if isinstance(args[0], Text) else ""
        targets = [
            arg.operand if isinstance(arg, Unary) and arg.key == "address" else arg
            for arg in args[1:]
        ]
        kinds = list(scan_kinds(pattern)) + ["int"] * len(targets)
        return tuple(zip(kinds, targets, strict=False))

    # effects

    def effect(self, node: Node) -> Action:
        if node.type != "call_expression":
            return super().effect(node)
        name, receiver, args = self.call(node)
        own = self.types.get(name)
        if own is not None and own.key == "function" and receiver is None:
            return CallOnly(Invoke(name, args))
        printed = self.printed(name, args) if receiver is None else None
        if printed is not None:
            return printed
        key, operands = library.effect(name, args, receiver)
        if key:
            return Do(key, operands)
        value = self.expr(node)
        return (
            CallOnly(value)
            if not isinstance(value, Ask)
            else CallOnly(Invoke(name, args, receiver))
        )

    def printed(self, name: str, args: tuple[Expr, ...]) -> Action | None:
        """Return the reading or printing that a call of the C library does, None for another."""
        if name in {"fprintf", "fputs", "putc", "fputc"} and args:
            args = args[1:] if name == "fprintf" else args[:1]
        if name in {"printf", "fprintf"} and args and isinstance(args[0], Text):
            return Print(name, print_parts(args[0].value, args[1:]))
        if name in {"puts", "fputs", "putchar", "putc", "fputc"} and args:
            shown = literal(args[0]) or Show(args[0], style="char" if "c" in name else "")
            return Print(name, (shown, "\n") if name == "puts" else (shown,))
        if name in {"scanf", "scanf_s"} and args:
            return Read("scanf", self.scanned(args))
        if name in {"sscanf", "sscanf_s"} and len(args) > 1:
            return Read("sscanf", self.scanned(args[1:]), text=args[0])
        if name in {"fgets", "gets"} and args:
            return Read(name, (("line", args[0]),), args[1] if len(args) > 1 else None)
        if name in {"getchar", "getc"}:
            return Do("skip_char", ())
        return None

"""Reads Java."""

# ruff: noqa: D102 - a method named after a node kind needs no further words

from dataclasses import replace

from tree_sitter import Node

from guideline_model.describe import library
from guideline_model.describe.actions import (
    Action,
    CallOnly,
    Case,
    Catch,
    Check,
    Declare,
    Define,
    DefineType,
    Do,
    EachLoop,
    Outline,
    Plain,
    Print,
    Return,
    Swap,
    Variable,
    With,
)
from guideline_model.describe.clike import CLike
from guideline_model.describe.expressions import (
    Ask,
    Expr,
    Index,
    Input,
    Invoke,
    Known,
    Lambda,
    Member,
    Name,
    New,
    Show,
    Sum,
    Text,
    Type,
)
from guideline_model.describe.formats import print_parts
from guideline_model.describe.reader import leaves, text

KEYS = {"int": "int", "long": "int", "short": "int", "byte": "int", "double": "real",
        "float": "real", "char": "char", "boolean": "bool", "String": "string", "void": "void",
        "var": "auto", "Integer": "int", "Long": "int", "Double": "real", "Character": "char",
        "Boolean": "bool", "List": "list", "ArrayList": "list", "LinkedList": "list", "Map": "map",
        "HashMap": "map", "TreeMap": "map", "LinkedHashMap": "map", "Set": "set", "HashSet": "set",
        "TreeSet": "set", "LinkedHashSet": "set", "Stack": "stack", "Queue": "queue",
        "Deque": "deque", "ArrayDeque": "deque", "PriorityQueue": "heap",
        "StringBuilder": "builder", "StringBuffer": "builder", "Object": "named"}  # fmt: skip
READS = {"nextInt": "int", "nextLong": "int", "nextDouble": "real", "nextFloat": "real",
         "next": "word", "nextLine": "line", "readLine": "line", "nextBoolean": "bool",
         "nextToken": "token", "read": "char"}  # fmt: skip
WRITERS = {"System.out", "System.err", "out", "pw", "bw"}


class Java(CLike):
    """The reader of Java programs."""

    def type(self, node: Node | None) -> Type:
        if node is None:
            return Type("auto", "var")
        if node.type == "generic_type":
            name, *rest = node.named_children
            args = tuple(self.type(c) for c in rest[-1].named_children) if rest else ()
            return Type(KEYS.get(text(name), "named"), text(name), args)
        if node.type == "array_type":
            return self.array(self.type(node.child_by_field_name("element")), text(node).count("["))
        return Type(KEYS.get(text(node), "named"), text(node))

    def array(self, element: Type, dimensions: int) -> Type:
        """Return an array type of so many dimensions."""
        for _ in range(dimensions):
            element = Type("array", "", (element,))
        return element

    # values

    def expr_decimal_integer_literal(self, node: Node) -> Expr:
        return self.expr_number_literal(node)

    expr_hex_integer_literal = expr_decimal_floating_point_literal = expr_decimal_integer_literal
    expr_octal_integer_literal = expr_binary_integer_literal = expr_decimal_integer_literal

    def expr_scoped_identifier(self, node: Node) -> Expr:
        return self.name(text(node))

    def expr_array_access(self, node: Node) -> Expr:
        base = self.expr(node.child_by_field_name("array"))
        indexes: tuple[Expr, ...] = (self.expr(node.child_by_field_name("index")),)
        if isinstance(base, Index):
            indexes = (*base.indexes, *indexes)
            base = base.base
        return Index(base, indexes, self.element(base, len(indexes)))

    def expr_field_access(self, node: Node) -> Expr:
        name = text(node.child_by_field_name("field"))
        base = self.expr(node.child_by_field_name("object"))
        if name == "length":
            return Known("length", (base,))
        if isinstance(base, Name) and base.text == "this":
            return Member(base, name, self.name(name).kind)
        if isinstance(base, Name) and base.text[:1].isupper():
            return Name(text(node))
        return Member(base, name, self.name(name).kind)

    def expr_method_invocation(self, node: Node) -> Expr:
        name, owner, args = self.call(node)
        if name in READS and owner is not None and not args:
            return Input(READS[name], text(node.child_by_field_name("object")))
        known = self.types.get(name)
        kind = known.args[0].key if known and known.key == "function" and known.args else ""
        if owner is None:
            return Invoke(name, args, None, kind)
        if name == "format" and text(node.child_by_field_name("object")) == "String":
            return Invoke("String.format", args)
        if isinstance(owner, Name) and owner.text[:1].isupper() and owner.text not in self.types:
            return library.value(f"{owner.text}.{name}", args, None, kind)
        value = library.value(name, args, owner, kind)
        if isinstance(value, Index) and not value.kind:
            value = Index(value.base, value.indexes, self.element(value.base, 1))
        return value

    def call(self, node: Node) -> tuple[str, Expr | None, tuple[Expr, ...]]:
        """Return the name, the receiver and the arguments of a call."""
        owner = node.child_by_field_name("object")
        args = self.exprs(node.child_by_field_name("arguments"))
        return text(node.child_by_field_name("name")), self.expr(owner) if owner else None, args

    def expr_object_creation_expression(self, node: Node) -> Expr:
        type_ = self.type(node.child_by_field_name("type"))
        return New(type_, self.exprs(node.child_by_field_name("arguments")))

    def expr_array_creation_expression(self, node: Node) -> Expr:
        value = node.child_by_field_name("value")
        if value is not None:
            return self.expr(value)
        sizes = [c for c in node.named_children if c.type == "dimensions_expr"]
        type_ = self.type(node.child_by_field_name("type"))
        return New(type_, (), tuple(self.expr(c.named_children[0]) for c in sizes))

    def expr_lambda_expression(self, node: Node) -> Expr:
        params = node.child_by_field_name("parameters")
        body = node.child_by_field_name("body")
        names = self.names(params) if params else ()
        return Lambda(names, self.expr(body) if body and body.type != "block" else None)

    def expr_instanceof_expression(self, node: Node) -> Expr:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        return Ask("is_instance", (self.expr(left), Name(text(right))))

    # effects

    def effect(self, node: Node) -> Action:
        if node.type != "method_invocation":
            return super().effect(node)
        name, owner, args = self.call(node)
        stream = text(node.child_by_field_name("object"))
        if stream in WRITERS or self.is_writer(stream):
            if name in {"print", "println", "write", "newLine"}:
                return Print(name, self.shown(args, "\n" if name in {"println", "newLine"} else ""))
            if name in {"printf", "format"} and args and isinstance(args[0], Text):
                return Print(name, print_parts(args[0].value, args[1:]))
        held = self.types.get(stream)
        if held is not None and held.key == "builder" and name == "append":
            return self.appended(node)
        return self.other(node, name, owner, args)

    def other(self, node: Node, name: str, owner: Expr | None, args: tuple[Expr, ...]) -> Action:
        """Return what a call that is neither printing nor text building does."""
        chain = node.child_by_field_name("object")
        if chain is not None and chain.type == "method_invocation" and name == "append":
            return self.appended(node)
        static = isinstance(owner, Name) and owner.text[:1].isupper()
        call = f"{owner.text}.{name}" if static and isinstance(owner, Name) else name
        key, operands = library.effect(call, args, None if static else owner)
        if call == "Collections.swap" and len(args) == 3:
            return Swap(Index(args[0], args[1:2]), Index(args[0], args[2:]))
        if key and (owner is not None):
            return Do(key, operands)
        value = self.expr(node)
        return CallOnly(Invoke(name, args, owner) if isinstance(value, Ask) else value)

    def is_writer(self, name: str) -> bool:
        """Tell whether a variable is a stream that prints."""
        held = self.types.get(name)
        return held is not None and held.name in {"PrintWriter", "BufferedWriter", "PrintStream"}

    def shown(self, args: tuple[Expr, ...], end: str) -> tuple[str | Show, ...]:
        """Return the parts that a print of joined values shows."""
        parts: list[str | Show] = []
        for arg in args:
            pieces = arg.plus if isinstance(arg, Sum) and arg.joins else (arg,)
            parts += [p.value if isinstance(p, Text) else Show(p) for p in pieces]
        return (*parts, end) if end else tuple(parts)

    def appended(self, node: Node) -> Action:
        """Return the text building that a chain of append calls does."""
        parts: list[Expr] = []
        at: Node | None = node
        while at is not None and at.type == "method_invocation":
            parts[:0] = self.exprs(at.child_by_field_name("arguments"))
            at = at.child_by_field_name("object")
        return Do("append_text", (self.expr(at), *parts))

    # declarations

    def step_local_variable_declaration(self, node: Node) -> list[Outline]:
        return [self.leaf(self.declare(node), node)]

    step_field_declaration = step_local_variable_declaration

    def declare(self, node: Node) -> Declare:
        type_ = self.type(node.child_by_field_name("type"))
        variables = tuple(
            self.variable(c, type_) for c in node.children_by_field_name("declarator")
        )
        place = "field" if node.type == "field_declaration" else ""
        return Declare(variables, place, self.modifiers(node))

    def modifiers(self, node: Node) -> tuple[str, ...]:
        """Return words such as static and private that stand before a declaration."""
        found = next((c for c in node.children if c.type == "modifiers"), None)
        return tuple(text(c) for c in found.children if not c.is_named) if found else ()

    def variable(self, node: Node, type_: Type) -> Variable:
        """Return one declared variable, and remember its type."""
        name = text(node.child_by_field_name("name"))
        held = self.array(type_, text(node.child_by_field_name("dimensions")).count("["))
        self.types[name] = held
        value = node.child_by_field_name("value")
        return Variable(name, held, (), self.expr(value) if value else None)

    def params(self, node: Node | None) -> tuple[Variable, ...]:
        """Return the parameters of a method."""
        children = node.named_children if node else []
        found = []
        for child in children:
            type_ = self.type(child.child_by_field_name("type"))
            if child.type == "spread_parameter":
                inner = child.named_children
                type_ = self.array(self.type(inner[0]), 1)
                found.append(self.variable(inner[-1], type_))
            elif child.type == "formal_parameter":
                found.append(self.variable(child, type_))
        return tuple(found)

    def step_method_declaration(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        name = text(node.child_by_field_name("name"))
        type_node = node.child_by_field_name("type")
        returns = self.type(type_node) if type_node else None
        params = self.params(node.child_by_field_name("parameters"))
        self.types[name] = Type("function", name, (returns or Type("void", "void"),))
        outer, self.function = self.function, name
        inner = self.body(body)
        self.function = outer
        how = "main" if name == "main" else "method"
        how = "constructor" if type_node is None else how if body else "abstract"
        words = (text(leaf) for leaf in leaves(body) if leaf.type == "identifier") if body else ()
        define = Define(how, name, params, returns, self.modifiers(node), (), name in words)
        return [self.block(define, node, body, inner)]

    step_constructor_declaration = step_method_declaration

    def step_class_declaration(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        name = text(node.child_by_field_name("name"))
        how = node.type.split("_")[0]
        bases = tuple(
            found
            for child in node.named_children
            if child.type in {"superclass", "super_interfaces", "extends_interfaces"}
            for found in self.names(child)
        )
        params = tuple(p.name for p in self.params(node.child_by_field_name("parameters")))
        constants = [c for c in body.named_children if c.type == "enum_constant"] if body else []
        members = tuple(Variable(text(c.child_by_field_name("name"))) for c in constants)
        inner = [c for c in body.named_children if c not in constants] if body else []
        define = DefineType(how, name, bases, members, params)
        end = None if members else body
        return [self.block(define, node, end, self.steps(inner))]

    step_interface_declaration = step_enum_declaration = step_class_declaration
    step_record_declaration = step_class_declaration

    def step_enum_body_declarations(self, node: Node) -> list[Outline]:
        return self.steps(node.named_children)

    def step_import_declaration(self, node: Node) -> list[Outline]:
        return []

    step_package_declaration = step_import_declaration

    # blocks

    def step_enhanced_for_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        variable = self.variable(node, self.type(node.child_by_field_name("type")))
        self.types[variable.name] = self.type(node.child_by_field_name("type"))
        source = self.expr(node.child_by_field_name("value"))
        loop = EachLoop((variable.name,), source, self.types[variable.name])
        return [self.block(loop, node, body, self.body(body))]

    def step_switch_expression(self, node: Node) -> list[Outline]:
        return self.step_switch_statement(node)

    def step_switch_block_statement_group(self, node: Node) -> list[Outline]:
        labels = [c for c in node.named_children if c.type == "switch_label"]
        inner = self.steps([c for c in node.named_children if c.type != "switch_label"])
        found = [self.leaf(self.case(label), label) for label in labels]
        return [*found[:-1], replace(found[-1], body=tuple(inner))] if found else inner

    def step_switch_rule(self, node: Node) -> list[Outline]:
        label, *rest = node.named_children
        return [replace(self.leaf(self.case(label), label), body=tuple(self.steps(rest)))]

    def case(self, label: Node) -> Case:
        """Return the case that a label opens."""
        return Case(self.exprs(label))

    def step_try_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        resources = node.child_by_field_name("resources")
        opened = tuple(
            (self.expr(c.child_by_field_name("value")), text(c.child_by_field_name("name")))
            for c in (resources.named_children if resources else [])
        )
        action: Action = With(opened) if opened else Plain("try")
        found = [self.block(action, node, body, self.body(body))]
        for clause in node.named_children:
            inner = clause.child_by_field_name("body")
            if clause.type == "catch_clause":
                param = next(c for c in clause.named_children if c.type == "catch_formal_parameter")
                types = self.names(param)
                found.append(
                    self.block(Catch(types[:-1], types[-1]), clause, inner, self.body(inner))
                )
            elif clause.type == "finally_clause":
                inner = clause.named_children[0]
                found.append(self.block(Plain("finally"), clause, inner, self.body(inner)))
        return found

    step_try_with_resources_statement = step_try_statement

    def step_assert_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Check(self.expr(node.named_children[0])), node)]

    def step_yield_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Return(self.expr(node.named_children[0])), node)]

    def step_synchronized_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        return [self.block(Plain("block"), node, body, self.body(body))]

    def step_explicit_constructor_invocation(self, node: Node) -> list[Outline]:
        args = self.exprs(node.child_by_field_name("arguments"))
        name = text(node.child_by_field_name("constructor"))
        return [self.leaf(CallOnly(Invoke(name, args)), node)]

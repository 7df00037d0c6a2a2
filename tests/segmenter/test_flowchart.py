"""Flowcharts: the edges of small programs, stated by hand."""

import pytest

from segmenter import Level, SegmentError
from segmenter.flowchart import Graph, by_unit, flowchart


def ways(graph: Graph) -> set[str]:
    """Return the edges as "a -> b" or "a -label-> b"; start and end are called so."""
    names = {node.id: node.text for node in graph.nodes}
    names |= {node.id: node.kind for node in graph.nodes if node.kind in ("start", "end")}
    return {
        f"{names[edge.source]} -{edge.label}-> {names[edge.target]}".replace(" --> ", " -> ")
        for edge in graph.edges
    }


def inside(source: str, language: str) -> set[str]:
    """Return the ways of the program's last graph."""
    return ways(flowchart(source, language).graphs[-1])


def c(body: str) -> set[str]:
    return inside(f"void f() {{ {body} }}", "c")


def java(body: str) -> set[str]:
    return inside(f"class A {{ void f() {{ {body} }} }}", "java")


class TestChoices:
    def test_if_else_if_else(self) -> None:
        assert c("if (p) a(); else if (q) b(); else d(); e();") == {
            "start -> if (p)",
            "if (p) -yes-> a();",
            "if (p) -no-> if (q)",
            "if (q) -yes-> b();",
            "if (q) -no-> d();",
            "a(); -> e();",
            "b(); -> e();",
            "d(); -> e();",
            "e(); -> end",
        }

    def test_elif(self) -> None:
        assert inside("if p:\n    a()\nelif q:\n    b()\nc()\n", "python") == {
            "start -> if p:",
            "if p: -yes-> a()",
            "if p: -no-> elif q:",
            "elif q: -yes-> b()",
            "elif q: -no-> c()",
            "a() -> c()",
            "b() -> c()",
            "c() -> end",
        }

    def test_a_case_without_break_falls_into_the_next(self) -> None:
        assert c("switch (n) { case 1: a(); case 2: b(); break; default: d(); } e();") == {
            "start -> switch (n)",
            "switch (n) -> case 1:",
            "case 1: -yes-> a();",
            "case 1: -no-> case 2:",
            "a(); -> b();",
            "case 2: -yes-> b();",
            "case 2: -no-> default:",
            "b(); -> break;",
            "break; -> e();",
            "default: -> d();",
            "d(); -> e();",
            "e(); -> end",
        }

    def test_default_is_tried_last_wherever_it_stands(self) -> None:
        assert c("switch (n) { default: d(); break; case 1: a(); }") == {
            "start -> switch (n)",
            "switch (n) -> case 1:",
            "case 1: -yes-> a();",
            "case 1: -no-> default:",
            "default: -> d();",
            "d(); -> break;",
            "break; -> end",
            "a(); -> end",
        }

    def test_arrows_of_java_do_not_fall(self) -> None:
        assert java("switch (n) { case 1, 2 -> a(); case 3 -> { b(); } }") == {
            "start -> switch (n)",
            "switch (n) -> case 1, 2 ->",
            "case 1, 2 -> -yes-> a();",
            "case 1, 2 -> -no-> case 3 ->",
            "case 3 -> -yes-> b();",
            "case 3 -> -no-> end",
            "a(); -> end",
            "b(); -> end",
        }

    def test_match(self) -> None:
        source = "match n:\n    case 1:\n        a()\n    case _:\n        b()\nc()\n"
        assert inside(source, "python") == {
            "start -> match n:",
            "match n: -> case 1:",
            "case 1: -yes-> a()",
            "case 1: -no-> case _:",
            "case _: -> b()",
            "a() -> c()",
            "b() -> c()",
            "c() -> end",
        }


class TestLoops:
    def test_for_with_continue_and_break(self) -> None:
        assert c("for (;i<n;) { if (p) continue; if (q) break; a(); } b();") == {
            "start -> for (;i<n;)",
            "for (;i<n;) -yes-> if (p)",
            "if (p) -yes-> continue;",
            "continue; -> for (;i<n;)",
            "if (p) -no-> if (q)",
            "if (q) -yes-> break;",
            "break; -> b();",
            "if (q) -no-> a();",
            "a(); -> for (;i<n;)",
            "for (;i<n;) -no-> b();",
            "b(); -> end",
        }

    def test_do_while_begins_with_its_body(self) -> None:
        assert c("do { a(); if (p) continue; b(); } while (q); d();") == {
            "start -> a();",
            "a(); -> if (p)",
            "if (p) -yes-> continue;",
            "if (p) -no-> b();",
            "continue; -> while (q);",
            "b(); -> while (q);",
            "while (q); -yes-> a();",
            "while (q); -no-> d();",
            "d(); -> end",
        }

    def test_an_endless_loop_has_no_way_on(self) -> None:
        graph = flowchart("def f():\n    while True:\n        a()\n    b()\n", "python").graphs[0]
        assert ways(graph) == {
            "start -> while True:",
            "while True: -yes-> a()",
            "a() -> while True:",
            "b() -> end",
        }
        assert [graph.nodes[index].text for index in graph.dead] == ["b()", ""]

    @pytest.mark.parametrize("head", ["for i in r:", "while p:"])
    def test_else_of_a_loop_is_skipped_by_break(self, head: str) -> None:
        source = f"{head}\n    if q:\n        break\n    a()\nelse:\n    b()\nc()\n"
        assert inside(source, "python") == {
            f"start -> {head}",
            f"{head} -yes-> if q:",
            "if q: -yes-> break",
            "if q: -no-> a()",
            f"a() -> {head}",
            f"{head} -no-> b()",
            "break -> c()",
            "b() -> c()",
            "c() -> end",
        }

    def test_a_label_says_which_loop(self) -> None:
        body = "out: while (p) { while (q) { if (r) break out; continue out; } } a();"
        assert java(body) == {
            "start -> while (p)",
            "while (p) -yes-> while (q)",
            "while (q) -yes-> if (r)",
            "if (r) -yes-> break out;",
            "if (r) -no-> continue out;",
            "break out; -> a();",
            "continue out; -> while (p)",
            "while (q) -no-> while (p)",
            "while (p) -no-> a();",
            "a(); -> end",
        }

    def test_goto(self) -> None:
        assert c("again: a(); if (p) goto again; if (q) goto out; b(); out: ;") == {
            "start -> again:",
            "again: -> a();",
            "a(); -> if (p)",
            "if (p) -yes-> goto again;",
            "goto again; -> again:",
            "if (p) -no-> if (q)",
            "if (q) -yes-> goto out;",
            "if (q) -no-> b();",
            "goto out; -> out:",
            "b(); -> out:",
            "out: -> end",
        }

    def test_a_range_loop(self) -> None:
        assert inside("void f() { for (auto x : v) g(x); }", "cpp") == {
            "start -> for (auto x : v)",
            "for (auto x : v) -yes-> g(x);",
            "g(x); -> for (auto x : v)",
            "for (auto x : v) -no-> end",
        }


class TestEndings:
    def test_return_and_what_no_way_reaches(self) -> None:
        graph = flowchart("int f() { return 1; a(); }", "c").graphs[0]
        assert ways(graph) == {"start -> return 1;", "return 1; -> end", "a(); -> end"}
        assert [graph.nodes[index].text for index in graph.dead] == ["a();"]

    def test_exit_ends(self) -> None:
        assert c("if (p) exit(1); a();") == {
            "start -> if (p)",
            "if (p) -yes-> exit(1);",
            "exit(1); -> end",
            "if (p) -no-> a();",
            "a(); -> end",
        }

    def test_try_and_catch(self) -> None:
        body = "try { a(); throw e; } catch (E x) { b(); } catch (...) { d(); } g();"
        assert inside(f"void f() {{ {body} }}", "cpp") == {
            "start -> try",
            "try -> a();",
            "a(); -> throw e;",
            "try -exception-> catch (E x)",
            "throw e; -> catch (E x)",
            "catch (E x) -yes-> b();",
            "catch (E x) -no-> catch (...)",
            "catch (...) -yes-> d();",
            "b(); -> g();",
            "d(); -> g();",
            "g(); -> end",
        }

    def test_return_passes_finally(self) -> None:
        assert java("try { if (p) return; a(); } finally { b(); } d();") == {
            "start -> try",
            "try -> if (p)",
            "try -exception-> finally",
            "if (p) -yes-> return;",
            "if (p) -no-> a();",
            "return; -> finally",
            "a(); -> finally",
            "finally -> b();",
            "b(); -> d();",
            "b(); -> end",
            "d(); -> end",
        }

    def test_try_of_python(self) -> None:
        source = "try:\n    a()\nexcept E:\n    b()\nelse:\n    c()\nfinally:\n    d()\n"
        assert inside(source, "python") == {
            "start -> try:",
            "try: -> a()",
            "try: -exception-> except E:",
            "except E: -yes-> b()",
            "except E: -no-> finally:",
            "a() -> c()",
            "b() -> finally:",
            "c() -> finally:",
            "finally: -> d()",
            "d() -> end",
        }


class TestNodes:
    def test_kinds(self) -> None:
        source = 'int main() { int n; scanf("%d", &n); f(n); for (;;) break; if (n) return 0; }'
        kinds = [node.kind for node in flowchart(source, "c").graphs[0].nodes]
        inner = ["process", "input_output", "call", "loop", "jump", "decision", "jump"]
        assert kinds == ["start", *inner, "end"]

    def test_one_graph_for_each_function_in_source_order(self) -> None:
        source = (
            "def f():\n    def g():\n        a()\n    b()\nclass A:\n    def h(self): c()\nd()\n"
        )
        graphs = flowchart(source, "python").graphs
        assert [graph.name for graph in graphs] == ["f", "g", "h", ""]
        assert ways(graphs[0]) == {"start -> b()", "b() -> end"}

    def test_methods_constructors_and_templates(self) -> None:
        source = "struct A { A() : x(0) { a(); } };\ntemplate <class T> T* f() { b(); }\n"
        assert [graph.name for graph in flowchart(source, "cpp").graphs] == ["A", "f"]
        source = "class A { static { a(); } A() { b(); } int f() { return 1; } int g(); }"
        assert [graph.name for graph in flowchart(source, "java").graphs] == ["static", "A", "f"]

    def test_nodes_know_their_units(self) -> None:
        source = (
            "// 덧셈\nint main() {\n    int a; int b;\n    if (a) {\n        b = 1;\n    }\n}\n"
        )
        nodes = flowchart(source, "c", Level.LINE).graphs[0].nodes
        assert [node.unit for node in nodes] == [0, 1, 1, 2, 3, None]
        assert {node.unit for node in flowchart(source, "c").graphs[0].nodes} == {None}

    def test_either_side_of_a_directive(self) -> None:
        source = "void f() {\n#if X\n    a();\n#else\n    b();\n#endif\n    d();\n}\n"
        assert inside(source, "c") == {
            "start -> a();",
            "start -> b();",
            "a(); -> d();",
            "b(); -> d();",
            "d(); -> end",
        }

    def test_an_unknown_language_is_refused(self) -> None:
        with pytest.raises(SegmentError, match="unknown language"):
            flowchart("", "cobol")


class TestByUnit:
    def test_the_steps_of_a_unit_become_one(self) -> None:
        source = "int main() {\n    a();\n    for (;i<3;) {\n        b();\n    }\n    d();\n}\n"
        graph = by_unit(flowchart(source, "c", Level.PARAGRAPH).graphs[0])
        assert [(node.kind, node.unit) for node in graph.nodes] == [
            ("start", 0),
            ("call", 1),
            ("loop", 2),
            ("call", 3),
            ("end", None),
        ]
        assert [(edge.source, edge.target, edge.label) for edge in graph.edges] == [
            (0, 1, ""),
            (1, 2, ""),
            (2, 4, ""),
            (4, 5, ""),
        ]

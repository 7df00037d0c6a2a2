"""What the text around a unit still reads."""

import pytest

from judge.snapshots.uses import only_tested, read_later

READ = [
    ("c", "int f(void) { @int x = 1;@ return x; }", True),
    ("c", "int f(void) { @int x = 1;@ x = 2; return x; }", False),
    ("c", "int f(void) { @int x = 1;@ x = x + 2; }", True),
    ("c", "int f(void) { @int x = 1;@ x += 2; }", True),
    ("c", 'int f(void) { @int x;@ scanf("%d", &x); return x; }', False),
    ("c", 'int f(void) { @int x[9];@ scanf("%d", &x[1]); return x[2]; }', True),
    ("c", "int f(void) { for (;;) { g(x); @x = 1;@ } }", True),
    ("c", "int f(void) { @x = 1;@ } int g(void) { return x; }", False),
    ("c", "int f(void) { @x = 1;@ p.x = 2; p->x; }", False),
    ("c", "int f(void) { @x = 1;@ { int x; g(x); } }", False),
    ("cpp", "int f() { @int x = 0;@ cin >> x; return x; }", False),
    ("java", "class A { int f() { @int x = 0;@ return x; } }", True),
    ("python", "@x = 1@\nprint(x)\n", True),
    ("python", "@x = 1@\nx = 2\nprint(x)\n", False),
    ("python", "@x = 1@\nfor x in y:\n    print(x)\n", False),
    ("python", "@x = 1@\nprint(f'{x:.2f}')\n", True),
    ("python", "@x = 1@\nx = [x for x in y]\n", True),
]


@pytest.mark.parametrize(("language", "source", "read"), READ)
def test_read_later(language: str, source: str, read: bool) -> None:
    before, unit, after = source.split("@")
    span = range(len(before), len(before) + len(unit))
    assert (read_later(language, before + unit + after, span, ["x"]) == {"x"}) is read


TESTED = [
    ("int p(int n) { @return n;@ } int main() { if (p(2)) return 1; }", "p", True),
    ("int p(int n) { @return n;@ } int main() { return !p(2) && p(3); }", "p", True),
    ("int p(int n) { @return n;@ } int main() { return p(2); }", "p", False),
    ("int main() { int x; @x = 2;@ while (x) { x = g(); } }", "x", True),
    ("int main() { int x; @x = 2;@ while (x > 1) { } }", "x", False),
]


@pytest.mark.parametrize(("source", "name", "tested"), TESTED)
def test_only_tested(source: str, name: str, tested: bool) -> None:
    before, unit, after = source.split("@")
    span = range(len(before), len(before) + len(unit))
    assert only_tested("c", before + unit + after, span, name) is tested

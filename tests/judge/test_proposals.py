from dataclasses import replace

from judge.model import TestCase
from judge.mutants import MutantKind
from judge.mutation import mutants
from judge.proposals import propose
from judge.weakness import WeaknessRequest
from segmenter import segment

LARGEST = """\
#include <stdio.h>
int main(void) {
    int n, x, best = 0;
    scanf("%d", &n);
    for (int i = 0; i < n; i++) {
        scanf("%d", &x);
        if (x > best)
            best = x;
    }
    if (n > 2)
        best = best + 1;
    printf("%d\\n", best);
    return 0;
}
"""
PIECES = segment(LARGEST, language="c", level="line").pieces()
REQUEST = WeaknessRequest(
    language="c",
    pieces=PIECES,
    cases=(
        TestCase(name="a", input="2\n3 8\n", output="8\n"),
        TestCase(name="b", input="1\n5\n", output="5\n"),
    ),
    seconds=0.01,
)


def test_one_small_input_notices_what_no_test_did() -> None:
    unit = next(p.unit for p in PIECES if p.text == "if (n > 2)")
    assert unit is not None
    never = [m for m in mutants("c", PIECES, unit) if m.kind is MutantKind.NEVER]
    (found,) = propose(REQUEST, never)
    numbers = found.input.split()
    assert (numbers[0], len(numbers)) == ("3", 4)  # the form is kept
    assert found.output == f"{max(map(int, numbers[1:])) + 1}\n"  # the reference's own
    assert found.kills == tuple(never)


def test_a_mutant_that_means_the_same_has_no_input() -> None:
    unit = next(p.unit for p in PIECES if p.text == "if (x > best)")
    assert unit is not None
    same = [m for m in mutants("c", PIECES, unit) if m.text == ">="]
    assert len(same) == 1
    assert propose(REQUEST, same) == ()


def test_a_generators_input_is_tried_and_helps_where_no_variation_does() -> None:
    source = LARGEST.replace("if (n > 2)", "if (n > 40)")
    pieces = segment(source, language="c", level="line").pieces()
    request = replace(REQUEST, pieces=pieces)
    unit = next(p.unit for p in pieces if p.text == "if (n > 40)")
    assert unit is not None
    never = [m for m in mutants("c", pieces, unit) if m.kind is MutantKind.NEVER]
    assert propose(request, never) == ()
    given = "41\n" + " ".join(["7"] * 41) + "\n"
    (found,) = propose(request, never, inputs=["1\n9\n", given, "not an input\n"])
    assert (found.input, found.output) == (given, "8\n")

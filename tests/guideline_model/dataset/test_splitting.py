import re

from hypothesis import given, settings
from hypothesis import strategies as st

from guideline_model.dataset.likeness import program_runs
from guideline_model.dataset.minhash import jaccard
from guideline_model.dataset.model import Example
from guideline_model.dataset.splitting import SPLITS, Shares, grouped, split
from tests.guideline_model.dataset.examples import C, example

NEAR = 0.6
STEPS = ["n++;", "n = n * 3;", "if (n) n = 1;", "while (n) n--;", 'printf("%d", n);', "n %= 7;"]


def program(steps: list[int]) -> str:
    body = "\n    ".join(STEPS[step] for step in steps)
    return f"int main(void) {{\n    int n = 5;\n    {body}\n    return 0;\n}}\n"


programs = st.lists(st.lists(st.sampled_from(range(len(STEPS))), max_size=12), max_size=14)


@settings(max_examples=30)
@given(programs, st.integers(0, 5), st.floats(0, 0.5), st.floats(0, 0.5))
def test_no_program_and_nothing_near_one_is_in_two_splits(
    steps: list[list[int]], seed: int, validation: float, test: float
) -> None:
    rows = [
        example(program=f"p{number % 9}", source=program(some), index=index)
        for number, some in enumerate(steps)
        for index in (0, 1)
    ]
    shares = Shares(validation=validation, test=test, seed=seed)
    splits = split(rows, shares, NEAR)
    assert sorted(map(id, sum(splits.values(), ()))) == sorted(map(id, rows))
    assert split(rows, shares, NEAR) == splits
    for name in SPLITS:
        for one in splits[name]:
            others = (two for other in SPLITS if other != name for two in splits[other])
            assert not any(together(one, two) for two in others)


def together(one: Example, two: Example) -> bool:
    return one.program == two.program or (jaccard(program_runs(one), program_runs(two)) >= NEAR)


def test_other_names_numbers_and_texts_make_no_other_program() -> None:
    renamed = re.sub(r"(?<!\\)\bn\b", "value", C).replace("* 2", "* 3")
    assert "int value;" in renamed and 'printf("%d\\n", value * 3)' in renamed
    groups = grouped([example(program="b"), example(program="a", source=renamed)], NEAR)
    assert groups == ["a", "a"]


def test_the_shares_are_kept_to_and_the_seed_deals_anew() -> None:
    rows = [
        example(
            program=f"p{number}", source=f"int a{number}[{number}];\n" + f"/{'*' * 3}/", index=0
        )
        for number in range(100)
    ]
    one, other = (split(rows, Shares(seed=seed), 1.1) for seed in (1, 2))
    assert [len(one[name]) for name in SPLITS] == [80, 10, 10]
    assert one["test"] != other["test"]

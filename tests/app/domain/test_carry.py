"""Which units of a changed reference are the old ones."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.carry import match_units

texts = st.lists(st.sampled_from(["int a;", "a = 1;", "f();", "return 0;"]), max_size=12)


def test_an_inserted_unit_moves_the_others() -> None:
    assert match_units(["a", "b", "c"], ["a", "x", "b", "c"]) == {0: 0, 2: 1, 3: 2}


def test_a_changed_unit_is_not_matched() -> None:
    assert match_units(["a", "b"], ["a", "B"]) == {0: 0}


@given(texts, texts)
def test_matches_have_equal_texts_in_the_same_order(old: list[str], new: list[str]) -> None:
    matched = match_units(old, new)
    assert all(new[n] == old[o] for n, o in matched.items())
    assert list(matched.values()) == sorted(set(matched.values()))


@given(texts)
def test_an_unchanged_reference_keeps_everything(units: list[str]) -> None:
    assert match_units(units, units) == {n: n for n in range(len(units))}

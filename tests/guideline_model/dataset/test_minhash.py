from hypothesis import given, settings
from hypothesis import strategies as st

from guideline_model.dataset.minhash import jaccard, near_pairs, runs

WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=30)


def test_runs_of_a_short_text_are_itself() -> None:
    assert runs(["a", "b"], 3) == {("a", "b")}
    assert runs(["a", "b", "c", "d"], 3) == {("a", "b", "c"), ("b", "c", "d")}


@settings(max_examples=50)
@given(st.lists(WORDS, min_size=2, max_size=8))
def test_pairs_are_near_and_equal_ones_are_never_missed(texts: list[list[str]]) -> None:
    found = [runs(words, 3) for words in texts]
    pairs = list(near_pairs(found, 0.6))
    assert all(jaccard(found[one], found[other]) >= 0.6 and one < other for one, other in pairs)
    equal = [(a, b) for b in range(len(found)) for a in range(b) if found[a] == found[b]]
    assert set(equal) <= set(pairs)


def test_nearly_equal_texts_are_found_among_many() -> None:
    texts = [[f"{number}-{at}" for at in range(40)] for number in range(60)]
    texts.append([*texts[17][:35], "x", *texts[17][36:]])
    found = [runs(words, 3) for words in texts]
    assert list(near_pairs(found, 0.7)) == [(17, 60)]

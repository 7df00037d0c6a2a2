import json
from pathlib import Path

import pytest

from guideline_model.dataset.model import BadInput
from guideline_model.dataset.storing import data_hash, load, store
from segmenter import Merge, Split, segment
from tests.guideline_model.dataset.examples import C, example


def test_examples_come_back_as_they_were(tmp_path: Path) -> None:
    keys = segment(C, language="c", level="line").keys
    edits = (Merge(keys[1]),)
    kept = example(edits=edits, statement="두 배\n", writer="template")
    store({"train": [kept, example()], "validation": [], "test": [example(index=2)]}, tmp_path)
    assert load(tmp_path, "train") == (kept, example())
    assert kept.unit.text.count("\n") == 1
    assert load(tmp_path, "validation") == ()


def test_a_split_edit_comes_back(tmp_path: Path) -> None:
    key = segment(C, language="c", level="paragraph").keys[0]
    kept = example(level="paragraph", index=0, edits=(Split(key, 2),))
    store({"train": [kept], "validation": [], "test": []}, tmp_path)
    assert load(tmp_path, "train") == (kept,)


def test_the_hash_is_of_all_splits(tmp_path: Path) -> None:
    store({"train": [example()], "validation": [], "test": []}, tmp_path)
    before = data_hash(tmp_path)
    store({"train": [], "validation": [example()], "test": []}, tmp_path)
    assert data_hash(tmp_path) != before


@pytest.mark.parametrize("broken", ["{", "[]", '{"unit": 1}', "OTHER"])
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, broken: str) -> None:
    store({"train": [example(), example()], "validation": [], "test": []}, tmp_path)
    path = tmp_path / "train.jsonl"
    first, second = path.read_text().splitlines()
    other = json.dumps(json.loads(second) | {"unit": "int m;"})
    path.write_text(f"{first}\n{other if broken == 'OTHER' else broken}\n")
    with pytest.raises(BadInput, match=r"train.jsonl, line 2: .* make the data anew"):
        load(tmp_path, "train")


def test_data_that_is_not_there_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="python -m guideline_model dataset"):
        load(tmp_path, "train")

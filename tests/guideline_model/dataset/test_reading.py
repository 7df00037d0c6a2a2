import json
from pathlib import Path

import pytest

from guideline_model.dataset.model import BadInput, Defaults
from guideline_model.dataset.reading import read

ROW = {"instruction": "a", "input": "int n;", "output": "선언하세요.", "language": "c"}


def test_lines_arrays_and_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(ROW) + "\n\n" + json.dumps(ROW) + "\n")
    (tmp_path / "b.json").write_text(json.dumps([ROW, ROW, ROW], indent=2))
    found = read([tmp_path], Defaults())
    assert [one.origin for one in found.examples] == [
        *("a.jsonl:1", "a.jsonl:3"),
        *("b.json:2", "b.json:8", "b.json:14"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jsonl", b'{"messages": []}\n{"a"\n', "a.jsonl, line 2: this is not JSON"),
        ("a.jsonl", b"{}\n", "a.jsonl, line 1: the row has none of"),
        ("a.jsonl", b'{"a": 1}\n\xff\n', "a.jsonl, line 2: this is not UTF-8"),
        ("a.json", b"{}", "a.json, line 1: a .json file is an array"),
        ("a.json", b"[\n{},", "a.json, line 2: the row has none of"),
        ("a.json", b'[{"messages": []},\n\n{"a",', "a.json, line 3: this is not JSON"),
        ("a.json", b'[{"messages": []}', "a.json, line 1: this is not JSON"),
        ("a.csv", b"", "this kind of file is not known"),
        ("a.zip", b"PK", "export the problem again"),
    ],
)
def test_a_bad_file_is_one_line_that_says_where(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read([tmp_path / name], Defaults())
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nothing to read"):
        read([tmp_path], Defaults())
    with pytest.raises(BadInput, match="no such file"):
        read([tmp_path / "x.jsonl"], Defaults())

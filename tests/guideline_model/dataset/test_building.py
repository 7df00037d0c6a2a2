import json
from pathlib import Path

import pytest

from guideline_model.__main__ import main
from guideline_model.dataset.building import Choices, build
from guideline_model.dataset.storing import load
from tests.guideline_model.dataset.examples import OLDER_CODE, OLDER_GUIDELINE


def write(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


PAIR = {"id": "1", "tagged_code": OLDER_CODE, "guideline": OLDER_GUIDELINE}


def test_programs_to_be_kept_out_are_and_those_near_them(tmp_path: Path) -> None:
    out = write(tmp_path / "out.jsonl", PAIR)
    near = PAIR | {"tagged_code": OLDER_CODE.replace("n--", "n -= 1")}
    other = {"instruction": "int sum;", "output": "정수형 변수 sum을 선언하세요.", "language": "c"}
    read = write(tmp_path / "in.jsonl", PAIR, near, other)
    dataset = build([read], Choices(keep_out=(out,)))
    kept = [one for some in dataset.splits.values() for one in some]
    assert [one.source for one in kept] == ["int sum;\n"]
    assert [one.reason for one in dataset.dropped] == ["its program is to be kept out"] * 10


def test_what_is_read_is_kept_or_told(predecessor: Path, tmp_path: Path) -> None:
    dataset = build([predecessor.parent / "pairs.jsonl"], Choices())
    kept = sum(map(len, dataset.splits.values()))
    assert dataset.read == kept + sum(one.units for one in dataset.dropped)
    assert kept > 250
    assert min(map(len, dataset.splits.values())) > 20


def test_the_command_stores_examples_and_reports_drops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read = write(tmp_path / "in.jsonl", PAIR, PAIR)
    assert main(["dataset", str(read), "--out", str(tmp_path / "data"), "--test", "0"]) == 0
    said = capsys.readouterr().out
    report = json.loads((tmp_path / "data" / "report.json").read_text())
    assert (report["read"], report["kept"], report["reasons"]) == (10, 5, {"duplicate": 5})
    assert report["splits"]["train"]["levels"] == {"line": 5, "paragraph": 0, "function": 0}
    assert report["sha256"] in said
    assert (tmp_path / "data" / "report.txt").read_text() == said
    assert len(load(tmp_path / "data", "train")) == 5


def test_the_command_exits_1_where_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"instruction": "", "input": "int n;", "output": "a", "language": "c"}
    read = write(tmp_path / "in.jsonl", row)
    assert main(["dataset", str(read), "--out", str(tmp_path / "data")]) == 1
    assert "fails language" in capsys.readouterr().out

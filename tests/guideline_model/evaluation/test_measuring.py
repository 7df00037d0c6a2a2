from collections.abc import Iterator

import pytest

from guideline_model.evaluation.asking import ask
from guideline_model.evaluation.measuring import by_level
from guideline_model.evaluation.model import Subject
from guideline_model.evaluation.page import page
from guideline_model.evaluation.table import as_json, as_text
from guideline_model.model import Guideline, WriteRequest
from guideline_model.writing import make_writer
from tests.guideline_model.dataset.examples import example


class Scripted:
    """A writer that says what it is given, by unit; it notes which units it was asked for."""

    name = "scripted"

    def __init__(self, texts: dict[int, str]) -> None:
        self.texts = texts
        self.asked: list[frozenset[int] | None] = []

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        self.asked.append(request.only)
        for unit in request.units:
            if unit.index in self.texts:
                text = self.texts[unit.index]
                yield Guideline(index=unit.index, text=text, writer=self.name)


EXAMPLES = [
    example(index=1, guideline="정수형 변수 n을 선언하세요."),
    example(index=2, guideline="n을 입력받으세요."),
    example(index=3, guideline="n의 두 배를 출력하세요."),
    example(index=4, guideline="0을 반환하여 프로그램을 끝내세요."),
    example(level="paragraph", index=0, guideline="n을 입력받아 그 두 배를 출력하세요."),
]
SAID = {1: "정수형 변수를 선언하세요.", 2: "n을 입력받으세요.", 3: "n * 2를 출력하세요."}


def test_units_of_a_program_are_asked_for_at_once() -> None:
    writer = Scripted(SAID)
    answers = ask(Subject(name="scripted", writer=writer), EXAMPLES)
    assert writer.asked == [frozenset({1, 2, 3, 4}), frozenset({0})]
    assert [one.text for one in answers] == [SAID[1], SAID[2], SAID[3], "", ""]
    assert [one.example for one in answers] == EXAMPLES


def test_figures_count_what_passes_leaks_is_empty_and_says_names() -> None:
    answers = ask(Subject(name="scripted", writer=Scripted(SAID)), EXAMPLES[:4])
    figures = by_level(answers)["all"]
    assert figures.count == 4
    assert figures.passed == pytest.approx(1 / 4)
    assert figures.leaked == pytest.approx(1 / 4)
    assert figures.empty == pytest.approx(1 / 4)
    assert figures.checks["names"] == pytest.approx(3 / 4)
    assert figures.coverage == pytest.approx(3 / 4)
    assert figures.checks["no_operator"] == pytest.approx(3 / 4)
    assert 0 < figures.rouge_l < 1
    assert figures.sentences == pytest.approx(3 / 4)


def test_the_template_writer_is_measured_at_each_level_there_is() -> None:
    answers = ask(Subject(name="template", writer=make_writer("template")), EXAMPLES)
    measured = {"template": by_level(answers)}
    assert list(measured["template"]) == ["all", "line", "paragraph"]
    assert measured["template"]["all"].passed == 1
    text = as_text(measured)
    assert "line, 4 units" in text and "passes every check                  100.0%" in text
    assert as_json(measured)["template"]["line"]["count"] == 4


def test_the_page_shows_what_offends_and_lets_nothing_through() -> None:
    hostile = Scripted({3: "n * 2를 <script>alert(1)</script> 출력하세요."})
    answers = ask(Subject(name="<b>", writer=hostile), EXAMPLES[2:3])
    said = page({"<b>": answers}, 10)
    assert "<script>" not in said and "<b>" not in said
    assert "no_operator" in said and "<mark>" in said
    assert "n의 두 배를 출력하세요." in said

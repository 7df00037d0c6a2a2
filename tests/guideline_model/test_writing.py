import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guideline_model import Guideline, WriteRequest, WriterUnavailable, make_writer, write
from segmenter import LANGUAGES, segment

DATA = Path(__file__).parent / "data"
SAMPLES = {
    "c": DATA / "statements.c",
    "cpp": DATA / "statements.cpp",
    "java": DATA / "statements.java",
    "python": DATA / "statements.py.txt",
}
LEVELS = ("line", "paragraph", "function")
LOCALES = ("ko", "en")


def failures(source: str, language: str, level: str, locale: str) -> tuple[int, list[str]]:
    """Return how many units were written, and what every failed check says."""
    segmentation = segment(source, language=language, level=level)
    found = []
    count = 0
    request = WriteRequest(segmentation=segmentation, locale=locale)
    for guideline in write(request, make_writer("template")):
        count += 1
        assert guideline.text.strip()
        unit = segmentation.units[guideline.index].text
        found += [f"{c.name}: {c.detail}: {unit!r}" for c in guideline.checks if not c.ok]
    assert count == len(segmentation.units)
    return count, found


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("level", LEVELS)
def test_every_real_reference_passes_every_check(
    predecessor: Path, level: str, locale: str
) -> None:
    rows = [json.loads(line) for line in predecessor.read_text().splitlines()]
    results = [failures(row["reference"], "c", level, locale) for row in rows]
    assert len(rows) == 36
    assert [what for _, found in results for what in found] == []
    assert sum(count for count, _ in results) > 100


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_every_statement_kind_passes_every_check(language: str, level: str, locale: str) -> None:
    count, found = failures(SAMPLES[language].read_text(), language, level, locale)
    assert count > 5
    assert found == []


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_line_units_of_known_statements_need_no_fallback(language: str) -> None:
    segmentation = segment(SAMPLES[language].read_text(), language=language, level="line")
    request = WriteRequest(segmentation=segmentation, locale="ko")
    texts = [guideline.text for guideline in write(request, make_writer("template"))]
    assert [text for text in texts if "앞뒤 코드와 이어지" in text] == []


@given(
    st.text(alphabet="int x=1;(){}[]\"'\n forwhile%&*<>+-,:你가", max_size=60),
    st.sampled_from(LANGUAGES),
)
@settings(max_examples=60, deadline=None)
def test_broken_source_never_fails_and_is_never_empty(source: str, language: str) -> None:
    for level, locale in itertools.product(LEVELS, LOCALES):
        segmentation = segment(source, language=language, level=level)
        request = WriteRequest(segmentation=segmentation, locale=locale)
        texts = [guideline.text for guideline in write(request, make_writer("template"))]
        assert len(texts) == len(segmentation.units)
        assert all(texts)


def test_broken_region_falls_back_to_its_names() -> None:
    segmentation = segment(
        "int main() {\n    foo bar baz qux;;= )\n}\n", language="c", level="line"
    )
    request = WriteRequest(segmentation=segmentation, locale="ko")
    assert all(g.text for g in write(request, make_writer("template")))


def test_only_limits_the_units() -> None:
    segmentation = segment("a = 1\n\nb = 2\n", language="python", level="line")
    request = WriteRequest(segmentation=segmentation, only=frozenset({1}))
    assert [g.index for g in write(request, make_writer("template"))] == [1]


def test_guidelines_come_one_by_one() -> None:
    segmentation = segment("a = 1\n\nb = 2\n", language="python", level="line")
    stream = write(WriteRequest(segmentation=segmentation), make_writer("template"))
    assert next(stream).index == 0
    assert next(stream).index == 1


class Parrot:
    """Says the same of every unit."""

    name = "parrot"

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        for unit in request.units:
            yield Guideline(index=unit.index, text="알맞은 값을 출력하세요.", writer=self.name)


TWICE = segment("print(1)\n\nprint(2)\n\nprint(2)\n", language="python", level="line")


def test_what_repeats_its_neighbour_is_written_by_the_template() -> None:
    found = {one.index: one.writer for one in write(WriteRequest(segmentation=TWICE), Parrot())}
    assert found == {0: "parrot", 1: "template", 2: "parrot"}


def test_what_repeats_a_guideline_that_stands_is_written_by_the_template() -> None:
    standing = {0: "알맞은 값을 출력하세요.", 1: "말할 것 없이 다시 쓰입니다."}
    request = WriteRequest(segmentation=TWICE, only=frozenset({1}), standing=standing)
    assert [one.writer for one in write(request, Parrot())] == ["template"]


def test_an_unknown_locale_is_refused() -> None:
    segmentation = segment("a = 1\n", language="python", level="line")
    with pytest.raises(ValueError, match="no locale"):
        next(write(WriteRequest(segmentation=segmentation, locale="fr"), make_writer("template")))


@pytest.mark.parametrize("name", ["gemma", "http", "parrot"])
def test_a_writer_that_is_not_here_says_so(name: str) -> None:
    with pytest.raises(WriterUnavailable, match=name):
        make_writer(name)

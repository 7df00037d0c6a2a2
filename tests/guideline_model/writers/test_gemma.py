"""The gemma writer, by a tiny model that is loaded in 4 bits."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from guideline_model import Gemma, Source, WriteRequest, WriterUnavailable, make_writer, write
from guideline_model.model import Refusal
from segmenter import segment

SOURCE = """\
#include <stdio.h>
int main(void) {
    int n, sum = 0;
    scanf("%d", &n);
    for (int i = 1; i <= n; i++) {
        sum += i;
    }
    printf("%d\\n", sum);
    return 0;
}
"""


@pytest.fixture(scope="module")
def gemma(talkative_gemma: Path, talkative_adapters: Mapping[str, Path]) -> Gemma:
    return Gemma(
        base=Source(place=str(talkative_gemma)),
        adapters={level: Source(place=str(at)) for level, at in talkative_adapters.items()},
        dtype="float32",
        batch=4,
        max_tokens=12,
    )


@pytest.fixture(scope="module")
def writer(gemma: Gemma) -> Any:
    return make_writer("gemma", gemma=gemma)


@pytest.fixture
def every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what a random model says as it is: it hardly ever ends a sentence."""
    from guideline_model.writers import gemma

    monkeypatch.setattr(gemma, "clean", lambda text, _, cut: repr(text))


def request(level: str = "line", **options: Any) -> WriteRequest:
    segmentation = segment(SOURCE, language="c", level=level)
    return WriteRequest(segmentation=segmentation, statement="합을 구하세요.", **options)


def said(writer: Any, asked: WriteRequest) -> dict[int, str]:
    return {one.index: one.text for one in writer.write(asked)}


@pytest.mark.usefixtures("every_answer")
@pytest.mark.parametrize("level", ["line", "paragraph", "function"])
def test_every_unit_is_written(writer: Any, level: str) -> None:
    asked = request(level)
    found = list(writer.write(asked))
    assert sorted(one.index for one in found) == [one.index for one in asked.units]
    assert {one.writer for one in found} == {"gemma"}


@pytest.mark.usefixtures("every_answer")
def test_a_unit_gets_the_same_alone_and_with_the_others(writer: Any) -> None:
    everything = said(writer, request())
    assert len(set(everything.values())) > 3
    for index in (0, 4):
        assert said(writer, request(only=frozenset({index}))) == {index: everything[index]}


@pytest.mark.usefixtures("every_answer")
def test_a_refused_one_is_asked_with_the_reasons(writer: Any) -> None:
    refused = {2: Refusal(text="n을 읽으세요.", reasons=("n의 자료형이 없다",))}
    asked = request(only=frozenset({2}))
    assert said(writer, asked) != said(writer, replace(asked, refused=refused))


@pytest.mark.usefixtures("every_answer")
def test_the_prefix_is_computed_once_for_a_solution(
    writer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guideline_model.writers import gemma

    computed = []

    def counted(*given: Any) -> Any:
        computed.append(given[1])
        return prefill(*given)

    prefill = gemma.prefill
    monkeypatch.setattr(gemma, "prefill", counted)
    said(writer, request("paragraph"))
    said(writer, request("paragraph", only=frozenset({1})))
    assert computed == [None]  # there is no adapter for that level
    said(writer, request("function"))
    assert computed == [None, "function"]


def test_the_adapter_of_the_level_writes(gemma: Gemma, writer: Any) -> None:
    from guideline_model.gemma.text import clean

    bare = make_writer("gemma", gemma=replace(gemma, adapters={}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("guideline_model.writers.gemma.clean", lambda text, *_, **__: repr(text))
        assert said(bare, request("paragraph")) == said(writer, request("paragraph"))
        assert said(bare, request()) != said(writer, request())
    assert clean("a", "line") == "a"


@pytest.mark.usefixtures("every_answer")
def test_closing_leaves_the_rest_unwritten(writer: Any) -> None:
    stream = writer.write(request())
    first = next(stream)
    stream.close()
    assert first.index in said(writer, request(only=frozenset({first.index})))


@pytest.mark.usefixtures("every_answer")
def test_a_cancelled_one_ends_between_two_steps(writer: Any) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 12

    assert len(said(writer, request(cancelled=cancelled))) < len(request().units)


def test_the_template_stands_in_for_what_a_random_model_says(writer: Any) -> None:
    found = list(write(request(), writer))
    assert len(found) == len(request().units)
    assert all(check.ok for one in found for check in one.checks)
    assert {one.writer for one in found} == {"template"}


def test_nothing_is_loaded_for_no_units(writer: Any) -> None:
    assert said(writer, request(only=frozenset())) == {}


def test_loading_says_in_one_line_what_is_missing() -> None:
    writer = make_writer("gemma", gemma=Gemma(base=Source(place="/no/where")))
    with pytest.raises(WriterUnavailable, match="no folder /no/where"):
        next(writer.write(request()))


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    for name in [one for one in sys.modules if one.startswith("guideline_model.gemma")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "guideline_model.writers.gemma", raising=False)
    with pytest.raises(WriterUnavailable, match="needs torch: run `make model`"):
        make_writer("gemma", gemma=Gemma(base=Source(place="x/y")))


def test_the_package_does_not_import_torch() -> None:
    code = (
        "import sys, guideline_model, guideline_model.commands.write; print('torch' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"

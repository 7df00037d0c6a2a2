"""The http writer, by a fake server: what it asks, what it makes of answers and failures."""

import logging
import re
import threading
from contextlib import suppress
from typing import Any

import pytest

from guideline_model import Guideline, Server, WriteRequest, WriterUnavailable, make_writer, write
from segmenter import segment
from tests.guideline_model.writers.fake_server import FakeServer, fake_server

SOURCE = """\
#include <stdio.h>
int main(void) {
    int n;
    scanf("%d", &n);
    printf("%d\\n", n * 2);
    return 0;
}
"""
TEXTS = {
    "int main(void) {": "정수를 돌려주는 main 함수를 시작하세요.",
    "int n;": "정수형 변수 n을 선언하세요.",
    'scanf("%d", &n);': "정수 하나를 입력받아 n에 저장하세요.",
    'printf("%d\\n", n * 2);': "n의 두 배를 출력하고 줄을 바꾸세요.",
    "return 0;": "프로그램이 정상으로 끝났음을 알리고 마치세요.",
}
REQUEST = WriteRequest(
    segmentation=segment(SOURCE, language="c", level="line"), statement="두 배를 출력하세요."
)


def asked(body: dict[str, Any]) -> str:
    return str(body["messages"][0]["content"])


def unit_in(question: str) -> str:
    """Return the text of the unit that a question is about."""
    found = re.search(r"번 단위 \[\w+\]:\n(.*?)\n\n", question, re.DOTALL)
    assert found is not None
    return next(text for text in TEXTS if text.startswith(found[1]))


def right(body: dict[str, Any]) -> str:
    return TEXTS[unit_in(asked(body))]


def written(fake: FakeServer, **options: Any) -> list[Guideline]:
    server = Server(url=fake.url, model="gemma", **options)
    found = write(REQUEST, make_writer("http", server=server))
    return sorted(found, key=lambda one: one.index)


def test_every_unit_is_asked_for_and_what_is_shared_stands_first() -> None:
    with fake_server(right) as fake:
        found = written(fake, key="secret")
    assert [one.text for one in found] == list(TEXTS.values())
    assert {one.writer for one in found} == {"http"}
    assert set(fake.keys) == {"Bearer secret"}
    (shared,) = {re.split(r"\d번 단위", asked(body))[0] for body in fake.asked}
    assert "두 배를 출력하세요." in shared
    assert "[self_start(1)]" in shared


def test_no_more_at_once_than_is_allowed() -> None:
    together = threading.Barrier(2)

    def slow(body: dict[str, Any]) -> str:
        with suppress(threading.BrokenBarrierError):
            together.wait(0.5)
        return right(body)

    with fake_server(slow) as fake:
        written(fake, at_once=2)
    assert fake.most_at_once == 2


def test_one_that_fails_its_checks_is_asked_for_again_with_the_reasons() -> None:
    def leaks_once(body: dict[str, Any]) -> str:
        leaks = "n * 2" in unit_in(asked(body)) and "고칠 점" not in asked(body)
        return "n * 2를 출력하세요." if leaks else right(body)

    with fake_server(leaks_once) as fake:
        found = written(fake)
    assert (found[3].text, found[3].writer) == ("n의 두 배를 출력하고 줄을 바꾸세요.", "http")
    (again,) = [asked(body) for body in fake.asked if "고칠 점" in asked(body)]
    assert "n * 2를 출력하세요." in again
    assert "copies the expression" in again


def test_where_it_fails_again_the_template_stands_in() -> None:
    def leaks(body: dict[str, Any]) -> str:
        return "int n;" if unit_in(asked(body)) == "int n;" else right(body)

    with fake_server(leaks) as fake:
        found = written(fake)
    assert [one.writer for one in found] == ["http", "template", "http", "http", "http"]
    assert all(check.ok for check in found[1].checks)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again(status: int) -> None:
    busy = iter([status, status])
    with fake_server(lambda body: next(busy, None) or right(body)) as fake:
        found = written(fake)
    assert {one.writer for one in found} == {"http"}
    assert len(fake.asked) == len(TEXTS) + 2


def test_where_the_server_fails_for_one_unit_the_template_stands_in() -> None:
    def ails(body: dict[str, Any]) -> str | int:
        return 500 if unit_in(asked(body)) == "int n;" else right(body)

    with fake_server(ails) as fake:
        found = written(fake, tries=2)
    assert [one.writer for one in found].count("template") == 1
    assert len([body for body in fake.asked if unit_in(asked(body)) == "int n;"]) == 4


def test_an_answer_that_is_no_answer_is_none() -> None:
    with fake_server(lambda _: "") as fake:
        assert {one.writer for one in written(fake)} == {"template"}


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "does not accept our key"), (404, "check its address and the model's name")],
)
def test_a_server_that_refuses_us_is_told_once(status: int, said: str) -> None:
    with fake_server(lambda _: status) as fake, pytest.raises(WriterUnavailable, match=said):
        written(fake)


def test_where_there_is_no_server_one_line_says_so_without_the_key(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with fake_server(right) as fake:
        pass
    with pytest.raises(WriterUnavailable, match=r"127\.0\.0\.1 cannot be reached") as error:
        written(fake, key="top-secret", tries=1)
    assert "top-secret" not in caplog.text + repr(error.value) + repr(
        Server(url="", model="", key="top-secret")
    )

"""The writers of one worker: what is on, what is off and why, and whose turn it is."""

import logging

import pytest

from app.services.writers import LOADING, NOT_SET_UP
from app.settings import Settings
from app.tasks import worker
from app.tasks.writers import Writers
from guideline_model import Gemma, Server, Source, WriterUnavailable
from tests.app.tasks.fakes import FakeGemma

GEMMA = Gemma(base=Source(place="none"))


def broken(_gemma: Gemma) -> FakeGemma:
    raise WriterUnavailable("There are no weights in none:\nset HANJUL_GEMMA_BASE.")


class TestLoad:
    def test_a_model_is_on_once_it_is_loaded(self) -> None:
        fake = FakeGemma()
        writers = Writers(gemma=GEMMA, make=lambda gemma: fake)
        assert writers.states()["gemma"] == LOADING
        writers.load()
        assert writers.states()["gemma"] == ""
        assert writers.chosen("gemma") == (fake, "")

    def test_one_that_cannot_be_had_is_told_in_one_line(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        writers = Writers(gemma=GEMMA, make=broken)
        with caplog.at_level(logging.WARNING):
            writers.load()
        why = "There are no weights in none: set HANJUL_GEMMA_BASE."
        (record,) = caplog.records
        assert record.getMessage() == f"gemma is off, the template writer serves: {why}"
        assert record.exc_info is None
        assert writers.states()["gemma"] == why
        assert (writers.chosen("gemma")[0].name, writers.chosen("gemma")[1]) == ("template", why)

    def test_nothing_is_loaded_where_nothing_is_set_up(self) -> None:
        writers = Writers(make=broken)
        writers.load()
        assert writers.states() == {"template": "", "gemma": NOT_SET_UP, "http": NOT_SET_UP}

    def test_a_server_is_on_where_it_is_set_up(self) -> None:
        writers = Writers(server=Server(url="http://127.0.0.1:1/v1", model="m"))
        assert writers.states()["http"] == ""


class TestTurn:
    def test_a_slow_writer_writes_for_one_job_at_a_time(self) -> None:
        writers = Writers(gemma=GEMMA, make=lambda gemma: FakeGemma())
        writers.load()
        with writers.turn("gemma", 1) as first, writers.turn("gemma", 2) as second:
            assert (first, second) == (True, False)
        with writers.turn("gemma", 2) as second:
            assert second

    def test_not_before_it_is_loaded(self) -> None:
        writers = Writers(gemma=GEMMA, make=lambda gemma: FakeGemma())
        with writers.turn("gemma", 1) as mine:
            assert not mine

    def test_at_once_where_it_is_off(self) -> None:
        with Writers().turn("gemma", 1) as mine:
            assert mine

    def test_the_template_writer_has_no_turns(self) -> None:
        writers = Writers()
        with writers.turn("template", 1) as first, writers.turn("template", 2) as second:
            assert (first, second) == (True, True)


class TestSettings:
    def test_they_become_what_the_writer_loads(self, settings: Settings) -> None:
        given = settings.model_copy(
            update={
                "gemma_base": "google/gemma-3-4b-it",
                "gemma_base_revision": "a" * 40,
                "gemma_line": "/adapters/line",
                "gemma_batch": 4,
            }
        )
        assert worker._gemma(given) == Gemma(
            base=Source(place="google/gemma-3-4b-it", revision="a" * 40),
            adapters={"line": Source(place="/adapters/line")},
            batch=4,
        )

    def test_without_a_base_there_is_no_model(self, settings: Settings) -> None:
        assert worker._gemma(settings) is None

"""What a guideline worker does with a message: a real Redis, a fake in the place of the model."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.models import JobState
from app.services import sweeping, writing
from app.tasks import guideline
from app.tasks.writers import Writers
from guideline_model import Gemma, Source
from tests import services
from tests.app.tasks.conftest import Bench
from tests.app.tasks.fakes import FakeGemma

UNITS = 5


def give(bench: Bench, fake: FakeGemma | None) -> Writers:
    """Register the worker's task with these writers, the fake being loaded; return them."""
    gemma = Gemma(base=Source(place="none")) if fake else None
    writers = Writers(gemma=gemma, make=lambda gemma: fake)
    writers.load()
    guideline.register(bench.celery, bench.redis, writers)
    return writers


def do(bench: Bench) -> None:
    """Do the next message, and what comes of it."""
    bench.celery.tasks["guideline.write"](**bench.message())
    bench.pump()


class TestWrite:
    def test_what_the_writer_writes_is_stored_with_its_checks(self, bench: Bench) -> None:
        give(bench, FakeGemma())
        job_id = bench.start()
        do(bench)
        job = bench.job(job_id)
        assert (job.state, job.done, job.total) == (JobState.DONE, UNITS, UNITS)
        assert {writer for writer, _ in bench.texts(job_id).values()} == {"gemma"}

    def test_each_batch_is_stored_before_the_next_is_written(self, bench: Bench) -> None:
        seen: list[int] = []

        class Watching(FakeGemma):
            def note(self, index: int) -> None:
                super().note(index)
                if len(self.asked) == 3:
                    bench.pump_until(lambda: bench.job(1).done == 2)
                    seen.append(bench.job(1).done)

        give(bench, Watching())
        bench.start()
        do(bench)
        assert seen == [2]

    def test_a_message_that_comes_late_asks_for_nothing_that_is_stored(self, bench: Bench) -> None:
        fake = FakeGemma()
        give(bench, fake)
        job_id = bench.start()
        with bench.db.writing() as session:
            writing.send(session, session.get_one(type(bench.job(job_id)), job_id))
        do(bench)
        do(bench)
        assert sorted(fake.asked) == list(range(UNITS))

    def test_a_stopped_job_ends_after_the_batch_at_hand(self, bench: Bench) -> None:
        class Stopping(FakeGemma):
            def note(self, index: int) -> None:
                super().note(index)
                if len(self.asked) == 2:
                    with bench.db.writing() as session:
                        writing.cancel(session, session.get_one(type(bench.job(1)), 1))

        fake = Stopping()
        give(bench, fake)
        job_id = bench.start()
        do(bench)
        assert (len(fake.asked), fake.closed) == (2, True)
        job = bench.job(job_id)
        assert (job.state, job.error) == (JobState.FAILED, writing.CANCELLED)

    def test_a_job_that_was_stopped_before_is_not_begun(self, bench: Bench) -> None:
        fake = FakeGemma()
        give(bench, fake)
        job_id = bench.start()
        with bench.db.writing() as session:
            writing.cancel(session, session.get_one(type(bench.job(job_id)), job_id))
        do(bench)
        assert fake.asked == []


class TestTemplateServes:
    def test_where_the_writer_is_off_and_the_job_says_why(self, bench: Bench) -> None:
        give(bench, None)
        job_id = bench.start()
        do(bench)
        job = bench.job(job_id)
        assert (job.state, job.params["instead"]) == (JobState.DONE, "It is not set up here.")
        assert {writer for writer, _ in bench.texts(job_id).values()} == {"template"}

    def test_for_what_is_left_where_the_writer_fails(self, bench: Bench) -> None:
        give(bench, FakeGemma(breaks_after=2))
        job_id = bench.start()
        do(bench)
        job = bench.job(job_id)
        assert (job.state, job.params["instead"]) == (JobState.DONE, "the fake breaks")
        wrote = [writer for writer, _ in bench.texts(job_id).values()]
        assert sorted(wrote) == ["gemma", "gemma", "template", "template", "template"]


class TestTurns:
    def test_a_message_waits_in_the_queue_while_the_model_is_at_work(self, bench: Bench) -> None:
        writers = give(bench, FakeGemma())
        job_id = bench.start()
        with writers.turn("gemma", 99) as mine:
            assert mine
            do(bench)
            assert bench.job(job_id).done == 0
            assert writers.job_ids() == [job_id, 99]
        do(bench)
        assert bench.job(job_id).state == JobState.DONE

    def test_the_template_writer_is_not_held_up(self, bench: Bench) -> None:
        writers = give(bench, FakeGemma())
        job_id = bench.start(writer="template")
        with writers.turn("gemma", 99):
            do(bench)
        assert bench.job(job_id).state == JobState.DONE


@contextmanager
def worker(bench: Bench, notes: Path, hangs_after: int) -> Iterator[None]:
    """A real guideline worker in a process of its own, with a fake; killed at the end."""
    assert bench.settings.redis_url
    own = {"HANJUL_REDIS_URL": bench.settings.redis_url, "HANJUL_GEMMA_BASE": "fake"}
    command = [sys.executable, "-m", "tests.app.tasks.fakes", str(notes), str(hangs_after)]
    process = subprocess.Popen(command, cwd=services.ROOT, env=os.environ | own)
    try:
        yield
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(10)


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing_and_nothing_is_written_twice(
    bench: Bench, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    job_id = bench.start()
    with worker(bench, notes, hangs_after=2):
        bench.pump_until(lambda: bench.job(job_id).done == 2)
    with bench.db.writing() as session:
        assert sweeping.sweep(session, -1) == 1
    with worker(bench, notes, hangs_after=UNITS):
        bench.pump_until(lambda: bench.job(job_id).finished)
    assert bench.job(job_id).state == JobState.DONE
    wrote = [line.split() for line in notes.read_text().splitlines()]
    assert [int(unit) for _, unit in wrote] == list(range(UNITS))
    assert len({process for process, _ in wrote[:2]} & {process for process, _ in wrote[2:]}) == 0

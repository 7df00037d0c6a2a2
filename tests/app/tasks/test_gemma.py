"""The whole way of the gemma writer: a tiny Gemma in 4 bits with three adapters, trained here to
say what the template writer says, in a real worker behind a real Redis."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.models import JobState
from app.services import writers
from guideline_model import WriteRequest, make_writer
from guideline_model.prompts import prompt_for
from segmenter import Level, segment
from tests import factories, services
from tests.app.tasks.conftest import Bench
from tests.guideline_model.tiny_gemma import make_tiny_gemma

pytestmark = pytest.mark.slow
SOURCE = "int main(void) {\n    return 0;\n}\n"


def rows_of(level: Level) -> list[dict[str, Any]]:
    """What a level's adapter learns: the very prompts of the test's program, and their answers."""
    units = segment(SOURCE, language="c", level=level)
    request = WriteRequest(segmentation=units, statement=factories.STATEMENT)
    return [
        {
            "prompt": prompt_for(request, units.units[said.index]).messages(),
            "completion": [{"role": "assistant", "content": said.text}],
        }
        for said in make_writer("template").write(request)
    ]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A tiny Gemma and an adapter for each level, by the name of their setting."""
    from guideline_model.training.config import Lora, Steps, Tracking, Training
    from guideline_model.training.encoding import Rows
    from guideline_model.training.trainer import Run, train

    folder = tmp_path_factory.mktemp("model")
    made = {"BASE": make_tiny_gemma(folder / "base")}
    for level in Level:
        rows = rows_of(level)
        steps = Steps(
            most=25, batch=2, accumulation=1, learning_rate=1e-2, warmup=0.0, schedule="constant",
            look_every=25, checkpointing=False,
        )  # fmt: skip
        config = Training(
            level=level,
            base=str(made["BASE"]),
            dtype="float32",
            lora=Lora(rank=8, alpha=16, dropout=0.0),
            steps=steps,
            tracking=Tracking(tensorboard=False),
        )
        out = folder / level
        train(Run(config=config, data_sha256="0" * 64, out=out), Rows(train=rows, held_out=rows))
        made[level.upper()] = out
    return made


@contextmanager
def worker(bench: Bench, model: Mapping[str, Path]) -> Iterator[None]:
    """`hanjul worker guideline`, as its settings say."""
    assert bench.settings.redis_url
    own = {f"HANJUL_GEMMA_{name}": str(path) for name, path in model.items()}
    own |= {"HANJUL_GEMMA_DTYPE": "float32", "HANJUL_REDIS_URL": bench.settings.redis_url}
    command = [sys.executable, "-m", "app", "worker", "guideline"]
    own |= {"HANJUL_DATA": str(bench.settings.data), "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen(command, cwd=services.ROOT, env=os.environ | own)
    try:
        yield
    finally:
        process.terminate()
        process.wait(60)


def state(bench: Bench) -> str:
    """Return "" where the gemma writer is on, else why it is not."""
    with bench.db.reading() as session:
        return next(row.why for row in writers.states(session) if row.name == "gemma")


def test_the_worker_writes_every_level_with_its_own_adapter(
    bench: Bench, model: dict[str, Path]
) -> None:
    job_id = bench.start(SOURCE, levels=list(Level))
    with worker(bench, model):
        bench.pump_until(lambda: bench.job(job_id).finished, seconds=180)
        bench.pump_until(lambda: state(bench) == "", seconds=30)
    job = bench.job(job_id)
    assert (job.state, job.params.get("instead")) == (JobState.DONE, None)
    for level in Level:
        wanted = [row["completion"][0]["content"] for row in rows_of(level)]
        assert list(bench.texts(job_id, level).values()) == [("gemma", text) for text in wanted]


def test_an_adapter_that_does_not_fit_is_told_and_the_template_writer_serves(
    bench: Bench, model: dict[str, Path], tmp_path: Path
) -> None:
    job_id = bench.start(SOURCE)
    with worker(bench, model | {"LINE": tmp_path}):
        bench.pump_until(lambda: bench.job(job_id).finished, seconds=120)
    why = bench.job(job_id).params["instead"]
    assert str(tmp_path) in why
    assert {writer for writer, _ in bench.texts(job_id).values()} == {"template"}
    assert state(bench) == why

"""`hanjul serve --embedded` as a user meets it: real processes, real signals."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from app.settings import Settings
from app.supervisor import Supervisor, address
from tests import services
from tests.services import Postgres, Running

CHILDREN = {"redis", "web", "app", "judge", "guideline"}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Running]:
    """A running Hanjul of its own, without the sample problems."""
    service = Running(tmp_path / "data", seed=False)
    service.start()
    yield service
    service.stop()


def _second(service: Running) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *services.SERVE],
        cwd=services.ROOT,
        env=service.environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def _pid(service: Running, mark: str) -> str:
    return next(line.split()[0] for line in service.processes() if mark in line)


class TestStart:
    def test_web_answers_where_it_said(self, empty: Running) -> None:
        assert f"Hanjul is ready at {empty.url}/" in empty.said
        with urlopen(f"{empty.url}/-/health") as answer:
            assert answer.status == 200

    def test_every_child_has_a_log(self, empty: Running) -> None:
        logs = empty.data / "logs"
        services.until(
            lambda: {path.stem for path in logs.glob("*.log")} == CHILDREN, 10, "a log is missing"
        )

    def test_folder_that_is_in_use_is_refused_in_one_line(self, empty: Running) -> None:
        done = _second(Running(empty.data, seed=False))
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "another Hanjul already runs on" in done.stderr

    def test_port_that_is_taken_is_refused_in_one_line(self, tmp_path: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            done = _second(Running(tmp_path / "data", port=taken.getsockname()[1]))
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "choose another with PORT=" in done.stderr

    def test_folder_that_cannot_be_is_refused_in_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        done = _second(Running(tmp_path / "file" / "data"))
        assert done.returncode == 2
        assert "choose another with DATA=" in done.stderr

    def test_data_folder_is_private(self, empty: Running) -> None:
        assert empty.data.stat().st_mode & 0o077 == 0

    def test_serves_a_deployment_too(
        self, tmp_path: Path, postgres: Postgres, redis_url: str
    ) -> None:
        more = {"HANJUL_DATABASE_URL": postgres.create("deployed"), "HANJUL_REDIS_URL": redis_url}
        service = Running(tmp_path / "data", seed=False, more=more)
        service.start()
        try:
            with urlopen(f"{service.url}/-/health") as answer:
                health = json.load(answer)
            assert (health["database"], health["redis"]) == ("ok", "ok")
            assert not any("redis-server" in line for line in service.processes())
            assert not (service.data / "hanjul.sqlite").exists()
        finally:
            service.stop()
            postgres.drop("deployed")


class TestWatch:
    def test_worker_that_is_killed_comes_back(self, empty: Running) -> None:
        old = _pid(empty, "worker guideline")
        subprocess.run(["kill", "-9", old], check=True)

        def back() -> bool:
            return any(
                "worker guideline" in line and not line.startswith(old)
                for line in empty.processes()
            )

        services.until(back, 15, "the worker does not come back")


class TestStop:
    def test_is_quick_and_leaves_nothing(self, empty: Running) -> None:
        assert len(empty.processes()) > len(CHILDREN)
        assert empty.stop() < 6
        assert empty.said[-1] == "stopped"
        assert empty.process is not None
        assert empty.process.returncode == 0
        assert empty.processes() == []
        assert not (empty.data / "redis.sock").exists()

    def test_killed_supervisor_leaves_nothing(self, empty: Running) -> None:
        assert empty.process is not None
        empty.process.kill()
        empty.process.communicate()
        services.until(lambda: empty.processes() == [], 10, "something lives on")

    def test_start_after_a_kill_works(self, empty: Running) -> None:
        assert empty.process is not None
        empty.process.kill()
        empty.process.communicate()
        services.until(lambda: empty.processes() == [], 10, "something lives on")
        empty.start()
        with urlopen(f"{empty.url}/-/health") as answer:
            assert answer.status == 200


class TestEnvironment:
    def test_only_web_and_app_know_the_database(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HANJUL_DATABASE_URL", "postgresql://secret")
        supervisor = Supervisor(settings)
        children = [supervisor.web, supervisor.judge, *supervisor.others]
        told = {child.name for child in children if "HANJUL_DATABASE_URL" in child.environment}
        assert told == {"web", "app"}


class TestAddress:
    @pytest.mark.parametrize(
        ("host", "url"),
        [
            ("127.0.0.1", "http://127.0.0.1:8000/"),
            ("0.0.0.0", "http://127.0.0.1:8000/"),
            ("::1", "http://[::1]:8000/"),
        ],
    )
    def test_can_be_opened_on_this_machine(self, host: str, url: str) -> None:
        assert address(Settings(host=host, HANJUL_PORT=8000)) == url

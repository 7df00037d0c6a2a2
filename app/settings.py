"""The settings, and the only reader of the environment."""

import hashlib
import os
import tempfile
from functools import cached_property
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

SOCKET_PATH_BYTES = 100


class Settings(BaseSettings):
    """Everything that can be set, from variables named `HANJUL_...`; docs/settings.md lists them.

    Without `database_url` and `redis_url` the service is embedded: an SQLite file and a Redis of
    its own, on a unix socket, both in the data folder.
    """

    model_config = SettingsConfigDict(env_prefix="HANJUL_", frozen=True, extra="ignore")

    data: Path = Field(Path("data"), validation_alias=AliasChoices("HANJUL_DATA", "DATA"))
    host: str = "127.0.0.1"
    port: int = Field(8000, validation_alias=AliasChoices("HANJUL_PORT", "PORT"))
    database_url: str = ""
    redis_url: str = ""
    judge_cache: Path | None = None
    judge_slots: int = Field(default_factory=lambda: max(1, os.cpu_count() or 1), ge=1)
    registration: bool = True
    sign_in_days: int = 30
    resend_seconds: int = 120
    publish_wait_seconds: float = 300.0
    writer_url: str = ""
    writer_model: str = ""
    writer_key: SecretStr = SecretStr("")
    writer_seconds: float = Field(60.0, gt=0)
    writer_at_once: int = Field(4, ge=1)
    writer_tries: int = Field(4, ge=1)
    gemma_base: str = ""
    gemma_base_revision: str = ""
    gemma_line: str = ""
    gemma_line_revision: str = ""
    gemma_paragraph: str = ""
    gemma_paragraph_revision: str = ""
    gemma_function: str = ""
    gemma_function_revision: str = ""
    gemma_dtype: str = "bfloat16"
    gemma_four_bit: bool = True
    gemma_batch: int = Field(16, ge=1)
    gemma_max_tokens: int = Field(200, ge=1)
    gemma_seconds: float = Field(600.0, gt=0)

    @property
    def embedded(self) -> bool:
        """Whether the service starts a Redis of its own."""
        return not self.redis_url

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.data.resolve() / 'hanjul.sqlite'}"

    @cached_property
    def judge_folder(self) -> Path:
        """The folder in which a judge worker keeps compiled programs, headers and verdicts."""
        return (self.judge_cache or self.data / "judge").resolve()

    @cached_property
    def redis_socket(self) -> Path:
        """The unix socket of the embedded Redis, in the data folder.

        The kernel takes 107 bytes: a deep data folder has its socket in a private short folder.
        """
        data = self.data.resolve()
        socket = data / "redis.sock"
        if len(os.fsencode(socket)) <= SOCKET_PATH_BYTES:
            return socket
        name = f"hanjul-{os.getuid()}-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"
        short = Path(tempfile.gettempdir()) / name / "redis.sock"
        fits = len(os.fsencode(short)) <= SOCKET_PATH_BYTES
        return short if fits else Path("/tmp") / name / "redis.sock"  # noqa: S108 private, checked

    @cached_property
    def redis(self) -> str:
        """The Redis URL for clients and for Celery's broker."""
        return self.redis_url or f"unix://{self.redis_socket}"

    @cached_property
    def broker(self) -> str:
        """The same Redis as kombu writes it."""
        return self.redis_url or f"redis+socket://{self.redis_socket}"

"""What the settings say of models."""

from app.settings import Settings
from app.tasks.sources import gemma_of, server_of
from guideline_model import Gemma, Source


class TestGemmaOf:
    def test_they_become_what_the_writer_loads(self, settings: Settings) -> None:
        given = settings.model_copy(
            update={
                "gemma_base": "google/gemma-3-4b-it",
                "gemma_base_revision": "a" * 40,
                "gemma_line": "/adapters/line",
                "gemma_batch": 4,
            }
        )
        assert gemma_of(given) == Gemma(
            base=Source(place="google/gemma-3-4b-it", revision="a" * 40),
            adapters={"line": Source(place="/adapters/line")},
            batch=4,
        )

    def test_without_a_base_there_is_no_model(self, settings: Settings) -> None:
        assert gemma_of(settings) is None


class TestServerOf:
    def test_a_server_needs_an_address(self, settings: Settings) -> None:
        assert server_of(settings) is None
        server = server_of(settings.model_copy(update={"writer_url": "http://x/v1"}))
        assert server is not None
        assert server.url == "http://x/v1"

"""The writer that asks a server of the OpenAI-compatible protocol: vLLM, llama.cpp, Ollama, ...

Units are asked for side by side, a few at a time; a server that is busy or ails is asked again
after a while that grows and is partly chance, so that not all come back at once.
"""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any, TypeGuard

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt
from tenacity.wait import wait_random_exponential

from guideline_model.model import Guideline, Server, WriteRequest, WriterUnavailable
from guideline_model.prompts import prompt_for
from segmenter import Unit

log = logging.getLogger(__name__)

_CONNECT_SECONDS = 5.0
_MOST_WAIT_SECONDS = 30.0
_BUSY = (408, 425, 429)
_growing = wait_random_exponential(multiplier=0.5, max=_MOST_WAIT_SECONDS)


class HttpWriter:
    """Writes guidelines by a model that a server has."""

    name = "http"

    def __init__(self, server: Server) -> None:
        self._server = server

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        """Yield each guideline as it comes; a unit for which the server fails is left out.

        Raises WriterUnavailable where there is no such server or it refuses us.
        """
        with self._client() as client, ThreadPoolExecutor(self._server.at_once) as pool:
            asked = {pool.submit(self._ask, client, request, unit): unit for unit in request.units}
            try:
                for done in as_completed(asked):
                    if text := done.result():
                        yield Guideline(index=asked[done].index, text=text, writer=self.name)
            finally:
                pool.shutdown(cancel_futures=True)

    def _client(self) -> httpx.Client:
        key = self._server.key
        return httpx.Client(
            base_url=self._server.url,
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(self._server.seconds, connect=_CONNECT_SECONDS),
            limits=httpx.Limits(max_connections=self._server.at_once),
        )

    def _ask(self, client: httpx.Client, request: WriteRequest, unit: Unit) -> str:
        body = {
            "model": self._server.model,
            "messages": prompt_for(request, unit).messages(),
            "max_tokens": self._server.max_tokens,
            "temperature": 0,
        }
        retrying = Retrying(
            retry=retry_if_exception(_may_pass),
            wait=_pause,
            stop=stop_after_attempt(self._server.tries),
            reraise=True,
        )
        try:
            return _text(retrying(_post, client, body))
        except httpx.ConnectError as error:
            where = httpx.URL(self._server.url).host
            raise WriterUnavailable(f"The guideline server {where} cannot be reached.") from error
        except httpx.HTTPStatusError as error:
            if _may_pass(error):
                return _failed(unit, error)
            raise WriterUnavailable(_refused(error.response)) from error
        except (httpx.HTTPError, ValueError, LookupError, TypeError) as error:
            return _failed(unit, error)


def _post(client: httpx.Client, body: dict[str, Any]) -> Any:
    response = client.post("chat/completions", json=body)
    response.raise_for_status()
    return response.json()


def _text(answer: Any) -> str:
    return str(answer["choices"][0]["message"]["content"] or "").strip()


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.is_server_error or error.response.status_code in _BUSY
    return isinstance(error, httpx.TransportError)


def _pause(state: RetryCallState) -> float:
    """Return the seconds to wait: what the server asks for, else longer each time."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.response.headers.get("retry-after", "") if _has_answer(error) else ""
    if asked.isdecimal():
        return min(float(asked), _MOST_WAIT_SECONDS)
    return _growing(state)


def _has_answer(error: BaseException | None) -> TypeGuard[httpx.HTTPStatusError]:
    return isinstance(error, httpx.HTTPStatusError)


def _failed(unit: Unit, error: Exception) -> str:
    log.warning("no guideline of the server for unit %d: %s", unit.index, type(error).__name__)
    return ""


def _refused(response: httpx.Response) -> str:
    where, status = response.url.host, response.status_code
    if status in (401, 403):
        return f"The guideline server {where} does not accept our key ({status})."
    return (
        f"The guideline server {where} does not take the request ({status}): "
        "check its address and the model's name."
    )

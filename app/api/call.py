"""One authenticated call: who asks, in which locale, on which session; and its one-time answer."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.api.errors import wanted_locale
from app.domain.errors import N_, NotSignedIn
from app.models import User
from app.requests import Reading, Writing, resources
from app.services import accounts, idempotency
from app.services.idempotency import Answer

bearer = HTTPBearer(auto_error=False, description="A token of `hanjul token --user NAME`.")


@dataclass(frozen=True, kw_only=True)
class Call:
    """What an endpoint needs to know of the request; `user` belongs to `session`."""

    request: Request
    session: Session
    user: User
    locale: str
    body: bytes = b""

    def answer(self, status: int, content: BaseModel, path: str = "") -> Answer:
        """Return an answer whose Location is `path` within the API."""
        location = self.request.scope.get("root_path", "") + path if path else ""
        return Answer(status=status, body=content.model_dump_json(), location=location)

    def once(self, action: Callable[[], Answer]) -> Answer:
        """Do `action`, or recall its answer where the request's Idempotency-Key came before."""
        key = self.request.headers.get("idempotency-key")
        if not key:
            return action()
        return idempotency.once(self.session, self.user, key, self._fingerprint(), action)

    def _fingerprint(self) -> str:
        url = self.request.url
        text = f"{self.request.method} {url.path}?{url.query}\n".encode()
        return hashlib.sha256(text + self.body).hexdigest()


def respond(answer: Answer) -> Response:
    """Return an answer as a response."""
    headers = {"Location": answer.location} if answer.location else None
    return Response(
        answer.body, status_code=answer.status, media_type="application/json", headers=headers
    )


def make_call(request: Request, session: Session, body: bytes = b"") -> Call:
    """Return the call of the bearer token's user, or say that the token is missing or unknown."""
    known = getattr(request.state, "user_id", None)
    user = session.get(User, known) if known else _bearer(request, session)
    if user is None:
        raise NotSignedIn(N_("A valid token is needed: send it as “Authorization: Bearer TOKEN”."))
    # A request that waits looks again and again: whose it is was found once.
    request.state.user_id, request.state.locale = user.id, user.locale
    locale = wanted_locale(request) or user.locale
    return Call(request=request, session=session, user=user, locale=locale, body=body)


def _bearer(request: Request, session: Session) -> User | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    return accounts.token_user(session, token.strip())


def _read(request: Request, session: Reading) -> Call:
    return make_call(request, session)


def _write(request: Request, session: Writing) -> Call:
    return make_call(request, session)


async def _body(request: Request) -> bytes:
    return await request.body()


def _signed_in(request: Request) -> None:
    with reading_call(request):
        pass


SignedIn = Depends(_signed_in)
"""For endpoints that open their sessions themselves: the token is checked before the payload."""
Body = Annotated[bytes, Depends(_body)]
"""The request's body as it came."""


def _post(request: Request, session: Writing, body: Body) -> Call:
    return make_call(request, session, body)


Read = Annotated[Call, Depends(_read)]
"""A call that reads."""
Write = Annotated[Call, Depends(_write)]
"""A call that changes something; commits when the endpoint returns."""
Post = Annotated[Call, Depends(_post)]
"""The same for POST, where `once` needs the body."""


@contextmanager
def reading_call(request: Request) -> Iterator[Call]:
    """Yield a call whose session ends here, not with the endpoint."""
    with resources(request).db.reading() as session:
        yield make_call(request, session)


@contextmanager
def writing_call(request: Request, body: bytes) -> Iterator[Call]:
    """Yield a writing call that commits here, before the endpoint waits for its outcome."""
    with resources(request).db.writing() as session:
        yield make_call(request, session, body)

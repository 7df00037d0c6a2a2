"""Lists come in pages; the next one's address stands in an opaque Link header."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request, Response

from app.domain.errors import N_, AppError
from app.schemas.base import MAX_ID

T = TypeVar("T")


class BadCursor(AppError):
    """The cursor is not one that we gave."""

    status = 422


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which part of a list is asked for: up to `limit` rows beyond id `after`."""

    request: Request
    response: Response
    limit: int
    after: int | None

    def cut(self, rows: Sequence[T], key: Callable[[T], int]) -> list[T]:
        """Return the page of `rows`, which were read one beyond `limit`, and set the header."""
        shown = list(rows[: self.limit])
        if len(rows) > self.limit:
            cursor = base64.urlsafe_b64encode(str(key(shown[-1])).encode()).decode().rstrip("=")
            url = self.request.url.include_query_params(cursor=cursor)
            self.response.headers["Link"] = f'<{url}>; rel="next"'
        return shown


def _page(
    request: Request,
    response: Response,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[str, Query(max_length=40, description="From the Link header.")] = "",
) -> Page:
    return Page(
        request=request, response=response, limit=limit, after=_decode(cursor) if cursor else None
    )


def _decode(cursor: str) -> int:
    try:
        number = int(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, binascii.Error):
        number = -1
    if not 0 <= number <= MAX_ID:
        raise BadCursor(N_("The cursor is not one of ours: follow the Link header as it is."))
    return number


Paged = Annotated[Page, Depends(_page)]

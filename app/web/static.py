"""Static files: those asked for by their content's digest are kept by the browser for good."""

import os
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.web.base import STATIC

FOREVER = "public, max-age=31536000, immutable"


class Static(StaticFiles):
    """The folder `app/static`."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Return the file; esbuild puts a digest into the name of what it splits off."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        named = "/dist/" in scope["path"] and "-" in Path(full_path).name
        kept = named or b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = FOREVER if kept else "no-cache"
        return response

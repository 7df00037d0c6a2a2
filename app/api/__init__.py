"""The REST API: routers by resource, mounted at /api/v1 as an application of its own."""

from typing import Any

from fastapi import Depends, FastAPI

from app.api import (
    alternatives,
    assignments,
    attempts,
    cases,
    courses,
    deciding,
    edits,
    generators,
    guidelines,
    jobs,
    packages,
    problems,
    publishing,
    references,
    rejudging,
    special_judges,
    submissions,
    units,
    users,
    weakness,
    workspaces,
)
from app.api.body_limit import BodyLimit
from app.api.call import bearer
from app.api.errors import RESPONSES, add_handlers
from app.requests import Resources

ROUTERS = (
    packages,
    problems,
    references,
    alternatives,
    cases,
    special_judges,
    generators,
    units,
    deciding,
    edits,
    guidelines,
    publishing,
    weakness,
    rejudging,
    jobs,
    workspaces,
    attempts,
    submissions,
    courses,
    assignments,
    users,
)

DESCRIPTION = """Everything that the pages do, for scripts and learning platforms.

Send `Authorization: Bearer TOKEN` (`hanjul token --user NAME` prints one). Errors are
`application/problem+json`. Lists come in pages: follow the `Link` header with rel="next".
A POST with an `Idempotency-Key` is done once within 24 hours, however often it is sent.
"""


class Api(FastAPI):
    """FastAPI whose description tells errors as they are: as problem+json only."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI description."""
        schema = super().openapi()
        for methods in schema["paths"].values():
            for operation in methods.values():
                operation["responses"]["4XX"]["content"].pop("application/json", None)
        return schema


def create_api(resources: Resources) -> FastAPI:
    """Return the REST API on the process's resources."""
    api = Api(
        title="Hanjul",
        version="1",
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(bearer)],
        responses=RESPONSES,
    )
    api.state.resources = resources
    api.add_middleware(BodyLimit)
    add_handlers(api)
    for module in ROUTERS:
        api.include_router(module.router)
    return api

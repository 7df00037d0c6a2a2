"""docs/api.md names every address of the API with its methods."""

import re
from collections.abc import Callable
from pathlib import Path

import httpx

Client = Callable[[str], httpx.Client]
DOCS = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def test_every_address_and_method_is_there(client: Client) -> None:
    schema = client("nobody").get("/openapi.json").json()
    rows = [line for line in DOCS.read_text().splitlines() if line.startswith("| `/")]
    missing = []
    for path, methods in schema["paths"].items():
        shown = re.sub(r"\{(key|\w+_id)\}", "{id}", path)
        for method in methods:
            found = [row for row in rows if re.search(re.escape(shown) + "[`?]", row)]
            if not any(method.upper() in row for row in found):
                missing.append((method.upper(), shown))
    assert missing == []

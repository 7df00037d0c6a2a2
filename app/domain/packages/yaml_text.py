"""YAML of packages: plain data only, without aliases, which are what YAML bombs are made of."""

from typing import Any

import yaml

from app.domain.errors import N_
from app.domain.packages.findings import Findings

MAX_BYTES = 256 * 1024
NOT_YAML = N_("this is not YAML that can be read (line %(line)s).")
NO_MAPPING = N_("this has to be a YAML mapping.")
TOO_LARGE = N_("this file is too large: at most %(count)s KiB are taken.")


class _Loader(yaml.SafeLoader):  # type: ignore[misc]  # yaml has no types
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.composer.ComposerError(problem_mark=event.start_mark)
        return super().compose_node(parent, index)


def read_yaml(name: str, data: bytes, findings: Findings) -> dict[str, Any]:
    """Return the mapping that a YAML file is; {} and an error where it is none."""
    if len(data) > MAX_BYTES:
        findings.error(name, TOO_LARGE, count=MAX_BYTES // 1024)
        return {}
    try:
        found = yaml.load(findings.text(name, data), _Loader)  # noqa: S506 - it is a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        findings.error(name, NOT_YAML, line=mark.line + 1 if mark else 1)
        return {}
    if isinstance(found, dict):
        return found
    if found is not None:
        findings.error(name, NO_MAPPING)
    return {}


def write_yaml(value: Any) -> str:
    """Return YAML in the order of the mapping."""
    return str(yaml.safe_dump(value, sort_keys=False, allow_unicode=True))

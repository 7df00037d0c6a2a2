"""Pushes an adapter to a hub: what a user of it needs, without checkpoints and logs."""

from pathlib import Path

from guideline_model.training.config import Hub
from guideline_model.training.setup import CHECKPOINTS, LOGS


class NotPushed(RuntimeError):
    """The adapter is where it was saved, but not on the hub; the message is one line."""


def push(hub: Hub, folder: Path) -> None:
    """Push the adapter in `folder`; raises NotPushed where that fails, for whatever reason."""
    from huggingface_hub import HfApi  # noqa: PLC0415 - only where something is pushed

    api = HfApi()
    hidden = [f"{CHECKPOINTS}/*", f"{LOGS}/*"]
    try:
        api.create_repo(hub.push_to, private=hub.private, exist_ok=True)
        api.upload_folder(repo_id=hub.push_to, folder_path=str(folder), ignore_patterns=hidden)
    except Exception as error:
        why = f"{type(error).__name__}: {error}".strip().splitlines()[0][:200]
        raise NotPushed(f"the adapter is saved in {folder}, but not pushed ({why})") from error

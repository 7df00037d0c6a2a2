"""What the application imports when it starts."""

import subprocess
import sys

from tests.services import ROOT

IMPORTS = (
    "import sys, app.main, app.tasks.worker; print([*{'torch', 'transformers'} & {*sys.modules}])"
)


def test_no_process_imports_torch_before_a_model_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

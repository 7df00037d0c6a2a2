"""Judge the table of right alternatives and near misses, and print who decided and what is told.

`.venv/bin/python -m tools.fairness [--language L] [--weak] [--quiet]`: exit status 1 where a right
answer is refused or a wrong one accepted. `--weak` judges each as if tests could not (rule 5);
then only right answers that are built as the reference is need be accepted.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator

from app.telling import feedback_detail, feedback_text, message_text
from judge import check_unit
from judge.model import UnitReport
from judge.sandbox import default_sandbox
from tests.judge.fairness_table import SUFFIXES, Answer, answers


def told(locale: str, report: UnitReport) -> Iterator[str]:
    """Yield the sentences that a student reads."""
    for row in report.feedback:
        line = f"[{row.line}] " if row.line else ""
        detail = feedback_detail(locale, row)
        yield f"{line}{feedback_text(locale, row)}" + (f" -- {detail}" if detail else "")
    for message in report.messages[:2]:
        about = message.explanation
        shown = {"text": message.text, "explanation": about and vars(about)}
        yield f"[{message.line}] {message_text(locale, shown)}"


def show(answer: Answer, report: UnitReport, wrong: bool) -> None:
    """Print one row of the table."""
    mark = "!!" if wrong else "  "
    side = "right" if answer.right else "wrong"
    where = f"{answer.language} {answer.sample} {answer.level} {answer.unit}"
    out = [f"{mark} {side:5} {report.verdict:6} {report.decided_by:9} {where}  {answer.text!r}"]
    if not report.accepted:
        for locale in ("en", "ko"):
            out += [f"        {locale}: {sentence}" for sentence in told(locale, report)]
    sys.stdout.write("\n".join(out) + "\n")


def main() -> int:
    """Print the table, and its counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=list(SUFFIXES), action="append")
    parser.add_argument("--weak", action="store_true")
    parser.add_argument("--quiet", action="store_true", help="only what is judged wrongly")
    options = parser.parse_args()
    sandbox = default_sandbox()
    counts: Counter[tuple[str, str]] = Counter()
    failed = 0
    started = time.monotonic()
    for language in options.language or SUFFIXES:
        for answer in answers(language):
            report = check_unit(answer.request(weak=options.weak), sandbox=sandbox)
            wrong = report.accepted is not answer.right
            failed += wrong
            side = "right" if answer.right else "wrong"
            counts[f"{language} {side}", f"{report.verdict} by {report.decided_by}"] += 1
            if wrong or not options.quiet:
                show(answer, report, wrong)
    for (side, decided), count in sorted(counts.items()):
        sys.stdout.write(f"{count:4} {side:13} {decided}\n")
    seconds = time.monotonic() - started
    sys.stdout.write(f"{counts.total()} answers, {failed} judged wrongly, {seconds:.0f} s\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

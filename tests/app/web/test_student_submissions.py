"""Whole programs: submitted, followed, read."""

from typing import Any

from app.db import Database
from app.models import Problem, User
from app.services import submissions
from tests import factories
from tests.pages import Visit


def test_a_program_is_submitted_and_its_report_read(
    visit: Visit, student: User, problem: Problem, db: Database
) -> None:
    browser = visit(student)
    form = {"language": "c", "source": "int main(void) { return 0; } // <i>"}
    path = browser.post(f"/problems/{problem.slug}/submit", data=form).headers["location"]
    waiting = browser.get(path).text
    assert "Waiting for a judge" in waiting
    assert "// &lt;i&gt;" in waiting
    with db.writing() as session:
        report = factories.accepted_report(session.get_one(Problem, problem.id))
        submissions.record(session, int(path.rpartition("/")[2]), report)
    done = browser.get(f"{path}/report").text
    assert "Accepted" in done
    assert "#2" in done
    assert "hidden1" not in done  # a name may tell what is in it
    assert "1 ms" in done


def test_what_differed_is_told_in_the_readers_language(
    visit: Visit, student: User, problem: Problem, db: Database
) -> None:
    browser = visit(student, "ko")
    form = {"language": "c", "source": "int main(void) { }"}
    path = browser.post(f"/problems/{problem.slug}/submit", data=form).headers["location"]
    remark = {"code": "different", "params": {"line": "2", "expected": "<7>", "found": "8"}}
    wrong = {"verdict": "WA", "message": "expected <7>, found 8 on line 2", "remark": remark}
    with db.writing() as session:
        report: dict[str, Any] = factories.accepted_report(session.get_one(Problem, problem.id))
        report |= {"verdict": "WA", "cases": [case | wrong for case in report["cases"]]}
        submissions.record(session, int(path.rpartition("/")[2]), report)
    done = browser.get(f"{path}/report").text
    assert done.count("출력 2행: 나와야 하는 값 &lt;7&gt;, 나온 값 8") == 1  # not the hidden one's


def test_what_went_wrong_is_told_as_that_of_a_unit(
    visit: Visit, student: User, problem: Problem, db: Database
) -> None:
    browser = visit(student, "ko")
    form = {"language": "python", "source": "print(a)"}
    path = browser.post(f"/problems/{problem.slug}/submit", data=form).headers["location"]
    row = {"code": "fault", "line": 1, "params": {"kind": "name", "name": "<a>"}}
    with db.writing() as session:
        report: dict[str, Any] = factories.accepted_report(session.get_one(Problem, problem.id))
        report |= {"verdict": "RTE", "faults": {"case": "hidden1", "rows": [row]}}
        submissions.record(session, int(path.rpartition("/")[2]), report)
    done = browser.get(f"{path}/report").text
    assert "<b>1번째 줄:</b> 이름 “&lt;a&gt;”의 정의가 없습니다." in done


def test_a_compile_error_is_explained_and_the_compilers_text_folded(
    visit: Visit, student: User, problem: Problem, db: Database
) -> None:
    browser = visit(student, "ko")
    form = {"language": "c", "source": "int main(void) { cuont; }"}
    path = browser.post(f"/problems/{problem.slug}/submit", data=form).headers["location"]
    about = {"kind": "undeclared", "params": {"name": "<b>"}}
    said = {"line": 1, "column": 18, "severity": "error", "text": "own words"}
    rows = [said | {"explanation": about}, said | {"text": "older words"}]
    with db.writing() as session:
        report: dict[str, Any] = factories.accepted_report(session.get_one(Problem, problem.id))
        report |= {"verdict": "CE", "cases": [], "compile": {"ok": False, "messages": rows}}
        submissions.record(session, int(path.rpartition("/")[2]), report)
    done = browser.get(f"{path}/report").text
    assert "<code>&lt;b&gt;</code>는 여기에서 알 수 없는 이름입니다." in done
    folded = done[done.index('<details class="compiler-said" >') : done.index("</details>")]
    assert "own words" in folded
    assert "older words" in folded


def test_a_file_counts_before_the_text(visit: Visit, student: User, problem: Problem) -> None:
    browser = visit(student)
    files = {"file": ("a.c", "// 한글 파일".encode("cp949"))}
    form = {"language": "c", "source": "typed"}
    answer = browser.post(f"/problems/{problem.slug}/submit", data=form, files=files)
    text = browser.get(answer.headers["location"]).text
    assert "// 한글 파일" in text
    assert "typed" not in text


def test_a_refused_program_is_still_in_the_form(
    visit: Visit, student: User, problem: Problem
) -> None:
    form = {"language": "cobol", "source": "int main(void) { /* long work */ }"}
    answer = visit(student).post(f"/problems/{problem.slug}/submit", data=form)
    assert answer.status_code == 400
    assert "long work" in answer.text
    assert "cobol" in answer.text


def test_a_program_that_is_too_large_is_refused(
    visit: Visit, student: User, problem: Problem
) -> None:
    form = {"language": "c", "source": "x" * 300_000}
    answer = visit(student).post(f"/problems/{problem.slug}/submit", data=form)
    assert answer.status_code == 413


def test_a_submission_is_nobody_elses(
    visit: Visit, student: User, owner: User, problem: Problem
) -> None:
    form = {"language": "c", "source": "int x;"}
    path = visit(student).post(f"/problems/{problem.slug}/submit", data=form).headers["location"]
    assert visit(owner).get(path).status_code == 404
    assert visit().get(path).status_code == 303

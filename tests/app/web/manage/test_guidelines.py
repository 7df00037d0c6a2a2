"""The section on guidelines: checks and their spans, overriding, comparing, stopping, writers."""

from typing import Any

import pytest

from app.db import Database
from app.models import Problem, User
from app.services import guidelines, overriding, problems, writers, writing
from app.web.manage.words import FAILED_CHECKS
from guideline_model import WriteRequest, verify
from segmenter import segment
from tests import factories
from tests.app.web.manage.conftest import Browsers

LEAK = "int a, b; 라고 쓰세요."
GOOD = "정수 변수 a와 b를 선언하세요."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(slug: str) -> str:
    return f"/manage/problems/{slug}"


@pytest.fixture
def unit(page: str) -> str:
    return f"{page}/guidelines/c/line/ko/1"


def owned(session: Any, slug: str) -> Problem:
    found = problems.find(session, slug)
    assert found
    return found


def write(db: Database, slug: str, text: str, **how: Any) -> None:
    """Let a job write a text for the unit."""
    with db.writing() as session:
        problem = owned(session, slug)
        job = writing.start(session, problem.owner, problem.id, levels=["line"], only=1, **how)
        row = {"language": "c", "level": "line", "index": 1, "text": text}
        writing.record(session, job.id, [{**row, "writer": "template", "checks": []}])


class TestAmber:
    def test_the_span_that_offends_is_marked_with_the_reason(
        self, browser_of: Browsers, unit: str
    ) -> None:
        text = browser_of("owner").post(unit, data={"text": LEAK}, headers=HTMX).text
        assert "<mark>int a, b" in text
        assert "It gives the code away" in text
        assert "To be mended" in text

    def test_tabs_count_what_is_to_be_mended(
        self, browser_of: Browsers, page: str, unit: str
    ) -> None:
        browser_of("owner").post(unit, data={"text": LEAK})
        assert "1 to mend" in browser_of("owner").get(page).text
        answer = browser_of("owner").post(unit, data={"text": GOOD}, headers=HTMX).text
        assert "Checks passed" in answer
        assert "to mend" not in answer

    def test_publishing_names_the_unit(
        self, browser_of: Browsers, db: Database, page: str, slug: str, unit: str
    ) -> None:
        with db.writing() as session:
            problem = owned(session, slug)
            factories.write_guidelines(session, problem)
        browser_of("owner").post(unit, data={"text": LEAK})
        browser_of("owner").post(f"{page}/publish")
        with db.writing() as session:
            problem = owned(session, slug)
            report = factories.accepted_report(problem)
            factories.publishing.record(session, 1, "c", report)
        text = browser_of("owner").get(page).text
        assert "the guideline of unit 2 failed a check (ko)" in text

    def test_it_is_let_stand_and_that_is_taken_back(self, browser_of: Browsers, unit: str) -> None:
        owner = browser_of("owner")
        owner.post(unit, data={"text": LEAK})
        stands = owner.post(f"{unit}/override", data={"reason": "The lesson."}, headers=HTMX).text
        assert "“The lesson.”" in stands
        assert "To be mended" not in stands
        assert "To be mended" in owner.post(f"{unit}/take-back", headers=HTMX).text

    def test_a_reason_is_asked_for(self, browser_of: Browsers, unit: str) -> None:
        owner = browser_of("owner")
        owner.post(unit, data={"text": LEAK})
        answer = owner.post(f"{unit}/override", data={"reason": " "}, headers=HTMX)
        assert answer.status_code == 400
        assert "Say why" in answer.text

    def test_students_see_neither_checks_nor_reasons(
        self, browser_of: Browsers, db: Database, slug: str
    ) -> None:
        with db.writing() as session:
            problem = owned(session, slug)
            guidelines.edit(session, problem.owner, problem.id, "line", 1, text=LEAK)
            overriding.override(session, problem.owner, problem.id, "line", 1, reason="Secret.")
            factories.publish(session, problem)
        student = browser_of("student")
        opened = student.post(
            f"/problems/{slug}/workspaces", data={"level": "line", "language": "c"}
        )
        assert "line 2번을 쓰세요." in opened.text
        assert "<mark>" not in opened.text
        assert "Secret." not in opened.text


class TestCompare:
    @pytest.fixture(autouse=True)
    def proposed(self, db: Database, slug: str, browser_of: Browsers, unit: str) -> None:
        browser_of("owner").post(unit, data={"text": GOOD})
        write(db, slug, "정수형 변수 a와 b를 만드세요.")

    def test_the_new_text_stands_beside_the_old_one(self, browser_of: Browsers, page: str) -> None:
        text = browser_of("owner").get(page).text
        assert "<del>정수</del>" in text
        assert "<ins>정수형</ins>" in text
        assert "Units with a new text beside their own: 1" in text

    @pytest.mark.parametrize(("take", "left"), [("1", "정수형 변수 a와 b를 만드세요."), ("", GOOD)])
    def test_it_is_taken_or_dropped(
        self, browser_of: Browsers, unit: str, take: str, left: str
    ) -> None:
        answer = browser_of("owner").post(f"{unit}/proposal", data={"take": take}, headers=HTMX)
        assert f">\n{left}</textarea>" in answer.text
        assert "<ins>" not in answer.text

    def test_all_are_taken_at_once(self, browser_of: Browsers, page: str) -> None:
        address = f"{page}/guidelines/c/line/ko/proposals"
        text = browser_of("owner").post(address, data={"take": "1"}).text
        assert "정수형 변수 a와 b를 만드세요.</textarea>" in text
        assert "<ins>" not in text


class TestStop:
    def test_a_job_is_stopped(self, browser_of: Browsers, page: str) -> None:
        owner = browser_of("owner")
        assert "/guidelines/jobs/1/cancel" in owner.post(f"{page}/guidelines").text
        text = owner.post(f"{page}/guidelines/jobs/1/cancel").text
        assert "It was stopped; what was written until then stays." in text
        assert 'hx-trigger="every 500ms"' not in text


class TestWriters:
    def tell(self, db: Database, **states: str) -> None:
        known = {"template": "", "gemma": "There is no GPU.", "http": writers.NOT_SET_UP}
        with db.writing() as session:
            writers.record(session, "one", known | states)

    def test_one_that_is_off_cannot_be_chosen_and_says_why(
        self, browser_of: Browsers, db: Database, page: str
    ) -> None:
        self.tell(db)
        text = browser_of("owner").get(page).text
        assert '<option value="gemma"  disabled>' in text
        assert "There is no GPU." in text
        assert '<option value="template" selected' in text

    def test_the_best_that_is_on_is_chosen(
        self, browser_of: Browsers, db: Database, page: str
    ) -> None:
        self.tell(db, gemma="")
        assert '<option value="gemma" selected' in browser_of("owner").get(page).text

    def test_the_health_page_tells_that_the_template_writer_serves(
        self, browser_of: Browsers, db: Database, users: dict[str, User]
    ) -> None:
        self.tell(db)
        text = browser_of("owner").get("/manage/workers").text
        assert "the template writer serves meanwhile" in text
        assert "There is no GPU." in text
        with db.writing() as session:
            session.get_one(User, users["owner"].id).locale = "ko"
        text = browser_of("owner").get("/manage/workers").text
        assert "템플릿 작성기가 대신합니다" in text
        assert "이 서비스에 설정되어 있지 않습니다." in text

    def test_a_job_that_the_template_writer_served_says_so(
        self, browser_of: Browsers, db: Database, page: str
    ) -> None:
        self.tell(db, gemma="")
        browser_of("owner").post(f"{page}/guidelines", data={"writer": "gemma"})
        with db.writing() as session:
            writing.record(session, 1, [], "The model fell over.")
        text = browser_of("owner").get(page).text
        assert "Gemma could not write, so the template writer did." in text
        assert "The model fell over." in text


def test_every_check_has_words() -> None:
    units = segment("x = 1\n", language="python", level="line")
    checks = verify("", WriteRequest(segmentation=units), units.units[0])
    assert {check.name for check in checks} == set(FAILED_CHECKS)

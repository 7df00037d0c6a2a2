"""The instructor's page: units merged and split, a reference tidied."""

import pytest

from app.db import Database
from app.models import Job
from app.services import problems, references, tidying
from segmenter import Level
from tests import factories
from tests.app.web.manage.conftest import Browsers

TIDY = factories.ADD_C.replace("    ", "  ")


@pytest.fixture
def page(slug: str) -> str:
    return f"/manage/problems/{slug}"


def units(db: Database, slug: str) -> list[str]:
    with db.reading() as session:
        problem = problems.find(session, slug)
        assert problem
        found = references.segmentations(references.get(problem))[Level.LINE]
        return [unit.text for unit in found.units]


class TestUnits:
    def test_merge_shows_one_card_less_and_a_way_back(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        before = units(db, slug)
        answer = browser_of("owner").post(f"{page}/units/c/line/1/merge")
        assert answer.status_code == 200
        assert answer.text.count('class="unit-card"') == len(before) - 1
        assert "merges and splits at this level: 1" in answer.text
        assert "Undo all" not in answer.text
        back = browser_of("owner").post(f"{page}/units/c/line/undo")
        assert "Undo the last one" not in back.text
        assert units(db, slug) == before

    def test_split_needs_a_line_at_which_a_statement_begins(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        browser_of("owner").post(f"{page}/units/c/line/1/merge")
        merged = units(db, slug)
        for line in ("1", "3", "-1"):
            answer = browser_of("owner").post(f"{page}/units/c/line/1/split", data={"line": line})
            assert answer.status_code == 400
            assert "no statement begins there" in answer.text
        assert units(db, slug) == merged
        browser_of("owner").post(f"{page}/units/c/line/1/split", data={"line": "2"})
        assert len(units(db, slug)) == len(merged) + 1

    def test_a_page_that_is_out_of_date_is_told(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        before = units(db, slug)
        form = {"key": "00000000"}
        answer = browser_of("owner").post(f"{page}/units/c/line/1/merge", data=form)
        assert answer.status_code == 409
        assert "changed meanwhile" in answer.text
        assert units(db, slug) == before

    def test_undo_all_is_offered_for_several(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        before = units(db, slug)
        for _ in range(2):
            answer = browser_of("owner").post(f"{page}/units/c/line/0/merge")
        assert "Undo all" in answer.text
        browser_of("owner").post(f"{page}/units/c/line/undo", data={"everything": "1"})
        assert units(db, slug) == before

    def test_others_cannot(self, browser_of: Browsers, db: Database, page: str, slug: str) -> None:
        before = units(db, slug)
        for name in ("other", "student", "guest"):
            browser_of(name).post(f"{page}/units/c/line/1/merge")
        assert units(db, slug) == before


class TestTidy:
    def done(self, db: Database, report: dict[str, object]) -> int:
        """Answer the newest tidy job as the judge would; return its id."""
        with db.writing() as session:
            job = session.query(Job).filter_by(kind="tidy").order_by(Job.id.desc()).first()
            assert job
            tidying.record(session, job.id, report)
            return job.id

    def test_watches_shows_and_keeps(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        owner, place = browser_of("owner"), f"{page}/references/c/tidy"
        assert "being tidied" in owner.post(place).text
        assert 'hx-trigger="every 500ms"' in owner.get(place).text
        number = self.done(db, {"ok": True, "source": TIDY})
        shown = owner.get(place).text
        assert "every 500ms" not in shown
        assert '<tr class="removed">' in shown
        assert "<pre>  int a, b;</pre>" in shown
        assert "int a, b;\n  scanf" not in owner.get(page).text
        kept = owner.post(f"{place}/{number}/keep").text
        assert "int a, b;\n  scanf" in kept
        assert 'class="diff"' not in kept

    def test_discard_hides_the_difference(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        owner, place = browser_of("owner"), f"{page}/references/c/tidy"
        owner.post(place)
        number = self.done(db, {"ok": True, "source": TIDY})
        assert 'class="diff"' not in owner.post(f"{place}/{number}/discard").text
        assert owner.post(f"{place}/{number}/keep").status_code == 409

    def test_tidy_already_and_unreadable_are_told(
        self, browser_of: Browsers, db: Database, page: str
    ) -> None:
        owner, place = browser_of("owner"), f"{page}/references/c/tidy"
        owner.post(place)
        self.done(db, {"ok": True, "source": factories.ADD_C})
        assert "tidy already" in owner.get(place).text
        owner.post(place)
        message = "The formatter cannot read this program: check that it compiles."
        self.done(db, {"ok": False, "source": "", "message": message})
        assert message in owner.get(place).text

    def test_hostile_source_is_text(self, browser_of: Browsers, db: Database, page: str) -> None:
        owner, place = browser_of("owner"), f"{page}/references/c/tidy"
        owner.post(place)
        self.done(db, {"ok": True, "source": "// <script>alert(1)</script>\n"})
        shown = owner.get(place).text
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown

"""The forms of a draft: what is taken, and what comes back when it is refused."""

import io
import zipfile

import pytest

from app.db import Database
from app.models import User
from app.services import guidelines, problems, references, writing
from tests.app.web.manage.conftest import Browsers


def zip_of(files: dict[str, str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.fixture
def page(slug: str) -> str:
    return f"/manage/problems/{slug}"


class TestNew:
    def test_makes_a_draft_and_opens_it(self, browser_of: Browsers) -> None:
        form = {"title": "더하기", "slug": "add-two", "locale": "ko"}
        answer = browser_of("owner").post("/manage/problems/new", data=form)
        assert answer.status_code == 200
        assert answer.url.path == "/manage/problems/add-two"

    def test_slug_comes_from_the_title_and_is_free(self, browser_of: Browsers) -> None:
        paths = [
            browser_of("owner").post("/manage/problems/new", data={"title": title}).url.path
            for title in ("Sum of N!", "Sum of N!", "합")
        ]
        slugs = ["sum-of-n", "sum-of-n-2", "problem"]
        assert paths == [f"/manage/problems/{slug}" for slug in slugs]

    def test_word_of_the_addresses_is_no_slug(self, browser_of: Browsers) -> None:
        form = {"title": "x", "slug": "new"}
        assert browser_of("owner").post("/manage/problems/new", data=form).status_code == 409

    def test_refused_form_keeps_what_was_typed(self, browser_of: Browsers) -> None:
        form = {"title": "My title", "slug": "Bad Slug", "locale": "en"}
        answer = browser_of("owner").post("/manage/problems/new", data=form)
        assert answer.status_code == 400
        assert "My title" in answer.text
        assert 'value="Bad Slug"' in answer.text
        assert "small letters, digits and - only" in answer.text


class TestStatement:
    def test_script_in_a_statement_is_harmless(self, browser_of: Browsers, page: str) -> None:
        evil = "Hi <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
        form = {"locale": "ko", "title": "<script>title</script>", "text": evil}
        answer = browser_of("owner").post(f"{page}/statement", data=form)
        assert answer.status_code == 200
        for found in (answer.text, browser_of("owner").get(f"{page}/preview").text):
            assert "<script>" not in found
            assert "<img src=x" not in found
            assert 'href="javascript' not in found

    def test_preview_renders_markdown_and_math_safely(
        self, browser_of: Browsers, page: str
    ) -> None:
        form = {"text": "**bold** $x^2$ <script>alert(1)</script>"}
        found = browser_of("owner").post(f"{page}/statement/preview", data=form).text
        assert "<strong>bold</strong>" in found
        assert 'class="math"' in found
        assert "<script>" not in found

    def test_refused_form_keeps_its_text_and_the_stored_one(
        self, browser_of: Browsers, page: str
    ) -> None:
        form = {"locale": "en", "title": "", "text": "Only a text </textarea> so far."}
        answer = browser_of("owner").post(f"{page}/statement", data=form)
        assert answer.status_code == 400
        assert "The problem needs a title." in answer.text
        assert "Only a text &lt;/textarea&gt; so far." in answer.text
        assert "Only a text" not in browser_of("owner").get(page).text


LIMITS = {
    "cpu_seconds": "1.5",
    "wall_seconds": "8",
    "memory_mib": "128",
    "output_kib": "64",
    "processes": "16",
    "checker": "lines",
    "difficulty": "3",
}


class TestLimits:
    def test_are_stored(self, browser_of: Browsers, db: Database, page: str, slug: str) -> None:
        assert browser_of("owner").post(f"{page}/limits", data=LIMITS).status_code == 200
        with db.reading() as session:
            found = problems.find(session, slug)
            assert found
            assert (found.limits["cpu_seconds"], found.limits["memory_mib"]) == (1.5, 128)
            assert (found.checker, found.difficulty) == ("lines", 3)

    @pytest.mark.parametrize(
        ("field", "value"),
        [("cpu_seconds", "9999"), ("memory_mib", "much"), ("checker", "magic"), ("difficulty", "")],
    )
    def test_out_of_range_is_told_and_nothing_is_stored(
        self, browser_of: Browsers, db: Database, page: str, slug: str, field: str, value: str
    ) -> None:
        answer = browser_of("owner").post(f"{page}/limits", data={**LIMITS, field: value})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
        with db.reading() as session:
            found = problems.find(session, slug)
            assert found
            assert found.checker == "tokens"
            assert found.limits["wall_seconds"] == 10


class TestTests:
    def test_typed_test_is_added_with_a_line_end(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        form = {"name": "03", "given": "7 8\r\n9", "expected": "15", "sample": "on"}
        assert browser_of("owner").post(f"{page}/tests", data=form).status_code == 200
        with db.reading() as session:
            row = problems.editable(session, session.get_one(User, 1), slug).cases[-1]
            assert (row.name, row.input, row.output, row.sample) == ("03", "7 8\n9\n", "15\n", True)

    def test_name_that_is_taken_keeps_what_was_typed(self, browser_of: Browsers, page: str) -> None:
        form = {"name": "sample1", "given": "my typed input", "expected": "my typed output"}
        answer = browser_of("owner").post(f"{page}/tests", data=form)
        assert answer.status_code == 422
        assert "Two tests are called sample1." in answer.text
        assert "my typed input" in answer.text
        assert "my typed output" in answer.text

    def test_is_changed_and_deleted(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        with db.reading() as session:
            owner = session.get_one(User, 1)
            first, second = (row.id for row in problems.editable(session, owner, slug).cases)
        form = {"name": "renamed", "given": "1", "expected": "2"}
        assert browser_of("owner").post(f"{page}/tests/{first}", data=form).status_code == 200
        assert browser_of("owner").post(f"{page}/tests/{second}/delete").status_code == 200
        with db.reading() as session:
            rows = problems.editable(session, session.get_one(User, 1), slug).cases
            assert [(row.name, row.sample) for row in rows] == [("renamed", False)]

    def test_wrong_zip_is_told_in_one_list_and_changes_nothing(
        self, browser_of: Browsers, page: str
    ) -> None:
        archive = zip_of({"a.in": "1", "b.out": "2", "c.in": "3"})
        answer = browser_of("owner").post(f"{page}/tests/upload", files={"archive": archive})
        assert answer.status_code == 422
        for reason in (
            "a.in has no output file a.out.",
            "c.in has no output file c.out.",
            "b.out has no input file b.in.",
        ):
            assert f"<li>{reason}</li>" in answer.text
        assert "hidden1" in browser_of("owner").get(page).text

    @pytest.mark.parametrize("archive", [b"", b"no zip at all"])
    def test_what_is_no_zip_is_told(self, browser_of: Browsers, page: str, archive: bytes) -> None:
        files = {"archive": ("tests.zip", archive)}
        answer = browser_of("owner").post(f"{page}/tests/upload", files=files)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text

    def test_zip_replaces_all(self, browser_of: Browsers, page: str) -> None:
        archive = zip_of({"sample-a.in": "1\n", "sample-a.out": "2\n", "b.in": "3", "b.ans": "4"})
        answer = browser_of("owner").post(f"{page}/tests/upload", files={"archive": archive})
        assert answer.status_code == 200
        assert "2 tests" in answer.text
        assert "sample-a" in answer.text
        assert "hidden1" not in answer.text

    def test_large_test_is_cut(self, browser_of: Browsers, page: str) -> None:
        archive = zip_of({"big.in": "7" * 50_000, "big.out": "1\n"})
        answer = browser_of("owner").post(f"{page}/tests/upload", files={"archive": archive})
        assert "50000 characters in all" in answer.text
        assert "7" * 1000 not in answer.text


class TestReference:
    def test_typed_program_is_shown_at_three_levels(self, browser_of: Browsers, page: str) -> None:
        source = "for i in range(3):\r\n    print(i)\r\n"
        form = {"reference_language": "python", "source": source}
        found = browser_of("owner").post(f"{page}/references", data=form)
        assert found.url.params["language"] == "python"
        assert found.text.count('<section class="level"') == 3
        assert '<span class="unit-chip">rep 0</span>' in found.text

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
    def test_file_of_any_encoding(
        self, browser_of: Browsers, db: Database, page: str, slug: str, encoding: str
    ) -> None:
        source = 'print("안녕하세요")\n'
        browser_of("owner").post(
            f"{page}/references",
            data={"reference_language": "python", "source": "ignored"},
            files={"file": ("p.py", source.encode(encoding))},
        )
        with db.reading() as session:
            found = problems.find(session, slug)
            assert found
            assert references.get(found, "python").source == source

    def test_broken_program_is_split_with_a_warning_and_its_place(
        self, browser_of: Browsers, page: str
    ) -> None:
        form = {"reference_language": "c", "source": "int main(void) {\n    int a = ;\n}\n"}
        found = browser_of("owner").post(f"{page}/references", data=form)
        assert found.status_code == 200
        assert "Line 2, column" in found.text

    def test_bytes_of_no_encoding_are_refused_and_the_editor_keeps_its_text(
        self, browser_of: Browsers, page: str
    ) -> None:
        answer = browser_of("owner").post(
            f"{page}/references",
            data={"reference_language": "c", "source": "int typed_before;"},
            files={"file": ("p.c", b"\xff\x00\xfe\x81\x81\xff")},
        )
        assert answer.status_code == 400
        assert "int typed_before;" in answer.text

    def test_preview_stores_nothing(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        form = {"reference_language": "c", "source": "int x;\n"}
        found = browser_of("owner").post(f"{page}/references/preview", data=form)
        assert found.text.count('<section class="level"') == 3
        with db.reading() as session:
            row = problems.find(session, slug)
            assert row
            assert "int x;" not in references.get(row, "c").source

    def test_is_removed(self, browser_of: Browsers, page: str) -> None:
        found = browser_of("owner").post(f"{page}/references/c/delete")
        assert found.status_code == 200
        assert "Add a reference first" in found.text


class TestGuidelines:
    def test_is_written_by_hand_and_removed(
        self, browser_of: Browsers, db: Database, page: str, slug: str
    ) -> None:
        address = f"{page}/guidelines/c/line/ko/1"
        shown = browser_of("owner").post(address, data={"text": "변수 두 개를 선언하세요."})
        assert "변수 두 개를 선언하세요." in shown.text
        assert "By hand" in shown.text
        browser_of("owner").post(address, data={"text": " "})
        with db.reading() as session:
            found = problems.find(session, slug)
            assert found
            assert guidelines.units(found.references[0], "line", "ko")[1].guideline == ""

    def test_htmx_gets_only_the_card(self, browser_of: Browsers, page: str) -> None:
        answer = browser_of("owner").post(
            f"{page}/guidelines/c/line/ko/1", data={"text": "하나"}, headers={"HX-Request": "true"}
        )
        assert answer.text.count("<article") == 1
        assert "<html" not in answer.text

    def test_too_long_one_is_told_and_kept(self, browser_of: Browsers, page: str) -> None:
        text = "길" * (guidelines.MAX_GUIDELINE + 1)
        answer = browser_of("owner").post(
            f"{page}/guidelines/c/line/ko/1", data={"text": text}, headers={"HX-Request": "true"}
        )
        assert answer.status_code == 400
        assert text in answer.text

    def test_job_moves_unit_by_unit_and_survives_a_reload(
        self, browser_of: Browsers, db: Database, page: str
    ) -> None:
        form = {"levels": ["line"], "locale": "ko", "writer": "template"}
        first = browser_of("owner").post(f"{page}/guidelines", data=form)
        assert 'hx-trigger="every 500ms"' in first.text
        written = {
            "language": "c",
            "level": "line",
            "index": 0,
            "text": "main을 시작하세요.",
            "writer": "template",
            "checks": [],
        }
        with db.writing() as session:
            writing.record(session, 1, [written])
        again = browser_of("owner").get(page).text
        assert '<progress max="5" value="1"' in again
        watched = browser_of("owner").get(f"{page}/guidelines/jobs/1?seen=0").text
        assert watched.count("<article") == 1
        assert "main을 시작하세요." in watched
        assert "<article" not in browser_of("owner").get(f"{page}/guidelines/jobs/1?seen=1").text

    def test_second_job_waits_for_the_first(self, browser_of: Browsers, page: str) -> None:
        browser_of("owner").post(f"{page}/guidelines")
        answer = browser_of("owner").post(f"{page}/guidelines/c/line/ko/0/rewrite")
        assert answer.status_code == 409
        assert "wait until they are done" in answer.text

    def test_unknown_writer_is_told(self, browser_of: Browsers, page: str) -> None:
        answer = browser_of("owner").post(f"{page}/guidelines", data={"writer": "oracle"})
        assert answer.status_code == 400
        assert "There is no writer called oracle" in answer.text

    def test_failed_job_says_why(self, browser_of: Browsers, db: Database, page: str) -> None:
        browser_of("owner").post(f"{page}/guidelines", data={"writer": "gemma"})
        with db.writing() as session:
            job = guidelines.running_job(
                session,
                problems.editable(session, session.get_one(User, 1), page.rpartition("/")[2]),
                "guidelines",
            )
            assert job
            writing.finish(session, job, "no model here")
        assert "no model here" in browser_of("owner").get(page).text


class TestPublish:
    def test_reasons_stand_in_one_list_with_links(self, browser_of: Browsers, page: str) -> None:
        browser_of("owner").post("/manage/problems/new", data={"title": "t", "slug": "empty"})
        answer = browser_of("owner").post("/manage/problems/empty/publish")
        for section, reason in {
            "statement": "The problem has no statement: write one.",
            "tests": "The problem has no tests: add at least one.",
            "reference": "The problem has no reference: upload one.",
        }.items():
            assert f'<li><a href="#{section}">{reason}</a></li>' in answer.text
        assert "The problem has no tests" in browser_of("owner").get("/manage/problems/empty").text

    def test_second_press_while_it_runs_is_told(self, browser_of: Browsers, page: str) -> None:
        first = browser_of("owner").post(f"{page}/publish")
        assert "The references and their alternatives" in first.text
        assert browser_of("owner").post(f"{page}/publish").status_code == 409
        section = browser_of("owner").get(f"{page}/publish").text
        assert section.lstrip().startswith("<section")
        assert 'hx-trigger="every 500ms"' in section


class TestPackages:
    def test_export_comes_back_by_import(self, browser_of: Browsers, page: str, slug: str) -> None:
        package = browser_of("owner").get(f"{page}/export").content
        assert browser_of("owner").post(f"{page}/delete").status_code == 200
        assert browser_of("owner").get(page).status_code == 404
        answer = browser_of("owner").post("/manage/import", files={"package": package})
        assert answer.url.path == page
        assert "2 tests" in answer.text

    def test_wrong_package_is_told(self, browser_of: Browsers) -> None:
        answer = browser_of("owner").post(
            "/manage/import", files={"package": zip_of({"readme.txt": "no problem here"})}
        )
        assert answer.status_code == 422
        assert "problem.json" in answer.text

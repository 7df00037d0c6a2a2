"""Packages on the instructor's pages: uploaded, judged, taken away."""

import httpx
import pytest

from app.db import Database
from app.jobs import Outgoing
from app.models import Problem
from app.services import examples
from app.tasks.judge import judge_message
from tests.app.domain.packages.zips import make_zip
from tests.app.web.manage.conftest import Browsers

ADD = "a, b = map(int, input().split())\nprint(a + b)\n"
FILES: dict[str, bytes | str] = {
    "sum/problem.yaml": "name: Sum\nlimits: {memory: 128}\n",
    "sum/problem_statement/problem.tex": "Add.\n",
    "sum/data/secret/1.in": "1 2\n",
    "sum/data/secret/1.ans": "3\n",
    "sum/submissions/accepted/add.py": ADD,
    "sum/submissions/wrong_answer/add.py": ADD,
}
FPS = (
    "<fps>" + "<item><title>Sum</title><description>Add.</description>"
    "<test_input>1</test_input><test_output>1</test_output></item>" * 2 + "</fps>"
)


def upload(client: httpx.Client, content: bytes, name: str = "p.zip") -> httpx.Response:
    return client.post("/manage/import", files={"package": (name, content)})


def test_a_package_is_uploaded_judged_and_compared(
    browser_of: Browsers, db: Database, sent: list[Outgoing]
) -> None:
    owner = browser_of("owner")
    answer = upload(owner, make_zip(FILES))
    assert answer.url.path == "/manage/problems/sum"
    assert "tells no time limit" in answer.text
    assert "are being judged" in answer.text
    for row in [row for row in sent if row.queue]:
        payload = dict(row.payload)
        ids = payload.pop("reply")["ids"]
        with db.writing() as session:
            examples.record(session, **ids, report=judge_message(**payload))
    section = owner.get("/manage/problems/sum/examples").text
    assert section.lstrip().startswith("<section")
    assert "Not every program is what its folder promises" in section
    assert "now the reference" in section
    assert 'hx-trigger="every 500ms"' not in section


def test_they_are_judged_again_when_asked(browser_of: Browsers, sent: list[Outgoing]) -> None:
    owner = browser_of("owner")
    upload(owner, make_zip(FILES))
    sent.clear()
    answer = owner.post("/manage/problems/sum/examples")
    assert "tells no time limit" in answer.text  # what was lost is not forgotten
    assert len([row for row in sent if row.queue]) == 2


def test_everything_wrong_is_told_in_one_list(browser_of: Browsers) -> None:
    bad = FILES | {"../evil": "x", "sum/data/secret/2.in": "1", "sum/problem.yaml": "name: ["}
    answer = upload(browser_of("owner"), make_zip(bad))
    assert answer.status_code == 422
    assert answer.text.count("<li>../evil: ") == 1
    assert answer.text.count("<li>data/secret/2.in: ") == 1
    assert answer.text.count("<li>problem.yaml: ") >= 1


def test_fps_of_several_problems_leads_to_the_list(browser_of: Browsers) -> None:
    answer = upload(browser_of("owner"), FPS.encode(), "set.xml")
    assert answer.url.path == "/manage"
    assert "sum-2" in answer.text


def test_nothing_chosen_is_told(browser_of: Browsers) -> None:
    answer = browser_of("owner").post("/manage/import", files={"package": ("", b"")})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("format_", "kind"),
    [("hanjul", "zip"), ("kattis", "zip"), ("kattis-legacy", "zip"), ("fps", "xml")],
)
def test_it_is_taken_away_in_every_format(
    browser_of: Browsers, slug: str, format_: str, kind: str
) -> None:
    answer = browser_of("owner").get(f"/manage/problems/{slug}/export", params={"format": format_})
    assert answer.headers["content-type"].startswith(f"application/{kind}")
    assert "attachment" in answer.headers["content-disposition"]
    assert f"export?format={format_}" in browser_of("owner").get(f"/manage/problems/{slug}").text


def test_what_is_lost_is_told_before_it_is_taken_away(
    browser_of: Browsers, db: Database, slug: str
) -> None:
    page = f"/manage/problems/{slug}"
    with db.writing() as session:
        session.query(Problem).filter_by(slug=slug).one().checker = "floats"
    shown = browser_of("owner").get(page).text
    assert "What is lost in FPS" in shown
    assert "does not say how output is compared" in shown


def test_others_take_nothing_away(browser_of: Browsers, slug: str) -> None:
    for name in ("other", "student"):
        assert browser_of(name).get(f"/manage/problems/{slug}/export").status_code in (403, 404)
        assert browser_of(name).post(f"/manage/problems/{slug}/examples").status_code in (403, 404)
    assert (
        browser_of("owner").get(f"/manage/problems/{slug}/export?format=magic").status_code == 404
    )

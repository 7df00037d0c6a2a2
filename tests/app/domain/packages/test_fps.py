"""FPS, the XML of HUSTOJ: read and written."""

from dataclasses import replace

import pytest

from app.domain.errors import AppError, Refused
from app.domain.packages import PackagedProblem, read_upload, write, xml_text
from app.domain.packages.model import Example, PackagedAlternative
from app.domain.packages.writing import losses
from app.domain.special_judges import make
from judge import Convention, Limits, Program, TestCase, Verdict, judge_program
from tests.app.domain.packages.zips import make_zip

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fps PUBLIC "-//freeproblemset//EN" "http://hustoj.com/fps.current.dtd" >
<fps version="1.6" url="https://github.com/zhblue/freeproblemset/">
"""
ITEM = """<item><title><![CDATA[A+B]]></title>
<time_limit unit="ms"><![CDATA[1500]]></time_limit>
<memory_limit unit="mb"><![CDATA[64]]></memory_limit>
<description><![CDATA[<p>두 수를 <b>더하세요</b>.</p>]]></description>
<input><![CDATA[<p>$a$, $b$</p>]]></input><output>합&nbsp;하나</output>
<sample_input><![CDATA[1 2]]></sample_input><sample_output><![CDATA[3]]></sample_output>
<test_input name="big"><![CDATA[3 4\r\n]]></test_input>
<test_output name="big"><![CDATA[7\r\n]]></test_output>
<hint></hint><source><![CDATA[책]]></source>
<solution language="C++"><![CDATA[int main() {}]]></solution>
<solution language="Pascal"><![CDATA[begin end.]]></solution>
</item>"""
# HUSTOJ's order: input, answer, output. Right is what is one more than the answer.
SPJ = """#include <fstream>
int main(int argc, char **argv) {
    std::ifstream answer(argv[2]), output(argv[3]);
    int a, b;
    answer >> a; output >> b;
    return b == a + 1 ? 0 : 1;
}
"""


def xml(*items: str) -> bytes:
    return (HEAD + "\n".join(items) + "\n</fps>\n").encode()


def refused(data: bytes) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_upload(data, "set.xml")
    return [getattr(row.params.get("what"), "message", row.message) for row in caught.value.reasons]


def test_a_problem_of_hustoj_is_read() -> None:
    read = read_upload(xml(ITEM), "set.xml")
    (problem,) = read.problems
    assert problem.titles == {"ko": "A+B"}
    assert problem.statements["ko"] == (
        "두 수를 **더하세요**.\n\n## 입력\n\n$a$, $b$\n\n## 출력\n\n합\xa0하나\n\n## 출처\n\n책\n"
    )
    assert problem.limits == {"cpu_seconds": 1.5, "wall_seconds": 10.0, "memory_mib": 64}
    assert problem.cases == (
        TestCase(name="sample1", input="1 2\n", output="3\n", sample=True),
        TestCase(name="big", input="3 4\n", output="7\n"),
    )
    assert [row.path for row in problem.examples] == ["accepted/solution1.cpp"]
    assert [row.error.params for row in read.findings] == [{"name": "Pascal"}]


def test_many_problems_are_read_from_a_zip_too() -> None:
    second = ITEM.replace("A+B", "Second")
    read = read_upload(make_zip({"problem.xml": xml(ITEM, second)}))
    assert [next(iter(row.titles.values())) for row in read.problems] == ["A+B", "Second"]


@pytest.mark.parametrize("encoding", ["euc-kr", "utf-16", "gbk"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = (HEAD + ITEM.replace("두 수를", "加法") + "</fps>").replace("UTF-8", encoding)
    if encoding == "gbk":
        text = text.replace("더하세요", "求和").replace("합&nbsp;하나", "x").replace("책", "书")
    (problem,) = read_upload(text.encode(encoding), "set.xml").problems
    assert "加法" in next(iter(problem.statements.values()))


BOMB = '<!DOCTYPE fps [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><fps><item>&b;</item></fps>'
OUTSIDE = '<!DOCTYPE fps [<!ENTITY x SYSTEM "file:///etc/passwd">]><fps><item>&x;</item></fps>'
PARAMETER = '<!DOCTYPE fps [<!ENTITY % x SYSTEM "http://localhost/x"> %x;]><fps></fps>'


@pytest.mark.parametrize("evil", [BOMB, OUTSIDE, PARAMETER])
def test_entities_are_refused(evil: str) -> None:
    assert refused(evil.encode()) == [xml_text.ENTITIES]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<fps><item>", xml_text.NOT_XML),
        (b"<fps>\xff\xff</fps>", "this is not a text file: save it as UTF-8."),
        (b"<fps>" + b"<a>" * 100 + b"</a>" * 100 + b"</fps>", xml_text.TOO_DEEP),
        (b"<html></html>", "this is XML, but not of problems: its first element is not <fps>."),
        (b"<fps></fps>", "this holds no problem."),
    ],
)
def test_other_xml_is_refused(data: bytes, message: str) -> None:
    assert refused(data) == [message]


def test_every_fault_is_told_in_one_list() -> None:
    bad = (
        "<item><title> </title><time_limit unit='s'>fast</time_limit>"
        "<test_input>1</test_input><spj language='Pascal'>x</spj></item>"
    )
    assert len(refused(xml(ITEM, bad, bad))) == 11  # five of each, and the solution in Pascal


PROBLEM = PackagedProblem(
    slug="a-b",
    titles={"ko": "더하기"},
    statements={"ko": "더하세요, $a<b$.\n\n- 하나\n- 둘\n\n## 입력\n\n수\n\n## 출력\n\n`합`\n"},
    limits={"cpu_seconds": 1.5, "wall_seconds": 10.0, "memory_mib": 64, "output_kib": 4096},
    cases=(
        TestCase(name="sample1", input="1 ]]> 2\n", output="3\n", sample=True),
        TestCase(name="big", input="3 4\n", output="<7>\n"),
    ),
    references={"c": "int main(void) { return 1 > 0 && 1; }\n"},
)


def test_what_is_written_is_read_again() -> None:
    written = write(PROBLEM, "fps")
    assert (written.name, written.media_type) == ("a-b.xml", "application/xml")
    (again,) = read_upload(written.content, written.name).problems
    assert again.statements == PROBLEM.statements
    assert again.cases == PROBLEM.cases
    assert again.examples == (
        Example(
            expected="accepted",
            name="solution1.c",
            language="c",
            source=PROBLEM.references["c"],
        ),
    )


@pytest.mark.parametrize("name", ["tpj", "spj"])
def test_special_judges_come_back(name: str) -> None:
    item = ITEM.replace("</item>", f'<{name} language="C++"><![CDATA[{SPJ}]]></{name}></item>')
    (problem,) = read_upload(xml(item)).problems
    assert problem.checker == "special"
    written = write(replace(problem, slug="x"), "fps").content.decode()
    assert f'<{name} language="C++"><![CDATA[{SPJ}]]></{name}>' in written


def test_a_judge_of_hustoj_gets_its_files_in_its_own_order() -> None:
    item = ITEM.replace("</item>", f'<spj language="C++"><![CDATA[{SPJ}]]></spj></item>')
    (problem,) = read_upload(xml(item)).problems
    program = Program(
        language="python", source="a, b = map(int, input().split())\nprint(a + b + 1)\n"
    )
    report = judge_program(
        program, problem.cases, Limits(), problem.checker, special=problem.special
    )
    assert report.verdict is Verdict.AC
    wrong = replace(program, source="a, b = map(int, input().split())\nprint(a + b)\n")
    report = judge_program(wrong, problem.cases, Limits(), "special", special=problem.special)
    assert report.verdict is Verdict.WA


def test_what_the_format_cannot_hold_is_told_or_refused() -> None:
    rich = replace(PROBLEM, titles={"ko": "가", "en": "A"}, checker="floats", edits={"c": {}})
    assert len(write(rich, "fps").left_out) == 3
    for format_, count in (("fps", 3), ("kattis", 1), ("hanjul", 0)):
        told = [row.message for row in losses(rich)[format_]]
        assert told == [row.message for row in write(rich, format_).left_out]
        assert len(told) == count
    others = (PackagedAlternative(language="c", label="x", source="int a;"),)
    given = replace(PROBLEM, alternatives=others)
    assert len(write(given, "fps").left_out) == 1
    python = make({"checker.py": b"x = 1\n"}, Convention.TESTLIB)
    with pytest.raises(AppError):
        write(replace(PROBLEM, checker="special", special=python), "fps")
    case = TestCase(name="x", input="\x01", output="")
    with pytest.raises(AppError):
        write(replace(PROBLEM, cases=(case,)), "fps")

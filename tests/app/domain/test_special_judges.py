import pytest

from app.domain.errors import AppError
from app.domain.special_judges import MAX_BYTES, dump, files_of, load, make


def test_a_program_with_its_header() -> None:
    made = make({"judge/checker.cpp": b"int main() {}\r\n", "judge/testlib.h": b"// a fake\n"})
    assert (made.program.language, made.program.source) == ("cpp", "int main() {}\n")
    assert [(file.name, file.text) for file in made.program.files] == [("testlib.h", "// a fake\n")]
    assert made.convention == "testlib"
    assert load(dump(made)) == made
    assert list(files_of(made)) == ["judge.cpp", "testlib.h"]


def test_its_files_can_be_uploaded_again() -> None:
    made = make({"checker.py": b"import helper\n", "helper.py": b"x = 1\n"}, "icpc")
    again = {name: text.encode() for name, text in files_of(made).items()}
    assert make(again, "icpc") == made


def test_what_a_mac_adds_is_left_out() -> None:
    made = make({"checker.py": b"pass\n", "__MACOSX/._checker.py": b"\0\1"})
    assert made.program.files == ()


def test_nothing_is_no_special_judge() -> None:
    assert load({}) is None


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "There is no program"),
        ({"testlib.h": b""}, "There is no program"),
        ({"a.cpp": b"", "b.py": b""}, "Which of a.cpp, b.py"),
        ({"checker.cpp": b"", "interactor.cpp": b""}, "Which of checker.cpp, interactor.cpp"),
        ({"checker.cpp": b"", "output": b""}, "cannot be called output"),
        ({"checker.cpp": b"", "a b": b""}, "cannot be called a b"),
        ({"checker.cpp": b"\xff\xff\xff"}, "is not a text file"),
        ({"checker.cpp": b"x" * (MAX_BYTES + 1)}, "at most"),
        ({f"{n}.h": b"" for n in range(30)}, "at most"),
    ],
)
def test_a_bad_upload_is_told(files: dict[str, bytes], said: str) -> None:
    with pytest.raises(AppError) as caught:
        make(files)
    assert said in caught.value.message % caught.value.params


def test_an_unknown_convention_is_told() -> None:
    with pytest.raises(AppError, match="no convention"):
        make({"checker.py": b""}, "magic")

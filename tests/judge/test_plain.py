"""A student's text without what is theirs alone: comments, and names that they chose elsewhere."""

import pytest

from judge.plain import renamed_back, without_comments, words

BARE = [
    ("c", "// Kim\nint a; // mine\n/* two\nlines */\nint b;\n", "int a;\nint b;\n"),
    ("c", "int a/* x */= 1;", "int a = 1;"),
    ("c", 'puts("// no /* comment */");', 'puts("// no /* comment */");'),
    ("c", "#include <stdio.h> // io\nint a;\n", "#include <stdio.h>\nint a;\n"),
    ("c", "#include <stdio.h> /* io */\n", "#include <stdio.h> \n"),
    ("c", "int a;\n\n// gone\n\nint b;", "int a;\n\n\nint b;"),
    ("python", "# Kim\nx = 1  # one\n    # two\ny = '# no'\n", "x = 1\ny = '# no'\n"),
    ("java", "int a; // x\\\nint b;", "int a;"),
]


@pytest.mark.parametrize(("language", "text", "bare"), BARE)
def test_comments_go_and_their_lines_too(language: str, text: str, bare: str) -> None:
    assert without_comments(language, text) == bare


def test_names_go_back_but_for_members_and_strings() -> None:
    text = 'total += p.total + q->total; puts("total");'
    assert renamed_back("c", text, {"s": "total"}) == 's += p.total + q->total; puts("total");'


def test_words_tell_pythons_levels_apart() -> None:
    assert words("c", "int  a ;") == words("c", "int a;")
    assert words("python", "if a:\n  b\n  c\n") != words("python", "if a:\n  b\nc\n")

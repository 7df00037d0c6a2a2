"""Ten thousand nested blocks, on lines of their own and on one line."""

import pytest

from segmenter import segment_all

DEEP = 10_000
PROGRAMS = {
    "blocks": ("c", "int main(){\n" + "if(a){\n" * DEEP + "x;\n" + "}\n" * DEEP + "}\n"),
    "one line": ("c", "int main(){" + "if(a){" * DEEP + "x;" + "}" * DEEP + "}\n"),
    "bare": ("cpp", "int main(){" + "{" * DEEP + "x;" + "}" * DEEP + "}\n"),
    "headers": ("java", "class A{void f(){" + "for(;;)" * DEEP + "x();" + "}}\n"),
    "else if": ("c", "int main(){\nif (a) x;" + "\nelse if (b)\nx;" * DEEP + "}\n"),
    "unclosed": ("c", "{\n" * DEEP),
    "brackets": ("python", "x = " + "(" * DEEP + "1" + ")" * DEEP + "\n"),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_deep_nesting(name: str) -> None:
    language, source = PROGRAMS[name]
    for segmentation in segment_all(source, language=language).values():
        assert "".join(piece.text for piece in segmentation.pieces()) == source

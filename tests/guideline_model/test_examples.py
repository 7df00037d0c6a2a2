"""The examples of docs/guidelines.md are what the template writer writes."""

from segmenter import Level
from tools.guideline_examples import EACH, PAGE, chosen, page


def test_the_page_holds_the_examples() -> None:
    assert PAGE.read_text() == page()


def test_there_are_twenty_of_each_level() -> None:
    assert [len({where for where, _ in chosen(level)}) for level in Level] == [EACH] * 3

import pytest

from judge.input_forms import variations


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        (["3 5\n", "4 9\n"], ["0 5\n", "3 4\n", "3 6\n", "3 3\n", "5 3\n", "6 5\n", "-1 5\n"]),
        (["3\n7 8 9\n", "2\n4 4\n"], ["1\n4\n", "3\n4 4 4\n", "2\n4 8\n", "2\n0 4\n"]),
        (["2\n7\n8\n", "3\n4\n5\n6\n"], ["1\n7\n", "3\n7\n8\n8\n", "2\n8\n7\n", "2\n7\n7\n"]),
        (["2 2\n1 2\n3 4\n", "1 3\n1 2 3\n"], ["2 1\n1\n3\n", "1 2\n1 2\n", "1 3\n3 2 1\n"]),
        (["abc\n", "hello\n"], ["a\n", "cba\n", "abcc\n", "ABC\n"]),
    ],
)
def test_variations_keep_the_form(inputs: list[str], expected: list[str]) -> None:
    found = variations(inputs, 200)
    assert [text for text in expected if text not in found] == []
    assert not set(found) & set(inputs)


def test_what_is_counted_stays_counted() -> None:
    for text in variations(["3\n7 8 9\n", "2\n4 4\n"], 200):
        first, *rest = text.split()
        assert int(first) == len(rest)


def test_two_matrices_keep_their_size() -> None:
    found = variations(["1 2\n1 2\n3 4\n", "2 1\n1\n2\n3\n4\n"], 200)
    assert found
    for text in found:
        (rows, _), *body = (row.split() for row in text.split("\n")[:-1])
        assert len(body) == 2 * int(rows)


def test_names_stay_names_and_numbers_numbers() -> None:
    for text in variations(["2\nkim 7 1.5\nlee 9 -2.5\n", "1\nro 3 0.5\n"], 200):
        _, *rows = text.split("\n")[:-1]
        for row in rows:
            name, number, decimal = row.split()
            assert name.isalpha()
            int(number)
            assert "." in decimal
            float(decimal)


def test_a_number_that_counts_by_chance_is_free() -> None:
    found = variations(["2\n4 4\n", "2\n4 4 4\n"], 200)
    assert "3\n4 4\n" in found


def test_small_ones_come_first_and_negative_ones_last_where_the_tests_have_none() -> None:
    found = variations(["5 5\n"], 100)
    signs = ["-" in text for text in found]
    assert signs == sorted(signs)
    assert True in signs
    assert variations(["5 5\n"], 3) == found[:3]


def test_negative_numbers_are_usual_where_the_tests_have_some() -> None:
    assert "-" in "".join(variations(["5 -5\n"], 5))


@pytest.mark.parametrize("inputs", [[], [""], ["\n"], ["9" * 5000]])
def test_of_nothing_or_too_much_there_is_no_variation(inputs: list[str]) -> None:
    assert variations(inputs, 10) == []

from judge.explanations import Explanation, Kind, recognise
from judge.explanations.base import rules

TABLE = rules(
    (Kind.UNDECLARED, r"'(?P<name>\w+)' undeclared|no (?P<name_>\w+)"),
    (Kind.UNEXPECTED, r"'(?P<token>\w+)'"),
)


class TestRecognise:
    def test_any_quotation_marks(self) -> None:
        for text in ("‘n’ undeclared", "'n' undeclared", "`n' undeclared"):
            assert recognise(TABLE, text) == Explanation(kind=Kind.UNDECLARED, params={"name": "n"})

    def test_the_first_rule_counts(self) -> None:
        found = recognise(TABLE, "'n' is here")
        assert found == Explanation(kind=Kind.UNEXPECTED, params={"token": "n"})

    def test_another_way_to_write_a_parameter(self) -> None:
        found = recognise(TABLE, "no n")
        assert found == Explanation(kind=Kind.UNDECLARED, params={"name": "n"})

    def test_what_is_unknown(self) -> None:
        assert recognise(TABLE, "internal compiler error") is None

    def test_equal_ones_are_one_in_a_set(self) -> None:
        one = Explanation(kind=Kind.UNDECLARED, params={"name": "n"})
        assert len({one, Explanation(kind=Kind.UNDECLARED, params={"name": "n"})}) == 1

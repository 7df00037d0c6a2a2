import pytest

from app.domain.checking import checked, spec_of, tolerances
from app.domain.errors import AppError


@pytest.mark.parametrize(
    "spec", ["tokens", "special", "floats:1e-6", "floats:absolute=1,relative=0"]
)
def test_a_good_spec_stays_as_it_is(spec: str) -> None:
    assert checked(spec) == spec


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("magic", "There is no checker called"),
        ("floats:x", "cannot be used"),
        ("exact:1", "cannot"),
    ],
)
def test_a_bad_spec_is_told(spec: str, said: str) -> None:
    with pytest.raises(AppError, match=said):
        checked(spec)


@pytest.mark.parametrize(
    ("fields", "spec"),
    [
        (("tokens", "1e-6", "1e-6"), "tokens"),
        (("floats", " 1e-6 ", "0.01"), "floats:absolute=1e-6,relative=0.01"),
        (("floats", "", "0.01"), "floats:relative=0.01"),
        (("floats", "", ""), "floats"),
    ],
)
def test_a_form_s_fields_make_a_spec(fields: tuple[str, str, str], spec: str) -> None:
    assert spec_of(*fields) == spec


@pytest.mark.parametrize("size", ["abc", "-1", "nan", "1,relative=2"])
def test_a_tolerance_that_is_no_number_is_told_as_it_was_typed(size: str) -> None:
    with pytest.raises(AppError, match="A tolerance is a number") as refused:
        spec_of("floats", "1e-6", size)
    assert refused.value.params["value"] == size


def test_a_spec_is_shown_in_the_form_again() -> None:
    assert tolerances("floats:relative=0.01") == {"absolute": "", "relative": "0.01"}
    assert tolerances("floats:1e-9") == {"absolute": "1e-9", "relative": "1e-9"}
    assert tolerances("tokens") == {"absolute": "1e-6", "relative": "1e-6"}

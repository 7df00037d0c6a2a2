"""Which of the student's own names a guideline speaks of."""

from app.domain.naming import mentioned


def test_names_are_found_before_korean_particles_and_in_order() -> None:
    names = {"i": "k", "sum": "total", "n": "m"}
    assert list(mentioned("sum에 sum과 i의 합을 저장하세요.", names).items()) == [
        ("sum", "total"),
        ("i", "k"),
    ]


def test_a_part_of_a_longer_name_is_no_name() -> None:
    assert mentioned("summary와 i2를 쓰세요.", {"sum": "total", "i": "k"}) == {}

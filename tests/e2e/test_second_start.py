"""A second start on the same data folder: quick, and nothing is lost."""

from tests.services import Running


def test_is_quick_and_keeps_everything(running: Running) -> None:
    before = [running.password(login) for login in ("instructor", "student")]
    running.stop()
    # 5 s is what we promise on a machine with nothing else to do; here others are busy.
    assert running.start() < 15
    assert [running.password(login) for login in ("instructor", "student")] == before
    assert not any("loading" in line for line in running.said)

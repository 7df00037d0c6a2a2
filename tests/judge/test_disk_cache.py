import os
import stat
from pathlib import Path

import pytest

from judge import disk_cache
from judge.disk_cache import DiskCache, private_folder, replace_file


@pytest.fixture
def cache(tmp_path: Path) -> DiskCache:
    return DiskCache(tmp_path / "cache", 8000)


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").iterdir())


class TestGet:
    def test_gives_back_what_was_put(self, cache: DiskCache) -> None:
        cache.put(b"key", b"content\0\n")
        assert cache.get(b"key") == b"content\0\n"

    def test_another_key_has_nothing(self, cache: DiskCache) -> None:
        cache.put(b"key", b"content")
        assert cache.get(b"kez") is None

    def test_another_process_finds_it(self, cache: DiskCache, tmp_path: Path) -> None:
        cache.put(b"key", b"content")
        assert DiskCache(tmp_path / "cache", 8000).get(b"key") == b"content"


class TestPoisoned:
    """What the judge did not write itself is not taken, and goes."""

    @pytest.mark.parametrize("change", [b"", b"x", b"x" * 200])
    def test_a_changed_entry(self, cache: DiskCache, tmp_path: Path, change: bytes) -> None:
        cache.put(b"key", b"content")
        entries(tmp_path)[0].write_bytes(change)
        assert cache.get(b"key") is None
        assert not entries(tmp_path)

    def test_a_cut_entry(self, cache: DiskCache, tmp_path: Path) -> None:
        cache.put(b"key", b"content")
        path = entries(tmp_path)[0]
        path.write_bytes(path.read_bytes()[:-1])
        assert cache.get(b"key") is None

    def test_an_entry_in_the_place_of_another(self, cache: DiskCache, tmp_path: Path) -> None:
        cache.put(b"accepted", b"AC")
        accepted = entries(tmp_path)[0].read_bytes()
        cache.put(b"wrong", b"WA")
        for path in entries(tmp_path):
            path.write_bytes(accepted)
        assert cache.get(b"accepted") == b"AC"
        assert cache.get(b"wrong") is None


class TestRoom:
    def test_the_ones_not_asked_for_the_longest_go(self, cache: DiskCache, tmp_path: Path) -> None:
        for number in range(20):
            cache.put(b"%d" % number, b"x" * 700)
        for age, path in enumerate(entries(tmp_path)):
            os.utime(path, (age, age))
        assert cache.get(b"3") is not None  # asked for now
        cache.make_room()
        left = entries(tmp_path)
        assert sum(path.stat().st_size for path in left) <= 8000
        assert cache.get(b"3") is not None
        assert 5 < len(left) < 20

    def test_putting_makes_room_by_itself(
        self, cache: DiskCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(disk_cache, "_LOOK_EVERY", 4)
        for number in range(41):
            cache.put(b"%d" % number, b"x" * 900)
        assert sum(path.stat().st_size for path in entries(tmp_path)) <= 8000 + 4 * 932

    def test_what_is_too_large_is_not_kept(self, cache: DiskCache, tmp_path: Path) -> None:
        cache.put(b"key", b"x" * 1001)
        assert cache.get(b"key") is None
        assert not entries(tmp_path)

    def test_a_lost_folder_only_costs_time(self, cache: DiskCache, tmp_path: Path) -> None:
        (tmp_path / "cache").rmdir()
        cache.put(b"key", b"content")
        assert cache.get(b"key") is None


class TestPrivateFolder:
    def test_is_closed_to_others(self, tmp_path: Path) -> None:
        (tmp_path / "open").mkdir(mode=0o777)
        (tmp_path / "open").chmod(0o777)
        assert stat.S_IMODE(private_folder(tmp_path / "open").stat().st_mode) == 0o700

    def test_a_link_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(PermissionError, match="belongs to somebody else"):
            private_folder(tmp_path / "link")


def test_a_file_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(disk_cache.os, "fchmod", refuse)
    with pytest.raises(OSError, match="no space"):
        replace_file(tmp_path / "file", b"data")
    assert not list(tmp_path.iterdir())

"""Documents wait for the disk's word, a talk's turns for the process alone."""

from pathlib import Path

import pytest
from sqlalchemy import event

from index.errors import UnusableSetting
from index.library import Library


def test_only_turns_go_without_the_disks_word(tmp_path: Path) -> None:
    with Library.open(tmp_path / "data") as library:
        seen: list[str] = []
        engine = library._catalogue._engine
        event.listen(engine, "before_cursor_execute", lambda *found: seen.append(found[2]))
        library.save_turn("talk", {"question": "ai chủ trì"})
        library.remove("no-such-document")
        said = [statement for statement in seen if "synchronous" in statement]
    assert said[0] == "PRAGMA synchronous=NORMAL"
    assert all(statement == "PRAGMA synchronous=FULL" for statement in said[1:])


@pytest.mark.parametrize("count", [0, 1, 3])
def test_turns_are_kept_over_opening_anew(tmp_path: Path, count: int) -> None:
    with Library.open(tmp_path / "data") as library:
        for number in range(count):
            library.save_turn("talk", {"number": number})
    with Library.open(tmp_path / "data") as library:
        assert [turn["number"] for turn in library.turns("talk")] == list(range(count))


def test_turns_end_with_their_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(tmp_path / "data") as library:
        library.save_turn("talk", {"number": 1})
    monkeypatch.setenv("CANCU_KEEP_DAYS", "0")
    with Library.open(tmp_path / "data") as library:
        assert library.turns("talk") == ()
        for number in range(2, 300):
            library.save_turn("other", {"number": number})
    monkeypatch.delenv("CANCU_KEEP_DAYS")
    with Library.open(tmp_path / "data") as library:
        assert library.turns("talk") == ()
        assert len(library.turns("other")) < 60


def test_days_that_cannot_be_meant_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CANCU_KEEP_DAYS", "mãi mãi")
    with pytest.raises(UnusableSetting, match="CANCU_KEEP_DAYS"):
        Library.open(tmp_path / "data")

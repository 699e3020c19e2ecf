"""Data folders that cannot serve are refused with a reason, and nothing in them is touched."""

import json
import multiprocessing
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index import schema
from index.errors import (
    DamagedFolder,
    DataFolderError,
    FolderNotWritable,
    LibraryBusy,
    MissingFolder,
    NewerFolder,
    NotADataFolder,
)
from index.library import Library
from index.lock import WriterLock
from index.store import FILE
from tests.index.builders import put, texts_of


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def foreign(folder: Path) -> None:
    (folder / "luong.xlsx").write_bytes(b"mine")


def other_database(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute("CREATE TABLE somebody (x)")


def newer(folder: Path) -> None:
    Library.open(folder).close()
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute(f"PRAGMA user_version={schema.VERSION + 1}")


def garbage(folder: Path) -> None:
    (folder / FILE).write_bytes(b"not a database at all, whatever its name says")


def half(folder: Path) -> None:
    with Library.open(folder) as library:
        put(library)
    path = folder / FILE
    path.write_bytes(path.read_bytes()[:4096])


def table_gone(folder: Path) -> None:
    Library.open(folder).close()
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute("DROP TABLE passages")


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (foreign, NotADataFolder),
        (other_database, NotADataFolder),
        (newer, NewerFolder),
        (garbage, DamagedFolder),
        (half, DamagedFolder),
        (table_gone, DamagedFolder),
    ],
)
def test_unfit_folder(tmp_path: Path, spoil: object, error: type[DataFolderError]) -> None:
    spoil(tmp_path)  # type: ignore[operator]
    before = snapshot(tmp_path)
    with pytest.raises(error) as refusal:
        Library.open(tmp_path)
    assert "hãy" in refusal.value.remedy.lower()
    kept = snapshot(tmp_path)
    assert {name: kept.get(name) for name in before if not name.endswith(("-shm", "-wal"))} == {
        name: content for name, content in before.items() if not name.endswith(("-shm", "-wal"))
    }


def test_nothing_is_made_where_nothing_may_be(tmp_path: Path) -> None:
    with pytest.raises(MissingFolder):
        Library.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(NotADataFolder):
        Library.open(tmp_path / "x")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises((NotADataFolder, FolderNotWritable)):
        Library.open(tmp_path / "x" / "y")


def test_an_empty_catalogue_file_is_a_creation_cut_short(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with Library.open(tmp_path) as library:
        put(library)
        assert texts_of(library, "thư viện")


@pytest.mark.parametrize("damage", ["remove", "garble_state", "garble_segment", "older", "other_terms"])
def test_indexes_are_healed_from_the_catalogue(tmp_path: Path, damage: str) -> None:
    with Library.open(tmp_path) as library:
        put(library)
        expected = library.search("ngày hội đọc sách")
    indexes = tmp_path / "indexes"
    state = json.loads((indexes / "state.json").read_text())
    if damage == "remove":
        shutil.rmtree(indexes)
    elif damage == "garble_state":
        (indexes / "state.json").write_text("{")
    elif damage == "garble_segment":
        for path in indexes.glob("generation-*/meta.json"):
            path.write_text("garbage")
    elif damage == "older":
        (indexes / "state.json").write_text(json.dumps(state | {"revision": 0}))
    else:
        (indexes / "state.json").write_text(json.dumps(state | {"terms": -1}))
    with Library.open(tmp_path) as library:
        assert library.search("ngày hội đọc sách") == expected


def test_a_reader_sees_what_another_wrote(tmp_path: Path) -> None:
    with Library.open(tmp_path) as reader, Library.open(tmp_path) as writer:
        assert reader.search("thư viện") == ()
        key = put(writer)
        assert [hit.document_id for hit in reader.search("thư viện", 1)] == [key]
        writer.remove(key)
        assert reader.search("thư viện") == ()


def _hold(path: Path, ready: object, done: object) -> None:
    with WriterLock(path).held(1.0):
        ready.set()  # type: ignore[attr-defined]
        done.wait(20)  # type: ignore[attr-defined]


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(tmp_path / "writer.lock", ready, done))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(LibraryBusy, match="đang ghi"), WriterLock(tmp_path / "writer.lock").held(0.1):
            pass
    finally:
        done.set()
        other.join(20)
    with WriterLock(tmp_path / "writer.lock").held(5.0):
        pass


def _write_and_leave(folder: Path) -> None:
    with Library.open(folder) as library:
        library.save_turn("theirs", {"question": "Ai?"})


def test_opening_twice_keeps_another_process_from_taking_the_log_away(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        put(library)
        with Library.open(tmp_path):
            other = multiprocessing.get_context("spawn").Process(target=_write_and_leave, args=(tmp_path,))
            other.start()
            other.join(60)
        library.save_turn("ours", {"question": "Bao giờ?"})
        with Library.open(tmp_path) as reader:
            assert reader.turns("theirs") == ({"question": "Ai?"},)
            assert reader.turns("ours") == ({"question": "Bao giờ?"},)

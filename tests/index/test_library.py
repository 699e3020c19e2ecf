"""The library keeps documents whole, replaces them by origin, and finds their passages again."""

from pathlib import Path

import pytest

from index.errors import UnknownDocument
from index.library import Library
from tests.index.builders import TEXT, a_document, put, texts_of


@pytest.fixture(name="library")
def _library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "data")


def test_a_document_comes_back_as_it_was_read(library: Library) -> None:
    key = put(library)
    assert library.document(key) == a_document()
    assert library.text(key) == TEXT
    assert library.original(key) == ("ke-hoach.txt", TEXT.encode("utf-8"))
    entry = library.entry(key)
    assert entry is not None
    assert (entry.source, entry.number, entry.issued_on) == ("ke-hoach.txt", "12/KH-UBND", "2026-01-15")
    assert library.entries() == (entry,)


def test_the_same_content_again_changes_nothing(library: Library) -> None:
    put(library)
    before = library.revision
    outcome = library.add(a_document(), source="ke-hoach.txt", origin="/a/ke-hoach.txt", content=TEXT.encode("utf-8"))
    assert (outcome.status, library.revision) == ("unchanged", before)


def test_new_content_from_one_origin_replaces(library: Library) -> None:
    old = put(library)
    outcome = library.add(
        a_document("Quy chế chi tiêu nội bộ."), source="ke-hoach.txt", origin="/a/ke-hoach.txt", content=b"new"
    )
    assert outcome.status == "replaced"
    assert [entry.id for entry in library.entries()] == [outcome.document_id]
    assert library.search("ngày hội đọc sách", mode="lexical") == ()
    with pytest.raises(UnknownDocument, match="Không"):
        library.document(old)


def test_one_name_in_two_folders_is_two_documents(library: Library) -> None:
    put(library, TEXT, "/a/ke-hoach.txt")
    put(library, TEXT + "Bổ sung.", "/b/ke-hoach.txt")
    assert len(library.entries()) == 2


def test_one_content_from_two_places_stays_until_both_change(library: Library) -> None:
    first = put(library, TEXT, "/a/x.txt")
    assert put(library, TEXT, "/b/x.txt") == first
    put(library, "Nội dung khác hẳn.", "/a/x.txt")
    assert library.entry(first) is not None
    put(library, "Lại khác nữa.", "/b/x.txt")
    assert library.entry(first) is None


def test_removing_takes_everything_along(library: Library) -> None:
    key = put(library)
    assert library.remove(key)
    assert not library.remove(key)
    assert library.entries() == library.assignments() == library.targets() == ()
    assert library.search("thư viện") == ()
    for reader in (library.document, library.text, library.original):
        with pytest.raises(UnknownDocument):
            reader(key)


@pytest.mark.parametrize(
    ("unit", "role", "found"),
    [
        ("Phòng Văn hóa và Thông tin", "lead", 1),
        ("phong van hoa thong tin", "lead", 1),
        ("Phòng VHTT", None, 1),
        ("ubnd cac xa", "coordinating", 1),
        ("Ủy ban nhân dân các xã", "coordinating", 1),
        ("ubnd cac xa", "lead", 0),
        ("Phòng Văn", "coordinating", 0),
        ("Phòng Nội vụ", None, 0),
        (None, "lead", 1),
    ],
)
def test_assignments_by_unit_and_role(library: Library, unit: str | None, role: str | None, found: int) -> None:
    put(library)
    assert len(library.assignments(unit=unit, role=role)) == found


def test_assignments_by_time_and_document(library: Library) -> None:
    key = put(library)
    assert len(library.assignments(year=2026)) == 1
    assert len(library.assignments(timeframe="quy ii/2026")) == 1
    assert library.assignments(year=2025) == library.assignments(timeframe="Quý I/2026") == ()
    assert len(library.assignments(document_ids=[key])) == 1
    assert library.assignments(document_ids=["khác"]) == ()


def test_targets_by_year(library: Library) -> None:
    put(library)
    assert [item.target.value for item in library.targets(year=2028)] == ["75%"]
    assert library.targets(year=2030) == ()


def test_conversations_are_kept_in_order(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.save_turn("c1", {"question": "Ai chủ trì?"})
        library.save_turn("c2", {"question": "khác"})
        library.save_turn("c1", {"question": "Khi nào?"})
    with Library.open(tmp_path) as library:
        assert [turn["question"] for turn in library.turns("c1")] == ["Ai chủ trì?", "Khi nào?"]
        assert library.turns("c3") == ()


@pytest.mark.parametrize("mode", ["lexical", "hybrid"])
@pytest.mark.parametrize(
    "query", ["ngày hội đọc sách ai chủ trì", "ngay hoi doc sach ai chu tri", "ngày hoi đọc sach", "ubnd các xã"]
)
def test_search_with_and_without_diacritics(library: Library, query: str, mode: str) -> None:
    put(library)
    assert "ngày hội đọc sách" in texts_of(library, query, 1, mode=mode)[0]


def test_search_among_documents(library: Library) -> None:
    first, second = put(library), put(library, "Bán sách cũ ở chợ phiên.", "/b.txt")
    assert {hit.document_id for hit in library.search("bán sách cũ")} == {first, second}
    assert {hit.document_id for hit in library.search("bán sách cũ", document_ids=[second])} == {second}
    assert library.search("bán sách cũ", document_ids=[]) == ()


def test_search_finds_nothing_in_nothing(library: Library) -> None:
    assert library.search("thư viện") == ()
    put(library)
    assert library.search("") == library.search("…") == ()


def test_hits_are_ranked_and_cut_from_the_text(library: Library) -> None:
    key = put(library)
    hits = library.search("thư viện sách", 5)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert library.text(key)[hit.passage.start : hit.passage.end] == hit.passage.text


def test_a_batch_is_searchable_at_its_end(library: Library) -> None:
    with library.batch():
        put(library)
        put(library, "Bán sách cũ ở chợ phiên.", "/b.txt")
    assert "chợ phiên" in texts_of(library, "chợ phiên", 1)[0]


def test_searching_is_the_same_however_the_library_came_about(tmp_path: Path) -> None:
    others = [f"Văn bản {number} về thư viện và bạn đọc." for number in range(5)]
    with Library.open(tmp_path / "one") as library:
        for number, text in enumerate(others):
            put(library, text, f"/{number}.txt")
        put(library)
        library.remove(put(library, "Thư viện thư viện bán sách.", "/x.txt"))
        one = [(hit.document_id, hit.score, hit.passage) for hit in library.search("thư viện bạn đọc", 20)]
    with Library.open(tmp_path / "two") as library:
        put(library)
        for number, text in enumerate(reversed(others)):
            put(library, text, f"/{number}.txt")
        two = [(hit.document_id, hit.score, hit.passage) for hit in library.search("thư viện bạn đọc", 20)]
    assert one == two

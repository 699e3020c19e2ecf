"""Files go in one by one; what is refused holds nothing else up."""

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import DamagedFile
from index.ingest import found_files, ingest
from index.library import Library
from index.records import Outcome
from tests.index.builders import a_document


def read(content: bytes, name: str) -> Document:
    del name
    text = content.decode()
    if "hỏng" in text:
        raise DamagedFile("Tệp bị hỏng.", "Hãy chép lại.")
    return a_document(text)


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_each_file_has_its_outcome(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a_txt="Thư viện xã.", b_txt="Tệp này hỏng.", sub__c_txt="Chợ phiên.")
    seen: list[Outcome] = []
    with Library.open(tmp_path / "data") as library:
        outcomes = ingest(library, [folder], read=read, on_file=seen.append)
        assert [(item.source, item.status) for item in outcomes] == [
            ("a.txt", "read"), ("b.txt", "refused"), ("c.txt", "read"),
        ]  # fmt: skip
        assert seen == outcomes
        assert outcomes[1].message == "Tệp bị hỏng. Hãy chép lại."
        assert len(library.entries()) == 2
        assert [item.status for item in ingest(library, [folder], read=read)] == ["unchanged", "refused", "unchanged"]
        write(folder, a_txt="Thư viện huyện.")
        assert ingest(library, [folder / "a.txt"], read=read)[0].status == "replaced"
        assert "huyện" in library.search("thư viện", 1)[0].passage.text


def test_hidden_and_temporary_files_are_left_out(tmp_path: Path) -> None:
    for name in ("a.txt", ".hidden", "~$a.docx", "b.tmp", "c.txt~", ".git/d.txt", "sub/e.txt"):
        write(tmp_path, **{name.replace("/", "__"): "x"})
    assert [path.name for path in found_files([tmp_path, tmp_path / "a.txt"])] == ["a.txt", "e.txt"]


def test_a_missing_file_is_refused_and_the_rest_goes_in(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a_txt="Thư viện xã.")
    with Library.open(tmp_path / "data") as library:
        outcomes = ingest(library, [tmp_path / "none.txt", folder], read=read)
    assert [item.status for item in outcomes] == ["refused", "read"]
    assert "none.txt" in outcomes[0].message


def test_an_interruption_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a_txt="Thư viện xã.", b_txt="Chợ phiên.", c_txt="Đường làng.")
    seen: list[Outcome] = []

    def stop(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with Library.open(tmp_path / "data") as library, pytest.raises(KeyboardInterrupt):
        ingest(library, [folder], read=read, on_file=stop)
    with Library.open(tmp_path / "data") as library:
        assert [entry.source for entry in library.entries()] == ["a.txt", "b.txt"]
        assert library.search("chợ phiên", 1)[0].passage.text.startswith("Chợ")

"""Files go in one by one; what is refused holds nothing else up."""

import io
import signal
import subprocess
import sys
import threading
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import DamagedFile, ManyDocuments
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


def test_plain_text_of_another_kind_is_taken_only_where_it_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.py", "c.LOG", "báo cáo.2024", "README"):
        (tmp_path / name).write_text("Thư viện xã mở cửa.", encoding="utf-8")
    (tmp_path / "d.bin").write_bytes(b"%PDF-1.4")
    aside: list[Path] = []
    found = found_files([tmp_path, tmp_path / "b.py"], aside.append)
    assert [path.name for path in found] == ["README", "a.txt", "báo cáo.2024", "d.bin", "b.py"]
    assert sorted(path.name for path in aside) == ["b.py", "c.LOG"]


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


def test_files_are_read_side_by_side_and_stored_in_their_order(tmp_path: Path) -> None:
    names = [f"{number:02d}.txt" for number in range(8)]
    folder = write(tmp_path / "in", **{name.replace(".", "_"): f"Văn bản {name}." for name in names})
    together = threading.Barrier(3, timeout=20)

    def slowly(content: bytes, name: str) -> Document:
        if int(name[:2]) < 3:
            together.wait()  # passes only while three are read at once
        time.sleep(0.05 if name == "03.txt" else 0)
        return read(content, name)

    with Library.open(tmp_path / "data") as library:
        outcomes = ingest(library, [folder], read=slowly, readers=3)
        assert [item.source for item in outcomes] == names
        assert [entry.source for entry in library.entries()] == names


def test_no_more_files_are_held_than_there_are_readers_and_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", **{f"{number:02d}_txt": f"Văn bản số {number}." for number in range(20)})
    begun: list[str] = []
    ahead: list[int] = []

    def counted(content: bytes, name: str) -> Document:
        begun.append(name)
        return read(content, name)

    with Library.open(tmp_path / "data") as library:
        ingest(library, [folder], read=counted, readers=2, on_file=lambda _: ahead.append(len(begun)))
    assert all(count <= stored + 4 for stored, count in enumerate(ahead))


def test_what_is_stored_is_what_was_read(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a_txt="Thư viện xã.")

    def changed_meanwhile(content: bytes, name: str) -> Document:
        (folder / "a.txt").write_text("Chợ phiên.", encoding="utf-8")
        return read(content, name)

    with Library.open(tmp_path / "data") as library:
        (outcome,) = ingest(library, [folder], read=changed_meanwhile)
        assert outcome.document_id is not None
        assert library.original(outcome.document_id)[1].decode() == "Thư viện xã."
        assert library.text(outcome.document_id) == "Thư viện xã."


def zipped(**members: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def bundled(content: bytes, name: str) -> Document:
    if content.startswith(b"PK"):
        raise ManyDocuments("Tệp là gói nén ZIP.", "Hãy nạp cả gói.")
    return read(content, name)


def test_documents_in_a_bundle_are_documents_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    inner = zipped(b_txt="Chợ phiên.", c_txt="Tệp này hỏng.")
    (folder / "gói.zip").write_bytes(zipped(x__a_txt="Thư viện xã.", trong_zip=inner))
    with Library.open(tmp_path / "data") as library:
        outcomes = ingest(library, [folder], read=bundled, readers=2)
        assert [(item.source, item.status, item.message.split(")")[0]) for item in outcomes] == [
            ("a.txt", "read", "(trong gói.zip"),
            ("b.txt", "read", "(trong trong.zip"),
            ("c.txt", "refused", "(trong trong.zip"),
        ]
        again = ingest(library, [folder], read=bundled)
        assert [item.status for item in again] == ["unchanged", "unchanged", "refused"]
        (folder / "gói.zip").write_bytes(zipped(x__a_txt="Thư viện huyện."))
        assert [item.status for item in ingest(library, [folder], read=bundled)] == ["replaced"]
        assert {entry.source for entry in library.entries()} == {"a.txt"}, "what the bundle lost is lost"


def test_bundles_within_bundles_come_to_an_end(tmp_path: Path) -> None:
    data = zipped(a_txt="Thư viện xã.")
    for _ in range(5):
        data = zipped(trong_zip=data)
    path = tmp_path / "gói.zip"
    path.write_bytes(data)
    with Library.open(tmp_path / "data") as library:
        (outcome,) = ingest(library, [path], read=bundled)
    assert outcome.status == "refused"
    assert "3 lớp" in outcome.message


def test_bundles_within_bundles_are_bounded_together(tmp_path: Path) -> None:
    inner = zipped(**{f"{number:03d}_txt": f"Tệp {number} hỏng." for number in range(600)})
    path = tmp_path / "gói.zip"
    path.write_bytes(zipped(một_zip=inner, hai_zip=inner))
    with Library.open(tmp_path / "data") as library:
        outcomes = ingest(library, [path], read=bundled)
    assert len(outcomes) == 601
    assert outcomes[-1].source == "hai.zip"
    assert "1000 tệp" in outcomes[-1].message


def test_attachments_of_a_mail_are_taken_in_after_it(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["MIME-Version"] = "a@b.example", "Gửi kế hoạch", "1.0"
    message.set_content("Gửi các thôn kế hoạch kèm theo.")
    message.add_attachment("Tệp kèm theo.", filename="kế hoạch.txt")
    path = tmp_path / "thư.eml"
    path.write_bytes(message.as_bytes())
    with Library.open(tmp_path / "data") as library:
        outcomes = ingest(library, [path])
        assert [(item.source, item.status) for item in outcomes] == [("thư.eml", "read"), ("kế hoạch.txt", "read")]
        assert [item.status for item in ingest(library, [path])] == ["unchanged", "unchanged"]


# A shell that puts the tests into the background has them ignore SIGINT, and what they start inherits that.
SCRIPT = """
import signal
import sys
from pathlib import Path
from corpus.worker import Crew
from index.ingest import ingest
from index.library import Library
signal.signal(signal.SIGINT, signal.default_int_handler)
with Crew() as crew:
    read = lambda content, name: print(name, flush=True) or crew.read(content, name)
    ingest(Library.open(Path(sys.argv[1])), [Path(sys.argv[2])], read=read, unpack=crew.unpack, readers=2)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX")
def test_an_interruption_ends_readers_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        rows = "".join(f"{row};Tu sửa kênh số {row};Thôn {number};3/2025\n" for row in range(30_000))
        (folder / f"{number}.csv").write_text("TT;Nhiệm vụ;Chủ trì;Hoàn thành\n" + rows, encoding="utf-8")
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "data"), str(folder)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert b"KeyboardInterrupt" in told
    with Library.open(tmp_path / "data") as library:
        assert len(library.entries()) < 4

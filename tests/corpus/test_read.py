from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.errors import CorpusError, DamagedFile, EmptyFile, ProtectedFile, TooLarge, UnknownFormat, UnreadableFile
from corpus.read import MAXIMUM_BYTES, read, read_bytes
from corpus.worker import read_in_worker
from tests.corpus.docx_builder import docx, p, tbl, tr

PLAN = docx(
    p("KẾ HOẠCH") + p("I. MỤC ĐÍCH") + tbl(tr("TT", "Nhiệm vụ", "Chủ trì"), tr("1", "Tuyên truyền", "Sở Tư pháp"))
)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"

BAD: list[tuple[str, bytes, type[CorpusError]]] = [
    ("rong.docx", b"", EmptyFile),
    ("anh.docx", b"\x89PNG\r\n\x1a\n\x00\x00", DamagedFile),
    ("anh.pdf", b"GIF89a\x00\x00", UnknownFormat),
    ("cut.docx", PLAN[:300], DamagedFile),
    ("macro.docx", docx(p("x"), more={"word/vbaProject.bin": "x"}), ProtectedFile),
    ("la.txt", b"\x00\x01\x02\x03" * 50, UnknownFormat),
]


@pytest.mark.parametrize(("name", "data", "error"), BAD)
def test_bad_files_are_refused_alike_here_and_in_the_worker(
    tmp_path: Path, name: str, data: bytes, error: type[CorpusError]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for reader in (read, read_in_worker):
        with pytest.raises(error) as caught:
            reader(path)
        assert type(caught.value) is error
        assert caught.value.message
        assert caught.value.remedy


def test_the_name_does_not_decide() -> None:
    assert "Tuyên truyền" in read_bytes(PLAN, "ke-hoach.txt").text


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "to.docx"
    with path.open("wb") as file:
        file.truncate(MAXIMUM_BYTES + 1)
    with pytest.raises(TooLarge):
        read(path)


@pytest.mark.parametrize("reader", [read, read_in_worker])
def test_a_missing_file_says_so(tmp_path: Path, reader: object) -> None:
    assert callable(reader)
    with pytest.raises(UnreadableFile, match=r"khong-co\.docx"):
        reader(tmp_path / "khong-co.docx")


def test_the_worker_reads_as_we_do_and_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    good, bad = tmp_path / "tốt.docx", tmp_path / "xấu.docx"
    good.write_bytes(PLAN)
    bad.write_bytes(PLAN[:200])
    assert read_in_worker(good) == read(good)
    with pytest.raises(DamagedFile):
        read_in_worker(bad)
    assert read_in_worker(good) == read(good)


def test_a_late_worker_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(PLAN)
    with pytest.raises(DamagedFile, match="giây"):
        read_in_worker(path, seconds=0.001)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded through RLIMIT_AS, which Linux enforces")
def test_a_worker_without_memory_takes_nothing_along(tmp_path: Path) -> None:
    small, large = tmp_path / "nho.docx", tmp_path / "lon.docx"
    small.write_bytes(PLAN)
    large.write_bytes(docx("".join(p(f"{number} {number**9} " * 40) for number in range(10_000))))
    with pytest.raises(UnreadableFile):
        read_in_worker(large, megabytes=60)
    assert read_in_worker(small, megabytes=60).text


def test_importing_the_reader_loads_no_format_library() -> None:
    code = "import sys, corpus.read, corpus.worker; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "docx", "pypdfium2", "pdfplumber"} & set(loaded)


BROKEN = [("not_a_pdf.pdf", "HTML")]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "words"), BROKEN)
def test_real_broken_files_are_named_for_what_they_are(name: str, words: str) -> None:
    path = SHARED / "broken" / name
    if not path.exists():
        pytest.skip("the shared documents are not beside the checkout")
    with pytest.raises(UnknownFormat, match=words):
        read(path)

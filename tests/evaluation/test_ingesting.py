"""The measure of taking files in counts what went in and what was refused."""

from pathlib import Path

from corpus.samples import sample_paths
from evaluation.ingesting import measure


def test_files_taken_in_are_counted_and_timed(tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.docx"
    bad.write_bytes(b"PK\x03\x04")
    taken = measure([*sample_paths(), bad], 2)
    assert (taken.readers, taken.files, taken.refused) == (2, len(sample_paths()) + 1, 1)
    assert taken.seconds > 0
    assert taken.reading > 0

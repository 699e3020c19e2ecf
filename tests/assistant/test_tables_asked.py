"""Tables asked: groups of targets, differences of years, rows by what their cells hold, columns by what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.assistant import Assistant
from index.ingest import ingest
from index.library import Library

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "chi_tieu.md": """# QUYẾT ĐỊNH

Ban hành chỉ tiêu phát triển cây ăn quả

| TT | Chỉ tiêu | Đơn vị tính | Hiện trạng năm 2023 | Năm 2025 | Năm 2030 |
|---|---|---|---|---|---|
| I. Vùng đồi | | | | | |
| 1 | Diện tích trồng vải | ha | 850 | 1.000 | 2.850 |
| 2 | Số hợp tác xã trồng vải | hợp tác xã | 7 | 9 | 15 |
| II. Nhân lực | | | | | |
| 3 | Số nông dân được tập huấn | lượt người | 300 | 500 | 900 |
| 4 | Tỷ lệ cán bộ có chứng chỉ | % | 40 | 55 | 80 |
""",
}
ANSWERS = [
    ("Có mấy chỉ tiêu về nhân lực?", "Có 2 chỉ tiêu"),
    ("Đến 2030 tập huấn bao nhiêu lượt nông dân?", "900"),
    ("Diện tích trồng vải năm 2030 tăng bao nhiêu so với 2025?", "Chênh lệch 1.850"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("tables")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library.open(folder / "data")
    ingest(library, sorted(folder.glob("*.md")))
    return library


@pytest.mark.parametrize(("question", "said"), ANSWERS)
def test_tables_answer(library: Library, question: str, said: str) -> None:
    answer = Assistant(library).ask(question)
    assert (answer.status, said in answer.text) == ("answered", True), answer.text

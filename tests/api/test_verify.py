"""Verifying and comparing at both doors: one finding everywhere, lists as files, a workbook that runs nothing."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from openpyxl import Workbook, load_workbook

from api.cli.main import cancu
from api.findings import COLUMNS

CLAIM = "Các cơ sở giáo dục chủ trì phát động đợt thi đua chuyên đề đổi mới sáng tạo"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn")
ROWS = (
    ("1", "Phát động đợt thi đua chuyên đề đổi mới sáng tạo", "Phòng GDĐT", "Theo kế hoạch riêng"),
    ("2", "Khen thưởng điển hình tiên tiến và phổ biến sáng kiến hay", "Phòng GDĐT", "Thường xuyên"),
    ("3", '=HYPERLINK("http://x","bấm vào đây")', "@SUM(A1)", "-2+3"),
)


def listing() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, *ROWS):
        sheet.append(row)
    for cell in sheet[4]:
        cell.data_type = "s"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def run(data: Path, *arguments: str) -> Any:  # noqa: ANN401 - click's own result
    return CliRunner().invoke(cancu, ["--data", str(data), *arguments])


def test_one_claim_gives_one_finding_at_both_doors(served: TestClient, stored: Path) -> None:
    web = served.post("/v1/verify", json={"claim": CLAIM}).json()
    line = json.loads(run(stored, "verify", CLAIM, "--json").stdout)
    assert web == line
    assert [one["status"] for one in web["findings"]] == ["contradicted"]


def test_the_terminal_says_it_in_words(stored: Path) -> None:
    told = run(stored, "verify", CLAIM).stdout
    assert told.startswith("Sai khác: ")
    assert "Phòng GDĐT" in told


def test_a_list_gives_the_same_findings_at_both_doors(served: TestClient, stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(listing())
    web = served.post("/v1/verify", files={"file": (path.name, listing(), XLSX)}).json()
    line = json.loads(run(stored, "verify", "--file", str(path), "--json").stdout)
    assert web == line
    assert [(one["row"], one["status"]) for one in web["findings"][:2]] == [(2, "supported"), (3, "contradicted")]


def test_the_list_comes_back_with_the_findings_beside_each_row(served: TestClient) -> None:
    response = served.post("/v1/verify?format=xlsx", files={"file": ("l.xlsx", listing(), XLSX)})
    assert response.headers["content-type"] == XLSX
    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert tuple(rows[0]) == (*HEADER, *COLUMNS)
    assert rows[1][4] == "Đúng"
    assert rows[2][4] == "Sai khác"
    assert "Theo kế hoạch riêng" in rows[2][5]


def test_nothing_in_the_workbook_runs(stored: Path, tmp_path: Path) -> None:
    path, out = tmp_path / "l.xlsx", tmp_path / "out.xlsx"
    path.write_bytes(listing())
    assert run(stored, "verify", "--file", str(path), "-o", str(out)).exit_code == 0
    cells = [cell for row in load_workbook(out).worksheets[0].iter_rows() for cell in row if cell.value]
    assert not [cell for cell in cells if cell.data_type == "f"]
    hostile = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert hostile
    assert all(cell.quotePrefix for cell in hostile)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"claim": CLAIM, "claims": [CLAIM]},
        {"claims": []},
        {"claim": " "},
        {"claim": 5},
        {"claims": ["x" * 2001]},
        [1],
        "x",
    ],
)
def test_what_is_no_claim_is_a_problem(served: TestClient, body: object) -> None:
    response = served.post("/v1/verify", json=body)
    assert response.status_code == 422
    assert response.json()["detail"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04"])
def test_what_is_no_list_is_a_problem(served: TestClient, content: bytes) -> None:
    assert served.post("/v1/verify", files={"file": ("l.xlsx", content, XLSX)}).status_code == 422


def test_claims_come_back_as_a_workbook_too(served: TestClient) -> None:
    content = served.post("/v1/verify?format=xlsx", json={"claim": CLAIM}).content
    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows()]
    assert rows[1][:2] == [CLAIM, "Sai khác"]


@pytest.mark.parametrize("arguments", [(), (CLAIM, "--file", __file__), (CLAIM, "-o", "x.xlsx")])
def test_the_command_says_what_it_needs(stored: Path, arguments: tuple[str, ...]) -> None:
    assert run(stored, "verify", *arguments).exit_code != 0


def test_comparing_gives_the_same_at_both_doors(served: TestClient, stored: Path) -> None:
    listed = served.get("/v1/documents").json()["items"]
    web = served.post("/v1/compare", json={"document_ids": [one["id"] for one in listed]}).json()
    line = json.loads(run(stored, "compare", *(one["source"] for one in listed), "--json").stdout)
    assert web == line
    assert [one["status"] for one in web["dates"]] == ["changed"]


@pytest.mark.parametrize(("ids", "status"), [([], 422), (["nothing", "nowhere"], 404)])
def test_what_cannot_be_compared_is_a_problem(served: TestClient, ids: list[str], status: int) -> None:
    assert served.post("/v1/compare", json={"document_ids": ids}).status_code == status


def test_one_document_is_not_compared_with_itself(served: TestClient, stored: Path) -> None:
    one = served.get("/v1/documents").json()["items"][0]["id"]
    assert served.post("/v1/compare", json={"document_ids": [one, one]}).status_code == 422
    assert run(stored, "compare", one).exit_code != 0


GUIDE = Path(__file__).resolve().parents[2] / "docs" / "huong-dan.md"
SHOWN = re.findall(r'```console\n\$ cancu verify "(.+?)"\n(.+?)\n```', GUIDE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_guide_shows_findings() -> None:
    assert len(SHOWN) >= 3


@pytest.mark.parametrize(("claim", "shown"), SHOWN, ids=[claim for claim, _ in SHOWN])
def test_the_finding_that_the_guide_shows(stored: Path, claim: str, shown: str) -> None:
    assert run(stored, "verify", claim).stdout.rstrip("\n") == shown

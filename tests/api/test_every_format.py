"""Uploads of every kind, good and hostile, through the real service: each has its line, and the service goes on."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.http.services import open_services
from tests.api.client import local

ROWS = (["TT", "Nhiệm vụ", "Chủ trì", "Hoàn thành"], [1, "Nạo vét kênh", "Hợp tác xã Hoà An", "3/2025"])


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with local(create_app(open_services(tmp_path_factory.mktemp("data")))) as client:
        yield client


def _sheet() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in ROWS:
        book.worksheets[0].append(row)
    book.save(buffer)
    return buffer.getvalue()


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["MIME-Version"] = "a@b.example", "Gửi danh sách", "1.0"
    message.set_content("Gửi các thôn danh sách kèm theo.")
    message.add_attachment(_csv("Thôn Đoài"), maintype="text", subtype="csv", filename="danh sách.csv")
    return message.as_bytes()


def _csv(unit: str) -> bytes:
    return f"TT;Nhiệm vụ;Chủ trì\n1;Phát cỏ bờ kênh;{unit}\n2;Đắp bờ;{unit}\n".encode()


PAGE = "<!DOCTYPE html><html><body><h1>THÔNG BÁO</h1><p>Thôn Thượng họp ngày 5/3/2025.</p></body></html>"
FILES: list[tuple[str, bytes, list[tuple[str, str]]]] = [
    ("bảng.xlsx", _sheet(), [("bảng.xlsx", "read")]),
    ("bảng.csv", _csv("Thôn Thượng"), [("bảng.csv", "read")]),
    ("trang.html", PAGE.encode(), [("trang.html", "read")]),
    ("thư.eml", _mail(), [("thư.eml", "read"), ("danh sách.csv", "read")]),
    ("gói.zip", _zip(a_csv=_csv("Thôn Trung"), b_docx=b"PK\x03\x04"), [("a.csv", "read"), ("b.docx", "refused")]),
    ("bom.docx", _zip(word__document_xml=bytes(50_000_000)), [("bom.docx", "refused")]),
    ("giả.pdf", PAGE.encode(), [("giả.pdf", "refused")]),
    ("rác.doc", bytes(range(256)) * 40, [("rác.doc", "refused")]),
    ("cụt.pdf", b"%PDF-1.7\n1 0 obj", [("cụt.pdf", "refused")]),
    ("rỗng.txt", b"", [("rỗng.txt", "refused")]),
]


def _done(web: TestClient, job: str) -> dict[str, Any]:
    for _ in range(1200):
        state: dict[str, Any] = web.get(f"/v1/jobs/{job}").json()
        if state["status"] == "done":
            return state
        time.sleep(0.05)
    pytest.fail("the job never ended")


def test_every_upload_has_its_line_and_the_service_goes_on(web: TestClient) -> None:
    sent = [("file", (name, content)) for name, content, _ in FILES]
    state = _done(web, web.post("/v1/documents", files=sent).json()["job_id"])
    told = [(one["source"], one["status"]) for one in state["files"]]
    assert told == [line for _, _, lines in FILES for line in lines]
    assert all(one["message"] for one in state["files"] if one["status"] == "refused")
    assert web.get("/healthz").status_code == 200
    answer = web.post("/v1/ask", json={"question": "Ai chủ trì nạo vét kênh?"}).json()
    assert answer["status"] == "answered"
    assert "Hợp tác xã Hoà An" in answer["text"]


def test_what_came_in_a_bundle_can_be_fetched(web: TestClient) -> None:
    items = {item["source"]: item["id"] for item in web.get("/v1/documents").json()["items"]}
    assert {"a.csv", "danh sách.csv", "thư.eml"} <= set(items)
    assert web.get(f"/v1/documents/{items['a.csv']}/original").content == _csv("Thôn Trung")
    assert "Thôn Trung" in web.get(f"/v1/documents/{items['a.csv']}/text").text

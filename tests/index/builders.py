"""Small documents and libraries for the tests of the index."""

from pathlib import Path

from corpus.document import Abbreviation, Assignment, Document, Identity, Target
from index.library import Library

TEXT = (
    "KẾ HOẠCH\nPhát triển thư viện trường học huyện Sông Lô\n"
    "I. MỤC TIÊU\nĐến năm 2028, 75% trường tiểu học có thư viện mở.\n"
    "II. PHÂN CÔNG\nPhòng Văn hóa và Thông tin chủ trì, phối hợp với UBND các xã tổ chức ngày hội đọc sách "
    "trong Quý II/2026.\n"
    "Trường tiểu học Đồng Quế quản lý việc bán sách cũ gây quỹ.\n"
    "Hội Cựu giáo chức vận động bạn đọc tặng sách cho thư viện.\n"
)


def a_document(text: str = TEXT, title: str = "Kế hoạch phát triển thư viện") -> Document:
    lead = ("Phòng Văn hóa và Thông tin",)
    start = text.find("Phòng Văn hóa") if "Phòng Văn hóa" in text else 0
    end = text.find("\n", start) if start else len(text)
    assignment = Assignment(
        "tổ chức ngày hội đọc sách", lead, ("UBND các xã",), start, end, timeframe="Quý II/2026", result="Ngày hội"
    )
    target = Target("trường tiểu học có thư viện mở", None, 2028, "75%", 0, 10)
    return Document(
        text,
        Identity(title=title, number="12/KH-UBND", issuer="UBND huyện Sông Lô", issued_on="2026-01-15"),
        assignments=(assignment,),
        targets=(target,),
        abbreviations=(Abbreviation("TVM", "thư viện mở", 0, 3),),
    )


def put(library: Library, text: str = TEXT, origin: str = "/a/ke-hoach.txt") -> str:
    outcome = library.add(a_document(text), source=Path(origin).name, origin=origin, content=text.encode("utf-8"))
    assert outcome.document_id is not None
    return outcome.document_id


def texts_of(library: Library, query: str, k: int = 3, **options: object) -> list[str]:
    return [hit.passage.text for hit in library.search(query, k, **options)]  # type: ignore[arg-type]

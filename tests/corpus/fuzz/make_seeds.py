"""Writes the seeds that the fuzz target mutates: small files of our own that together touch every path of a reader."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.docx_builder import abstract, box, docx, field, num, numbered, p, r, style, tbl, tc, tr, zipped
from tests.corpus.pdf_builder import Sheet, pdf

SEEDS = Path(__file__).parent / "seeds"


def plain() -> bytes:
    """A letterhead, a heading, a list and a table."""
    letterhead = tbl(tr("SỞ TƯ PHÁP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ruled=False)
    table = tbl(tr("TT", "Nhiệm vụ", "Chủ trì", look="<w:tblHeader/>"), tr("1", "Rà soát văn bản", "Phòng Xây dựng"))
    numbering = abstract(1, ("upperRoman", "%1."), ("decimal", "%2.")) + num(1, 1)
    body = letterhead + p("KẾ HOẠCH") + numbered("Mục đích", 1) + numbered("Yêu cầu", 1, 1) + table
    return docx(body, numbering=numbering)


def rich() -> bytes:
    """Merges, nested tables, boxes, notes, fields, tracked changes, hidden text, margins."""
    merged = tr(tc("TT", '<w:vMerge w:val="restart"/>'), tc("Đơn vị", '<w:gridSpan w:val="2"/>'))
    nested = tc(p("a") + tbl(tr("2025", "80%"), tr("2026", "90%")) + p())
    table = tbl(merged, tr(tc("", "<w:vMerge/>"), "Chủ trì", "Phối hợp"), tr("1", nested, "Các trường"))
    runs = r("Điều 1. ") + r("ẩn", "<w:vanish/>") + field("PAGE", "2") + box(p("DỰ THẢO"))
    note = '<w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="1">' + r("thêm") + "</w:ins>"
    section = '<w:sectPr><w:headerReference r:id="rheader"/></w:sectPr>'
    return docx(
        p(runs + note, '<w:pStyle w:val="H1"/>') + table + section,
        styles=style("H1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>'),
        footnotes='<w:footnote w:id="2">' + p("Theo Luật.") + "</w:footnote>",
        header=p(field("PAGE", "2")),
    )


def paged() -> bytes:
    """A letterhead, a stamp, a table over two pages, a turned page and a picture."""
    xs, head = [60.0, 100.0, 300.0, 400.0, 530.0], ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
    first = Sheet().text(80, 60, "SỞ TƯ PHÁP").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    first.text(80, 100, "Số:      /KH-STP").stamp(104, 100, "125")
    first.grid(xs, [600, 625, 660], [head, ["1", "Rà soát", "Sở Tư pháp", "2025"]]).centered(820, "1")
    second = Sheet().grid(xs, [60, 85, 120], [head, ["2", "Tập huấn", "Sở Nội vụ", "2027"]]).centered(820, "2")
    return pdf(first, second, Sheet(rotate=90).sideways(100, 700, "Trang xoay").picture(10, 10, 50, 50))


def main() -> None:
    """Write all seeds."""
    SEEDS.mkdir(exist_ok=True)
    (SEEDS / "plain.docx").write_bytes(plain())
    (SEEDS / "rich.docx").write_bytes(rich())
    (SEEDS / "other.zip").write_bytes(zipped({"ghi-chu.txt": "Kế hoạch"}))
    (SEEDS / "paged.pdf").write_bytes(paged())
    text = "SỞ TƯ PHÁP\n\nKẾ HOẠCH\n\nI. MỤC ĐÍCH\n\n1. Rà soát văn bản\n\nTT Nhiệm vụ Chủ trì\n\n1 Rà soát Phòng A\n"
    (SEEDS / "plain.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

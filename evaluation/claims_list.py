"""Makes a list of assignments as a workbook, from the tasks of documents, to measure how long checking it takes."""

from __future__ import annotations

import io
from itertools import cycle, islice
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document

_HEADER = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm")


def list_of(documents: Sequence[Document], rows: int) -> bytes:
    """Return an xlsx list of ``rows`` tasks that the documents give out, taken in turn."""
    facts = [fact for document in documents for fact in document.assignments if fact.lead]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(_HEADER)
    for number, fact in enumerate(islice(cycle(facts), rows), 1):
        units = ("; ".join(fact.lead), "; ".join(fact.coordinating))
        sheet.append((number, fact.task, *units, fact.timeframe or "", fact.result or ""))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()

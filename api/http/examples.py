"""Examples for OpenAPI: one small plan of a library, seen through every route; none is null, FastAPI drops nulls."""

from __future__ import annotations

import json

_ROW = "1\tMở thư viện số\tPhòng Văn hoá\tTrường Hoa Sen\tQuý III/2025"
EXAMPLE_CITATION = {
    "marker": 1,
    "document_id": "9fc136a45f6e2d05",
    "document_title": "Kế hoạch phát triển thư viện",
    "document_number": "12/KH-PVH",
    "source": "ke-hoach.docx",
    "path": ["Phụ lục", "A. NĂM HỌC", "1"],
    "cell": {"row": "1", "column": "Đơn vị thực hiện / Chủ trì"},
    "page": 2,
    "start": 120,
    "end": 120 + len(_ROW),
    "quote": _ROW,
}
EXAMPLE_ANSWER = {
    "status": "answered",
    "text": "Phòng Văn hoá chủ trì nhiệm vụ “Mở thư viện số” [1].",
    "citations": [EXAMPLE_CITATION],
    "facts": [],
    "computed": [],
    "related": [],
    "choices": [],
    "confidence": 0.93,
    "conversation_id": "74a89ffe856a7c1a",
    "milliseconds": 4.2,
}
EXAMPLE_STREAM = (
    f"event: text\ndata: {json.dumps({'delta': EXAMPLE_ANSWER['text']}, ensure_ascii=False)}\n\n"
    f"event: answer\ndata: {json.dumps(EXAMPLE_ANSWER, ensure_ascii=False)}\n\n"
)
_COMPLETION_ID = "chatcmpl-0f1e2d3c4b5a69788796a5b4"
EXAMPLE_COMPLETION = {
    "id": _COMPLETION_ID,
    "object": "chat.completion",
    "created": 1_767_225_600,
    "model": "can-cu",
    "choices": [
        {
            "index": 0,
            "message": {
                "role": "assistant",
                "content": EXAMPLE_ANSWER["text"],
                "annotations": [
                    {
                        "type": "url_citation",
                        "url_citation": {
                            "start_index": 48,
                            "end_index": 51,
                            "title": "Kế hoạch phát triển thư viện",
                            "url": "http://127.0.0.1:8000/van-ban/9fc136a45f6e2d05?start=120&end=186#trich-dan",
                        },
                    }
                ],
            },
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 12, "completion_tokens": 11, "total_tokens": 23},
    "cancu": EXAMPLE_ANSWER,
}
EXAMPLE_MODEL = {"id": "can-cu", "object": "model", "created": 1_767_225_600, "owned_by": "can-cu"}
EXAMPLE_HIT = {
    "rank": 1,
    "score": 0.032787,
    "document_id": "9fc136a45f6e2d05",
    "path": ["Phụ lục", "A. NĂM HỌC"],
    "page": 2,
    "start": 120,
    "end": 120 + len(_ROW),
    "quote": _ROW,
    "kind": "row",
}
EXAMPLE_DOCUMENT = {
    "id": "9fc136a45f6e2d05",
    "source": "ke-hoach.docx",
    "title": "Kế hoạch phát triển thư viện",
    "number": "12/KH-PVH",
    "issuer": "Phòng Văn hoá",
    "issued_on": "2025-03-14",
    "pages": 6,
    "status": "ready",
    "warnings": [],
}
EXAMPLE_JOB = {
    "job_id": "0f1e2d3c4b5a6978",
    "status": "done",
    "files": [
        {
            "source": "ke-hoach.docx",
            "status": "read",
            "document_id": "9fc136a45f6e2d05",
            "pages_done": 6,
            "pages": 6,
            "message": "",
        }
    ],
}
EXAMPLE_ASSIGNMENT = {
    "task": "Mở thư viện số",
    "parent": "Chuyển đổi số trong thư viện",
    "lead": ["Phòng Văn hoá"],
    "coordinating": ["Trường Hoa Sen"],
    "timeframe": "Quý III/2025",
    "result": "Thư viện số hoạt động",
    "place": "Thư viện huyện",
    "funding": "Ngân sách huyện",
    "group": "A. NĂM HỌC",
    "start": 120,
    "end": 120 + len(_ROW),
    "document_id": "9fc136a45f6e2d05",
    "citation": EXAMPLE_CITATION,
}
EXAMPLE_TARGET = {
    "indicator": "Tỷ lệ sách được số hoá",
    "scope": "Trường Hoa Sen",
    "year": 2030,
    "value": "> 95%",
    "start": 60,
    "end": 110,
    "document_id": "9fc136a45f6e2d05",
    "citation": EXAMPLE_CITATION,
}
EXAMPLE_FINDING = {
    "claim": "Trường Hoa Sen chủ trì mở thư viện số.",
    "status": "contradicted",
    "says": "Phòng Văn hoá chủ trì",
    "citations": [EXAMPLE_CITATION],
    "parts": [
        {
            "part": "lead",
            "claimed": "Trường Hoa Sen",
            "status": "contradicted",
            "says": "Phòng Văn hoá",
            "note": "Trường Hoa Sen phối hợp.",
        }
    ],
    "explanation": "Đơn vị chủ trì là Phòng Văn hoá.",
    "row": 1,
}


def _side(document_id: str, value: str) -> dict[str, object]:
    citation = {**EXAMPLE_CITATION, "document_id": document_id}
    return {"document_id": document_id, "value": value, "citation": citation, "citations": [citation]}


_SIDES = [_side("9fc136a45f6e2d05", "Quý III/2025"), _side("cc6c3daf97dad06e", "Quý IV/2025")]
EXAMPLE_COMPARISON = {
    "documents": [
        {"document_id": "9fc136a45f6e2d05", "source": "a.docx", "title": "Kế hoạch thư viện", "number": "12/KH-PVH"},
        {"document_id": "cc6c3daf97dad06e", "source": "b.docx", "title": "Kế hoạch thư viện", "number": "14/KH-PVH"},
    ],
    "targets": [],
    "assignments": [
        {
            "topic": "Mở thư viện số",
            "status": "changed",
            "documents": _SIDES,
            "changes": [{"field": "timeframe", "documents": _SIDES}],
        }
    ],
    "bases": [],
    "dates": [],
}

"""``cancu read``: what was understood of one file, stored nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from api.cli.output import json_option, print_json, trimmed


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def read(file: Path, *, as_json: bool) -> None:
    """Đọc FILE và in những gì hiểu được, không lưu lại."""
    from corpus.wire import to_dict  # noqa: PLC0415 - readers load only where files are read
    from corpus.worker import read_in_worker  # noqa: PLC0415

    value = to_dict(read_in_worker(file))
    if as_json:
        print_json(value)
        return
    for line in summary_lines(value):
        click.echo(line)


FIELDS = (
    ("title", "Tiêu đề"),
    ("number", "Số, ký hiệu"),
    ("type", "Loại"),
    ("issuer", "Cơ quan ban hành"),
    ("place", "Nơi ban hành"),
    ("issued_on", "Ngày ban hành"),
)


def summary_lines(value: dict[str, Any]) -> list[str]:
    """Return a document as understood, in lines for people."""
    identity = value["document"]
    lines = [f"{name}: {identity[field] or '(không ghi)'}" for field, name in FIELDS]
    signer = identity["signer"] or {}
    lines.append(f"Người ký: {signer.get('name') or '(không ghi)'} ({signer.get('role') or 'không ghi chức vụ'})")
    lines.append(f"Nơi nhận: {'; '.join(identity['recipients']) or '(không ghi)'}")
    lines.append(f"Căn cứ: {len(identity['bases'])}; mục: {len(value['sections'])}; bảng: {len(value['tables'])}")
    lines.append(f"Nhiệm vụ: {len(value['assignments'])}; chỉ tiêu: {len(value['targets'])}")
    lines += [f"  - {trimmed(one['task'], 100)} → {', '.join(one['lead'])}" for one in value["assignments"]]
    lines += [f"  - {trimmed(one['indicator'], 100)} → {one['year']}: {one['value']}" for one in value["targets"]]
    lines += [f"Tệp kèm theo (nạp bằng cancu ingest): {name}" for name in value.get("attachments", [])]
    return [*lines, *(f"Lưu ý: {warning}" for warning in value["warnings"])]

"""``cancu evaluate tables``: runs the table suite and prints what came through right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.output import json_option, note, print_json, print_table

if TYPE_CHECKING:
    from evaluation.table_suite.scores import Scores, Share
    from evaluation.tables import Report

_NAMES = {
    "cells": "Ô và tiêu đề",
    "groups": "Nhóm",
    "roles": "Vai trò",
    "targets": "Chỉ tiêu",
    "spans": "Vị trí",
}


@click.command()
@click.option("--peers", is_flag=True, help="So thêm với docx2txt và MarkItDown, nếu đã cài.")
@click.option("--seed", default=0, show_default=True, help="Số khác: cùng các kiểu bảng, nội dung khác.")
@click.option("--wrong", is_flag=True, help="In từng chỗ đọc sai.")
@json_option
def tables(*, peers: bool, seed: int, wrong: bool, as_json: bool) -> None:
    """Dựng bộ bảng mẫu (DOCX, PDF), đọc lại và chấm từng ô."""
    from evaluation.table_suite.cases import cases  # noqa: PLC0415 - wanted only here
    from evaluation.tables import evaluate  # noqa: PLC0415 - wanted only here

    report = evaluate(cases(seed), peers=peers)
    for line in report.skipped:
        note(line)
    if as_json:
        print_json(report.to_dict())
        return
    _print_scores(report)
    _print_peers(report)
    for one in report.cases if wrong else ():
        for line in one.wrong:
            click.echo(f"{one.case.name} ({one.case.format}): {line}")


def _print_scores(report: Report) -> None:
    rows = [[name, *_shares(scores)] for name, scores in report.categories().items()]
    whole = {name: report.total(name) for name in _NAMES}
    print_table(["Loại bảng", *_NAMES.values()], [*rows, [f"TẤT CẢ ({len(report.cases)} bảng)", *_shares(whole)]])


def _shares(scores: Scores) -> list[str]:
    return [_told(scores[name]) for name in _NAMES]


def _told(share: Share | None) -> str:
    return f"{share.right}/{share.of}" if share and share.of else "—"


def _print_peers(report: Report) -> None:
    if not report.peers:
        return
    click.echo("\nÔ còn gắn được với tiêu đề cột (cùng một cách chấm cho mọi công cụ):")
    rows = [[name, _told(shares.get("docx")), _told(shares.get("pdf"))] for name, shares in report.peers]
    print_table(["Công cụ", "DOCX", "PDF"], rows)

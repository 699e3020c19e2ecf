"""Makes pairs of plans with known truth, reads them as files, and measures how well comparing aligns them (F1)."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.compare.compare import compared
from assistant.evidence.pieces import Opened
from corpus.read import read_bytes
from corpus.samples.build import build
from corpus.samples.plan import Appendix, GridText, Plan
from evaluation.table_suite.sectors import SECTORS
from index.records import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.compare.comparison import Entry as Compared
    from corpus.document import Assignment, Document

_KEPT, _DROPPED = 0.8, 0.2
_LEAST, _MOST = 6, 30  # words of a task taken from a document
_ROWS = 16
_PARTS = 2
_YEARS = ("2026", "2028", "2030")
# How the next plan says the same: our own list, apart from what the assistant knows.
_REWORDINGS = (
    ("xây dựng", "soạn thảo"), ("tổ chức", "tiến hành"), ("kiểm tra", "rà soát"), ("hướng dẫn", "chỉ dẫn"),
    ("giáo viên", "nhà giáo"), ("tuyên truyền", "truyền thông"), ("tập huấn", "bồi dưỡng"), ("hội nghị", "cuộc họp"),
    ("phát triển", "mở rộng"), ("triển khai", "thực hiện"), ("tăng cường", "đẩy mạnh"), ("báo cáo", "tổng hợp"),
    ("Ủy ban nhân dân", "UBND"), ("ứng dụng", "áp dụng"), ("đánh giá", "nhận xét"), ("lắp đặt", "trang bị"),
)  # fmt: skip
_OPENINGS = ("Tiếp tục ", "Chủ động ", "Phối hợp ", "Tập trung ", "Kịp thời ")
_UNITS = ("Sở Nội vụ", "Thanh tra tỉnh", "Ban Dân tộc", "Sở Tư pháp")
_TIMES = ("Quý II/2029", "Tháng 10/2028", "Hằng tháng", "2027 - 2029")


@dataclass(frozen=True, slots=True)
class _Task:
    """A row of a plan; ``name`` is who it is in both plans."""

    name: int
    task: str
    lead: str
    coordinating: str
    time: str
    result: str


@dataclass(frozen=True, slots=True)
class _Aim:
    """A row of targets: the indicator and its values for the three years."""

    name: int
    indicator: str
    values: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PairScores:
    """F1 of aligned assignments and targets, and of the assignments' status (same or changed), over all pairs."""

    pairs: int
    assignments: float
    targets: float
    fields: float


def measure(documents: Iterable[tuple[str, Document]], seeds: Sequence[int] = (0, 1, 2)) -> PairScores:
    """Return the scores over plans made from the table suite's sectors and from the documents' own tasks."""
    pools = [*_of_sectors(), *_of_documents(documents)]
    tasks, aims, fields, pairs = _Counts(), _Counts(), _Counts(), 0
    for seed in seeds:
        for number, (rows, targets) in enumerate(pools):
            dice = random.Random(1000 * seed + number)  # noqa: S311 - chooses wordings, keeps no secret
            _measured(rows, targets, dice, (tasks, aims, fields))
            pairs += 1
    return PairScores(pairs, tasks.f1, aims.f1, fields.f1)


class _Counts:
    """Pairs found and expected; ``f1`` as usual."""

    def __init__(self) -> None:
        self.right = self.found = self.wanted = 0

    def add(self, found: set[object], wanted: set[object]) -> None:
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


def _of_sectors() -> list[tuple[list[_Task], list[_Aim]]]:
    pools: list[tuple[list[_Task], list[_Aim]]] = []
    for at in range(len(SECTORS)):
        sectors = [SECTORS[(at + step) % len(SECTORS)] for step in range(_PARTS)]
        duties = [duty for sector in sectors for duty in sector.duties]
        rows = [
            _Task(
                name,
                duty.task,
                "; ".join(duty.lead),
                "; ".join(duty.coordinating),
                duty.timeframe or "",
                duty.result or "",
            )
            for name, duty in enumerate(duties)
        ]
        measured = [one for sector in sectors for one in sector.measured]
        pools.append((rows, [_Aim(name, one.name, one.values) for name, one in enumerate(measured)]))
    return pools


def _of_documents(documents: Iterable[tuple[str, Document]]) -> list[tuple[list[_Task], list[_Aim]]]:
    pools: list[tuple[list[_Task], list[_Aim]]] = []
    for _, document in documents:
        facts = [one for one in document.assignments if one.lead and _LEAST <= len(one.task.split()) <= _MOST]
        named = list({_plain(one.task): one for one in facts}.values())[:_ROWS]
        rows = [_row(name, fact) for name, fact in enumerate(named)]
        if len(rows) >= _LEAST:
            pools.append((rows, []))
    return pools


def _row(name: int, fact: Assignment) -> _Task:
    return _Task(
        name, " ".join(fact.task.split()), "; ".join(fact.lead), "; ".join(fact.coordinating), fact.timeframe or "",
        fact.result or "",
    )  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _measured(
    rows: Sequence[_Task], aims: Sequence[_Aim], dice: random.Random, counts: tuple[_Counts, _Counts, _Counts]
) -> None:
    older, newer, same = _versions(rows, dice)
    before, after = _aim_versions(aims, dice)
    left = _opened("a", _plan(older, before))
    right = _opened("b", _plan(newer, after))
    found = compared((left, right))
    tasks, targets, fields = counts
    pairs = {(_name(one, 0, older), _name(one, 1, newer)): one for one in found.assignments if _both(one)}
    tasks.add(set(pairs), {(name, name) for name in same})
    said = {(one, two, _is_same(entry)) for (one, two), entry in pairs.items()}
    fields.add(set(said), {(name, name, kept) for name, kept in same.items()})
    aligned = {(_aim_name(one, 0, before), _aim_name(one, 1, after), one.year) for one in found.targets if _both(one)}
    kept = {one.name for one in before} & {one.name for one in after}
    targets.add(set(aligned), {(name, name, int(year)) for name in kept for year in _YEARS})


def _both(entry: Compared) -> bool:
    return all(side.value is not None for side in entry.sides)


def _is_same(entry: Compared) -> bool:
    """Say whether units, time and result stay as they were, whatever the wording of the task."""
    return all(change.field == "nhiệm vụ" for change in entry.changes)


def _name(entry: Compared, at: int, rows: Sequence[_Task]) -> int:
    text = _plain(entry.sides[at].value or "")
    held = [one for one in rows if text.startswith(_plain(one.task))]
    return max(held, key=lambda one: len(one.task)).name if held else -1


def _aim_name(entry: Compared, at: int, aims: Sequence[_Aim]) -> int:
    side = entry.sides[at]
    quote = _plain(side.opened.text(side.grounds[0].start, side.grounds[0].end))
    return next((one.name for one in aims if _plain(one.indicator) in quote), -1)


def _versions(rows: Sequence[_Task], dice: random.Random) -> tuple[list[_Task], list[_Task], dict[int, bool]]:
    """Return the older and the newer rows, and for each task that both have, whether its fields stay the same."""
    order = list(rows)
    dice.shuffle(order)
    cut = max(1, round(len(order) * _DROPPED / 2))
    older, kept = order[cut:], order[: len(order) - cut]
    same: dict[int, bool] = {}
    newer = []
    for one in kept:
        fresh, stays = _revised(replace(one, task=_reworded(one.task, dice)), dice)
        newer.append(fresh)
        if any(other.name == one.name for other in older):
            same[one.name] = stays
    dice.shuffle(newer)
    return older, newer, same


def _revised(row: _Task, dice: random.Random) -> tuple[_Task, bool]:
    choice = dice.random()
    if choice < 0.2:
        return replace(row, lead=dice.choice([unit for unit in _UNITS if unit not in row.lead])), False
    if choice < 0.4:
        return replace(row, time=dice.choice([time for time in _TIMES if time != row.time])), False
    return row, True


def _reworded(task: str, dice: random.Random) -> str:
    """Return the task as a later plan may word it: other words, another opening, a clause left out."""
    text = task
    for one, other in dice.sample(_REWORDINGS, len(_REWORDINGS) // 2):
        text = re.sub(rf"(?<!\w){one}(?!\w)", other, text, count=1, flags=re.IGNORECASE)
    clauses = text.split(", ")
    if len(clauses) > 2 and dice.random() < 0.3:
        text = ", ".join(clauses[:-1])
    if dice.random() < 0.3:
        text = dice.choice(_OPENINGS) + text[:1].lower() + text[1:]
    return text[:1].upper() + text[1:]


def _aim_versions(aims: Sequence[_Aim], dice: random.Random) -> tuple[list[_Aim], list[_Aim]]:
    order = list(aims)
    dice.shuffle(order)
    cut = 1 if len(order) > _PARTS else 0
    newer = [replace(one, indicator=_reworded(one.indicator, dice)) for one in order[: len(order) - cut]]
    dice.shuffle(newer)
    changed = [replace(one, values=(one.values[0], one.values[2], one.values[1])) if at % 3 == 0 else one
               for at, one in enumerate(newer)]  # fmt: skip
    return order[cut:], changed


def _plan(rows: Sequence[_Task], aims: Sequence[_Aim]) -> bytes:
    duties = GridText(
        (("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"),),
        tuple((str(at), one.task, one.lead, one.coordinating, one.time, one.result) for at, one in enumerate(rows, 1)),
        (1.2, 8.0, 4.0, 4.0, 3.0, 4.0),
    )
    values = GridText(
        (("TT", "Chỉ tiêu", *(f"Năm {year}" for year in _YEARS)),),
        tuple((str(at), one.indicator, *one.values) for at, one in enumerate(aims, 1)),
        (1.2, 8.0, 3.0, 3.0, 3.0),
    )
    parts = [Appendix("PHỤ LỤC I", "PHÂN CÔNG NHIỆM VỤ", "(Kèm theo Kế hoạch)", duties, landscape=True)]
    parts += [Appendix("PHỤ LỤC II", "CÁC CHỈ TIÊU", "(Kèm theo Kế hoạch)", values)] if aims else []
    return build(
        Plan(
            "ke-hoach.docx", "UBND TỈNH", "VĂN PHÒNG", "Số:     /KH-VP", "Hoa Sen, ngày 05 tháng 01 năm 2026",
            "Công tác năm", ("Căn cứ Luật Tổ chức chính quyền địa phương;",), "Văn phòng ban hành kế hoạch như sau:",
            ("I. NỘI DUNG", "Các nhiệm vụ ghi tại phụ lục."), "Trên đây là kế hoạch công tác./.", ("- Lưu: VT.",),
            "CHÁNH VĂN PHÒNG", "Lê Thị Mẫu", tuple(parts),
        )
    )  # fmt: skip


def _opened(name: str, content: bytes) -> Opened:
    document = read_bytes(content, f"{name}.docx")
    return Opened(name, Entry(name, f"{name}.docx", document.identity.title, None, None, None, None, "read"), document)

"""Says what each column of a table holds, from the words of its header path and from the cells beneath it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language.symbols import find_quantities
from corpus.language.times import looks_like_time, years_in
from corpus.language.units import looks_like_unit
from corpus.tables.header_words import (
    AIMED,
    COMPARISON,
    DUTIES,
    HOLDERS,
    PERSONS,
    PRICES,
    SCORES,
    VALUES,
    WATCHERS,
    Role,
    claim_of_words,
    key,
    role_of_words,
)

# Tasks laid out by who does them at each level of government.
_LEVEL = re.compile(r"(?:cấp )?(?:trung ương|bộ|tỉnh|thành phố|huyện|xã|phường|cơ sở|địa phương)")
# What a timetable or a register lists beside a person in charge is no task of his.
_NO_TASKS = re.compile(
    r"(?:tên )?(?:phòng|lớp|khối|thứ|buổi|tiết|ngày|giờ|môn|trường|điểm|địa điểm|địa chỉ|nơi|họ tên|câu lạc bộ|số|mã"
    r"|điện thoại|email|đối tượng|chức vụ)\b"
)
_MEASURE = re.compile(r"%|‰|[\w./]{1,12}(?:\s[\w./()]{1,10}){0,2}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header path, outermost first, and the distinct texts beneath it, merged cells once."""

    header: tuple[str, ...]
    texts: tuple[str, ...]
    distinct: int

    @property
    def words(self) -> str:
        """All the header's words."""
        return key(" ".join(self.header))

    def share(self, test: str) -> float:
        """Return the share of filled cells that pass the named test of content."""
        filled = self.texts[:60]
        return sum(map(_TESTS[test], filled)) / len(filled) if filled else 0.0

    @property
    def length(self) -> float:
        """Return the mean number of characters in a filled cell."""
        return sum(map(len, self.texts)) / len(self.texts) if self.texts else 0.0


def _is_year(text: str) -> bool:
    return bool(years_in(text)) and len(text) <= 30


def _is_value(text: str) -> bool:
    # A value is a quantity with at most a few words; a sentence that mentions a figure is none.
    found = find_quantities(text)
    return bool(found) and (len(text) <= 25 or found[0].start <= 12 or "%" in text)


def _is_measure(text: str) -> bool:
    return len(text) <= 22 and _MEASURE.fullmatch(text.strip()) is not None and not re.search(r"\d|\s[A-ZĐ]", text)


_TESTS = {
    "unit": looks_like_unit,
    "time": looks_like_time,
    "year": _is_year,
    "value": _is_value,
    "ordinal": lambda text: (
        re.fullmatch(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]+|[a-zđA-ZĐ])[.)]?|[-–+*]", text) is not None
    ),
    "measure": _is_measure,
    "share": lambda text: "%" in text and _is_value(text),
}


def column_roles(columns: Sequence[Column]) -> tuple[Role, ...]:
    """Return one role per column: the header's words first, the cells where words are silent or shared."""
    roles = [_worded(column) for column in columns]
    persons = any(PERSONS.search(column.words) for column in columns)
    if all(role is None for role in roles) and not persons:
        return _by_content(columns)
    _settle_content(columns, roles)
    _settle_duties(columns, roles)
    _settle_leads(columns, roles)
    _settle_values(columns, roles)
    _settle_tasks(columns, roles)
    if persons:
        roles = [role if role in ("ordinal", "note") else None for role in roles]
    return tuple(roles)


def aimed_roles(columns: Sequence[Column], roles: Sequence[Role], caption: str) -> tuple[Role, ...]:
    """Return the roles under a caption that speaks of targets: what is counted of each place or unit is set for it."""
    named = [at for at, column in enumerate(columns) if roles[at] in (None, "scope") and column.length >= 4]
    named = [at for at in named if _is_named(columns[at])]
    free = {"ordinal", "scope", "value", "note", None}
    told = any(role == "value" and AIMED.match(column.words) for column, role in zip(columns, roles, strict=True))
    if told or not AIMED.match(key(caption)) or not named or not set(roles) <= free or roles.count("scope") > 1:
        return tuple(roles)
    settled = list(roles)
    settled[roles.index("scope") if "scope" in roles else named[0]] = "scope"
    _settle_scopes(columns, settled)
    return tuple(settled) if "value" in settled else tuple(roles)


def _is_named(column: Column) -> bool:
    return bool(column.words) and column.share("value") < 0.5 and not SCORES.search(column.words)


def _worded(column: Column) -> Role:
    # The innermost header speaks first, unless it is only a year, a quarter, a name: then the words above it.
    found = [role_of_words(text) for text in reversed(column.header)]
    inner = next((role for role in found if role), None)
    if inner in ("value", "year", "base", None) and PRICES.search(column.words):
        return "funding"
    if inner == "value" and "timeframe" in found and column.share("value") < 0.5:
        return None
    outer = found[-1] if found else None
    return "coordinating" if inner == "lead" and outer == "coordinating" else inner


def _marked_role(header: str) -> Role:
    if looks_like_time(header):
        return "timeframe"
    return "lead" if looks_like_unit(header) else None


def is_mark(text: str) -> bool:
    """Say whether a cell only marks its column."""
    return text.strip().lower() in ("x", "✓", "✔", "v", "•", "*", "√")


def _settle_content(columns: Sequence[Column], roles: list[Role]) -> None:
    for at, column in enumerate(columns):
        if roles[at] is None:
            roles[at] = _content_role(column, roles)
        elif roles[at] in ("indicator", "task") and _mostly(column, "ordinal") and column.length < 6:
            roles[at] = "ordinal" if _counts_up(column.texts) else roles[at]


def _counts_up(texts: Sequence[str]) -> bool:
    """Say whether figures number rows, each no less than the one before: 315, 630, 140 are quantities."""
    plain = [int(text.strip("(). ")) for text in texts if text.strip("(). ").isdigit()]
    steps = [right - left for left, right in pairwise(plain)]
    return all(0 <= step <= 1 for step in steps) or (plain[0] <= 1 and plain == sorted(plain))


def _content_role(column: Column, roles: list[Role]) -> Role:
    if PRICES.search(column.words) or PERSONS.search(column.words) or not column.texts:
        return None
    if column.header and all(map(is_mark, column.texts)):
        # A cross under "Quý II" says when, one under "Sở Y tế" says who.
        return _marked_role(column.header[-1])
    if not column.words and _mostly(column, "ordinal") and "ordinal" not in roles:
        return "ordinal"
    if _LEVEL.fullmatch(column.words) and column.share("unit") >= 0.6 and "coordinating" not in roles:
        return "lead"
    if re.fullmatch(r"(?:các )?(?:đơn vị|cơ quan|đv|tổ chức)|", column.words):
        return _unit_role(column)
    return _free_role(column, roles)


def _free_role(column: Column, roles: list[Role]) -> Role:
    """Return the role of a column under unknown words: units lead when nobody else does, times date."""
    alone = "task" in roles and not {"lead", "units"} & set(roles) and not WATCHERS.search(column.words)
    if alone and column.share("unit") >= 0.6:
        return "lead"
    dates = column.share("time") >= 0.6 and not _mostly(column, "value")
    return "timeframe" if dates and "timeframe" not in roles else None


def _unit_role(column: Column) -> Role:
    if column.share("unit") >= 0.5:
        return "lead"
    return "unit" if column.header and column.share("measure") >= 0.6 else None


def _mostly(column: Column, test: str) -> bool:
    return column.share(test) > 0.5


def _settle_duties(columns: Sequence[Column], roles: list[Role]) -> None:
    """Read "Trách nhiệm" over what is to be done, beside a column of those who are to do it, as the tasks."""
    for at, column in enumerate(columns):
        if roles[at] != "lead" or not DUTIES.fullmatch(column.words) or column.share("unit") > 0.4:
            continue
        holders = [one for one, other in enumerate(columns) if roles[one] is None and _names_holders(other)]
        if holders:
            roles[at] = None if "task" in roles else "task"
            roles[holders[0]] = "lead"


def _names_holders(column: Column) -> bool:
    return HOLDERS.match(column.words) is not None or column.share("unit") >= 0.5


def _settle_leads(columns: Sequence[Column], roles: list[Role]) -> None:
    leads = [at for at, role in enumerate(roles) if role == "lead"]
    if len(leads) < 2:
        return
    claims = {at: claim_of_words(" ".join(columns[at].header)) for at in leads}
    best = min(claims.values())
    for at in leads:
        if claims[at] > best:
            # One who directs or follows ("Lãnh đạo phụ trách") has no part in a duty that another unit leads.
            roles[at] = "coordinating" if claims[at] >= 3 else None


def _settle_values(columns: Sequence[Column], roles: list[Role]) -> None:
    _settle_shares(columns, roles)
    texts = [at for at, role in enumerate(roles) if role in ("indicator", "task")]
    for at, column in enumerate(columns):
        if roles[at] == "result" and "indicator" in roles and years_in(column.words) and _mostly(column, "value"):
            roles[at] = "value"
        elif roles[at] in ("indicator", "timeframe", None) and (texts != [at] or _only_figures(column)):
            roles[at] = _value_role(column, roles[at])
        elif roles[at] == "value" and (COMPARISON.search(" ".join(column.header).lower()) or not column.texts):
            roles[at] = "value" if not column.texts else None
    _settle_indicators(columns, roles)
    if "indicator" in roles and "value" not in roles:
        _settle_scopes(columns, roles)
    if "year" in roles and not {"indicator", "task", "scope"} & set(roles):
        _settle_counted(columns, roles)
    if "indicator" not in roles and "value" in roles and "lead" not in roles and "units" not in roles:
        _promote(columns, roles)
    if "value" in roles and "indicator" in roles:
        _settle_years(columns, roles)


def _settle_shares(columns: Sequence[Column], roles: list[Role]) -> None:
    """Read "Nội dung" as what is counted where the other columns hold shares alone ("Nhà trẻ", "Mẫu giáo")."""
    shares = [at for at, role in enumerate(roles) if role is None and columns[at].share("share") >= 0.6]
    if len(shares) > 1 and "task" in roles and set(roles) <= {"task", "ordinal", "note", "base", "unit", None}:
        roles[roles.index("task")] = "indicator"


def _only_figures(column: Column) -> bool:
    return column.share("value") >= 0.9 and column.length <= 12


def _settle_indicators(columns: Sequence[Column], roles: list[Role]) -> None:
    """Keep one column of indicators: "Chỉ tiêu năm 2026" beside it holds values, be they words ("Hoàn thành")."""
    named = [at for at, role in enumerate(roles) if role == "indicator"]
    dated = [at for at in named if years_in(" ".join(columns[at].header))]
    if len(named) > len(dated):
        for at in dated:
            roles[at] = "value"
    if "value" in roles and not {"indicator", "task", "lead", "units", "scope", "year"} & set(roles):
        # Rows that name a place or a unit, under headers that name what is counted.
        free = [at for at, role in enumerate(roles) if role in (None, "unit") and columns[at].length >= 4]
        if free and not _mostly(columns[free[0]], "value"):
            roles[free[0]] = "scope"


def _settle_scopes(columns: Sequence[Column], roles: list[Role]) -> None:
    """Read columns of figures under other headers ("Tiểu học", "Thành thị") as values, each of its scope."""
    for at, column in enumerate(columns):
        if roles[at] is None and column.share("value") >= 0.6 and column.words and not SCORES.search(column.words):
            roles[at] = "value"


def _settle_counted(columns: Sequence[Column], roles: list[Role]) -> None:
    """Read columns of figures in rows that name a year as values of what their headers name."""
    for at, column in enumerate(columns):
        if roles[at] is None and column.share("value") >= 0.6 and column.words and not PRICES.search(column.words):
            roles[at] = "value"


def _value_role(column: Column, role: Role) -> Role:
    """Return ``value`` for a column of quantities under words that claim values ("Chỉ tiêu", "Mức đạt")."""
    counts = VALUES.search(column.words) and not PRICES.search(column.words)
    return "value" if counts and column.share("value") >= 0.6 and column.length <= 40 else role


def _promote(columns: Sequence[Column], roles: list[Role]) -> None:
    # "Nội dung" beside years and measures names what is counted, not what is done.
    if "funding" in roles:
        return
    measured = "unit" in roles or any(
        role == "value" and _mostly(columns[at], "value") for at, role in enumerate(roles)
    )
    if measured and "task" in roles:
        roles[roles.index("task")] = "indicator"


def _settle_years(columns: Sequence[Column], roles: list[Role]) -> None:
    for at, column in enumerate(columns):
        given = {"task", "lead", "units"} & set(roles)
        if roles[at] == "timeframe" and not given and "year" not in roles and column.share("year") >= 0.8:
            roles[at] = "year"


def _settle_tasks(columns: Sequence[Column], roles: list[Role]) -> None:
    given = any(role in ("lead", "coordinating", "units") for role in roles)
    if given and "task" not in roles and "value" not in roles and "indicator" in roles:
        roles[roles.index("indicator")] = "task"
    if given and "task" not in roles and "indicator" not in roles:
        _longest_is_task(columns, roles)
    tasks = [at for at, role in enumerate(roles) if role == "task"]
    if len(tasks) > 1:
        # The broad task holds several concrete ones: fewer distinct cells; when equal, it stands first.
        broad = sorted(tasks, key=lambda at: (columns[at].distinct, at))
        for at in broad[:-1]:
            roles[at] = None
        roles[broad[-2]] = "parent"


def _longest_is_task(columns: Sequence[Column], roles: list[Role]) -> None:
    free = [at for at, role in enumerate(roles) if role is None and columns[at].length >= 12]
    free = [at for at in free if not _NO_TASKS.match(columns[at].words)]
    if free:
        roles[max(free, key=lambda at: columns[at].length)] = "task"


def _by_content(columns: Sequence[Column]) -> tuple[Role, ...]:
    """Return the roles of a table without words in its header: units lead, times date, the longest text is the task."""
    roles: list[Role] = [None] * len(columns)
    for at, column in enumerate(columns):
        if at == 0 and _mostly(column, "ordinal"):
            roles[at] = "ordinal"
        elif _mostly(column, "time") and "timeframe" not in roles and not _mostly(column, "value"):
            roles[at] = "timeframe"
        elif column.share("unit") >= 0.6 and column.length <= 120:
            roles[at] = "lead" if "lead" not in roles else "coordinating" if "coordinating" not in roles else None
    if "lead" in roles:
        _longest_is_task(columns, roles)
        _last_is_result(columns, roles)
    return tuple(roles)


def _last_is_result(columns: Sequence[Column], roles: list[Role]) -> None:
    free = [at for at, role in enumerate(roles) if role is None and columns[at].texts]
    if "task" in roles and "timeframe" in roles and len(free) == 1 and free[0] > roles.index("task"):
        roles[free[0]] = "result"

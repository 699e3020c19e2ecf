"""The noun for a field of administration that the tables of the suite speak of."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.table_suite.truth import Duty


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its unit, its value in the base year, and values for 2026, 2028 and 2030."""

    name: str
    unit: str
    base: str
    values: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Sector:
    """A field of administration: who issues, what is done, what is to be reached, and whom it holds for."""

    name: str
    issuer: str
    topic: str
    duties: tuple[Duty, ...]
    measured: tuple[Measured, ...]
    groups: tuple[str, str, str]
    scopes: tuple[str, str]
    broad: tuple[str, str]

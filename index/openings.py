"""Evidence beside matching words: what a passage speaks of first, and what its sentences open with.

A text says what it is about before it says the rest, and a sentence tells something of what it opens with. Of two
passages that hold the same words, the one where they open a sentence ("Bảo vệ bí mật là …") is the likelier answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

from index.asking import asking_places
from index.terms import fold_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

LEAD = 25  # syllables at the beginning of a passage
OPENING = 24  # syllables of a sentence that are kept
_BEFORE_COPULA = 6  # syllables that may stand beside the subject before "là"
_COPULA = "là"
_LATE = 0.5  # of its worth is left to an opening at the very end


@dataclass(frozen=True, slots=True)
class Trust:
    """What each piece counts, as a share of the best passage's score; 0 switches it off.

    ``lead`` is the share of the question that the first syllables hold; ``opening`` the share of what is asked about
    that the best sentence opens with, early sentences before late ones; ``defined`` how far some sentence says what
    it is. Weights and their trial: docs/benchmarks-retrieval.md.
    """

    lead: float = 0.2
    opening: float = 0.15
    defined: float = 0.22

    def __bool__(self) -> bool:
        """Whether any piece counts."""
        return bool(self.lead or self.opening or self.defined)


@dataclass(frozen=True, slots=True)
class Openings:
    """Where a passage's folded keys stand at the beginning of it and of its sentences.

    ``places`` gives each key's sentences with the syllables before it; ``copula`` the syllables before a sentence's
    first "là"; ``begun`` the share of the passage before each sentence.
    """

    lead: frozenset[str]
    places: Mapping[str, tuple[tuple[int, int], ...]]
    copula: Mapping[int, int]
    begun: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question asks about: weights of its folded keys, and of those in its heaviest stretch of ``length``."""

    whole: Mapping[str, float]
    stretch: Mapping[str, float]
    length: int


def openings_of(lines: Sequence[Sequence[str]], sought: Collection[str] | None = None) -> Openings:
    """Return the openings of a passage, given its sentences as exact keys without whole symbols.

    Of ``sought`` folded keys alone where they are given: a question asks for no other.
    """
    sizes = [len(line) for line in lines]
    places: dict[str, list[tuple[int, int]]] = {}
    copula = {}
    for number, line in enumerate(lines):
        said = _unlabelled(line)[:OPENING]
        for offset, key in enumerate(said):
            if sought is None or fold_key(key) in sought:
                places.setdefault(fold_key(key), []).append((number, offset))
        if _COPULA in said:
            copula[number] = said.index(_COPULA)
    begun = accumulate(sizes, initial=0)
    return Openings(
        frozenset(fold_key(key) for key in islice(chain.from_iterable(lines), LEAD)),
        {key: tuple(found) for key, found in places.items()},
        copula,
        tuple(before / max(sum(sizes), 1) for before, _ in zip(begun, sizes, strict=False)),
    )


def subject_of(keys: Sequence[str], weights: Mapping[str, float]) -> Subject:
    """Return what the question of these exact keys asks about; ``weights`` are of its folded keys."""
    folded = [fold_key(key) for key in keys]
    stretch = max(_stretches(keys, folded), key=lambda run: sum(weights.get(key, 0.0) for key in run), default=[])
    return Subject(_weighed(folded, weights), _weighed(stretch, weights), len(stretch))


def worth(subject: Subject, openings: Openings, trust: Trust) -> float:
    """Return what a passage's openings say for it, 0 to the sum of ``trust``."""
    lead = sum(weight for key, weight in subject.whole.items() if key in openings.lead)
    opening, defined = _best_sentence(subject, openings)
    return trust.lead * _share(lead, subject.whole) + trust.opening * opening + trust.defined * defined


def _best_sentence(subject: Subject, openings: Openings) -> tuple[float, float]:
    held: dict[int, float] = {}  # the weight of the subject's keys among the first of a sentence
    before: dict[int, list[str]] = {}  # the subject's keys before a sentence's "là"
    for key, weight in subject.stretch.items():
        for number in {number for number, offset in openings.places.get(key, ()) if offset <= subject.length}:
            held[number] = held.get(number, 0.0) + weight
        for number, offset in openings.places.get(key, ()):
            if offset < openings.copula.get(number, 0) <= subject.length + _BEFORE_COPULA:
                before.setdefault(number, []).append(key)
    opening = max((weight * (1.0 - _LATE * openings.begun[number]) for number, weight in held.items()), default=0.0)
    defined = max((_defined(subject, keys, openings.copula[number]) for number, keys in before.items()), default=0.0)
    return _share(opening, subject.stretch), defined


def _defined(subject: Subject, keys: Sequence[str], length: int) -> float:
    # How much of the subject stands before "là", times how much of what stands there is subject; near misses hardly
    # count ("bảo vệ bí mật là" is not "bí mật là").
    held = _share(sum(subject.stretch[key] for key in set(keys)), subject.stretch)
    return (held * len(keys) / length) ** 2


def _share(part: float, weights: Mapping[str, float]) -> float:
    whole = sum(weights.values())
    return part / whole if whole else 0.0


def _weighed(keys: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    return {key: weights.get(key, 0.0) for key in keys}


def _stretches(keys: Sequence[str], folded: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for key, asks in zip(folded, asking_places(keys), strict=True):
        if asks:
            found.append([])
        else:
            found[-1].append(key)
    return [stretch for stretch in found if stretch]


def _unlabelled(line: Sequence[str]) -> Sequence[str]:
    # "a) Hồ sơ gồm …": the letter or number of an item opens nothing.
    return line[1:] if len(line) > 1 and (len(line[0]) == 1 or line[0].isdigit()) else line

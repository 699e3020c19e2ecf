"""Makes claims of known truth by rule from documents as read: true ones, and ones with a single thing changed."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.language.symbols import find_dates, find_quantities, find_symbols
from corpus.language.vietnamese import fold
from evaluation import claims_words as words
from evaluation.claims import Claim
from evaluation.claims_prose import prose_claims
from evaluation.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.document import Assignment, Document, Target

_YES, _NO, _SILENT = ("supported",), ("contradicted",), ("not_stated",)
_NOT_YES = ("contradicted", "not_stated")
_LEAST, _MOST = 7, 28  # words of a task in a claim
_GIVES = re.compile(r"(?:chủ trì|phối hợp|chịu trách nhiệm|đầu mối|có trách nhiệm|tham gia|đôn đốc\b)", re.IGNORECASE)
_END = re.compile(r"\s*(?:[;.]\s|[;.]$|\n|\s\()")
_SHARED = 0.5  # of the words: claims of documents that speak of the same matters are left out


def make_claims(documents: Iterable[tuple[str, Document]], seed: int = 0) -> tuple[Claim, ...]:
    """Return claims over ``(source name, document)`` pairs, in a fixed order; the facts as read are the truth."""
    pairs = list(documents)
    dice = random.Random(seed)  # noqa: S311 - chooses wordings, keeps no secret
    made: list[Claim] = []
    for place, (source, document) in enumerate(pairs):
        maker = _Maker(source, document, pairs, dice)
        made += [replace(one, id=f"d{place:02}-{number:04}-{one.id}") for number, one in enumerate(maker.claims())]
    return (*made, *_never(dice))


class _Maker:
    """Makes the claims of one document."""

    def __init__(
        self, source: str, document: Document, pairs: Sequence[tuple[str, Document]], dice: random.Random
    ) -> None:
        self.source, self.document, self.dice = source, document, dice
        self.others = [other for name, other in pairs if name != source]
        self.tasks = [plain(fact.task) for fact in document.assignments]

    def claims(self) -> Iterator[Claim]:
        for fact in self.document.assignments:
            if self._usable(fact):
                yield from self._of_task(fact)
        for target in self.document.targets:
            yield from self._of_target(target)
        yield from _of_identity(self.document, self.dice)
        yield from prose_claims(self.document, self.dice)

    def _usable(self, fact: Assignment) -> bool:
        """Say whether the task is told in so many words that a claim on it can mean no other."""
        task = _short(fact.task)
        own = plain(fact.task)
        twins = sum(one == own or one.startswith(plain(task)) for one in self.tasks)
        whole = task.count("“") == task.count("”") and task.count('"') % 2 == 0
        return whole and len(task.split()) >= _LEAST and not _GIVES.match(task) and twins == 1

    def _of_task(self, fact: Assignment) -> Iterator[Claim]:
        task = _lower(_short(fact.task))
        told = {"task": task, "Task": _upper(task), "lead": _listed(fact.lead)}
        if fact.lead:
            yield from self._leads(fact, told)
        if fact.coordinating and fact.lead:
            yield from self._roles(fact, told)
        if fact.timeframe and fact.lead:
            yield from self._fielded("time", words.TIME, told, fact.timeframe, words.TIMES)
        if fact.result and fact.lead:
            yield from self._fielded("result", words.RESULT, told, _lower(fact.result.strip(" .…")), words.RESULTS)
        if fact.lead:
            yield from self._elsewhere(told)

    def _leads(self, fact: Assignment, told: dict[str, str]) -> Iterator[Claim]:
        for wording in self.dice.sample(words.LEAD, 3):
            claim = wording.format(**told)
            yield Claim("lead", "true", "lead", claim, _YES)
        yield Claim("lead-bare", "true", "bare", fold(self.dice.choice(words.LEAD).format(**told)), _YES)
        said = _reworded(self.dice.choice(words.LEAD[:8]).format(**told))
        if said:
            yield Claim("lead-same", "true", "reworded", said, _YES)
        if len(fact.lead) > 1:
            turned = {**told, "lead": _listed(tuple(reversed(fact.lead)))}
            yield Claim("lead-order", "true", "order", words.LEAD[0].format(**turned), _YES)
            one = {**told, "lead": self.dice.choice(fact.lead)}
            yield Claim("lead-one", "true", "subset", words.LEAD[0].format(**one), _YES)
        for stranger in self.dice.sample(self._strangers(fact), 2):
            wrong = {**told, "lead": stranger}
            yield Claim("lead-wrong", "changed", "lead", self.dice.choice(words.LEAD).format(**wrong), _NO)

    def _strangers(self, fact: Assignment) -> list[str]:
        own = {fold(word) for name in (*fact.lead, *fact.coordinating) for word in name.split()}
        near = [name for one in self.document.assignments for name in one.lead]
        apart = [name for name in dict.fromkeys(near) if len(own & set(fold(name).split())) * 3 < len(name.split())]
        named = " ".join(self.document.text.split()).lower()
        return [*apart[:3], *(name for name in words.STRANGERS if name.lower() not in named)]

    def _roles(self, fact: Assignment, told: dict[str, str]) -> Iterator[Claim]:
        both = {**told, "coordinating": _listed(fact.coordinating)}
        for wording in self.dice.sample(words.BOTH, 2):
            yield Claim("both", "true", "both", wording.format(**both), _YES)
        yield Claim("help", "true", "help", self.dice.choice(words.HELP).format(**both), _YES)
        if set(map(plain, fact.lead)) & set(map(plain, fact.coordinating)):
            return
        turned = {**told, "lead": both["coordinating"], "coordinating": both["lead"]}
        yield Claim("swap", "swapped", "both", self.dice.choice(words.BOTH).format(**turned), _NO)
        yield Claim("swap-lead", "swapped", "lead", self.dice.choice(words.LEAD[:8]).format(**turned), _NO)

    def _fielded(
        self, name: str, wordings: Sequence[str], told: dict[str, str], value: str, pool: Sequence[str]
    ) -> Iterator[Claim]:
        for wording in self.dice.sample(wordings, 2):
            yield Claim(name, "true", name, wording.format(**told, **{name: value}), _YES)
        yield Claim(f"{name}-bare", "true", "bare", fold(wordings[0].format(**told, **{name: value})), _YES)
        wrong = self.dice.choice([one for one in pool if plain(one) != plain(value)])
        yield Claim(f"{name}-wrong", "changed", name, self.dice.choice(wordings).format(**told, **{name: wrong}), _NO)

    def _elsewhere(self, told: dict[str, str]) -> Iterator[Claim]:
        """Yield a true claim to be checked without its document, where no other speaks of the same things."""
        own = set(fold(told["task"]).split())
        near = (set(fold(fact.task).split()) for other in self.others for fact in other.assignments)
        if self.others and all(len(own & one) < _SHARED * len(own) for one in near):
            yield Claim("other", "other", "lead", words.LEAD[0].format(**told), _SILENT, self.source)

    def _of_target(self, target: Target) -> Iterator[Claim]:
        figures = [one for one in find_quantities(target.value) if one.kind in {"percent", "number"}]
        if len(figures) != 1 or target.year is None:
            return
        whom = f" ({_lower(target.scope)})" if target.scope else ""
        told = {
            "indicator": _lower(target.indicator) + whom, "Indicator": target.indicator + whom,
            "value": _spoken(target.value), "year": str(target.year),
        }  # fmt: skip
        for wording in self.dice.sample(words.TARGET, 3):
            yield Claim("target", "true", "target", wording.format(**told), _YES)
        yield Claim("target-bare", "true", "bare", fold(self.dice.choice(words.TARGET).format(**told)), _YES)
        for number in self._wrong_numbers(figures[0].value):
            wrong = {**told, "value": _figure(target.value, number)}
            yield Claim("target-wrong", "changed", "target", self.dice.choice(words.TARGET).format(**wrong), _NO)
        late = {**told, "year": str(target.year + self.dice.choice((1, 2, 3, 7)))}
        yield Claim("year-wrong", "changed", "year", self.dice.choice(words.TARGET).format(**late), _NOT_YES)
        if "%" in target.value:
            counted = {
                **told,
                "value": _spoken(target.value).replace("%", " " + self.dice.choice(("trường", "xã", "đơn vị"))),
            }
            yield Claim("target-measure", "measure", "target", words.TARGET[1].format(**counted), _NO)

    def _wrong_numbers(self, value: str) -> list[str]:
        number = float(re.sub(r"[^\d.]", "", value))
        stated = {
            re.sub(r"[^\d.]", "", one.value) for fact in self.document.targets for one in find_quantities(fact.value)
        }
        moved = (number - 10, number + 7, number - 3, number / 2)
        free = [f"{one:g}" for one in moved if 0 < one <= max(100.0, number) and f"{one:g}" not in stated]
        return free[:2]


def _short(task: str) -> str:
    """Return the first clause of a task, at most so many words."""
    clause = _END.split(task, maxsplit=1)[0]
    if len(clause.split()) > _MOST:
        parts = clause.split(", ")
        while len(parts) > 1 and len(" ".join(parts).split()) > _MOST:
            parts.pop()
        clause = ", ".join(parts)
    return " ".join(clause.split()[: _MOST + 12]).strip(" ,.;:")


def _lower(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first[1:2].isupper() or first.isupper() else text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " và " + names[-1] if len(names) > 1 else "".join(names)


def _spoken(value: str) -> str:
    return re.sub(r"\s+", " ", value.replace(">", "trên ").replace("≥", "ít nhất ").replace("<", "dưới ")).strip()


def _figure(value: str, number: str) -> str:
    return _spoken(re.sub(r"\d+(?:[.,]\d+)*", number.replace(".", ","), value, count=1))


def _reworded(claim: str) -> str | None:
    for one, other in words.SAME:
        if one in claim.lower():
            return re.sub(re.escape(one), other, claim, count=1, flags=re.IGNORECASE)
    return None


def _of_identity(document: Document, dice: random.Random) -> Iterator[Claim]:
    identity = document.identity
    name = _called(document)
    if not name:
        return
    told = {"doc": name, "Doc": _upper(name)}
    if identity.signer and identity.signer.name:
        for wording in words.SIGNER:
            yield Claim("signer", "true", "signer", wording.format(**told, person=identity.signer.name), _YES)
            wrong = dice.choice(words.PERSONS)
            yield Claim("signer-wrong", "changed", "signer", wording.format(**told, person=wrong), _NO)
    if identity.issued_on and len(identity.issued_on) == len("2025-01-01"):
        year, month, day = identity.issued_on.split("-")
        for wording in words.ISSUED:
            yield Claim("issued", "true", "issued", wording.format(**told, date=f"{day}/{month}/{year}"), _YES)
            wrong = f"{(int(day) % 27) + 1:02}/{month}/{year}"
            yield Claim("issued-wrong", "changed", "issued", wording.format(**told, date=wrong), _NO)
    for basis in identity.bases:
        if basis.number and len(find_symbols(document.text[basis.start : basis.end])) == 1:
            yield from _of_basis(document, basis.start, basis.end, told, dice)


def _of_basis(document: Document, start: int, end: int, told: dict[str, str], dice: random.Random) -> Iterator[Claim]:
    text = " ".join(document.text[start:end].split()).strip(" ;,.")
    text = re.sub(r"^(?:Căn cứ|Theo)\s+", "", text)
    wording = dice.choice(words.BASIS)
    yield Claim("basis", "true", "basis", wording.format(**told, basis=text), _YES)
    symbol = find_symbols(text)[0]
    digits = re.search(r"\d+", symbol.text)
    if digits:
        other = text.replace(symbol.text, symbol.text.replace(digits[0], str(int(digits[0]) + 3), 1), 1)
        yield Claim("basis-wrong", "changed", "basis", wording.format(**told, basis=other), _NO)
    dates = [one for one in find_dates(text) if len(one.value) == len("2025-01-01") and one.start > symbol.end]
    if dates:
        year, month, day = dates[0].value.split("-")
        other = text.replace(dates[0].text, f"ngày {(int(day) % 27) + 1:02}/{month}/{year}", 1).replace(
            "ngày ngày", "ngày"
        )
        yield Claim("basis-date", "changed", "basis", wording.format(**told, basis=other), _NO)


def _called(document: Document) -> str | None:
    """Return words that point at the document: its number where filled in, else its kind, issuer and place."""
    identity = document.identity
    kind = (identity.type or "").lower()
    if identity.number and not identity.number.startswith(("/", "-")) and kind:
        return f"{kind} số {identity.number}"
    if kind and identity.issuer and identity.place:
        return (
            f"{kind} của {identity.issuer.title() if identity.issuer.isupper() else identity.issuer} {identity.place}"
        )
    return None


def _never(dice: random.Random) -> Iterator[Claim]:
    for number, task in enumerate(words.NEVER):
        for place, wording in enumerate(words.NEVER_WORDINGS):
            unit, other = dice.sample(words.STRANGERS, 2)
            claim = wording.format(
                unit=unit, other=other, task=task, Task=_upper(task), value=f"{dice.randrange(20, 99)}%",
                time=dice.choice(words.TIMES), money=f"{dice.randrange(2, 90)} tỷ đồng",
            )  # fmt: skip
            yield Claim(f"never-{number:02}-{place}", "never", "never", claim, _SILENT)

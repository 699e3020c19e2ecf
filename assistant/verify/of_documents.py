"""Judges what a claim says of a document itself: its signer, date, number, issuer, bases and recipients."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answering.citations import flat, sentence_ground
from assistant.families.choices import name_of
from assistant.families.document_statements import ground_of, list_claims, signer_words, value_of
from assistant.resolving.asked_units import unit_key
from assistant.resolving.scope import KINDS
from assistant.understanding.words import bag, keys, syllables
from assistant.verify.figures import figures_in
from assistant.verify.finding import CONTRADICTED, NOT_STATED, SUPPORTED, Judgement, Part, overall
from assistant.verify.moments import is_bare
from corpus.language.letters import LOWER, UPPER
from corpus.language.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.answering.proposal import Ground
    from assistant.evidence.pieces import Opened
    from assistant.evidence.shelf import Shelf
    from assistant.verify.claim import Sentence

_PERSON = re.compile(rf"(?:[{UPPER}][{LOWER}]+\s+){{1,4}}[{UPPER}][{LOWER}]+")
_SIGNS = re.compile(
    r"(?<!\w)(?:nguoi ky|ky (?:ban hanh|ten|duyet|ngay|thay)|(?:da|duoc|do|boi)?\s*[^,;.]{2,60}?\bky\b|ky)(?!\w)"
)
_ADDRESSED = re.compile(
    r"(?<!\w)(?:ong|ba|dong chi|d/c|thay|co)\s+(?P<name>\w+(?:\s\w+){0,4}?)"
    r"(?=\s+(?:ky|la|giu|chuc|truong|giam|da|ban)|\s*[,.;]|$)"
)
_ISSUED = re.compile(r"(?<!\w)(?:ban hanh|ky ngay|ra ngay|de ngay|ngay ky|ngay ban hanh|phat hanh)(?!\w)")
_BASES = re.compile(r"(?<!\w)(?:can cu|dua tren|dua vao|co so phap ly|vien dan|theo)(?!\w)")
_SENT = re.compile(
    r"(?<!\w)(?:(?:duoc )?gui (?:cho|den|toi)|noi nhan[^.:]{0,60}?(?:gom|co|la|:))\s+(?P<who>\w[^.;]{2,})"
)
_SUBJECTS = tuple(sorted({*KINDS, "van ban", "ban ke hoach", "tai lieu"}, key=len, reverse=True))
_SUBJECT = re.compile(rf"(?<!\w)(?:{'|'.join(_SUBJECTS)})(?!\w)")
_FEW = 3
_SIGNED = re.compile(
    r"(?<!\w)(?<!dang )(?<!dinh )(?<!hoc )(?<!thoi )(?<!chu )(?<!nhiem )(?<!cung )(?<!chu k)k[yi](?!\w)"
    r"(?!\s(?:hieu|thuat|nang|so|niem|hop|ket|luat|cuoi|thi|tu))"
)
_UNITS = re.compile(
    r"(?:phong|so|bo|uy ban|ban|ubnd|chinh phu|hoi|truong|cuc|ke hoach|nghi|quyet|thong|cong|van)(?!\w)"
)
_LEADS_IN = re.compile(r"(?<!\w)(?:la|do|boi|ong|ba|dong chi|d/c)\s+$|:\s*$")
_Found = tuple["Part", tuple["Ground", ...]]
_Judged = tuple["Opened", list[_Found]]


def judge(claim: Sentence, shelf: Shelf) -> Judgement | None:
    """Return the judgement by the document that the claim speaks of, ``None`` where it speaks of none."""
    folded = fold(claim.text)
    subject = _SUBJECT.search(folded)
    if not subject and not _SIGNS.match(folded):
        return None
    documents = _meant(claim, shelf, folded)
    made = [(one, _parts(claim, one, folded)) for one in documents]
    judged = [(opened, parts) for opened, parts in made if parts]
    if not judged:
        return None
    true: _Judged | None = next((pair for pair in judged if overall(_bare(pair[1])) == SUPPORTED), None)
    if true is None and len(judged) > 1 and not shelf.decided:
        nearest = _nearest(claim, judged)
        if nearest is None:
            return _several(judged)
        true = nearest
    opened, parts = true or judged[0]
    return _judgement(opened, parts)


def _bare(parts: Sequence[_Found]) -> tuple[Part, ...]:
    return tuple(part for part, _ in parts)


def _meant(claim: Sentence, shelf: Shelf, folded: str) -> tuple[Opened, ...]:
    """Return the documents that the claim may speak of: of the kind that it names first."""
    kinds = [kind for kind in KINDS if re.search(rf"(?<!\w){kind}(?!\w)", folded)]
    first = min(kinds, key=folded.find, default=None)
    own = tuple(
        one for one in shelf.documents if first and " ".join(syllables(one.document.identity.type or "")) == first
    )
    del claim
    return own or shelf.documents


def _nearest(claim: Sentence, judged: Sequence[_Judged]) -> _Judged | None:
    """Return the one document whose title the claim's other words name, ``None`` where none stands out."""
    said = {word.folded for word in claim.question.words if not word.text.isdigit()}
    shares = [len(said & bag(opened.document.identity.title or "").folded) for opened, _ in judged]
    best = max(shares)
    return judged[shares.index(best)] if shares.count(best) == 1 and best >= _FEW else None


def _several(judged: Sequence[_Judged]) -> Judgement:
    names = "; ".join(name_of(opened) for opened, _ in judged[:_FEW])
    first = judged[0][1][0][0]
    note = f"Câu này không nói là văn bản nào, và không văn bản nào trong số đã nạp nêu như vậy: {names}."
    return Judgement(NOT_STATED, 0.5, None, (Part(first.part, first.claimed, NOT_STATED, None, note),))


def _judgement(opened: Opened, found: Sequence[_Found]) -> Judgement:
    parts = _bare(found)
    grounds = [ground for _, many in found for ground in many]
    deciding = [part for part in parts if part.status == CONTRADICTED] or list(parts)
    says = "; ".join(dict.fromkeys(f"{part.part}: {part.says}" for part in deciding if part.says)) or None
    named = f"{name_of(opened)} – {says}" if says else None
    return Judgement(overall(parts), 0.95, named, parts, tuple(dict.fromkeys(grounds)))


def _parts(claim: Sentence, opened: Opened, folded: str) -> list[_Found]:
    """Return each field of the document that the claim states, judged, with its grounds."""
    found = [
        _bases(claim, opened, folded),
        _signer(claim, opened, folded),
        _issued(claim, opened, folded),
        _number(claim, opened, folded),
        _issuer(claim, opened, folded),
        _recipient(claim, opened, folded),
    ]
    return [one for one in found if one]


def _field(
    opened: Opened,
    field: str,
    part: str,
    claimed: str,
    *,
    agrees: bool,
) -> _Found:
    stated = signer_words(opened) or None if field == "signer" else value_of(opened, field)
    grounds = ground_of(opened, field) or ground_of(opened, "title") or ()
    if not stated:
        return Part(part, claimed, NOT_STATED, None, f"Văn bản không ghi {part}."), grounds
    if agrees:
        return Part(part, claimed, SUPPORTED, stated), grounds
    return Part(part, claimed, CONTRADICTED, stated, f"Văn bản ghi {part} là {stated}."), grounds


def _signer(claim: Sentence, opened: Opened, folded: str) -> _Found | None:
    if not _SIGNED.search(folded):
        return None
    person = _signing(claim.text, folded)
    addressed = _ADDRESSED.search(folded)
    if addressed and (
        (is_bare(claim.text) and addressed[0].startswith(("co ", "ba ", "chi "))) or re.search(r"\d", addressed[0])
    ):
        addressed = None
    name = person[0] if person else addressed["name"] if addressed else ""
    signer = opened.document.identity.signer
    own = tuple(syllables(signer.name)) if signer and signer.name else ()
    if not name:
        # Typed without capitals: the signer's own name among the words.
        line = tuple(word.folded for word in claim.question.words)
        held = any(line[at : at + len(own)] == own for at in range(len(line))) if own else False
        return _field(opened, "signer", "người ký", signer.name or "", agrees=True) if held and signer else None
    said = tuple(syllables(name))
    while said and said[0] in {
        "ong",
        "ba",
        "dong",
        "chi",
        "truong",
        "phong",
        "giam",
        "doc",
        "pho",
        "chu",
        "tich",
        "ky",
    }:
        said = said[1:]
    agrees = bool(own) and (said == own or (0 < len(said) < len(own) and own[-len(said) :] == said))
    return _field(opened, "signer", "người ký", name.strip(), agrees=agrees)


def _signing(text: str, folded: str) -> re.Match[str] | None:
    """Return the name of whoever is said to sign: behind "là", "do", "ông", else the nearest to the word "ký"."""
    at = _SIGNED.search(folded)
    names = [one for one in _PERSON.finditer(text) if not _UNITS.match(fold(one[0]))]
    if not at or not names:
        return None
    led = [one for one in names if _LEADS_IN.search(folded[: one.start()])]
    return min(led or names, key=lambda one: min(abs(one.start() - at.end()), abs(at.start() - one.end())))


def _issued(claim: Sentence, opened: Opened, folded: str) -> _Found | None:
    dates = [one for one in figures_in(claim.text) if one.kind == "date" and len(one.value) > len("2025")]
    cue, base = _ISSUED.search(folded), _BASES.search(folded)
    if not cue or not dates:
        return None
    near = min(dates, key=lambda one: abs(one.start - cue.end()))
    if base and base.start() < near.start and cue.start() < base.start():
        # "… được ban hành dựa trên Nghị quyết … ngày …": the date is that of the basis.
        return None
    if _dates_symbol(claim, near.start, opened):
        return None
    issued = opened.document.identity.issued_on or ""
    # A blank day cannot bear out a day.
    return _field(opened, "issued_on", "ngày ban hành", near.text, agrees=issued.startswith(near.value))


def _dates_symbol(claim: Sentence, start: int, opened: Opened) -> bool:
    """Say whether a date follows another document's symbol, and so is that document's."""
    number = keys(opened.document.identity.number or "-")[1]
    symbols = [
        one for one in figures_in(claim.text) if one.kind == "symbol" and 0 <= start - one.end <= len(" ban hành ngày ")
    ]
    return any(keys(one.value)[1] != number for one in symbols) and not _is_own(claim, symbols[0].start)


def _is_own(claim: Sentence, start: int) -> bool:
    """Say whether the symbol at ``start`` is claimed as the document's own number: it opens the claim."""
    folded = fold(claim.text[:start])
    return (
        re.fullmatch(
            rf"\W*(?:\w+\s+){{0,2}}?(?:{'|'.join(_SUBJECTS)})?[^,;.]{{0,80}}?"
            r"(?:so(?: hieu| ky hieu)*(?: la)?|mang so)\s*:?\s*",
            folded,
        )
        is not None
    )


def _number(claim: Sentence, opened: Opened, folded: str) -> _Found | None:
    symbols = [one for one in figures_in(claim.text) if one.kind == "symbol"]
    base = _BASES.search(folded)
    # What stands behind "căn cứ", "thực hiện" or "về" is another document's number.
    own = [one for one in symbols if not (base and base.start() < one.start) and _claims_number(folded[: one.start])]
    if not own:
        return None
    number = opened.document.identity.number
    agrees = bool(number) and keys(number or "")[1] == keys(own[0].text.replace(" ", ""))[1]
    return _field(opened, "number", "số, ký hiệu", own[0].text, agrees=agrees)


def _claims_number(before: str) -> bool:
    return (
        re.search(r"(?:so hieu|ky hieu|mang so|co so|so van ban|danh so)(?:\s+(?:la|la:|so))?\s*:?\s*$", before)
        is not None
    )


def _issuer(claim: Sentence, opened: Opened, folded: str) -> _Found | None:
    match = re.search(
        r"(?<!\w)(?:do|boi)\s+(?P<who>[^,;.]{3,90}?)\s+(?:ban hanh|phat hanh)"
        r"|(?:co quan|don vi) ban hanh(?: \w+){0,6}? (?:la|:)\s*(?P<who2>[^,;.]{3,90})",
        folded,
    )
    if not match or re.search(r"(?<!\w)ky(?!\w)", match[0]):
        return None
    start, end = match.span("who") if match["who"] else match.span("who2")
    said, own = claim.text[start:end], opened.document.abbreviations
    issuer = opened.document.identity.issuer or ""
    name, there = unit_key(said, own), unit_key(issuer, own)
    place = opened.identity.folded | {"huyen", "tinh", "thanh", "pho"}
    shorter, longer = sorted((name, there), key=len)
    agrees = bool(shorter) and longer[: len(shorter)] == shorter and set(longer[len(shorter) :]) <= place
    return _field(opened, "issuer", "cơ quan ban hành", said, agrees=agrees)


def _bases(claim: Sentence, opened: Opened, folded: str) -> _Found | None:
    symbols = [one for one in figures_in(claim.text) if one.kind == "symbol"]
    cue = re.search(r"(?<!\w)(?:can cu|dua tren|dua vao|co so phap ly)(?!\w)", folded)
    identity = opened.document.identity
    if not cue or not symbols or not identity.bases:
        return None
    number = keys(identity.number or "-")[1]
    claimed = [one for one in symbols if keys(one.text.replace(" ", ""))[1] != number]
    every = list_claims(opened, "bases")
    lines = [(one, {figure.value for figure in figures_in(one.text) if figure.kind == "symbol"}) for one in every]
    lost = [one for one in claimed if not any(one.value in held for _, held in lines)]
    said = ", ".join(one.text for one in (lost or claimed))
    if lost:
        grounds = tuple(ground for one in every for ground in one.grounds)
        shown = "; ".join(flat(one.text).strip(" ;,.") for one in every)
        return Part("căn cứ", said, CONTRADICTED, shown, f"Căn cứ ban hành của văn bản không có {said}."), grounds
    held = [one for one, symbols_of in lines if any(figure.value in symbols_of for figure in claimed)]
    return _dated_basis(claim, said, held)


def _dated_basis(claim: Sentence, said: str, held: Sequence[object]) -> _Found:
    """Return the part for bases that are there; a date claimed with one must be its date."""
    grounds = tuple(ground for one in held for ground in one.grounds)  # type: ignore[attr-defined]
    shown = "; ".join(flat(one.text).strip(" ;,.") for one in held)  # type: ignore[attr-defined]
    dates = {one.value for one in figures_in(shown) if one.kind == "date"}
    wrong = [
        one
        for one in figures_in(claim.text)
        if one.kind == "date" and not any(day.startswith(one.value) for day in dates)
    ]
    if wrong:
        return Part("ngày của căn cứ", wrong[0].text, CONTRADICTED, shown, f"Văn bản nêu: {shown}."), grounds
    return Part("căn cứ", said, SUPPORTED, shown), grounds


def _recipient(claim: Sentence, opened: Opened, folded: str) -> _Found | None:
    cue = _SENT.search(folded)
    if not cue or not opened.document.identity.recipients or not _SUBJECT.search(folded[: cue.start("who")]):
        return None
    said = claim.text[cue.start("who") :].strip(" .,:;")
    wanted = bag(said, opened.document.abbreviations).folded
    for one in list_claims(opened, "recipients"):
        if wanted and wanted <= bag(one.text, opened.document.abbreviations).folded:
            return Part("nơi nhận", said, SUPPORTED, one.text), one.grounds
    every = list_claims(opened, "recipients")
    shown = "; ".join(one.text for one in every)
    grounds = tuple(ground for one in every[:1] for ground in one.grounds)
    return Part("nơi nhận", said, NOT_STATED, shown, "Nơi nhận của văn bản không có đơn vị này."), grounds


def document_ground(opened: Opened) -> Iterable[Ground]:
    """Return the ground of a document's title."""
    return ground_of(opened, "title") or (sentence_ground(opened, 0, min(80, len(opened.document.text))),)

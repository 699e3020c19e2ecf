"""The one door of this package: a question in, a grounded answer out."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.answering.answer import Answer, first_said
from assistant.answering.citations import flat, standing_at
from assistant.answering.compose import compose
from assistant.answering.conversation import Reading, asked_back, is_repeated, readings, rested_on, talked_of, turn
from assistant.answering.exceptions import set_apart, without
from assistant.answering.grounding import ungrounded
from assistant.answering.joined import joined, one_by_one
from assistant.answering.proposal import Proposal, nothing_found, refused
from assistant.answering.renamed_units import renamed_in, with_names
from assistant.answering.validity import notes_on
from assistant.answering.validity import today as today_as_set
from assistant.evidence.shelf import Library, Shelf, Shelves
from assistant.families import beside, targets
from assistant.families.choices import name_of
from assistant.judging.judge import by_rules, judged
from assistant.proposing import all_proposals, in_turn
from assistant.resolving.at_hand import rings, shelf_for
from assistant.resolving.initials import with_offices, with_places
from assistant.resolving.paraphrases import said_otherwise
from assistant.resolving.places import strange_place, with_provinces
from assistant.resolving.scope import naming_words, narrowed
from assistant.resolving.strange_documents import strange_document
from assistant.resolving.symbols_meant import completed
from assistant.resolving.typos import mended
from assistant.understanding.question import check, understand
from assistant.understanding.splitting import parts_of
from assistant.verify.judge import verified

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import date

    from assistant.compare.comparison import Comparison
    from assistant.language_model.voice import Voice
    from assistant.verify.finding import Finding
    from assistant.verify.listing import CheckedList

_LEAST = 0.5  # below this a refusal is unsure
_RELATED = 3


class Assistant:
    """Answers questions over the documents of one library; safe to keep for as long as the library is open."""

    def __init__(
        self, library: Library, voice: Voice | None = None, *, today: Callable[[], date] = today_as_set
    ) -> None:
        """Answer from ``library``; documents are opened when first needed.

        ``voice`` may reword what is composed. ``today`` gives the day by which a document is past its end.
        """
        self._library = library
        self._today = today
        self._voice = voice
        self._shelves = Shelves(library)

    def ask(
        self,
        question: str,
        *,
        conversation_id: str | None = None,
        document_ids: Sequence[str] | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> Answer:
        """Return the answer to ``question``.

        ``conversation_id`` continues a conversation, a new one is opened without it; ``document_ids`` restricts the
        answer to some documents. ``tell`` hears the sentences of a language model as they pass the check; what it heard
        and the returned text lacks was taken back. Raises ``UnusableQuestion`` for a question that is empty, too long
        or unreadable.
        """
        began = time.perf_counter()
        text = check(question)
        turns = self._library.turns(conversation_id) if conversation_id else ()
        conversation = conversation_id or secrets.token_hex(8)
        reading, answer = self._whole(text, turns, document_ids)
        if self._voice:
            again = partial(self._again, turns, document_ids)
            answer = self._voice.said(reading.text, answer, again, tell)
        self._library.save_turn(conversation, turn(text, reading.text, answer))
        spent = round((time.perf_counter() - began) * 1000, 3)
        return replace(answer, conversation_id=conversation, milliseconds=spent)

    def remember(self, question: str, conversation_id: str, *, document_ids: Sequence[str] | None = None) -> None:
        """Take ``question`` for an earlier one of a conversation that the client keeps; no voice words its answer.

        Raises ``UnusableQuestion`` as ``ask`` does.
        """
        text = check(question)
        reading, answer = self._whole(text, self._library.turns(conversation_id), document_ids)
        self._library.save_turn(conversation_id, turn(text, reading.text, answer))

    def verify(self, claim: str, *, document_ids: Sequence[str] | None = None) -> Finding:
        """Return whether the documents bear out ``claim``, one sentence: supported, contradicted or not_stated.

        ``document_ids`` restricts the finding to some documents. Raises ``UnusableQuestion`` as ``ask`` does.
        """
        text = check(claim)
        return verified(text, self._shelves.whole(text, document_ids))

    def verify_list(self, content: bytes, name: str, *, document_ids: Sequence[str] | None = None) -> CheckedList:
        """Return a list (the bytes of an xlsx, csv or docx file called ``name``) with a finding for each of its rows.

        Raises ``CorpusError`` for a file that is no list, is damaged or is too large.
        """
        from assistant.verify.listing import verify_list  # noqa: PLC0415 - asking questions needs no reader of lists
        from assistant.verify.sheets import read_list  # noqa: PLC0415

        return verify_list(read_list(content, name), self._shelves.for_many(document_ids))

    def _again(self, turns: Sequence[dict[str, Any]], within: Collection[str] | None, text: str) -> Answer:
        return self._whole(text, turns, within)[1]

    def compare(self, document_ids: Sequence[str]) -> Comparison:
        """Return the documents side by side, in the order they are named; unknown ids are left out."""
        from assistant.compare.compare import compared  # noqa: PLC0415 - asking questions compares nothing

        opened = {one.id: one for one in self._shelves.chosen(document_ids)}
        return compared([opened[one] for one in document_ids if one in opened])

    def _whole(
        self, text: str, turns: Sequence[dict[str, Any]], document_ids: Collection[str] | None
    ) -> tuple[Reading, Answer]:
        """Answer a question that may be several: each part alone, where the whole does not say as much."""
        reading, answer = self._answer(text, turns, document_ids)
        parts = parts_of(reading.text)
        answers = one_by_one(parts, lambda part, talk: self._answer(part, talk, document_ids)[1])
        made = joined(answer, answers) if parts else None
        return reading, answer if made is None or ungrounded(made, reading.text) else made

    def _answer(
        self, text: str, turns: Sequence[dict[str, Any]], document_ids: Collection[str] | None
    ) -> tuple[Reading, Answer]:
        """Try each reading of the question; the first that is answered counts, else the first that asks back."""
        chosen = asked_back(text, turns)
        if chosen is not None:
            text, turns, document_ids = chosen, (), self._named(text, chosen, document_ids)
        tried: list[tuple[Reading, Answer]] = []
        many = self._readings(text, turns, document_ids)
        if near := self._beside(text, turns, document_ids):
            return many[0], near
        for reading in many:
            answer = self._one(reading, document_ids)
            if answer.status == "answered" and not is_repeated(text, turns, answer):
                return reading, answer
            tried.append((reading, answer))
        if again := [one for one in tried if one[1].status == "answered"]:
            return again[0]
        if all(answer.status == "not_found" and answer.confidence < _LEAST for _, answer in tried):
            tried += self._paraphrased(tried[0][0], document_ids)
            if tried[-1][1].status == "answered":
                return tried[0][0], tried[-1][1]
        renamed = self._renamed(tried[0][0], document_ids)
        if renamed is not None:
            return tried[0][0], renamed
        return next((one for one in tried if one[1].status == "ambiguous"), tried[0])

    def _beside(self, text: str, turns: Sequence[dict[str, Any]], within: Collection[str] | None) -> Answer | None:
        """Return the answer to a follow-up that stands around what the answer before rests on."""
        about = {document for document, _, _ in rested_on(turns) if within is None or document in within}
        shelf = self._shelves.shelf(text, about) if about else None
        made = beside.answer(understand(text), turns, shelf) if shelf else None
        answer = self._noted(made, shelf, text) if made and shelf else None
        return answer if answer and not ungrounded(answer, text) else None

    def _paraphrased(self, reading: Reading, document_ids: Collection[str] | None) -> list[tuple[Reading, Answer]]:
        """Return the answer to the question put into the words of the documents, none where they do not answer."""
        shelf = shelf_for(self._shelves, reading.text, document_ids, reading.documents)
        question, shelf = narrowed(completed(understand(reading.text), shelf.documents), shelf, reading.documents)
        chosen = tuple(one.id for one in shelf.documents) if shelf.decided else reading.documents
        for text in said_otherwise(question, shelf, reading.text, named=bool(chosen)):
            answer = self._one(Reading(text, chosen), document_ids)
            if answer.status == "answered" and not ungrounded(answer, reading.text):
                return [(reading, answer)]
        return []

    def _renamed(self, reading: Reading, document_ids: Collection[str] | None) -> Answer | None:
        """Return the answer to the question with a body or a province by the name that the documents use."""
        documents = shelf_for(self._shelves, reading.text, document_ids, reading.documents).documents
        for one in renamed_in(understand(reading.text), documents):
            answer = self._one(replace(reading, text=one.text), document_ids)
            if answer.status == "answered":
                named = with_names(answer, one, documents)
                return answer if ungrounded(named, reading.text) else named
        return None

    def _named(self, choice: str, question: str, document_ids: Collection[str] | None) -> tuple[str, ...]:
        """Return the documents that go by the name that was chosen."""
        name = flat(choice)
        documents = self._shelves.cards(document_ids) or self._shelves.shelf(question, document_ids).documents
        return tuple(one.id for one in documents if flat(name_of(one)) == name)

    def _readings(
        self, text: str, turns: Sequence[dict[str, Any]], document_ids: Collection[str] | None
    ) -> tuple[Reading, ...]:
        if not turns:
            return (Reading(text),)
        shelf = shelf_for(self._shelves, text, document_ids, talked_of(turns))
        documents = shelf.documents
        return readings(
            understand(text),
            turns,
            lambda one: naming_words(one, documents),
            lambda topic, one: targets.is_scope(topic, one, shelf),
            many=bool(self._shelves.cards(document_ids)),
        )

    def _one(self, reading: Reading, document_ids: Collection[str] | None) -> Answer:
        """Put the question to the nearest documents, then to those farther out where they say nothing."""
        around = rings(self._shelves, reading.text, document_ids, reading.documents)
        return first_said(self._over(reading, shelf) for shelf in around)

    def _over(self, reading: Reading, shelf: Shelf) -> Answer:
        own = tuple(short for opened in shelf.documents for short in opened.document.abbreviations)
        text = mended(reading.text, shelf.documents)
        text = with_provinces(with_offices(with_places(text, shelf.documents), shelf.documents), shelf.documents)
        apart = set_apart(text)
        question = completed(understand(apart.rest if apart else text, own), shelf.documents)
        question, shelf = narrowed(question, shelf, reading.documents)
        stranger = strange_place(question, shelf.documents) or strange_document(question, shelf.every)
        if stranger:
            text = f"Không tìm thấy thông tin về “{stranger}” trong các văn bản đã nạp."
            return self._with_related(compose(refused("places", 0.9, text)), reading, shelf)
        left_out = shelf.terms(asked := understand(apart.what, own), asked.content()) if apart else ()

        def grounded(proposal: Proposal) -> bool:
            return not ungrounded(compose(proposal), reading.text)

        proposed = (without(one, left_out) for one in in_turn(question, shelf))
        chosen = by_rules(question, shelf, proposed, grounded)
        if not left_out:
            made = partial(all_proposals, question, shelf)
            chosen = judged(question, shelf, chosen, made, grounded)
        if chosen is not None:
            answer = self._noted(chosen, shelf, reading.text)
            bare = answer.status == "not_found" and not answer.related
            return self._with_related(answer, reading, shelf) if bare else answer
        return self._with_related(compose(nothing_found(reading.text)), reading, shelf)

    def _noted(self, proposal: Proposal, shelf: Shelf, question: str) -> Answer:
        """Return the answer with notes on the standing of its documents, where their words are grounded too."""
        notes = notes_on(proposal, lambda number: self._shelves.citing(number, shelf), self._today())
        noted = compose(replace(proposal, notes=notes))
        return noted if notes and not ungrounded(noted, question) else compose(proposal)

    def _with_related(self, answer: Answer, reading: Reading, shelf: Shelf) -> Answer:
        near = tuple(standing_at(shelf.near(reading.text)[:_RELATED], shelf.documents))
        return compose(Proposal("none", "not_found", answer.confidence, text=answer.text, related=near))

"""The documents at hand for one question, and the ranking of their evidence against it."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from assistant.evidence.matching import Lexicon, Match, Term, terms_of, weigh
from assistant.evidence.pieces import Evidence, Opened
from assistant.understanding.words import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from assistant.understanding.question import Question
    from assistant.understanding.words import Word
    from corpus.document import Document
    from index.records import Entry, Hit

_ALL = 12  # up to so many documents, all are weighed; beyond, those that the search names
_HITS = 40
_CITING = 12
_WEIGHED = 100  # up to so many documents, a claim is held against all of them
_KEPT_OPEN = 256
_KEPT_LETTERS = 6_000_000  # of all open documents together; an open document takes some two hundred bytes a letter
_LEXICONS = 16
_CANDIDATES = 24
_CARDS = 500  # up to so many documents, a question may pick among all by what they are

_Made = TypeVar("_Made")


class Search(Protocol):
    """What the assistant needs of the index."""

    @property
    def revision(self) -> int:
        """A number that changes with every change of the stored documents."""

    def entries(self) -> Sequence[Entry]:
        """Return the stored documents, in a fixed order."""

    def document(self, document_id: str) -> Document:
        """Return one stored document."""

    def search(
        self, query: str, k: int = 10, *, mode: str = "hybrid", document_ids: Collection[str] | None = None
    ) -> Sequence[Hit]:
        """Return ranked passages."""


class Library(Search, Protocol):
    """What the assistant needs of the index: documents, ranked passages, and the turns of conversations."""

    def save_turn(self, conversation_id: str, turn: dict[str, Any]) -> None:
        """Append one turn (JSON values) to a conversation."""

    def turns(self, conversation_id: str) -> Sequence[dict[str, Any]]:
        """Return a conversation's turns, oldest first."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A piece of evidence with its document and how well it matches."""

    opened: Opened
    evidence: Evidence
    match: Match


class Finder:
    """Searches passages, and keeps what it found last: one question is put to the search once."""

    def __init__(self, library: Search) -> None:
        """Search in ``library``."""
        self._library = library
        self._kept: dict[tuple[int, str, tuple[str, ...] | None], tuple[Hit, ...]] = {}

    def near(self, text: str, document_ids: Collection[str] | None = None) -> tuple[Hit, ...]:
        """Return the passages of these documents, or of all, that the search finds for ``text``, best first."""
        key = (self._library.revision, text, None if document_ids is None else tuple(document_ids))
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _CANDIDATES:
                self._kept.clear()
            found = tuple(self._library.search(text, k=_HITS, document_ids=document_ids))
            self._kept[key] = found
        return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents that one question is put to. ``decided`` says that the question itself picked them."""

    documents: tuple[Opened, ...]
    lexicon: Lexicon
    hits: tuple[Hit, ...] = ()
    decided: bool = False
    every: tuple[Opened, ...] = ()
    finder: Finder | None = None
    worked: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, key: object, make: Callable[[], _Made]) -> _Made:
        """Return what ``make`` gave for ``key`` over these very documents; several families ask for the same."""
        if key not in self.worked:
            self.worked[key] = make()
        made: _Made = self.worked[key]
        return made

    def near(self, text: str) -> tuple[Hit, ...]:
        """Return the passages of these documents that the hybrid search finds for ``text``, best first."""
        return self.finder.near(text, [one.id for one in self.documents]) if self.finder else ()

    def terms(self, question: Question, words: Sequence[Word]) -> tuple[Term, ...]:
        """Return the weighed terms for ``words`` of the question."""
        return terms_of(question, words, self.lexicon)

    def rank(self, kind: str, terms: Sequence[Term], documents: Iterable[Opened] | None = None) -> list[Ranked]:
        """Return the best matches of one kind of evidence, the best first; ties keep the reading order."""
        chosen = self.documents if documents is None else documents
        found = [ranked for opened in chosen for ranked in _rank(opened, kind, terms)]
        return sorted(found, key=lambda ranked: -ranked.match.score)

    def every_of(self, kind: str, opened: Opened, terms: Sequence[Term]) -> list[Ranked]:
        """Return all evidence of one kind in a document, in reading order, weighed."""
        return [
            Ranked(opened, one, weigh(terms, one.main, one.around, opened.identity)) for one in opened.evidence[kind]
        ]


class Shelves:
    """Opens documents once per content and puts together the shelf for each question."""

    def __init__(self, library: Search, *, letters: int = _KEPT_LETTERS) -> None:
        """Read from ``library``; nothing is opened yet. Documents of so many ``letters`` together stay open."""
        self._library = library
        self._letters = letters
        self._finder = Finder(library)
        self._open: OrderedDict[str, Opened] = OrderedDict()
        self._guard = threading.Lock()
        self._lexicons: dict[tuple[str, ...], Lexicon] = {}
        self._revision: int | None = None
        self._entries: tuple[Entry, ...] = ()
        self._citing: dict[tuple[int | None, str], set[str]] = {}
        self._cards: dict[str, Opened] = {}
        # What was chosen last, of which documents for what: a question is read several times over.
        self.last: tuple[object, tuple[tuple[str, ...], ...]] = (None, ())

    def entries(self) -> tuple[Entry, ...]:
        """Return the catalogue's entries as of its present revision."""
        if self._revision != self._library.revision:
            self._revision = self._library.revision
            self._entries = tuple(self._library.entries())
        return self._entries

    def shelf(self, query: str, document_ids: Collection[str] | None = None) -> Shelf:
        """Return the shelf for a question: all documents while they are few, else those that the search names."""
        wanted = [entry for entry in self.entries() if document_ids is None or entry.id in set(document_ids)]
        hits: tuple[Hit, ...] = ()
        if len(wanted) > _ALL:
            hits = self.search(query, document_ids)
            near = list(dict.fromkeys(hit.document_id for hit in hits))[:_ALL]
            wanted = [entry for entry in wanted if entry.id in near]
        documents = tuple(self._opened(entry) for entry in wanted)
        return Shelf(documents, self._lexicon(documents), hits, every=documents, finder=self._finder)

    def cards(self, document_ids: Collection[str] | None = None) -> tuple[Opened, ...]:
        """Return the documents to choose from by what they are, none while they are few; nothing in them is read.

        Of more than ``_CARDS`` documents there are none either: ``shelf`` takes those that the search names.
        """
        wanted = [entry for entry in self.entries() if document_ids is None or entry.id in set(document_ids)]
        return tuple(self._card(entry) for entry in wanted) if _ALL < len(wanted) <= _CARDS else ()

    def search(self, query: str, document_ids: Collection[str] | None = None) -> tuple[Hit, ...]:
        """Return the passages nearest to the query; asked again of the same documents, the very same."""
        return self._finder.near(query, document_ids)

    def whole(self, query: str, document_ids: Collection[str] | None = None) -> Shelf:
        """Return the shelf for a claim: all documents while they can be kept open, else as ``shelf`` does."""
        wanted = [entry for entry in self.entries() if document_ids is None or entry.id in set(document_ids)]
        if len(wanted) > _WEIGHED:
            return self.shelf(query, document_ids)
        documents = tuple(self._opened(entry) for entry in wanted)
        return Shelf(documents, self._lexicon(documents), every=documents, finder=self._finder)

    def for_many(self, document_ids: Collection[str] | None = None) -> Callable[[str], Shelf]:
        """Return what gives the shelf for each of many claims, as ``whole`` does; the same one while it holds all."""
        wanted = [entry for entry in self.entries() if document_ids is None or entry.id in set(document_ids)]
        if len(wanted) > _WEIGHED:
            return lambda query: self.whole(query, document_ids)
        shelf = self.whole("", document_ids)
        return lambda _: shelf

    def chosen(self, document_ids: Collection[str]) -> tuple[Opened, ...]:
        """Return these documents, opened."""
        return tuple(self._opened(entry) for entry in self.entries() if entry.id in set(document_ids))

    def citing(self, number: str, shelf: Shelf) -> tuple[Opened, ...]:
        """Return the documents that may speak of the one with this number: all while they are few, else those found."""
        if len(self.entries()) <= _ALL:
            return tuple(self._opened(entry) for entry in self.entries())
        key = (self._revision, number)
        if key not in self._citing:
            if len(self._citing) >= _KEPT_OPEN:
                self._citing.clear()
            self._citing[key] = {hit.document_id for hit in self._library.search(number, k=_CITING, mode="lexical")}
        found = [self._opened(entry) for entry in self.entries() if entry.id in self._citing[key]]
        return tuple(dict.fromkeys((*shelf.every, *found)))

    def _opened(self, entry: Entry) -> Opened:
        with self._guard:
            found = self._open.get(entry.id)
            if found is not None and found.entry == entry:
                self._open.move_to_end(entry.id)
                return found
        found = Opened(entry.id, entry, self._library.document(entry.id))
        with self._guard:
            self._open[entry.id] = found
            self._let_go()
        return found

    def _let_go(self) -> None:
        """Close what was not asked of for longest, where too many documents are open, or too long ones."""
        letters = sum(len(one.document.text) for one in self._open.values())
        while len(self._open) > _KEPT_OPEN or (letters > self._letters and len(self._open) > _ALL):
            letters -= len(self._open.popitem(last=False)[1].document.text)

    def _card(self, entry: Entry) -> Opened:
        found = self._cards.get(entry.id)
        if found is None or found.entry != entry:
            if len(self._cards) >= _CARDS:
                self._cards.clear()
            found = Opened(entry.id, entry, self._library.document(entry.id))
            self._cards[entry.id] = found
        return found

    def _lexicon(self, documents: tuple[Opened, ...]) -> Lexicon:
        key = tuple(opened.id for opened in documents)
        if key not in self._lexicons:
            if len(self._lexicons) >= _LEXICONS:
                self._lexicons.clear()
            self._lexicons[key] = lexicon_of(documents)
        return self._lexicons[key]


def lexicon_of(documents: Sequence[Opened]) -> Lexicon:
    """Return the word counts of several documents together."""
    counts: Counter[str] = Counter()
    for opened in documents:
        counts.update(opened.frequencies)
    pairs = frozenset(chain.from_iterable(opened.pairs for opened in documents))
    return Lexicon(dict(counts), pairs, sum(opened.size for opened in documents))


def _rank(opened: Opened, kind: str, terms: Sequence[Term]) -> list[Ranked]:
    many = opened.evidence[kind]
    places = _candidates(opened.postings[kind], terms)
    return [
        Ranked(opened, many[place], weigh(terms, many[place].main, many[place].around, opened.identity))
        for place in places
    ]


def _candidates(postings: dict[str, tuple[list[int], list[int]]], terms: Sequence[Term]) -> list[int]:
    gained: dict[int, float] = {}
    for word, weight in _wanted(terms):
        inside, around = postings.get(word, ((), ()))
        for place in inside:
            gained[place] = gained.get(place, 0.0) + weight
        for place in around:
            gained[place] = gained.get(place, 0.0) + weight * 0.5
    ordered = sorted(gained, key=lambda place: (-gained[place], place))
    return sorted(ordered[:_CANDIDATES])


def _wanted(terms: Sequence[Term]) -> Iterable[tuple[str, float]]:
    for term in terms:
        yield term.word.folded, term.weight
        for other in term.word.others:
            for syllable in other:
                yield keys(syllable)[1], term.weight / len(other) * 0.5

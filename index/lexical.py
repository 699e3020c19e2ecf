"""The lexical index: tantivy over exact and folded keys; gives candidates, and how many passages hold a term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tantivy

from index.terms import QueryTerm, fold_key, with_bigrams

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from index.terms import Held, PassageTerms

_HEAP = 15_000_000  # bytes; tantivy's least
_TOKENIZER = "keys"
# How much each field counts in the choice of candidates; the second stage decides the order.
_FIELDS = (("folded", 1.0), ("head", 0.5), ("expanded", 0.5))
_EXACT = 0.5


class LexicalIndex:
    """Passages as keys, by number; in ``folder``, or in memory where there is none."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the index, or make an empty one."""
        schema = _schema()
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(schema, str(folder)) if folder is not None else tantivy.Index(schema)
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer(_TOKENIZER, analyzer)
        self._schema = schema
        self.reload()

    def reload(self) -> None:
        """See what has been committed since, by this process or another."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def update(self, gone: Iterable[str], passages: Iterable[Held]) -> None:
        """Drop every passage of the documents ``gone``, put in ``passages``, and commit."""
        writer = self._index.writer(_HEAP, 1)
        for document_id in gone:
            writer.delete_documents_by_term("document", document_id)
        for held in passages:
            writer.add_document(_document(held.number, held.document_id, held.terms))
        writer.commit()
        writer.wait_merging_threads()
        self.reload()

    def candidates(
        self, query: Sequence[QueryTerm], limit: int, document_ids: Collection[str] | None = None
    ) -> list[int]:
        """Return the numbers of at most ``limit`` passages that share terms with the question, the likeliest first."""
        clauses = [clause for term in query for clause in self._clauses(term)]
        if not clauses or not limit:
            return []
        found = tantivy.Query.boolean_query(clauses)
        if document_ids is not None:
            found = self._among(found, document_ids)
        hits = self._searcher.search(found, limit=limit, count=False).hits
        numbers = self._searcher.fast_field_values("number", [hit[1] for hit in hits])
        return [int(number) for number in numbers if number is not None]

    def frequencies(self, field: str, keys: Iterable[str]) -> dict[str, int]:
        """Return how many passages hold each key, in ``exact`` or ``folded``; passages removed don't count.

        A folded key that stands more often in headings or written-out short forms is as common as it is there.
        """
        stale = self._searcher.doc_freq("all", "1") != self._searcher.num_docs
        count = self._live if stale else self._searcher.doc_freq
        fields = ("folded", "head", "expanded") if field == "folded" else (field,)
        return {key: max(count(name, key) for name in fields) for key in keys}

    def frequency(self, key: str) -> int:
        """Return how many passages held a folded key; those removed may still count until their segment is merged."""
        return int(self._searcher.doc_freq("folded", key))

    def _live(self, field: str, key: str) -> int:
        # doc_freq counts deleted passages until their segment is merged; a search does not.
        query = tantivy.Query.term_query(self._schema, field, key)
        result: Any = self._searcher.search(query, limit=1, count=True)  # its type stub lacks ``count``
        return int(result.count or 0)

    def _clauses(self, term: QueryTerm) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        wanted = [(field, term.folded, boost) for field, boost in _FIELDS]
        if term.exactness and not term.exact.isascii():
            wanted.append(("exact", term.exact, _EXACT))
        return [(tantivy.Occur.Should, self._term(field, key, boost * term.weight)) for field, key, boost in wanted]

    def _term(self, field: str, key: str, boost: float) -> tantivy.Query:
        return tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, key, "freq"), boost)

    def _among(self, query: tantivy.Query, document_ids: Collection[str]) -> tantivy.Query:
        allowed = tantivy.Query.term_set_query(self._schema, "document", list(document_ids))
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(allowed, 0.0))]
        )


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("exact", "folded", "head", "expanded"):
        builder.add_text_field(field, stored=False, tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_text_field("document", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("all", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", stored=False, fast=True)
    return builder.build()


def _document(number: int, document_id: str, terms: PassageTerms) -> tantivy.Document:
    body = [key for line in terms.body.split("\n") for key in with_bigrams(line.split())]
    document = tantivy.Document()
    document.add_text("exact", " ".join(body))
    document.add_text("folded", " ".join(map(fold_key, body)))
    document.add_text("head", " ".join(map(fold_key, with_bigrams(terms.head.split()))))
    document.add_text("expanded", " ".join(map(fold_key, terms.expanded.split())))
    document.add_text("document", document_id)
    document.add_text("all", "1")
    document.add_unsigned("number", number)
    return document

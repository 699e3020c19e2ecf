"""A bag of what is sought scores as the whole bag does."""

from hypothesis import given
from hypothesis import strategies as st

from index.openings import openings_of, subject_of, worth
from index.scoring import Scorer, Sought, Statistics, Weights, bag_of, said_in
from index.terms import WHOLE, PassageTerms, QueryTerm, fold_key, with_bigrams

KEYS = st.sampled_from(["thu", "thú", "phí", "chợ", "là", "của", "1", "a"])
LINE = st.tuples(st.lists(KEYS, max_size=8), st.lists(st.sampled_from([f"{WHOLE}18-nq/tu"]), max_size=2))
LINES = st.lists(LINE.map(lambda line: " ".join([*line[0], *line[1]])), max_size=4)
QUESTION = st.lists(KEYS, min_size=1, max_size=6)


@given(QUESTION, LINES, st.lists(KEYS, max_size=4), st.lists(KEYS, max_size=4))
def test_the_same_score(question: list[str], lines: list[str], head: list[str], expanded: list[str]) -> None:
    terms = PassageTerms("\n".join(lines), " ".join(head), " ".join(with_bigrams(expanded)))
    query = [QueryTerm(key, fold_key(key), 1.0, 0.7) for key in [*with_bigrams(question), f"{WHOLE}18-nq/tu"]]
    scorer = Scorer(query, Statistics(9, 5.0, 3.0, {}, {}), Weights())
    some = bag_of(terms, Sought(term.folded for term in query))
    assert scorer.score(some) == scorer.score(bag_of(terms))
    subject, trust = subject_of(question, dict.fromkeys(map(fold_key, question), 1.0)), Weights().openings
    assert worth(subject, some.openings, trust) == worth(subject, openings_of(said_in(terms)), trust)


def test_what_is_not_sought_is_left_out() -> None:
    bag = bag_of(PassageTerms("thu phí chợ", "phí chợ", "phí"), Sought(["phi_cho"]))
    assert (bag.exact, bag.folded, bag.head_folded, bag.expanded) == (
        {"phí_chợ": 0},
        {"phi_cho": 0},
        {"phi_cho": 1},
        frozenset(),
    )

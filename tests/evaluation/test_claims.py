"""Claims of known truth: that the sets are sound, that the counting punishes, and that verifying passes its gates."""

from collections import Counter
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from corpus import samples
from corpus.read import read
from evaluation.claims import CHANGED, STATUSES, Claim, evaluate, read_claims
from evaluation.claims_list import list_of
from evaluation.claims_made import make_claims
from evaluation.errors import QuestionSetError
from evaluation.plan_pairs import measure
from tests.assistant.building import Memory

SET = Path(__file__).resolve().parents[2] / "evaluation" / "sets" / "claims.jsonl"
FILES = sorted(Path(samples.__file__).parent.glob("*.docx"))
DOCUMENTS = {path.name: read(path) for path in FILES}
ASSISTANT = Assistant(Memory(**DOCUMENTS))


def verify(claim: str, without: str | None) -> str:
    within = [name for name in DOCUMENTS if name != without] if without else None
    return ASSISTANT.verify(claim, document_ids=within).status


def test_the_set_by_hand_is_sound() -> None:
    claims = read_claims(SET)
    assert len(claims) >= 60
    assert len({claim.id for claim in claims}) == len(claims)
    assert {claim.over for claim in claims} == {"samples", "shared"}
    assert all(set(claim.right) <= set(STATUSES) for claim in claims)


def test_claims_by_hand_over_the_sample_plans() -> None:
    report = evaluate([claim for claim in read_claims(SET) if claim.over == "samples"], verify)
    assert report.accuracy >= 0.93
    assert report.changed_supported == 0


def test_claims_by_rule_over_the_sample_plans() -> None:
    claims = make_claims(DOCUMENTS.items())
    assert {claim.kind for claim in claims} >= {"true", "never", "other", *CHANGED}
    some = [claim for number, claim in enumerate(claims) if number % 3 == 0]
    report = evaluate(some, verify)
    assert report.accuracy >= 0.97
    assert report.changed_supported <= 0.005 * report.changed


def test_claims_are_the_same_on_every_run_and_others_with_another_seed() -> None:
    first, again, other = (make_claims(DOCUMENTS.items(), seed) for seed in (0, 0, 1))
    assert first == again
    assert Counter(claim.kind for claim in first).keys() == Counter(claim.kind for claim in other).keys()
    assert first != other


def test_a_wrong_status_counts_against_its_kind() -> None:
    claims = (Claim("1", "true", "hand", "a", ("supported",)), Claim("2", "changed", "hand", "b", ("contradicted",)))
    report = evaluate(claims, lambda *_: "supported")
    assert report.counts == {"true": (1, 1), "changed": (0, 1)}
    assert (report.changed, report.changed_supported) == (1, 1)
    assert [claim.id for claim, _ in report.wrong] == ["2"]


@pytest.mark.parametrize("line", ["{", "{}", '{"id": "1", "kind": "true", "claim": "a", "right": ["maybe"]}'])
def test_an_unusable_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(QuestionSetError, match="dòng 1"):
        read_claims(path)


def test_a_list_made_from_the_documents_is_borne_out() -> None:
    checked = ASSISTANT.verify_list(list_of(list(DOCUMENTS.values()), 30), "danh-sach.xlsx")
    assert [found.status for found in checked.findings] == ["supported"] * 30


def test_pairs_of_plans_are_aligned() -> None:
    scores = measure((), seeds=(5,))
    assert scores.pairs >= 5
    assert scores.assignments >= 0.95
    assert scores.targets >= 0.95
    assert scores.fields >= 0.9

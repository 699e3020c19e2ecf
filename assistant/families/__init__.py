"""One file per family of questions; each offers ``answer(question, shelf) -> Proposal | None``."""

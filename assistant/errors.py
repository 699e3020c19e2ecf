"""Everything that asking a question can raise.

AssistantError
├── UnusableModel         the language model is named wrongly or cannot be loaded
└── UnusableQuestion      the question cannot be worked with
    ├── EmptyQuestion     nothing but white space
    ├── QuestionTooLong   over the limit
    └── UnreadableQuestion control characters

Messages are Vietnamese and say what happened, the value, and the remedy. Not knowing an answer is no error.
"""

from __future__ import annotations


class AssistantError(Exception):
    """Base of every error this package raises; ``str(error)`` is fit for a user."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the reason and the remedy apart so that a front door can show both."""
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class UnusableQuestion(AssistantError):
    """The question cannot be worked with; front doors answer 422 or exit 2."""


class EmptyQuestion(UnusableQuestion):
    """The question holds nothing but white space."""


class QuestionTooLong(UnusableQuestion):
    """The question is over the limit."""


class UnreadableQuestion(UnusableQuestion):
    """The question holds control characters."""


class UnusableModel(AssistantError):
    """The language model is named wrongly, or what it needs is not installed."""

"""Everything that evaluating can raise.

EvaluationError
├── QuestionSetError   a question set or a baseline cannot be used
├── BadTraining        the codification cannot be read, or does not hold what was asked for
├── EndpointError      a server to be asked cannot be reached, or does not answer as Căn Cứ does
└── MissingPart        an optional package or font that a measurement needs is not there

Messages are Vietnamese and say what happened, the value, and the remedy. A wrong answer is no error.
"""

from __future__ import annotations


class EvaluationError(Exception):
    """Base of every error this package raises; ``str(error)`` is fit for a user."""


class QuestionSetError(EvaluationError):
    """A question set or a baseline cannot be used; the message names the file, the line and the fault."""


class BadTraining(EvaluationError):
    """The codification cannot be used; the message names the file, the line and the fault."""


class EndpointError(EvaluationError):
    """The server cannot be reached, or does not answer as Căn Cứ does."""


class MissingPart(EvaluationError):
    """An optional package or font is missing; the message says what to install."""

"""Everything that reading a file can raise.

CorpusError
├── UnreadableFile      the file cannot be opened, is empty, or is broken
│   ├── EmptyFile
│   ├── DamagedFile     truncated, not what it claims to be, hostile
│   ├── ProtectedFile   encrypted or macro-bearing
│   └── TooLarge
└── UnknownFormat       no reader knows this content

Messages are Vietnamese and say what happened, the value, and the remedy.
"""

from __future__ import annotations


class CorpusError(Exception):
    """Base of every error this package raises; ``str(error)`` is fit for a user."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the reason and the remedy apart so that a front door can show both."""
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class UnreadableFile(CorpusError):
    """The file cannot be opened or its content cannot be used."""


class EmptyFile(UnreadableFile):
    """Nothing is in the file."""


class DamagedFile(UnreadableFile):
    """The content is truncated, malformed, or crafted to harm."""


class ProtectedFile(UnreadableFile):
    """The content is encrypted or carries macros."""


class TooLarge(UnreadableFile):
    """The file, or what it unpacks to, is over the limit."""


class UnknownFormat(CorpusError):
    """No reader knows this kind of content."""

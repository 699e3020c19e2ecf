"""Everything that the index can raise.

IndexingError
├── DataFolderError      the data folder cannot serve
│   ├── NotADataFolder   something else lives there
│   ├── MissingFolder    nothing is there, and nothing may be created
│   ├── NewerFolder      written by a later version of Căn Cứ
│   ├── DamagedFolder    half-written or corrupted beyond what the catalogue can heal
│   └── FolderNotWritable
├── LibraryBusy          another process is writing
├── UnusableSetting      an environment variable holds what cannot be meant
├── UnknownDocument      no document has this id
└── EncoderError         the embedding model cannot be used
    ├── ModelsMissing    the extra ``models`` is not installed
    └── DamagedWeights   the weights are not what their name says

Messages are Vietnamese and say what happened, the value, and the remedy.
"""

from __future__ import annotations


class IndexingError(Exception):
    """Base of every error this package raises; ``str(error)`` is fit for a user."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the reason and the remedy apart so that a front door can show both."""
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class DataFolderError(IndexingError):
    """The data folder cannot serve."""


class NotADataFolder(DataFolderError):
    """The folder holds something that is not a Căn Cứ library."""


class MissingFolder(DataFolderError):
    """There is no library here, and none may be created."""


class NewerFolder(DataFolderError):
    """A later version wrote the folder; nothing is touched."""


class DamagedFolder(DataFolderError):
    """The catalogue is half-written or corrupted."""


class FolderNotWritable(DataFolderError):
    """The folder or its disk takes no writing."""


class LibraryBusy(IndexingError):
    """Another process holds the writing lock."""


class UnusableSetting(IndexingError):
    """An environment variable holds what cannot be meant."""


class UnknownDocument(IndexingError):
    """No document has this id."""


class EncoderError(IndexingError):
    """The embedding model cannot be used."""


class ModelsMissing(EncoderError):
    """The optional packages for other models are not installed."""


class DamagedWeights(EncoderError):
    """The weights file does not hold what it should."""

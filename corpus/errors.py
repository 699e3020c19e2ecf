"""Everything that reading a file can raise.

CorpusError
├── UnreadableFile      the file cannot be opened, is empty, or is broken
│   ├── EmptyFile
│   ├── DamagedFile     truncated, not what it claims to be, hostile
│   ├── ProtectedFile   encrypted or macro-bearing
│   └── TooLarge
└── UnknownFormat       no reader knows this content
    ├── ManyDocuments   a bundle: its members are documents of their own
    └── MissingProgram  a program that this format needs is not installed

Messages are Vietnamese and say what happened, the value, and the remedy.
"""

from __future__ import annotations

import errno


class CorpusError(Exception):
    """Base of every error this package raises; ``str(error)`` is fit for a user."""

    def __init__(self, message: str, remedy: str = "") -> None:
        """Keep the reason and the remedy apart so that a front door can show both."""
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class UnreadableFile(CorpusError):
    """The file cannot be opened or its content cannot be used."""


_REASONS = {  # what the system's error numbers say, in the user's language
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EACCES: "không có quyền đọc",
    errno.EPERM: "không có quyền đọc",
    errno.EISDIR: "đây là thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOTDIR: "một phần đường dẫn không phải là thư mục",
    errno.EEXIST: "đã có tệp cùng tên",
    errno.EIO: "ổ đĩa báo lỗi khi đọc",
}


def reason_of(error: OSError) -> str:
    """Return why the system refuses, in Vietnamese."""
    return _REASONS.get(error.errno or 0, f"hệ thống báo lỗi số {error.errno}")


def cannot_open(name: str, error: OSError) -> UnreadableFile:
    """Return the refusal of a file that the system does not open, its reason in Vietnamese."""
    return UnreadableFile(f"Không mở được tệp “{name}”: {reason_of(error)}.", "Hãy kiểm tra đường dẫn và quyền đọc.")


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


class ManyDocuments(UnknownFormat):
    """The content is a bundle (a zip) whose members are documents of their own."""


class MissingProgram(UnknownFormat):
    """A program of the system that this kind of content needs is not installed; the message names the package."""

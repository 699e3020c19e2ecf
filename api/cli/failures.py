"""From what went wrong to an exit code and a short Vietnamese message on standard error.

0 done, 1 unexpected, 2 usage, 3 done in part, 4 refused with nothing changed, 5 an evaluation gate failed.
"""

from __future__ import annotations

import io
import os
import re
import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

DONE, UNEXPECTED, USAGE, IN_PART, REFUSED, GATE_FAILED, STOPPED = 0, 1, 2, 3, 4, 5, 130


class Refusal(Exception):
    """The command will not do it; nothing was changed. ``str`` is the message for the person."""


class Misuse(click.UsageError):
    """The command was called in a way that cannot work; the message is Vietnamese already."""


def speak_utf8() -> None:
    """Make both output streams UTF-8 whatever the locale says, never failing on an odd file name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def exit_code(command: Callable[[], Any]) -> int:
    """Run ``command``; return its own exit code, or the one that fits what it raised."""
    try:
        result = command()
        sys.stdout.flush()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except BrokenPipeError:
        _forget_stdout()
        return DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last place that can turn an error into words
        return _explain(error)
    return result if isinstance(result, int) else DONE


def _explain(error: BaseException) -> int:
    if os.environ.get("CANCU_DEBUG") == "1":
        traceback.print_exception(error)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _say("Đã dừng theo yêu cầu.", STOPPED)
    if isinstance(error, click.UsageError):
        return _say(usage_message(error), USAGE)
    refusals, misuses = _known()
    if isinstance(error, refusals + misuses):
        return _say(str(error), USAGE if isinstance(error, misuses) else REFUSED)
    if isinstance(error, OSError) and error.filename:
        return _say(f"Không mở được {error.filename}: {_reason(error)}.", REFUSED)
    hint = "Đặt CANCU_DEBUG=1 rồi chạy lại để xem chi tiết."
    return _say(f"Có lỗi ngoài dự kiến ({type(error).__name__}). {hint}", UNEXPECTED)


def _known() -> tuple[tuple[type[Exception], ...], tuple[type[Exception], ...]]:
    # Imported here: only a failing command pays for it.
    from assistant.errors import AssistantError, UnusableQuestion  # noqa: PLC0415
    from corpus.errors import CorpusError  # noqa: PLC0415
    from evaluation.beir import BadSet  # noqa: PLC0415
    from evaluation.errors import EvaluationError  # noqa: PLC0415
    from index.errors import IndexingError  # noqa: PLC0415

    return (Refusal, CorpusError, IndexingError, AssistantError, EvaluationError, BadSet), (UnusableQuestion,)


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        PermissionError: "không có quyền; hãy kiểm tra quyền đọc và ghi",
        FileNotFoundError: "không có ở đó; hãy kiểm tra đường dẫn",
        IsADirectoryError: "đó là thư mục; hãy đưa một tệp",
        NotADirectoryError: "đó không phải là thư mục",
    }
    return reasons.get(type(error), "hệ điều hành từ chối")


def usage_message(error: click.UsageError) -> str:
    """Return click's complaint in Vietnamese, with where to read on."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    return f"{_complaint(error)} Xem `{_command(error)} --help`."


def _complaint(error: click.UsageError) -> str:
    match error:
        case Misuse():
            return error.message
        case click.MissingParameter():
            return f"Thiếu {_parameter(error)}."
        case click.NoSuchOption():
            return f"Không có tuỳ chọn {error.option_name}."
        case click.NoSuchCommand():
            return f"Không có lệnh {error.command_name}."
        case click.BadParameter():
            return f"Giá trị của {_parameter(error)} không dùng được: {error.message}"
        case _:
            return _other(error.message)


def _other(message: str) -> str:
    if message.startswith("Missing command"):
        return "Thiếu tên lệnh."
    extra = re.search(r"unexpected extra arguments? \((.*)\)", message)
    return f"Thừa tham số: {extra[1]}." if extra else f"Lệnh chưa đúng: {message}"


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return "tham số"
    return str(error.param.get_error_hint(error.ctx or click.Context(click.Command("cancu"))))


def _command(error: click.UsageError) -> str:
    return error.ctx.command_path if error.ctx else "cancu"


def _say(message: str, code: int) -> int:
    print(message, file=sys.stderr)  # noqa: T201 - this is the command line's voice
    return code


def _forget_stdout() -> None:
    # The reader has gone (`cancu search … | head`): keep Python from complaining at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

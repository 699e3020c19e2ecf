"""From what went wrong to an exit code and a short Vietnamese message on standard error.

0 done, 1 unexpected, 2 usage, 3 done in part, 4 refused with nothing changed, 5 an evaluation gate failed.
"""

from __future__ import annotations

import io
import os
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
    except (click.Abort, KeyboardInterrupt):
        return _say("Đã dừng theo yêu cầu.", STOPPED)
    except click.UsageError as error:
        return _say(f"{usage_message(error)} Xem `{_command(error)} --help`.", USAGE)
    except BrokenPipeError:
        _forget_stdout()
        return DONE
    except Exception as error:  # noqa: BLE001 - the last place that can turn an error into words
        return _explain(error)
    return result if isinstance(result, int) else DONE


def _explain(error: Exception) -> int:
    if os.environ.get("CANCU_DEBUG") == "1":
        traceback.print_exc()
    refusals, misuses = _known()
    if isinstance(error, misuses):
        return _say(str(error), USAGE)
    if isinstance(error, refusals):
        return _say(str(error), REFUSED)
    if isinstance(error, PermissionError | FileNotFoundError | IsADirectoryError | NotADirectoryError):
        return _say(f"Không mở được {error.filename}: {_reason(error)}.", REFUSED)
    return _say(
        f"Có lỗi ngoài dự kiến ({type(error).__name__}). Đặt CANCU_DEBUG=1 rồi chạy lại để xem chi tiết.", UNEXPECTED
    )


def _known() -> tuple[tuple[type[Exception], ...], tuple[type[Exception], ...]]:
    # Imported here: only a failing command pays for it.
    from assistant.errors import AssistantError, UnusableQuestion  # noqa: PLC0415
    from corpus.errors import CorpusError  # noqa: PLC0415
    from evaluation.errors import EvaluationError  # noqa: PLC0415
    from index.errors import IndexingError  # noqa: PLC0415

    return (Refusal, CorpusError, IndexingError, AssistantError, EvaluationError), (UnusableQuestion,)


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        PermissionError: "không có quyền; hãy kiểm tra quyền đọc và ghi",
        FileNotFoundError: "không có ở đó; hãy kiểm tra đường dẫn",
        IsADirectoryError: "đó là thư mục; hãy đưa một tệp",
        NotADirectoryError: "đó không phải là thư mục",
    }
    return reasons.get(type(error), "hệ điều hành từ chối")


def usage_message(error: click.UsageError) -> str:
    """Return click's complaint in Vietnamese."""
    if isinstance(error, click.MissingParameter):
        return f"Thiếu {_parameter(error)}."
    if isinstance(error, click.NoSuchOption):
        return f"Không có tuỳ chọn {error.option_name}."
    if isinstance(error, click.BadParameter):
        return f"Giá trị của {_parameter(error)} không dùng được: {error.message}"
    if type(error).__name__ == "NoSuchCommand":
        return f"Không có lệnh {getattr(error, 'command_name', '')}."
    if isinstance(error, Misuse):
        return error.message
    return f"Lệnh chưa đúng: {error.message}"


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

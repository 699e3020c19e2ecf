"""Open the catalogue's database: ours, whole, and of a version that this program knows, or a clear refusal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DatabaseError

from corpus.errors import reason_of
from index import schema
from index.errors import DamagedFolder, FolderNotWritable, MissingFolder, NewerFolder, NotADataFolder

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

FILE = "catalogue.sqlite3"
BUSY_SECONDS = 30
# What a data folder may hold beside the catalogue before there is one.
_OURS = {FILE, f"{FILE}-wal", f"{FILE}-shm", "indexes", "writer.lock"}


def open_store(folder: Path, *, create: bool) -> Engine:
    """Return an engine over the catalogue in ``folder``, created where allowed; raises ``DataFolderError``."""
    path = folder / FILE
    if not path.is_file():
        _make_room(folder, create=create)
    # The file is never opened but by SQLite: closing it elsewhere in this process would drop the locks that keep other
    # processes from taking its log away (https://sqlite.org/howtocorrupt.html#posix_close_bug).
    engine = _engine(path)
    try:
        _check(engine, folder, create=create)
    except DatabaseError as error:
        engine.dispose()
        raise translate(error, folder) from error
    except Exception:
        engine.dispose()
        raise
    return engine


def translate(error: DatabaseError, folder: Path) -> Exception:
    """Return the error of ours that says what a database error means for the user."""
    reason = str(error.orig)
    if "readonly" in reason or "unable to open" in reason or "full" in reason or "read-only" in reason:
        return FolderNotWritable(
            f"Không ghi được vào thư mục dữ liệu “{folder}”: {reason}.",
            "Hãy kiểm tra quyền ghi và dung lượng đĩa.",
        )
    if "not a database" in reason:
        reason = "tệp catalogue.sqlite3 không phải là cơ sở dữ liệu SQLite"
    return _damaged(folder, reason)


def _make_room(folder: Path, *, create: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADataFolder(f"“{folder}” là một tệp, không phải thư mục dữ liệu.", "Hãy chọn thư mục khác.")
    held = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    if held - _OURS:
        raise NotADataFolder(
            f"Thư mục “{folder}” đang chứa dữ liệu khác ({min(held - _OURS)}).",
            "Hãy chọn một thư mục trống hoặc thư mục dữ liệu của Căn Cứ.",
        )
    if not create:
        raise MissingFolder(f"Chưa có dữ liệu ở “{folder}”.", "Hãy nạp văn bản bằng lệnh: cancu ingest ĐƯỜNG-DẪN.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderNotWritable(
            f"Không tạo được thư mục dữ liệu “{folder}”: {reason_of(error)}.", "Hãy kiểm tra quyền ghi."
        ) from error
    if not os.access(folder, os.W_OK):
        raise FolderNotWritable(f"Không ghi được vào thư mục “{folder}”.", "Hãy kiểm tra quyền ghi.")


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(raw: object, _record: object) -> None:
    # SQLAlchemy is to emit BEGIN itself, so that a transaction covers reads and table creation too.
    raw.isolation_level = None  # type: ignore[attr-defined]
    cursor = raw.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    if writing:
        # Documents outlive a power cut. A turn of a talk outlives the process, which WAL grants without the disk's
        # own word: waiting for that word would double the time of an answer.
        connection.exec_driver_sql(f"PRAGMA synchronous={'NORMAL' if writing == 'turn' else 'FULL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _check(engine: Engine, folder: Path, *, create: bool) -> None:
    with engine.connect() as connection:
        application = connection.execute(text("PRAGMA application_id")).scalar_one()
        version = connection.execute(text("PRAGMA user_version")).scalar_one()
        tables = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))}
    if application == 0 and version == 0 and not tables:
        # An empty file is a creation that was cut short before anything was acknowledged.
        if not create:
            raise MissingFolder(f"Chưa có dữ liệu ở “{folder}”.", "Hãy nạp văn bản bằng lệnh: cancu ingest ĐƯỜNG-DẪN.")
        _build(engine)
    elif application != schema.APPLICATION:
        raise NotADataFolder(f"Cơ sở dữ liệu trong “{folder}” không phải của Căn Cứ.", "Hãy chọn thư mục dữ liệu khác.")
    elif version > schema.VERSION:
        raise NewerFolder(
            f"Thư mục dữ liệu “{folder}” do phiên bản mới hơn tạo ra (lược đồ {version}, đang dùng {schema.VERSION}).",
            "Hãy nâng cấp Căn Cứ; không có gì bị thay đổi.",
        )
    elif missing := set(schema.metadata.tables) - tables:
        raise _damaged(folder, f"thiếu bảng “{min(missing)}”")


def _build(engine: Engine) -> None:
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA journal_mode=WAL")
        raw.close()
    with engine.connect().execution_options(writing="document") as connection, connection.begin():
        schema.metadata.create_all(connection)
        connection.execute(text(f"PRAGMA application_id={schema.APPLICATION}"))
        connection.execute(text(f"PRAGMA user_version={schema.VERSION}"))


def _damaged(folder: Path, reason: str) -> DamagedFolder:
    return DamagedFolder(
        f"Thư mục dữ liệu “{folder}” bị hỏng: {reason}.",
        "Không có gì bị ghi đè; hãy khôi phục từ bản sao lưu hoặc chọn thư mục khác rồi nạp lại.",
    )

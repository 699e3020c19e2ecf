"""``cancu reindex``, ``backup`` and ``restore``: looking after the data folder."""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
import tempfile
from pathlib import Path

import click

from api.cli.failures import Refusal
from api.cli.output import json_option, note, print_json

# Made again at the next opening, or of use to a running process only.
LEFT_OUT = frozenset({"indexes", "uploads", "jobs", "writer.lock", "pass.key"})
BROKEN = "tệp không có, hỏng, hoặc không phải bản sao lưu của Căn Cứ. Hãy kiểm tra tệp."


@click.command()
@json_option
@click.pass_obj
def reindex(data: Path, *, as_json: bool) -> None:
    """Dựng lại chỉ mục tìm kiếm từ dữ liệu đã lưu."""
    from api.cli.wiring import open_library  # noqa: PLC0415 - `cancu --help` needs no index

    library = open_library(data)
    library.reindex()
    result = {"documents": len(library.entries()), "revision": library.revision}
    if as_json:
        print_json(result)
    else:
        click.echo(f"Đã dựng lại chỉ mục của {result['documents']} văn bản.")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup(data: Path, file: Path) -> None:
    """Ghi toàn bộ dữ liệu vào một tệp FILE."""
    if not data.is_dir():
        raise Refusal(f"Không có thư mục dữ liệu {data}. Hãy kiểm tra --data.")
    fresh = file.with_name(file.name + ".part")
    with tarfile.open(fresh, "w:gz") as archive:
        for path in sorted(one for one in data.rglob("*") if one.is_file() and one != fresh):
            name = path.relative_to(data)
            if name.parts[0] not in LEFT_OUT and not path.name.endswith(("-wal", "-shm")):
                _add(archive, path, name.as_posix())
    fresh.replace(file)
    note(f"Đã ghi {file} ({file.stat().st_size / 1e6:.1f} MB).")


def _add(archive: tarfile.TarFile, path: Path, name: str) -> None:
    if path.suffix not in {".sqlite", ".db", ".sqlite3"}:
        archive.add(path, name, recursive=False)
        return
    # A database in use is copied through SQLite itself, so that the copy is whole.
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        source, target = sqlite3.connect(path), sqlite3.connect(copy)
        source.backup(target)
        source.close()
        target.close()
        archive.add(copy, name, recursive=False)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def restore(data: Path, file: Path) -> None:
    """Lấy lại dữ liệu từ FILE vào một thư mục dữ liệu còn trống."""
    if data.exists() and any(data.iterdir()):
        raise Refusal(f"Thư mục {data} đã có dữ liệu. Hãy chọn thư mục trống bằng --data để không ghi đè.")
    data.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".khoi-phuc-", dir=data.parent))
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(fresh, filter="data")
        _check(fresh)
        if data.exists():
            data.rmdir()
        fresh.replace(data)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Refusal(f"Không lấy lại được từ {file}: {BROKEN}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    note(f"Đã khôi phục vào {data}.")


def _check(folder: Path) -> None:
    """Raise ``DataFolderError`` unless the folder is a library that this version can open."""
    from index.library import Library  # noqa: PLC0415 - `cancu --help` needs no index

    with Library.open(folder, create=False) as library:
        library.entries()

"""Builds Word files of whole laws, decrees and circulars from the codification, so that unseen documents can be asked.

Run as ``python -m evaluation.codified_laws --training phapdien.jsonl.gz --out DIR 102/2016/QH13 116/2020/NĐ-CP …``.
Each file has the heading that Decree 30/2020 gives such a document (issuer, number, place and date, title) and its
articles as the codification prints them; chapters, signers and what other texts amended are not in the codification.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from corpus.language.vietnamese import fold
from evaluation.errors import BadTraining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document as WordFile

# What the codification says of an article: "Điều 1 Luật số 102/2016/QH13 Trẻ em ngày 05/04/2016 của Quốc hội, có …".
_SOURCE = re.compile(r"\(Điều (\d+)(\w?) (.*?) ?số ([^\s,;)]+)[,;)\s]?(.*)\)\s*$")
_NAMED = re.compile(r"^(.*?)\.? ?ngày (\d{2})/(\d{2})/(\d{4}) của (.+?), có hiệu lực")
_ARTICLE_TITLE = re.compile(r"^Điều [\w.Đ-]+\. ")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a document: where it stands, what the codification says of its source, its title and text."""

    number: int
    letter: str
    kind: str
    said: str
    title: str
    text: str

    @property
    def label(self) -> str:
        """The article's number as a document prints it."""
        return f"{self.number}{self.letter}"


def articles_in(training: Path) -> Iterator[tuple[str, Article]]:
    """Yield each article with the number of its document; raises ``BadTraining``. Only one is held in memory."""
    try:
        with gzip.open(training, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield from _article(line, f"{training}, dòng {number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadTraining(f"Không đọc được “{training}”: {error}. Cần tệp .jsonl.gz của bộ pháp điển.") from error


def _article(line: str, place: str) -> Iterator[tuple[str, Article]]:
    try:
        value = json.loads(line)
        found = _SOURCE.match(value["source"])
        title, text = _ARTICLE_TITLE.sub("", value["title"]), value["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadTraining(f"{place}: cần đối tượng JSON có “source”, “title”, “text” ({error!r}).") from error
    if found:
        number, letter, kind, symbol, said = found.groups()
        yield symbol, Article(int(number), letter, kind, said.strip(), title, text)


def articles_of(training: Path, symbols: Iterable[str]) -> dict[str, list[Article]]:
    """Return the articles of each document by its number; raise ``BadTraining`` for one that is not there."""
    found: dict[str, list[Article]] = {symbol: [] for symbol in symbols}
    for symbol, article in articles_in(training):
        if symbol in found:
            found[symbol].append(article)
    for symbol, articles in found.items():
        if not articles:
            raise BadTraining(f"Không có văn bản {symbol} trong {training.name}: hãy kiểm tra lại số hiệu.")
    return {symbol: sorted(set(found[symbol]), key=lambda one: (one.number, one.letter)) for symbol in found}


def naming(said: Iterable[str]) -> tuple[str, str, str, str, str]:
    """Return title, day, month, year and issuer from what is said of a document's articles, blank where nothing is."""
    named = next((match for one in said if (match := _NAMED.match(one))), None)
    title, day, month, year, issuer = named.groups() if named else ("", "", "", "", "")
    return title, day, month, year, issuer


def word_file(symbol: str, articles: Sequence[Article]) -> WordFile:
    """Return one document as a Word file, headed as such documents are."""
    file = Document()
    _heading(file, symbol, articles)
    for one in articles:
        file.add_paragraph().add_run(f"Điều {one.label}. {one.title}").bold = True
        for paragraph in one.text.split("\n"):
            file.add_paragraph(paragraph)
    return file


def _heading(file: WordFile, symbol: str, articles: Sequence[Article]) -> None:
    kind = articles[0].kind
    title, day, month, year, issuer = naming(one.said for one in articles)
    cells = file.add_table(rows=2, cols=2)
    cells.cell(0, 0).text = issuer.upper()
    cells.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    cells.cell(1, 0).text = f"{kind} số: {symbol}" if kind.endswith("uật") else f"Số: {symbol}"
    if day:
        cells.cell(1, 1).text = f"Hà Nội, ngày {day} tháng {month} năm {year}"
    for text in (kind.upper(), _without_kind(title, kind)):
        paragraph = file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True


def _without_kind(title: str, kind: str) -> str:
    bare = title.strip().removeprefix(f"{kind} ").strip()
    return bare[:1].upper() + bare[1:]


def name_of(symbol: str, kind: str) -> str:
    """Return a file's name: the kind and the number in plain letters ("luat-102-2016-qh13.docx")."""
    return re.sub(r"[^a-z0-9]+", "-", fold(f"{kind} {symbol}".lower())).strip("-") + ".docx"


def documents_asked(prog: str, arguments: Sequence[str] | None) -> tuple[Path, dict[str, list[Article]]] | None:
    """Return the folder to write to, made, and the articles of the documents that a command names.

    ``None`` where a document or the codification is missing: that is told on standard error.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {prog}")
    parser.add_argument("--training", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("symbols", nargs="+")
    options = parser.parse_args(arguments)
    try:
        found = articles_of(options.training, options.symbols)
    except BadTraining as error:
        sys.stderr.write(f"{error}\n")
        return None
    options.out.mkdir(parents=True, exist_ok=True)
    return options.out, found


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files; return 0, or 2 with a message where a document or the codification is missing."""
    asked = documents_asked("evaluation.codified_laws", arguments)
    if asked is None:
        return 2
    folder, found = asked
    for symbol, articles in found.items():
        path = folder / name_of(symbol, articles[0].kind)
        word_file(symbol, articles).save(str(path))
        sys.stdout.write(f"{path}: {len(articles)} điều\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The plot beside the retrieval page shows the page's own figures."""

from pathlib import Path
from xml.etree import ElementTree as ET

from evaluation.retrieval_plot import drawn, main, read_bars

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = """
### Little (1 question)

| | P@1 | R@10 | MRR@10 | nDCG@10 |
|---|---|---|---|---|
| BM25, published | 1.0 |  | 2.0 | 50.0 |
| hybrid, as typed | 1.0 | 2.0 | 3.0 | 100.0 |
| something else | 1.0 | 2.0 | 3.0 | 4.0 |

### No figures
Text.
"""


def test_bars_are_the_rows_that_are_drawn() -> None:
    (bars,) = read_bars(PAGE)
    assert bars.title == "Little (1 question)"
    assert [(name, value) for name, _, value in bars.rows] == [("BM25, published", 50.0), ("hybrid, as typed", 100.0)]


def test_lengths_are_in_proportion() -> None:
    root = ET.fromstring(drawn(read_bars(PAGE)))  # noqa: S314 - our own words
    widths = [float(bar.attrib["width"]) for bar in root.iter("{http://www.w3.org/2000/svg}rect") if "x" in bar.attrib]
    assert widths[1] == 2 * widths[0]


def test_the_plot_shows_the_page() -> None:
    page = (DOCS / "benchmarks-retrieval.md").read_text(encoding="utf-8")
    assert (DOCS / "retrieval.svg").read_text(encoding="utf-8") == drawn(read_bars(page))


def test_usage() -> None:
    assert main([]) == 2

"""copydesk in Apache Spark: checks and cleans the articles of a DataFrame, also in two passes.

>>> found = copydesk.spark.check(articles)                         # id, findings, error, rules
>>> facts = copydesk.spark.facts(articles)                         # the first pass, added up by Spark
>>> found = copydesk.spark.check(articles, facts=facts)            # the second

The package must be installed where the workers run. Each Python worker makes its checker once, when it is first needed.
"""

from __future__ import annotations

import os
import pathlib
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Optional, Union

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from . import _batches
from ._batches import LONGEST, Settings
from ._core import Facts, ReadyFacts
from .checker import Path
from .errors import Error

_PLACE = "start: bigint, end: bigint, start_byte: bigint, end_byte: bigint"
FINDINGS = (
    f"array<struct<rule: string, severity: string, confidence: double, {_PLACE}, line: bigint, column: bigint, text: string, "
    f"message: string, suggestions: array<struct<text: string, safe: boolean, {_PLACE}>>, "
    f"related: array<struct<message: string, line: bigint, {_PLACE}>>, fingerprint: string>>"
)
"""Spark's type of the column ``findings``."""

REMOVED = "array<struct<start_byte: bigint, end_byte: bigint, kind: string, text_probability: double>>"
"""Spark's type of the column ``removed``."""

_KEYS = ("kind", "name", "full", "known", "source", "counter")
_FACTS = "kind string, name string, full string, known string, source string, counter bigint, articles bigint, mentions bigint"
_ARTICLES_AT_ONCE = 100_000
_PIECE = 8 << 20


def check(
    articles: DataFrame,
    *,
    text: str = "text",
    id: Optional[str] = "id",
    keep: Sequence[str] = (),
    facts: Union[DataFrame, Facts, ReadyFacts, Path, None] = None,
    jsonl: bool = False,
    severity: str = "warning",
    only: Sequence[str] = (),
    without: Sequence[str] = (),
    max_bytes: int = LONGEST,
) -> DataFrame:
    """Findings of articles: a row for each article, so that clean ones stay countable.

    The columns are the id as it came, ``findings`` (see ``FINDINGS``; ``explode`` gives a row for each), ``error`` (null, or
    why the article could not be checked), ``rules`` (the hash of the rule packs) and those that ``keep`` names. With
    ``jsonl`` there is ``line`` instead of ``findings``: the line of ``copydesk check --jsonl``, byte for byte.

    ``facts`` is what ``facts()`` gave (a job adds up the rare spellings, in one task), or a file of facts on the driver.
    """
    settings = Settings(severity, tuple(only), tuple(without), max_bytes).with_facts(_names_of(facts))
    _batches.checker(settings)  # a wrong option fails here, not on a worker
    columns = _columns(articles, [*_id(id), text], keep)
    found = "line string" if jsonl else f"findings {FINDINGS}"
    schema = _schema(articles, _id(id), f"{found}, error string, rules string", keep)

    def check_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield _batches.check_batch(batch, settings, text=text, id=id, jsonl=jsonl, keep=tuple(keep))

    return columns.mapInArrow(check_batches, schema)


def clean(
    articles: DataFrame,
    *,
    text: str = "text",
    html: Optional[str] = None,
    id: Optional[str] = "id",
    keep: Sequence[str] = (),
    facts: Union[DataFrame, Facts, ReadyFacts, Path, None] = None,
    max_bytes: int = LONGEST,
    **options: Any,
) -> DataFrame:
    """The articles on pages, and nothing else: a row for each page.

    The columns are the id as it came, ``text``, ``title``, ``byline``, ``date``, ``published``, ``dateline``, ``language``,
    ``removed`` (see ``REMOVED``), ``error`` and those that ``keep`` names. Where the text is null the column ``html`` is read.
    ``options`` are those of ``Checker.clean``. ``facts`` tells which lines recur: make it of the articles of one source.
    """
    settings = Settings(max_bytes=max_bytes).with_facts(_lines_of(facts))
    _batches.checker(settings).clean("", **options)  # as above
    columns = _columns(articles, [*_id(id), text, *([html] if html else [])], keep)
    texts = "text string, title string, byline string, date string, published string, dateline string, language string"
    schema = _schema(articles, _id(id), f"{texts}, removed {REMOVED}, error string", keep)

    def clean_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield _batches.clean_batch(batch, settings, text=text, html=html, id=id, keep=tuple(keep), options=options)

    return columns.mapInArrow(clean_batches, schema)


def facts(
    articles: DataFrame, *, text: str = "text", id: str = "id", lines: bool = True, max_bytes: int = LONGEST
) -> DataFrame:
    """The first pass: what the articles tell together, as rows that Spark has added up. An article must be there once.

    Each task counts names by source (what an id has before its last slash) and lines; Spark groups and sums the rows, and
    none is collected on the driver. Save them as a table or with ``write_facts``; facts of parts are united by
    ``add_up(one.union(other))``. ``lines=False`` leaves out the counters of lines, up to a million rows a task, which
    ``check`` does not need.
    """
    settings = Settings(max_bytes=max_bytes)

    def count(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        counted, articles_in = Facts(), 0
        for batch in batches:
            counted.merge(_batches.checker(settings).facts(batch, text=text, id=id))
            articles_in += batch.num_rows
            if articles_in >= _ARTICLES_AT_ONCE:  # so that a task's memory is bounded
                yield from pa.table(counted.rows()).to_batches()
                counted, articles_in = Facts(), 0
        yield from pa.table(counted.rows()).to_batches()

    rows = _columns(articles, [id, text], ()).mapInArrow(count, _FACTS)
    return add_up(rows if lines else rows.where(sql.col("kind").isin("person", "place")))


def add_up(rows: DataFrame) -> DataFrame:
    """Sums rows of facts that are of the same name and source, or of the same line."""
    return rows.groupBy(*_KEYS).agg(sql.sum("articles").alias("articles"), sql.sum("mentions").alias("mentions"))


def ready(rows: DataFrame) -> ReadyFacts:
    """Makes rows of facts ready for a second pass, in one task of one worker; only the result comes to the driver."""

    def make_ready(batches: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
        yield pickle.dumps(_facts_of(batches).ready())

    return pickle.loads(b"".join(_pieces(rows, make_ready)))


def write_facts(rows: DataFrame, path: Path) -> None:
    """Writes rows of facts to a file on the driver, as ``copydesk facts`` does; ``.gz`` and ``.zst`` compress it."""
    name = pathlib.Path(path).name

    def content(batches: Iterable[pa.RecordBatch]) -> Iterator[bytes]:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, name)
            _facts_of(batches).write(file)
            with file.open("rb") as stream:
                yield from iter(lambda: stream.read(_PIECE), b"")

    part = f"{os.fspath(path)}.part"
    with open(part, "wb") as file:
        for piece in _pieces(rows, content):
            file.write(piece)
    os.replace(part, path)


def _facts_of(batches: Iterable[pa.RecordBatch]) -> Facts:
    whole = Facts()
    for batch in batches:
        whole.add_rows(batch)
    return whole


def _pieces(rows: DataFrame, make: Any) -> Iterator[bytes]:
    """What one task makes of all rows, in pieces."""

    def to_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for whole in make(batches):
            for at in range(0, len(whole), _PIECE):
                yield pa.record_batch({"piece": pa.array([whole[at : at + _PIECE]], pa.binary())})

    for row in rows.repartition(1).mapInArrow(to_batches, "piece binary").toLocalIterator():
        yield bytes(row.piece)


def _names_of(facts: Any) -> Any:
    return ready(facts.where(sql.col("kind") == "person")) if isinstance(facts, DataFrame) else facts


def _lines_of(facts: Any) -> Any:
    return ready(facts.where(sql.col("kind").isin("line", "articles"))) if isinstance(facts, DataFrame) else facts


def _id(id: Optional[str]) -> list[str]:
    return [] if id is None else [id]


def _columns(articles: DataFrame, read: Sequence[str], keep: Sequence[str]) -> DataFrame:
    missing = [name for name in [*read, *keep] if name not in articles.columns]
    if missing:
        there = ", ".join(articles.columns)
        raise Error("is not in the DataFrame", f"column “{missing[0]}”", f"the columns are: {there}")
    return articles.select(*dict.fromkeys([*read, *keep]))


def _schema(articles: DataFrame, id: Sequence[str], made: str, keep: Sequence[str]) -> str:
    """The columns of the result, in Spark's words."""
    types = dict(articles.dtypes)
    before = "".join(f"`{name}` {types[name]}, " for name in id)
    return before + made + "".join(f", `{name}` {types[name]}" for name in keep)

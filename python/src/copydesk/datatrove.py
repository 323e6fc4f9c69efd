"""copydesk as steps of a datatrove pipeline: findings as metadata, a filter by them, and cleaning.

>>> pipeline = [JsonlReader("in"), CopydeskCleaner(), CopydeskFilter(most_per_1000_words=8), JsonlWriter("out")]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional, Union

import pyarrow as pa
from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.filters.base_filter import BaseFilter
from datatrove.pipeline.writers.disk_base import DiskWriter
from datatrove.utils.batching import batched
from datatrove.utils.typeshelper import StatHints

from . import _batches
from ._batches import LONGEST, Settings
from ._core import Facts, ReadyFacts
from .checker import Path

_Facts = Union[Facts, ReadyFacts, Path, None]


def _table(documents: Sequence[Document]) -> pa.RecordBatch:
    return pa.record_batch(
        {
            "id": pa.array([document.id for document in documents], pa.string()),
            "text": pa.array([document.text for document in documents], pa.string()),
        }
    )


def _checked(documents: Sequence[Document], settings: Settings) -> list[dict[str, Any]]:
    """A row for each document: findings, error, rules."""
    checked = _batches.check_batch(_table(documents), settings, text="text", id="id", jsonl=False, keep=())
    return list(checked.to_pylist())


class CopydeskFindings(PipelineStep):
    """Puts into each document's metadata what was found: ``copydesk`` (a list of findings, spans in code points and
    bytes), ``copydesk_rules`` (the hash of the rule packs) and, where it could not be checked, ``copydesk_error``."""

    name = "copydesk findings"
    type = "🖊 - CHECK"

    def __init__(
        self,
        severity: str = "warning",
        only: Sequence[str] = (),
        without: Sequence[str] = (),
        facts: _Facts = None,
        max_bytes: int = LONGEST,
        batch_size: int = 256,
    ) -> None:
        super().__init__()
        self.settings = Settings(severity, tuple(only), tuple(without), max_bytes).with_facts(facts)
        self.batch_size = batch_size

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        for batch in batched(data, self.batch_size):
            with self.track_time("batch"):
                rows = _checked(batch, self.settings)
            for document, row in zip(batch, rows):
                self.stat_update(StatHints.total)
                self.stat_update("findings", value=len(row["findings"]), unit="doc")
                document.metadata["copydesk"] = row["findings"]
                document.metadata["copydesk_rules"] = row["rules"]
                if row["error"] is not None:
                    document.metadata["copydesk_error"] = row["error"]
                yield document


class CopydeskFilter(BaseFilter):
    """Drops documents with more than so many findings per thousand words, and those that cannot be checked.

    The reason is ``copydesk_<family>``, the family with most findings, or ``copydesk_error``.
    """

    name = "copydesk"

    def __init__(
        self,
        most_per_1000_words: float,
        severity: str = "warning",
        only: Sequence[str] = (),
        without: Sequence[str] = (),
        facts: _Facts = None,
        max_bytes: int = LONGEST,
        exclusion_writer: Optional[DiskWriter] = None,
        batch_size: int = 256,
    ) -> None:
        super().__init__(exclusion_writer, batch_size)
        self.most_per_1000_words = most_per_1000_words
        self.settings = Settings(severity, tuple(only), tuple(without), max_bytes).with_facts(facts)

    def filter(self, doc: Document) -> Union[bool, tuple[bool, str]]:
        return self.filter_batch([doc])[0]

    def filter_batch(self, batch: list[Document]) -> list[Union[bool, tuple[bool, str]]]:
        return [self._judged(document, row) for document, row in zip(batch, _checked(batch, self.settings))]

    def _judged(self, document: Document, row: dict[str, Any]) -> Union[bool, tuple[bool, str]]:
        if row["error"] is not None:
            return False, "copydesk_error"
        if len(row["findings"]) * 1000 <= self.most_per_1000_words * len(document.text.split()):
            return True
        families = [finding["rule"].split("/")[0] for finding in row["findings"]]
        return False, "copydesk_" + max(sorted(set(families)), key=families.count)


class CopydeskCleaner(PipelineStep):
    """Puts the article in place of a page's text; title, byline, date and so on go into the metadata where they are not
    there yet. A document of which nothing is left, or that cannot be read, is dropped."""

    name = "copydesk cleaner"
    type = "✂️ - FORMAT"

    def __init__(
        self, facts: _Facts = None, max_bytes: int = LONGEST, batch_size: int = 256, **options: Any
    ) -> None:
        super().__init__()
        self.settings = Settings(max_bytes=max_bytes).with_facts(facts)
        self.batch_size = batch_size
        self.options = options

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        for batch in batched(data, self.batch_size):
            with self.track_time("batch"):
                cleaned = _batches.clean_batch(
                    _table(batch), self.settings, text="text", html=None, id="id", keep=(), options=self.options
                )
            for document, row in zip(batch, cleaned.to_pylist()):
                self.stat_update(StatHints.total)
                if not row["text"]:
                    self.stat_update(StatHints.dropped)
                    continue
                self.stat_update(StatHints.forwarded)
                document.text = row["text"]
                for name in ("title", "byline", "date", "published", "dateline", "language"):
                    if row[name]:
                        document.metadata.setdefault(name, row[name])
                yield document

"""What the engines (Spark, Ray, datatrove) share: a checker for each worker, and its work on a batch of a table."""

from __future__ import annotations

import dataclasses
import functools
import pickle
from collections.abc import Sequence
from typing import Any, Optional, TypeVar, Union

import pyarrow as pa

from ._core import Facts, ReadyFacts
from .checker import Checker, Path

Columns = TypeVar("Columns", pa.RecordBatch, pa.Table)

LONGEST = 2_000_000
"""Bytes of a text that a worker takes, as the longest record of ``copydesk check --jsonl``."""


@dataclasses.dataclass(frozen=True)
class Settings:
    """How a worker makes its checker: what of this travels to it."""

    severity: str = "warning"
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    max_bytes: int = LONGEST
    facts: Optional[bytes] = None
    """Pickled ReadyFacts."""

    def with_facts(self, facts: Union[Facts, ReadyFacts, Path, None]) -> Settings:
        if facts is None:
            return self
        if not isinstance(facts, (Facts, ReadyFacts)):
            facts = Facts.read(facts)
        ready = facts.ready() if isinstance(facts, Facts) else facts
        return dataclasses.replace(self, facts=pickle.dumps(ready))


@functools.lru_cache(maxsize=4)
def checker(settings: Settings) -> Checker:
    """The checker of this worker: made when it is first needed, once for the same settings."""
    facts = None if settings.facts is None else pickle.loads(settings.facts)
    return Checker(
        severity=settings.severity,
        only=settings.only,
        without=settings.without,
        max_bytes=settings.max_bytes,
        facts=facts,
    )


def check_batch(
    batch: Columns, settings: Settings, *, text: str, id: Optional[str], jsonl: bool, keep: Sequence[str]
) -> Columns:
    """Ids, findings (or lines), errors and rules of a batch, with the columns that are to be kept behind them."""
    return _with_columns(checker(settings).check_arrow(batch, text=text, id=id, jsonl=jsonl, threads=1), batch, keep)


def clean_batch(
    batch: Columns,
    settings: Settings,
    *,
    text: str,
    html: Optional[str],
    id: Optional[str],
    keep: Sequence[str],
    options: dict[str, Any],
) -> Columns:
    """Ids, articles and errors of a batch, likewise."""
    cleaned = checker(settings).clean_arrow(batch, text=text, html=html, id=id, threads=1, **options)
    return _with_columns(cleaned, batch, keep)


def _with_columns(result: object, batch: Columns, keep: Sequence[str]) -> Columns:
    made = pa.table(result) if isinstance(batch, pa.Table) else pa.record_batch(result)
    names = [*made.schema.names, *keep]
    return type(made).from_arrays([*made.columns, *(batch.column(name) for name in keep)], names=names)

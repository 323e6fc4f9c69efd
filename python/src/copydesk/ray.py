"""copydesk in Ray Data: checks and cleans the articles of a dataset.

>>> found = copydesk.ray.check(ray.data.read_json("articles.jsonl"))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional, Union

import pyarrow as pa
from ray.data import ActorPoolStrategy, Dataset

from . import _batches
from ._batches import LONGEST, Settings
from ._core import Facts, ReadyFacts
from .checker import Path


class _Work:
    """One an actor: holds the checker while batches come."""

    def __init__(self, settings: Settings, arguments: dict[str, Any]) -> None:
        _batches.checker(settings)
        self._settings, self._arguments = settings, arguments


class _Check(_Work):
    def __call__(self, table: pa.Table) -> pa.Table:
        return _batches.check_batch(table, self._settings, **self._arguments)


class _Clean(_Work):
    def __call__(self, table: pa.Table) -> pa.Table:
        return _batches.clean_batch(table, self._settings, **self._arguments)


def check(
    articles: Dataset,
    *,
    text: str = "text",
    id: Optional[str] = "id",
    keep: Sequence[str] = (),
    facts: Union[Facts, ReadyFacts, Path, None] = None,
    jsonl: bool = False,
    severity: str = "warning",
    only: Sequence[str] = (),
    without: Sequence[str] = (),
    max_bytes: int = LONGEST,
    **map_batches: Any,
) -> Dataset:
    """Findings of articles, a row for each: the columns of ``Checker.check_arrow``, and those that ``keep`` names.

    ``facts`` is what ``Checker.facts`` or ``copydesk facts`` made. ``map_batches`` are options of Ray's ``map_batches``:
    ``compute=ray.data.ActorPoolStrategy(min_size=1, max_size=8)`` for up to eight workers (one if not given), ``batch_size``.
    """
    settings = Settings(severity, tuple(only), tuple(without), max_bytes).with_facts(facts)
    _batches.checker(settings)  # a wrong option fails here, not in an actor
    return _mapped(articles, _Check, settings, {"text": text, "id": id, "jsonl": jsonl, "keep": tuple(keep)}, map_batches)


def clean(
    articles: Dataset,
    *,
    text: str = "text",
    html: Optional[str] = None,
    id: Optional[str] = "id",
    keep: Sequence[str] = (),
    facts: Union[Facts, ReadyFacts, Path, None] = None,
    max_bytes: int = LONGEST,
    options: Optional[dict[str, Any]] = None,
    **map_batches: Any,
) -> Dataset:
    """The articles on pages, a row for each: the columns of ``Checker.clean_arrow``, whose ``options`` these are."""
    settings = Settings(max_bytes=max_bytes).with_facts(facts)
    arguments = {"text": text, "html": html, "id": id, "keep": tuple(keep), "options": options or {}}
    return _mapped(articles, _Clean, settings, arguments, map_batches)


def _mapped(articles: Dataset, work: type, settings: Settings, arguments: dict[str, Any], options: dict[str, Any]) -> Dataset:
    if "compute" not in options and "concurrency" not in options:
        options = {**options, "compute": ActorPoolStrategy(size=1)}
    return articles.map_batches(
        work,
        fn_constructor_kwargs={"settings": settings, "arguments": arguments},
        batch_format="pyarrow",
        zero_copy_batch=True,
        **options,
    )

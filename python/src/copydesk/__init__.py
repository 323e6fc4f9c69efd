"""Finds what a careful copy editor would stop in news text, and cleans pages.

>>> import copydesk
>>> checker = copydesk.Checker()
>>> for finding in checker.check("Talks went on in Moskau on Monday."):
...     print(finding.rule, finding.text, "→", finding.suggestions[0].text)
name/foreign-spelling Moskau → Moscow

``Checker.check_arrow`` works on the columns of any Arrow library; ``copydesk.spark``, ``copydesk.ray`` and
``copydesk.datatrove`` bring it to these engines, each of which is imported only there.
"""

from ._core import (
    ArrowResult,
    CleanedArticle,
    CleanedLine,
    Facts,
    Finding,
    ReadyFacts,
    Related,
    Suggestion,
    __version__,
)
from .checker import Checker, Version, version
from .errors import Error

__all__ = [
    "ArrowResult",
    "Checker",
    "CleanedArticle",
    "CleanedLine",
    "Error",
    "Facts",
    "Finding",
    "ReadyFacts",
    "Related",
    "Suggestion",
    "Version",
    "__version__",
    "version",
]

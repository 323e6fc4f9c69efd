"""What goes wrong, in words."""

from __future__ import annotations


class Error(Exception):
    """Something that you gave cannot be used: a text, a file, a rule, an option.

    ``message`` says what is wrong, ``place`` where, ``remedy`` what to do about it; each but the first may be empty.
    """

    def __init__(self, message: str, place: str = "", remedy: str = "") -> None:
        super().__init__(message, place, remedy)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        told = f"{self.place}: {self.message}" if self.place else self.message
        return f"{told}; {self.remedy}" if self.remedy else told

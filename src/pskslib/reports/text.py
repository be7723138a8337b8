"""Words of a report in both languages, chosen when it is written out."""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")


@frozen
class Text:
    """One piece of text in Bahasa Indonesia and English.

    Attributes:
        id: In Bahasa Indonesia.
        en: In English; names and codes are the same in both.

    Example:
        >>> Text("Jumlah", "Total").say("en"), Text.same("Sangatta Utara").say("en")
        ('Total', 'Sangatta Utara')
    """

    id: str
    en: str

    @classmethod
    def same(cls, text: str) -> Text:
        """Return a text that reads the same in both languages: a name, a code."""
        return cls(text, text)

    def say(self, language: Language) -> str:
        """Return the text in one language."""
        return self.id if language == "id" else self.en

"""Where a rule or a number comes from: acts, articles, sources and how far they can be trusted."""

from __future__ import annotations

import enum

from attrs import field, frozen


class Confidence(enum.Enum):
    """How well a fact of the law is sourced.

    ``HIGH``: two sources or the legal text; ``MEDIUM``: one reliable source; ``LOW``: recollection
    or a value carried over, never to be presented as sourced.

    >>> min(Confidence.HIGH, Confidence.LOW)
    <Confidence.LOW: 'low'>
    >>> Confidence.MEDIUM.words("id")
    'sedang'
    """

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    def __lt__(self, other: Confidence) -> bool:
        return _RANK[self] < _RANK[other]

    def words(self, language: str = "id") -> str:
        """Return the word for a reader: tinggi/sedang/rendah, or the English one."""
        return _WORDS[self] if language == "id" else self.value


_RANK = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}
_WORDS = {Confidence.LOW: "rendah", Confidence.MEDIUM: "sedang", Confidence.HIGH: "tinggi"}


class Standing(enum.Enum):
    """What kind of text an act is, hence how hard a bar it can be."""

    REGULATION = "peraturan"
    GUIDELINE = "petunjuk teknis"
    LETTER = "surat menteri"
    POLICY = "pernyataan kebijakan"
    PRACTICE = "praktik lapangan"
    NONE = "tanpa sumber"


_SHORT = (
    ("Peraturan Menteri Sosial", "Permensos"),
    ("Keputusan Menteri Sosial", "Kepmensos"),
    ("Peraturan Menteri Keuangan", "PMK"),
    ("Peraturan Menteri Desa", "Permendes"),
    ("Peraturan Badan Pusat Statistik", "Peraturan BPS"),
    ("Peraturan Presiden", "Perpres"),
    ("Instruksi Presiden", "Inpres"),
    ("Peraturan Pemerintah", "PP"),
    ("Undang-Undang", "UU"),
    ("Peraturan Gubernur", "Pergub"),
    ("Peraturan Bupati", "Perbup"),
    ("Peraturan Daerah", "Perda"),
)


def _text(value: int | str | None) -> str | None:
    return None if value is None else str(value)


@frozen
class Act:
    """A legal instrument, or what stands in for one (a letter, a practice list).

    Attributes:
        instrument: Full name of the kind of text, e.g. ``"Peraturan Menteri Sosial"``.
        number: Its number as printed, without the year (``"79/HUK"``), or None.
        year: Year of the text, or None.
        title: What it is about.
        standing: How binding the text is.

    >>> perbup = Act("Peraturan Bupati Contoh", number=7, year=2026)
    >>> perbup.short
    'Perbup Contoh 7/2026'
    >>> perbup.pasal(3, ayat=1, huruf="a").words()
    'Perbup Contoh 7/2026 Pasal 3 ayat (1) huruf a'
    """

    instrument: str
    number: str | None = field(default=None, converter=_text, kw_only=True)
    year: int | None = field(default=None, kw_only=True)
    title: str | None = field(default=None, kw_only=True)
    standing: Standing = field(default=Standing.REGULATION, kw_only=True)

    @property
    def short(self) -> str:
        """The short form that officers use, e.g. ``Permensos 1/2018``."""
        name = self.instrument
        for long, abbreviation in _SHORT:
            if name.startswith(long):
                name = abbreviation + name[len(long) :]
                break
        if self.number is not None:
            return f"{name} {self.number}/{self.year}" if self.year else f"{name} {self.number}"
        return f"{name} {self.year}" if self.year else name

    def pasal(
        self,
        pasal: int | str,
        *,
        ayat: int | str | None = None,
        huruf: str | None = None,
        source: str = "",
        confidence: Confidence = Confidence.HIGH,
        note: str | None = None,
    ) -> Citation:
        """Cite one article; see :class:`Citation` for the arguments."""
        return Citation(
            act=self,
            pasal=str(pasal),
            ayat=_text(ayat),
            huruf=huruf,
            source=source,
            confidence=confidence,
            note=note,
        )

    def cite(
        self, *, source: str = "", confidence: Confidence = Confidence.MEDIUM, note: str | None = None
    ) -> Citation:
        """Cite the act as a whole, where the article is not known."""
        return Citation(act=self, source=source, confidence=confidence, note=note)


@frozen(kw_only=True)
class Citation:
    """One place in an act, with the source that was read and the confidence in it.

    Attributes:
        act: The instrument.
        pasal: Article, or None where it was not found (the words then say so).
        ayat: Paragraph.
        huruf: Letter.
        source: What was read, by name.
        confidence: How well the fact is sourced.
        note: A conflict between sources, or another caution, in Bahasa Indonesia.
    """

    act: Act
    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    source: str = ""
    confidence: Confidence = Confidence.MEDIUM
    note: str | None = None

    def words(self, language: str = "id") -> str:
        """Return the citation as officers write it.

        Args:
            language: ``"id"`` or ``"en"``; the act keeps its Indonesian name in both.

        >>> juknis = Act("Petunjuk teknis PKH", year=2021, standing=Standing.GUIDELINE)
        >>> juknis.cite().words()
        'Petunjuk teknis PKH 2021 (petunjuk teknis; pasal belum ditemukan)'
        """
        if self.pasal is not None:
            text = f"{self.act.short} Pasal {self.pasal}"
            if self.ayat is not None:
                text += f" ayat ({self.ayat})"
            if self.huruf is not None:
                text += f" huruf {self.huruf}"
            return text
        missing = "pasal belum ditemukan" if language == "id" else "article not found"
        if self.act.standing is Standing.REGULATION:
            return f"{self.act.short} ({missing})"
        if self.act.standing is Standing.GUIDELINE:
            return f"{self.act.short} ({self.act.standing.value}; {missing})"
        no_article = "bukan pasal peraturan" if language == "id" else "not an article of law"
        return f"{self.act.short} ({self.act.standing.value}; {no_article})"

"""Names as people write them: titles, spellings and abbreviations read away, so that they can be compared.

The habits are data (``nama.toml``). Nothing here changes a name; it only says how two may be read alike.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from attrs import frozen

_SHORTEST_JOINED: Final = 3
_LONGEST: Final = 120
_WORD: Final = re.compile(r"[a-z0-9]+")
_QUOTES: Final = str.maketrans("", "", "'`\u2019\u2018\u02bc\u02bb\u00b4")
_VOWELS: Final = str.maketrans("", "", "aeiou")
_INITIALS: Final = 4


@frozen(kw_only=True)
class Token:
    """One word of a name.

    Attributes:
        written: As written, in lower case without marks.
        read: With abbreviations written out and old spelling made new.
        sound: With letters that are often confused made one.
        optional: Often left out (Muhammad, Siti, Abdul).
        common: Carried by so many that it tells no brother from another.
    """

    written: str
    read: str
    sound: str
    optional: bool
    common: bool


@frozen(kw_only=True)
class Name:
    """A name that can be compared.

    Attributes:
        tokens: Its words without titles; none where the text is no name.
        titled: Whether a title was left out.
        written: The words as written, for telling whether two are simply the same.
    """

    tokens: tuple[Token, ...]
    titled: bool
    written: str

    @property
    def given(self) -> tuple[Token, ...]:
        """The words that tell people apart; all of them where each could be left out."""
        kept = tuple(token for token in self.tokens if not token.optional)
        return kept or self.tokens

    @property
    def filter_text(self) -> str:
        """Sorted sounds of the words that tell people apart, for a first rough comparison."""
        return " ".join(sorted(token.sound for token in self.given))

    @property
    def sounds(self) -> str:
        """Sounds of all words, in order."""
        return " ".join(token.sound for token in self.tokens)

    @property
    def together(self) -> str:
        """The sound of all words written as one."""
        return _sound("".join(token.read for token in self.tokens))

    @property
    def key(self) -> str:
        """What is the same for names that differ in vowels and order only: the first stage of a search."""
        return " ".join(sorted(_skeleton(token.sound) for token in self.given))

    @property
    def initials(self) -> tuple[str, ...]:
        """First letters of the sounds, without doubles."""
        return tuple(dict.fromkeys(token.sound[0] for token in self.given))[:_INITIALS]


@frozen(kw_only=True)
class Habits:
    """What ``nama.toml`` says.

    Attributes:
        before: Titles before a name.
        after: Titles behind it, by their parts.
        linking: Words that are left out anywhere.
        nobody: Texts that are no name.
        baby: Words that begin the name of a baby that has none yet.
        variants: Written word to the word it stands for.
        spelling: Old spelling to new, in order.
        sounds: Letters that are confused, in order.
        optional: Words that are often left out.
        common: Words that many carry.
        joined: Beginnings that are written together with the next word.
    """

    before: frozenset[str]
    after: frozenset[tuple[str, ...]]
    linking: frozenset[str]
    nobody: frozenset[str]
    baby: frozenset[str]
    variants: Mapping[str, str]
    spelling: tuple[tuple[str, str], ...]
    sounds: tuple[tuple[str, str], ...]
    optional: frozenset[str]
    common: frozenset[str]
    joined: tuple[tuple[str, str], ...]


@functools.cache
def habits() -> Habits:
    """Return the habits of writing names.

    Example:
        >>> habits().variants["moh"]
        'muhammad'
    """
    raw = tomllib.loads((files("pskslib.intake.match") / "nama.toml").read_text(encoding="utf-8"))
    first = raw["awalan"]
    optional = frozenset(first["boleh_hilang"])
    return Habits(
        before=frozenset(raw["gelar_depan"]),
        after=frozenset(tuple(text.split()) for text in raw["gelar_belakang"]),
        linking=frozenset(raw["penghubung"]),
        nobody=frozenset(raw["bukan_nama"]),
        baby=frozenset(raw["awalan_bayi"]),
        variants={word: name for name, words in raw["tulisan"].items() for word in words},
        spelling=tuple(raw["ejaan"].items()),
        sounds=tuple(raw["bunyi"].items()),
        optional=optional,
        common=optional | frozenset(first["umum"]),
        joined=tuple(sorted(first["bersambung"].items(), key=lambda pair: -len(pair[0]))),
    )


def parse_name(text: str | None) -> Name:
    """Read a name.

    Args:
        text: As written; None where there is none.

    Returns:
        Its words. A text that is no name (``-``, *tidak tahu*, *By. Ny. Siti*) has none.

    Example:
        >>> [token.read for token in parse_name("H. Moh. Djoenaidi, S.Pd.").tokens]
        ['muhammad', 'junaidi']
        >>> [token.read for token in parse_name("St. Nurhayati binti Daud").tokens]
        ['siti', 'nur', 'hayati', 'daud']
        >>> parse_name("By. Ny. Siti").tokens, parse_name(" - ").tokens
        ((), ())
    """
    known = habits()
    before, comma, behind = _plain(text or "").partition(",")
    words = _WORD.findall(before)
    titled, kept = _without_titles(words, known)
    tail = _WORD.findall(behind) if comma else []
    if tail and not _ends_with_title(tail, known):  # "Santoso, Budi"
        kept += _without_titles(tail, known)[1]
        tail = []
    if (
        "".join(kept).isdigit()
        or " ".join(words) in known.nobody
        or " ".join(kept) in known.nobody
        or kept[0] in known.baby
    ):
        kept = []
    tokens = tuple(token for word in kept for token in _tokens(word))
    return Name(tokens=tokens, titled=titled or bool(tail), written=" ".join(kept))


def _plain(text: str) -> str:
    """Fold to lower-case letters without marks; separators stay."""
    folded = text[:_LONGEST].translate(_QUOTES).casefold()
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFKD", folded)
    return "".join(ch for ch in folded if not unicodedata.combining(ch))


def _without_titles(words: list[str], known: Habits) -> tuple[bool, list[str]]:
    """Leave titles and linking words out, and tell whether there was a title; who has only such words keeps them."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in known.before:
        start += 1
    while (found := _title_at_end(words[start:end], known)) and end - found > start:
        end -= found
    kept = [word for word in words[start:end] if word not in known.linking]
    return end - start < len(words), kept or words


def _title_at_end(words: list[str], known: Habits) -> int:
    """Return of how many words the title behind a name is."""
    return next((size for size in (3, 2, 1) if len(words) > size and tuple(words[-size:]) in known.after), 0)


def _ends_with_title(words: list[str], known: Habits) -> bool:
    return any(tuple(words[-size:]) in known.after for size in (3, 2, 1))


@functools.lru_cache(maxsize=1 << 17)
def _tokens(word: str) -> tuple[Token, ...]:
    """Read one word; two where it was written together."""
    known = habits()
    read = known.variants.get(word) or _replaced(word, known.spelling)
    read = known.variants.get(read, read)
    for beginning, name in known.joined:
        rest = read[len(beginning) :]
        if read.startswith(beginning) and len(rest) >= _SHORTEST_JOINED and read not in known.common:
            rest = rest[1:] if beginning == "abdu" and rest[:2] in _DOUBLED else rest
            return (_token(word[: len(beginning)], name), *_tokens(rest))
    return (_token(word, read),)


_DOUBLED: Final = frozenset(letter * 2 for letter in "dlrsz")
"""*Abdurrahman*, *Abdussalam*: the article takes the first letter of the name."""


def _token(written: str, read: str) -> Token:
    known = habits()
    sound = _sound(read)
    return Token(written=written, read=read, sound=sound, optional=read in known.optional, common=read in known.common)


def _sound(read: str) -> str:
    """Make letters one that are often confused; double ones too, and what is hardly heard at the end."""
    if not read.isalpha():
        return read
    sound = _replaced(read, habits().sounds)
    sound = "".join(ch for at, ch in enumerate(sound) if at == 0 or ch != sound[at - 1])
    if len(sound) > _SHORTEST_JOINED and sound.endswith("h"):
        sound = sound[:-1]
    if len(sound) > _SHORTEST_JOINED and sound.endswith("d"):
        sound = f"{sound[:-1]}t"
    return sound


def _replaced(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        if old in word:
            word = word.replace(old, new)
    return word


def _skeleton(sound: str) -> str:
    return sound[0] + sound[1:].translate(_VOWELS)

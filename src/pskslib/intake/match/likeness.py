"""How alike two names are, word by word, and in words why.

Words that only one of the two has say nothing: names are shortened all the time. Words that both have and that
differ speak against. No sentence repeats anybody's name; only words of the shipped list of habits are told.
"""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import Final

from attrs import frozen

from pskslib.intake.match.names import Name, Token, habits, parse_name

_OPTIONAL: Final = 0.3
_SOUND, _TOGETHER, _INITIAL = 0.97, 0.98, 0.85
_LEAST_ALIKE: Final = 0.7
_SHORTENED: Final = 0.05
_ONLY_COMMON: Final = 0.75
"""Where all that agrees is a word that nearly everybody has, or an initial."""
_LONG_WORD: Final = 6


@frozen(kw_only=True)
class Likeness:
    """What comparing two names gave.

    Attributes:
        value: 0 to 1.
        reasons: In Bahasa Indonesia, without the names.
        same: The names are read alike, so that nothing tells the two apart.
        twins: What differs could tell one twin from the other.
        whole: Both have the same words, so that the whole name agrees and not a part of it.
        shared: Sounds of the words that both have alike, for telling how many people have them.
    """

    value: float
    reasons: tuple[str, ...]
    same: bool
    twins: bool
    whole: bool = True
    shared: tuple[str, ...] = ()


@functools.lru_cache(maxsize=1 << 16)
def name_of(text: str) -> Name:
    """Read a name, or remember it."""
    return parse_name(text)


@functools.lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> Likeness:
    """Compare two names; the order of the two does not matter.

    Example:
        >>> likeness("H. Moh. Ali", "Muhammad Ali").reasons
        ('nama sama setelah Moh. dibaca Muhammad, gelar tidak dihitung',)
        >>> likeness("Siti Aminah", "Aminah").value > 0.9, likeness("Budi", "Joko").value
        (True, 0.0)
    """
    if other < one:
        return likeness(other, one)
    return _compared(name_of(one), name_of(other))


@frozen(kw_only=True)
class _Pairing:
    """Words of two names put side by side: both, how alike, and what is left on either side."""

    pairs: tuple[tuple[Token, Token, float, str], ...]
    left: tuple[Token, ...]
    right: tuple[Token, ...]


def _compared(one: Name, other: Name) -> Likeness:
    if not one.tokens or not other.tokens:
        return Likeness(value=0.0, reasons=(), same=False, twins=False)
    titled = ", gelar tidak dihitung" if one.titled != other.titled else ""
    if one.written == other.written:
        return Likeness(value=1.0, reasons=(f"nama sama{titled}",), same=True, twins=False)
    first, second = one.tokens[0].sound, other.tokens[0].sound
    if len(one.tokens) != len(other.tokens) and first[0] == second[0] and one.together == other.together:
        return Likeness(value=_TOGETHER, reasons=(f"nama sama tanpa spasi{titled}",), same=True, twins=False)
    found = _paired(one, other)
    value = _value(found, one, other)
    same = _is_same(found)
    return Likeness(
        value=value,
        reasons=_reasons(found, one, other, value, titled),
        same=same,
        twins=_tells_twins(found, one, other),
        whole=not found.left and not found.right and all(kind != "awal" for *_, kind in found.pairs),
        shared=tuple(a.sound for a, b, _, kind in found.pairs if kind in ("baca", "bunyi") and a.sound == b.sound),
    )


def _paired(one: Name, other: Name) -> _Pairing:
    """Pair words: those read alike, then sounding alike, initials, and words that are nearly the same."""
    left, right = list(one.tokens), list(other.tokens)
    pairs: list[tuple[Token, Token, float, str]] = []

    def take(kind: str, quality: float, a: Token, b: Token) -> None:
        left.remove(a)
        right.remove(b)
        pairs.append((a, b, quality, kind))

    for kind, quality, attribute in (("baca", 1.0, "read"), ("bunyi", _SOUND, "sound")):
        for a in tuple(left):
            for b in right:
                if getattr(a, attribute) == getattr(b, attribute):
                    take(kind, quality, a, b)
                    break
    for a in tuple(left):
        for b in right:
            if 1 in (len(a.read), len(b.read)) and a.read[0] == b.read[0]:
                take("awal", _INITIAL, a, b)
                break
    for quality, a, b in sorted(
        _alike(left, right), key=lambda found: (-found[0], *sorted((found[1].sound, found[2].sound)))
    ):
        if a in left and b in right:
            take("mirip", quality, a, b)
    return _Pairing(pairs=tuple(pairs), left=tuple(left), right=tuple(right))


def _alike(left: list[Token], right: list[Token]) -> list[tuple[float, Token, Token]]:
    if not left or not right:
        return []
    from rapidfuzz.distance import OSA

    found = []
    for a in left:
        for b in right:
            quality = OSA.normalized_similarity(a.sound, b.sound)
            if quality >= _LEAST_ALIKE and a.sound.isalpha() and b.sound.isalpha():
                found.append((quality, a, b))
    return found


def _weight(token: Token) -> float:
    return _OPTIONAL if token.optional else 1.0


def _value(found: _Pairing, one: Name, other: Name) -> float:
    agree = weight = 0.0
    real = False
    single = min(len(one.tokens), len(other.tokens)) == 1
    for a, b, quality, kind in found.pairs:
        heavy = max(_weight(a), _weight(b)) if not single else 1.0
        agree += heavy * quality
        weight += heavy
        real = real or (kind != "awal" and not (a.optional and b.optional))
    if not weight:
        return 0.0
    left = sum(map(_weight, found.left))
    right = sum(map(_weight, found.right))
    value = agree / (weight + min(left, right))
    value -= _SHORTENED * (max(left, right) - min(left, right))
    alone = all(token.optional for token in (*one.tokens, *other.tokens))
    return max(0.0, value if real or alone else min(value, _ONLY_COMMON))


def _is_same(found: _Pairing) -> bool:
    """Tell whether nothing in two names differs: words may be missing, sound alike, or be initials."""
    if found.left and found.right:
        return False
    told = [pair for pair in found.pairs if not (pair[0].common and pair[1].common)]
    rest = found.left or found.right
    return all(kind != "mirip" for *_, kind in found.pairs) and bool(told or not rest)


def _tells_twins(found: _Pairing, one: Name, other: Name) -> bool:
    """Tell whether the difference could be that of twins: the first names are not the same, or another word is not.

    A slip late in a long word hardly makes another name of it.
    """
    if found.left and found.right:
        return True
    partners = {(a, b): kind for a, b, _, kind in found.pairs}
    firsts = {kind for (a, b), kind in partners.items() if a == one.given[0] or b == other.given[0]}
    paired = {a for a, _ in partners} | {b for _, b in partners}
    if not {one.given[0], other.given[0]} <= paired or "mirip" in firsts:
        return True
    if all(a.common and b.common for (a, b), kind in partners.items() if kind != "mirip") and not _is_same(found):
        return True
    return any(
        kind == "mirip" and (min(len(a.sound), len(b.sound)) < _LONG_WORD or quality < 1 - 1.01 / _LONG_WORD)
        for a, b, quality, kind in found.pairs
    )


# --- in words ----------------------------------------------------------------------------------------


def _reasons(found: _Pairing, one: Name, other: Name, value: float, titled: str) -> tuple[str, ...]:
    kinds = {kind for *_, kind in found.pairs}
    if value < _LEAST_ALIKE:
        return ("nama beda",)
    if found.left and found.right:
        return (f"nama sebagian sama, ada kata yang beda{titled}",)
    reasons = []
    if "mirip" in kinds:
        quality = min(quality for *_, quality, kind in found.pairs if kind == "mirip")
        size = max(len(a.sound) for a, *_, kind in found.pairs if kind == "mirip")
        words = "beda satu huruf" if round((1 - quality) * size) <= 1 else "beda beberapa huruf"
        reasons.append(f"nama mirip, {words}{titled}")
    elif "awal" in kinds:
        reasons.append(f"nama sama bila singkatan dibaca sebagai huruf awal{titled}")
    elif read := _habits(found):
        reasons.append(f"nama sama setelah {' dan '.join(read)}{titled}")
    elif "bunyi" in kinds:
        reasons.append(f"nama sama bunyinya, ejaannya beda{titled}")
    else:
        reasons.append(f"nama sama{titled}")
    if found.left or found.right:
        missing = max(len(found.left), len(found.right))
        reasons.append(f"selain itu {'satu' if missing == 1 else missing} kata nama hanya ada di salah satu")
    elif _swapped(found, one, other):
        reasons.append("urutan kata nama ditukar")
    return tuple(reasons)


def _habits(found: _Pairing) -> list[str]:
    """Name the habits of writing that make two names one: abbreviations of the list, old spelling."""
    told: dict[str, None] = {}
    for a, b, _, kind in found.pairs:
        if kind != "baca" or a.written == b.written:
            continue
        for token in sorted((a, b), key=lambda t: t.written):
            if token.written != token.read:
                told[_habit(token)] = None
    return list(told)[:2]


def _habit(token: Token) -> str:
    if token.common or token.optional:
        dot = "." if len(token.written) <= 4 else ""
        return f"{token.written.capitalize()}{dot} dibaca {token.read.capitalize()}"
    return "tulisan lain disamakan" if token.written in habits().variants else "ejaan lama dibaca baru"


def _swapped(found: _Pairing, one: Name, other: Name) -> bool:
    places = sorted((one.tokens.index(a), other.tokens.index(b)) for a, b, *_ in found.pairs)
    return any(after[1] < before[1] for before, after in pairwise(places))

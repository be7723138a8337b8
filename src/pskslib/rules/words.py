"""Sentences made of verdicts and facts, in Bahasa Indonesia and in English; the only place for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pskslib.law import Citation, Confidence
from pskslib.law.dates import completed_years, format_date
from pskslib.population import Family, Kind
from pskslib.rules.number_words import bare_words
from pskslib.rules.plan import Plan
from pskslib.rules.programme import Criterion
from pskslib.rules.questions import Question
from pskslib.rules.reasons import Seen

Words = Mapping[str, str]

INDONESIAN: Final[Words] = {
    "eligible": "MEMENUHI SYARAT",
    "ineligible": "TIDAK MEMENUHI SYARAT",
    "undetermined": "BELUM DAPAT DITENTUKAN",
    "met": "terpenuhi",
    "unmet": "tidak terpenuhi",
    "unknown": "belum diketahui",
    "as_of": "per",
    "amount": "Jumlah",
    "a_year": "setahun",
    "once": "sekali bayar",
    "up_to": "paling banyak",
    "from_to": "antara {low} dan {high}",
    "at_least": "paling sedikit {low}, belum ada batas atas",
    "no_component": "Belum ada anggota yang dibayar: syarat kepesertaan terpenuhi, tetapi tidak ada "
    "komponen bantuan yang dapat dibayarkan saat ini.",
    "not_paid": "tidak dibayar karena batas jumlah penerima dalam satu keluarga",
    "possible": "mungkin, belum pasti",
    "because": "Alasan",
    "basis": "Dasar",
    "sources_differ": "Catatan sumber",
    "low_confidence": "keyakinan sumber {level}",
    "presumed": "dianggap demikian, belum dicek",
    "if_presumed": "selama yang dianggap di bawah ini benar",
    "not_checked_yet": "Pengecualian umum yang belum dapat diperiksa",
    "nothing_found": "Tidak ditemukan alasan pengecualian umum",
    "presumed_no": "dianggap tidak, belum dicek",
    "recorded_no": "sudah dinyatakan tidak",
    "ask": "Yang perlu ditanyakan",
    "check": "PERIKSA",
    "ask_amount": "Yang masih menentukan jumlah",
    "unless": "Kecuali bila ternyata (belum dicek)",
    "member_missing": "ada anggota yang belum didata",
    "not_countable": "belum dapat dihitung",
    "unpaid": "belum dibayar",
    "none_meets": "tidak ada anggota yang memenuhi",
    "member": "anggota ke-{place}",
    "age": "umur {age} tahun",
    "unranked": "belum berperingkat (non-desil)",
    "quota": "Memenuhi syarat belum berarti menjadi penerima: jumlah penerima dibatasi kuota dan "
    "ditetapkan penyelenggara program.",
    "advice": "Ini saran untuk petugas yang memutuskan, bukan keputusan penghentian atau penetapan.",
    "appeal": "Bila tidak sesuai keadaan: sampaikan usul atau sanggah lewat RT/RW dan desa/kelurahan, "
    "Dinas Sosial, atau aplikasi Cek Bansos, dengan bukti.",
    "yes": "ya",
    "no": "tidak",
    "strict": "Tanpa anggapan: yang belum dicek dihitung belum diketahui.",
    "note": "Catatan",
    "conflict": "Perhatian: {who} menerima {aid}, yang tidak boleh digabung dengan {programme}; hasil di atas tidak "
    "berubah karenanya, tetapi bicarakan mana yang dipilih. Dasar: {basis}",
    "this_family": "keluarga ini",
}

ENGLISH: Final[Words] = {
    "eligible": "ELIGIBLE",
    "ineligible": "NOT ELIGIBLE",
    "undetermined": "UNDETERMINED",
    "met": "met",
    "unmet": "not met",
    "unknown": "unknown",
    "as_of": "as of",
    "amount": "Amount",
    "a_year": "a year",
    "once": "once",
    "up_to": "at most",
    "from_to": "between {low} and {high}",
    "at_least": "at least {low}, no upper bound yet",
    "no_component": "Nobody is paid yet: the family qualifies, but no component can be paid now.",
    "not_paid": "not paid because of the limits within one family",
    "possible": "possible, not certain",
    "because": "Reasons",
    "basis": "Basis",
    "sources_differ": "Note on sources",
    "low_confidence": "source confidence {level}",
    "presumed": "taken for granted, not checked",
    "if_presumed": "as long as what is taken for granted below is true",
    "not_checked_yet": "Common exclusions that cannot be checked yet",
    "nothing_found": "No common exclusion found",
    "presumed_no": "presumed no, not checked",
    "recorded_no": "recorded as no",
    "ask": "To ask",
    "check": "CHECK",
    "ask_amount": "Still open for the amount",
    "unless": "Unless it turns out (not checked)",
    "member_missing": "a member is not listed",
    "not_countable": "cannot be told yet",
    "unpaid": "not paid yet",
    "none_meets": "no member meets it",
    "member": "member {place}",
    "age": "age {age}",
    "unranked": "not ranked (non-desil)",
    "quota": "Eligible is not enrolled: places are limited and decided by those who run the programme.",
    "advice": "This is advice to the officer who decides; it neither stops nor grants aid.",
    "appeal": "If it does not fit the facts: propose or object through RT/RW and village, the social "
    "office, or the Cek Bansos app, with evidence.",
    "yes": "yes",
    "no": "no",
    "strict": "Without presumptions: what nobody checked counts as unknown.",
    "note": "Note",
    "conflict": "Attention: {who} receives {aid}, which must not be combined with {programme}; this does not change "
    "the result above, but talk over which to choose. Basis: {basis}",
    "this_family": "this family",
}


def words(language: str) -> Words:
    """Return the phrases of a language (``"id"`` or ``"en"``)."""
    return ENGLISH if language == "en" else INDONESIAN


def who(family: Family, member: int | None, language: str) -> str:
    """Name a member for the family's ears: the name if known, else the place in the list."""
    if member is None:
        return ""
    person = family.members[member]
    if person.name:
        return person.name
    place = words(language)["member"].format(place=member + 1)
    return f"{place} ({person.relation.label})" if person.relation and language == "id" else place


def seen_words(family: Family, seen: Seen, today: date, language: str) -> str:
    """Write one fact as it was seen, e.g. ``Ani: umur 4 tahun``."""
    text = words(language)
    label = seen.field.label if language == "id" else seen.field.label_en
    value = seen.value
    if seen.field.name == "birth_date" and isinstance(value, date):
        shown = text["age"].format(age=completed_years(value, today))
    elif value is None:
        shown = f"{label}: {text['unknown']}"
    elif isinstance(value, bool):
        shown = f"{label}: {text['yes'] if value else text['no']}"
    elif seen.field.instead is not None and value == seen.field.instead[1]:
        shown = text["unranked"]
    elif seen.field.kind is Kind.CODE and seen.field.codes is not None:
        shown = f"{label}: {seen.field.codes.values.get(str(value), str(value))}"
    elif isinstance(value, date):
        shown = f"{label}: {format_date(value, language)}"
    elif seen.field.unit == "desil":
        shown = f"desil {value}" if language == "id" else f"decile {value}"
    else:
        shown = f"{label}: {value}"
    name = who(family, seen.member, language)
    mark = f" ({text['presumed']})" if seen.presumed else ""
    return (f"{name}: {shown}" if name else shown) + mark


def criterion_words(plan: Plan, chosen: Criterion, language: str) -> str:
    """Write a criterion with the numbers in force filled in."""
    template = chosen.text if language == "id" else chosen.text_en
    if "{" not in template:
        return template
    return template.format_map(_Numbers(plan, language))


class _Numbers(dict[str, str]):
    """Looks up ``{name}`` of a template among the numbers in force."""

    def __init__(self, plan: Plan, language: str) -> None:
        super().__init__()
        self.plan = plan
        self.language = language

    def __missing__(self, name: str) -> str:
        for book in self.plan.programme.books:
            if name in book.parameters:
                value = self.plan.dated.get((book.code, name)) or book.at(name, self.plan.as_of)
                return bare_words(book[name], value.value, self.language)
        return "{" + name + "}"


def question_words(family: Family, question: Question, language: str) -> str:
    """Write what to ask, naming the member."""
    template = question.field.question if language == "id" else question.field.question_en
    return template.replace("{siapa}", who(family, question.member, language) or "keluarga ini")


def conflict_words(plan: Plan, family: Family, member: int | None, aid: str, citation: Citation, language: str) -> str:
    """Write that aid which is received must not go with a programme, with the basis.

    Args:
        plan: Programme and day.
        family: The family decided about.
        member: Place of the member who receives the aid; None for the family.
        aid: What the aid is called.
        citation: Where the exclusion is written.
        language: ``"id"`` or ``"en"``.
    """
    text = words(language)
    basis = citation.words(language)
    if citation.confidence is not Confidence.HIGH:
        basis += f" [{text['low_confidence'].format(level=citation.confidence.words(language))}]"
    name = who(family, member, language) or text["this_family"]
    told = text["conflict"].format(who=name, aid=aid, programme=plan.programme.code, basis=basis)
    return f"{told}. {text['sources_differ']}: {citation.note}" if citation.note else f"{told}."

"""How old a reader must be: the Flesch-Kincaid grade plus 5, the age at which grade 0 begins.

    grade = 0.39 x words / sentences + 11.8 x syllables / words - 15.59

A sentence ends at a full stop, question mark, exclamation mark, semicolon or colon: Flesch counted
every unit of thought that stands alone. Syllables are counted by rule, since English spelling does
not tell them: right for about nine words of ten, and the errors go both ways. A figure counts as a
word of one syllable. `FAMILIAR` names, which the reader has come to compare, count two.

What it cannot tell: whether words are known, whether the thought is clear, whether the order helps.
It is a floor, not a proof; a text of a few words has no meaningful age.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FEWEST_WORDS = 10
"""Shorter texts are not judged one by one."""

FAMILIAR = frozenset(
    {
        "dutasteride",
        "exosome",
        "exosomes",
        "finasteride",
        "ketoconazole",
        "micropigmentation",
        "microneedling",
        "minoxidil",
        "palmetto",
        "spironolactone",
        "transplant",
        "transplants",
    }
)
_GRADE_ZERO_AGE = 5
_END = re.compile(r"[.!?;:]+(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouy])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouycsxzgh])es$")
_SOUNDED = re.compile(r"[^aeiouylr]le$|[^aeiouy]les$|th[ms]$")
_APART = re.compile(
    r"[dlmnprv]ia|ier$|[aeiouy]ing|[^tcsgx]io[^u]|[dnrv]ious|[^p]eo(?!u)|[^qg]ua|creat|react|idea|area"
    r"|scie|quie"
)
"""Vowels beside each other that are spoken apart."""


def reading_age(texts: Iterable[str]) -> float:
    """Returns the reading age, in years, of texts taken together; 0 for no words."""
    sentences = words = syllables = 0
    for text in texts:
        found = _WORD.findall(text)
        parts = [part for part in _END.split(text) if _WORD.search(part)]
        sentences += len(parts)
        words += len(found)
        syllables += sum(map(syllables_of, found))
    if not words:
        return 0.0
    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    return grade + _GRADE_ZERO_AGE


def word_count(text: str) -> int:
    """Returns how many words a text has."""
    return len(_WORD.findall(text))


def syllables_of(word: str) -> int:
    """Returns how many syllables a word has, by rule; a figure has one."""
    lower = word.lower()
    if lower in FAMILIAR:
        return 2
    # Whether by a silent e, or as an abbreviation without a vowel: a word has at least one.
    counted = len(_VOWELS.findall(_SILENT.sub("", lower)))
    return max(1, counted + len(_APART.findall(lower)) + bool(_SOUNDED.search(lower)))

"""The reading age itself: its formula, its syllables, and what it does with odd texts."""

from __future__ import annotations

import pytest

from hairchoice.engine.reading_age import reading_age, syllables_of, word_count


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("hair", 1),
        ("years", 1),
        ("used", 1),
        ("spaced", 1),
        ("prices", 2),
        ("people", 2),
        ("table", 2),
        ("trial", 2),
        ("wanted", 2),
        ("doing", 2),
        ("being", 2),
        ("published", 2),
        ("treatment", 2),
        ("medicines", 3),
        ("visible", 3),
        ("evidence", 3),
        ("disputed", 3),
        ("serious", 3),
        ("area", 3),
        ("regulator", 4),
        ("Finasteride", 2),
        ("PRP", 1),
        ("30,800", 1),
    ],
)
def test_syllables_by_rule(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables


def test_the_formula_is_flesch_kincaid_plus_five() -> None:
    text = "The cat sat on the mat. It was fat."  # 9 words, 2 sentences, 9 syllables
    assert reading_age([text]) == pytest.approx(0.39 * 9 / 2 + 11.8 * 9 / 9 - 15.59 + 5)


def test_a_semicolon_and_a_colon_end_a_thought() -> None:
    whole, divided = "it costs much and it does little", "it costs much; it does little"
    assert reading_age([divided]) < reading_age([whole])


def test_a_decimal_point_does_not() -> None:
    assert reading_age(["it grew by 3.5 hairs"]) == reading_age(["it grew by 3 hairs"])


def test_long_words_and_long_sentences_need_an_older_reader() -> None:
    plain = "Nobody knows how well it works. Ask what is in it."
    heavy = (
        "The comparative effectiveness of investigational interventions remains insufficiently "
        "characterised, necessitating individualised consideration of available alternatives."
    )
    assert reading_age([plain]) < 10
    assert reading_age([heavy]) > 20


def test_texts_without_words_have_no_age() -> None:
    assert reading_age([]) == reading_age(["", " – ; ", "%"]) == 0
    assert word_count("2 of 100, it's so") == 5

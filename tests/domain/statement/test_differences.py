"""What changed, word by word."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.statement.differences import PartDifference, Token, changed_words, differences, words_of
from desktop.domain.statement.text import (
    Block,
    BlockKind,
    PressContact,
    Signatory,
    StatementKind,
    StatementText,
)

TEXT = StatementText(
    "en",
    urgency="URGENT",
    headline="Four clinics closed",
    organisations=(Signatory("Vera Watch", "VW"), Signatory("Nurses")),
    city="Tbilisi",
    date="2026-10-28",
    blocks=(
        Block(BlockKind.PARAGRAPH, "Four of nine clinics closed since 3 October."),
        Block(BlockKind.PARAGRAPH, "Fuel ran out on Monday."),
        Block(BlockKind.DEMAND, "An immediate end of the shelling.", label="Ceasefire"),
        Block(BlockKind.QUOTE, "“No fuel.”", person="Ines Duarte", role="chair", organisation="NDU"),
    ),
    contacts=(PressContact("Mara Lind", email="press@verawatch.example"),),
    end_mark="###",
)


def moved(before: StatementText, after: StatementText) -> list[tuple[str, int, str, str]]:
    return [(one.part, one.number, one.before, one.after) for one in differences(before, after) if one.changed]


def test_the_same_text_has_no_difference() -> None:
    found = differences(TEXT, TEXT)
    assert not any(part.changed for part in found)
    assert [part.part for part in found] == [
        "urgency", "kind", "headline", "organisation", "organisation", "dateline", "paragraph", "paragraph", "demand",
        "quote", "contact", "end_mark",
    ]  # fmt: skip


def test_words_are_told_apart() -> None:
    assert changed_words("Four clinics closed.", "Five clinics closed!") == (
        Token("deleted", "Four"),
        Token("inserted", "Five"),
        Token("equal", " clinics closed"),
        Token("deleted", "."),
        Token("inserted", "!"),
    )


def test_arabic_words_keep_their_vowel_signs() -> None:
    assert changed_words("أُغلِقت أربع عيادات", "أُغلِقت خمس عيادات") == (
        Token("equal", "أُغلِقت"),
        Token("deleted", " أربع"),
        Token("inserted", " خمس"),
        Token("equal", " عيادات"),
    )


def test_every_part_is_compared() -> None:
    after = replace(
        TEXT,
        urgency="",
        kind=StatementKind.RELEASE,
        headline="Five clinics closed",
        subheadline="Doctors call for a ceasefire",
        organisations=TEXT.organisations[:1],
        city="Batumi",
        contacts=(PressContact("Mara Lind", phone="+49 30 23125 000"),),
        end_mark="ENDS",
    )
    assert moved(TEXT, after) == [
        ("urgency", 1, "URGENT", ""),
        ("kind", 1, "joint statement", "release"),
        ("headline", 1, "Four clinics closed", "Five clinics closed"),
        ("subheadline", 1, "", "Doctors call for a ceasefire"),
        ("organisation", 2, "Nurses", ""),
        ("dateline", 1, "Tbilisi, 2026-10-28", "Batumi, 2026-10-28"),
        ("contact", 1, "Mara Lind, press@verawatch.example", "Mara Lind, +49 30 23125 000"),
        ("end_mark", 1, "###", "ENDS"),
    ]


def test_a_paragraph_in_between_is_new_and_the_others_stay() -> None:
    new = Block(BlockKind.PARAGRAPH, "Nobody knows how many were hurt.")
    after = replace(TEXT, blocks=(TEXT.blocks[0], new, *TEXT.blocks[1:]))
    assert moved(TEXT, after) == [("paragraph", 2, "", "Nobody knows how many were hurt.")]
    assert moved(after, TEXT) == [("paragraph", 2, "Nobody knows how many were hurt.", "")]


def test_changed_blocks_are_held_against_what_they_were() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "Something else altogether now."),
        Block(BlockKind.PARAGRAPH, "Five of nine clinics closed since 3 October."),
        replace(TEXT.blocks[2], label="Truce"),
    )
    assert moved(TEXT, replace(TEXT, blocks=blocks)) == [
        ("paragraph", 1, "", "Something else altogether now."),
        (
            "paragraph",
            2,
            "Four of nine clinics closed since 3 October.",
            "Five of nine clinics closed since 3 October.",
        ),
        ("paragraph", 2, "Fuel ran out on Monday.", ""),
        ("demand", 1, "Ceasefire: An immediate end of the shelling.", "Truce: An immediate end of the shelling."),
        ("quote", 1, "“No fuel.” (Ines Duarte, chair, NDU)", ""),
    ]


def test_a_new_text_is_all_new() -> None:
    found = differences(None, TEXT)
    assert all({token.kind for token in part.tokens} == {"inserted"} for part in found)
    assert [part.number for part in found if part.part == "paragraph"] == [1, 2]


def test_very_many_changed_blocks_are_held_against_one_another_in_order() -> None:
    def text(word: str) -> StatementText:
        return StatementText("en", blocks=tuple(Block(BlockKind.PARAGRAPH, f"{word} {n}") for n in range(250)))

    found = [part for part in differences(text("old"), text("new")) if part.changed]
    assert len(found) == 250
    assert (found[7].before, found[7].after) == ("old 7", "new 7")


def test_a_very_long_text_is_told_apart_by_sentences_first() -> None:
    sentences = [f"Sentence number {n} says what happened there." for n in range(400)]
    before = " ".join(sentences)
    sentences[7] = "Sentence number 7 says what happened here!"
    found = changed_words(before, " ".join(sentences))
    assert [(token.kind, token.text) for token in found if token.kind != "equal"] == [
        ("deleted", " there."),
        ("inserted", " here!"),
    ]


def test_a_very_long_text_without_sentences_is_shown_as_it_was_and_is() -> None:
    before, after = " ".join(f"word{n}" for n in range(2_000)), " ".join(f"wort{n}" for n in range(2_000))
    assert changed_words(before, after) == (Token("deleted", before), Token("inserted", after))


def test_a_block_in_words() -> None:
    assert words_of(Block(BlockKind.PARAGRAPH, "Plain.")) == "Plain."


words = st.text(alphabet="ab آب,.\n\u0301", max_size=30)
blocks = st.builds(Block, st.sampled_from(BlockKind), words, label=words, person=words)
texts = st.builds(
    StatementText,
    st.just("en"),
    headline=words,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    organisations=st.lists(st.builds(Signatory, words), max_size=3).map(tuple),
)


@given(words, words)
def test_joined_again_the_words_are_the_two_texts(before: str, after: str) -> None:
    part = PartDifference("headline", 1, changed_words(before, after))
    assert (part.before, part.after) == (before, after)
    assert part.changed == (before != after)


@given(texts, texts)
def test_nothing_is_lost_and_nothing_invented(before: StatementText, after: StatementText) -> None:
    found = differences(before, after)
    assert "".join(part.after for part in found if part.part in set(BlockKind)) == "".join(map(words_of, after.blocks))
    assert "".join(part.before for part in found if part.part in set(BlockKind)) == "".join(
        map(words_of, before.blocks)
    )
    assert any(part.changed for part in found) or _plain(before) == _plain(after)


def _plain(text: StatementText) -> list[object]:
    named = [one.name for one in text.organisations if one.name]
    return [text.headline, [(block.kind, words_of(block)) for block in text.blocks if words_of(block)], named]

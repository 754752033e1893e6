"""Whether versions say the same."""

from dataclasses import replace

from desktop.domain.organisation import OrganisationCard
from desktop.domain.statement.cross_checks import cross_checks
from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText

DOCTORS: OrganisationCard = {
    "name": "Northern Doctors Union",
    "acronym": "NDU",
    "names": {"ar": "اتحاد أطباء الشمال"},
}
ENGLISH = StatementText(
    "en",
    headline="Clinics closed",
    date="2026-10-28",
    organisations=(Signatory("Northern Doctors Union", "NDU"), Signatory("Vera Watch", "VW")),
    blocks=(
        Block(BlockKind.PARAGRAPH, "4,000 people fled on 3 October 2026."),
        Block(BlockKind.PARAGRAPH, "Fuel ran out."),
        Block(BlockKind.DEMAND, "End it.", label="Ceasefire"),
        Block(BlockKind.QUOTE, "“No fuel.”", person="Layla Haddad"),
        Block(BlockKind.BOILERPLATE, "NDU speaks for 9,999 doctors.", organisation="NDU"),
    ),
    contacts=(PressContact("Ines Duarte", email="press@ndu.example", phone="+49 30 23125 000"),),
)
ARABIC = StatementText(
    "ar",
    headline="أغلقت العيادات",
    date="2026-10-28",
    organisations=(Signatory("اتحاد أطباء الشمال"), Signatory("Vera Watch")),
    blocks=(
        Block(BlockKind.PARAGRAPH, "فر ٤٬٠٠٠ شخص في ٣ أكتوبر ٢٠٢٦."),
        Block(BlockKind.PARAGRAPH, "نفد الوقود."),
        Block(BlockKind.DEMAND, "أوقفوه.", label="وقف النار"),
        Block(BlockKind.QUOTE, "«لا وقود.»", person="ليلى حداد"),
    ),
    contacts=(PressContact("إينس", email="PRESS@ndu.example", phone="0049 30 23125-000"),),
)


def said(*texts: StatementText) -> list[str]:
    return [finding.sentence for finding in cross_checks(texts, [DOCTORS])]


def test_versions_that_say_the_same_have_no_finding() -> None:
    assert said(ENGLISH, ARABIC) == []
    assert said(ENGLISH) == []
    assert said() == []


def test_what_is_behind_is_counted() -> None:
    bare = replace(ARABIC, blocks=())
    assert said(ENGLISH, bare)[:3] == [
        "العربية: 2 paragraphs behind",
        "العربية: 1 demand behind",
        "العربية: 1 quote behind",
    ]
    more = replace(ENGLISH, language="fr", blocks=(*ENGLISH.blocks, Block(BlockKind.DEMAND, "And now.")))
    assert said(ENGLISH, more) == ["Français: 1 demand more than English"]


def test_figures_and_days() -> None:
    other = replace(ENGLISH, language="fr", blocks=(
        Block(BlockKind.PARAGRAPH, "5 000 personnes, 40 % et 17 enfants, le 4 octobre 2026 et le 5 octobre."),
        *ENGLISH.blocks[1:],
    ), date="2026-10-29")  # fmt: skip
    assert said(ENGLISH, other) == [
        "Français: figure 4000 is missing",
        "Français: figures 5000, 40 and 17 are not in English",
        "Français: date 3 October 2026 is missing",
        "Français: dates 4 octobre 2026 and 5 octobre are not in English",
        "Français: dated 2026-10-29, English 2026-10-28",
    ]


def test_names_organisations_and_contacts() -> None:
    other = replace(
        ARABIC,
        organisations=(Signatory("Nurses", "NN"),),
        blocks=(*ARABIC.blocks[:3], replace(ARABIC.blocks[3], person="عمر سعيد")),
        contacts=(),
    )
    assert said(ENGLISH, other) == [
        "العربية: Layla Haddad is not among those quoted",
        "العربية: NDU and VW are not named",
        "العربية: NN is not in English",
        "العربية: press contacts press@ndu.example and 493023125000 are missing",
    ]


def test_an_acronym_is_a_name_in_every_language() -> None:
    same = replace(
        ENGLISH, language="de", organisations=(Signatory("Ärzteunion Nord", "NDU"), Signatory("VeraWatch", "VW"))
    )
    assert said(ENGLISH, same) == []


def test_letters_that_look_alike_are_named_in_every_language() -> None:
    faked = replace(ENGLISH, organisations=(Signatory("Northern Dосtors Union", "NDU"), *ENGLISH.organisations[1:]))
    assert said(faked) == ["English: “Dосtors” mixes letters of two alphabets"]
    assert cross_checks([faked])[0].check == "letters"

"""The few words an output adds to the text itself, in the language of the version (English where none are known)."""

from desktop.domain.statement.text import StatementKind

_KINDS: dict[str, dict[StatementKind, str]] = {
    "en": {
        StatementKind.JOINT_STATEMENT: "Joint statement",
        StatementKind.STATEMENT: "Statement",
        StatementKind.RELEASE: "Press release",
        StatementKind.ADVISORY: "Media advisory",
        StatementKind.OP_ED: "Opinion",
        StatementKind.CORRECTION: "Correction",
    },
    "ar": {
        StatementKind.JOINT_STATEMENT: "بيان مشترك",
        StatementKind.STATEMENT: "بيان",
        StatementKind.RELEASE: "بيان صحفي",
        StatementKind.ADVISORY: "دعوة إعلامية",
        StatementKind.OP_ED: "رأي",
        StatementKind.CORRECTION: "تصحيح",
    },
    "fr": {
        StatementKind.JOINT_STATEMENT: "Déclaration commune",
        StatementKind.STATEMENT: "Déclaration",
        StatementKind.RELEASE: "Communiqué de presse",
        StatementKind.ADVISORY: "Invitation presse",
        StatementKind.OP_ED: "Tribune",
        StatementKind.CORRECTION: "Rectificatif",
    },
    "es": {
        StatementKind.JOINT_STATEMENT: "Declaración conjunta",
        StatementKind.STATEMENT: "Declaración",
        StatementKind.RELEASE: "Comunicado de prensa",
        StatementKind.ADVISORY: "Convocatoria de prensa",
        StatementKind.OP_ED: "Tribuna",
        StatementKind.CORRECTION: "Corrección",
    },
    "de": {
        StatementKind.JOINT_STATEMENT: "Gemeinsame Erklärung",
        StatementKind.STATEMENT: "Erklärung",
        StatementKind.RELEASE: "Pressemitteilung",
        StatementKind.ADVISORY: "Presseeinladung",
        StatementKind.OP_ED: "Gastbeitrag",
        StatementKind.CORRECTION: "Berichtigung",
    },
}
_CONTACTS = {
    "en": "Press contacts",
    "ar": "للتواصل الإعلامي",
    "fr": "Contacts presse",
    "es": "Contactos de prensa",
    "de": "Pressekontakt",
}
_DRAFT = {
    "en": "DRAFT, not for publication",
    "ar": "مسودة، ليست للنشر",
    "fr": "PROJET, ne pas publier",
    "es": "BORRADOR, no publicar",
    "de": "ENTWURF, nicht zur Veröffentlichung",
}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku-Arab", "ps", "sd", "syr", "ug", "ur", "yi"})


def kind_name(kind: StatementKind, language: str) -> str:
    """As "Joint statement", in the version's language."""
    return _KINDS.get(_base(language), _KINDS["en"])[kind]


def contacts_title(language: str) -> str:
    """The line above the press contacts."""
    return _CONTACTS.get(_base(language), _CONTACTS["en"])


def draft_mark(language: str) -> str:
    """What stands on every page of a proof that nobody has signed."""
    return _DRAFT.get(_base(language), _DRAFT["en"])


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language in _RIGHT_TO_LEFT or _base(language) in _RIGHT_TO_LEFT


def _base(language: str) -> str:
    return language.partition("-")[0].lower()

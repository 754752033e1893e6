"""How a copy for one person begins, in the language they read it in."""

from collections.abc import Mapping

_GREETINGS = {
    "en": "Dear {name},",
    "ar": "تحية طيبة {name}،",
    "fr": "Bonjour {name},",
    "es": "Hola, {name}:",
    "de": "Guten Tag {name},",
    "pt": "Olá, {name},",
    "it": "Gentile {name},",
}
_NOBODY = {
    "en": "Dear colleague,",
    "ar": "تحية طيبة،",
    "fr": "Bonjour,",
    "es": "Buenos días:",
    "de": "Guten Tag,",
    "pt": "Bom dia,",
    "it": "Buongiorno,",
}
_ENDINGS = (",", "،", ":", "!")


def greeting(language: str, name: str, own: Mapping[str, str]) -> str:
    """The greeting line: the person's own one for this language, else a plain one that guesses no sex and no title.

    Args:
        language: of the copy (BCP 47); where no greeting of that language is known, English.
        name: the display name; empty for a desk.
        own: the contact's own greetings by language.
    """
    base = language.partition("-")[0].lower()
    if said := own.get(language) or own.get(base):
        return said if said.endswith(_ENDINGS) else said + ("،" if base == "ar" else ",")
    words = _GREETINGS if name else _NOBODY
    return words.get(base, words["en"]).format(name=name)

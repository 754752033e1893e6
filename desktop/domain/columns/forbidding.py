"""Longer headers that say not to write to somebody, in five languages: none of them may be overlooked."""

import re

_NEVER = re.compile(
    r"(?:please )?(?:do not|dont|doe not|never|no more|no longer|not to be|opted? out)\b|(?:bitte )?(?:nicht|kein\w*)\b"
    r"|(?:merci de )?ne (?:pa|plu|souhaite|veut|desire)\b|no (?:de[sz]ea|quiere|enviar|contactar|mandar|llamar)\b"
    r"|(?:لا|عدم|ممنوع)\b"
)
_REACHING = re.compile(
    r"mail|contact|kontakt|send|sent|bulk|release|pitch|call|envoi|envoy|recev|ecri|courriel|anschreib|schreib|anruf"
    r"|versand|zusend|newsletter|correo|envi|recib|escrib|llam|ارسال|مراسل|تواصل|اتصال|راسل|ترسل"
)


def forbids(words: tuple[str, ...]) -> bool:
    """Whether a longer header says not to write ("Do not send PRs", "Ne souhaite plus être contacté")."""
    said = " ".join(words)
    return bool(_NEVER.match(said) and _REACHING.search(said) and "modif" not in said)

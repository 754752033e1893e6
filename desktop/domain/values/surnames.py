"""Two family names: in Spanish "Íñigo Martínez Soler" has no middle name but two family names."""

import json
from functools import lru_cache

from desktop.domain import folding
from desktop.domain.values.names import PersonName
from desktop.resources import resource

SPANISH = frozenset("ES MX AR CO PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR GQ".split())  # noqa: SIM905 (codes)
"""Countries where a person has two family names."""

_SECOND_GIVEN = """
ángel ángela ángeles antonio belén beatriz carmen carlos clara concepción consuelo cristina cruz daniel david diego
dolores eduardo elena emilio enrique ernesto esperanza esteban esther eugenia eugenio eulalia felipe félix fernanda
fernando francisco francisca gabriel gabriela germán gonzalo gracia guadalupe guillermo gustavo ignacio inés inmaculada
isabel isabella iván jaime javier jesús joaquín jorge josé josefa josefina juan juana julia julio laura leonor lorenzo
lourdes lucas lucía luis luisa luz manuel manuela mar marcos margarita maría mariano marina mario marta mateo mauricio
mercedes miguel milagros montserrat nicolás nieves noemí nuria óscar pablo patricia paula paz pedro pilar rafael ramón
raquel raúl ricardo roberto rocío rodrigo rosa rosario salvador santiago sara sebastián sergio sofía sol soledad susana
teresa tomás valentina verónica vicente victoria virginia xavier xabier josep joan lluís maría pau ignasi iñaki itziar
"""


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    known = json.loads(resource("words/values.json").read_text("utf-8"))["given_names"]
    return frozenset(folding.key(word) for word in (*known, *_SECOND_GIVEN.split()))


def with_two_surnames(name: PersonName) -> PersonName:
    """The name with its last middle word as the first family name, unless that is a given name ("José Luis Pérez")."""
    words = name.middle.split()
    if not words or not name.family or folding.key(words[-1]) in _given() or len(words[-1].rstrip(".")) == 1:
        return name
    family = f"{words[-1]} {name.family}"
    return PersonName(name.given, " ".join(words[:-1]), family, name.prefix, name.suffix, name.display)

"""Refusals as other tools write them; in doubt the person refused."""

import pytest

from desktop.domain.values.consent import read_optout


@pytest.mark.parametrize(
    ("text", "strict", "status"),
    [
        ("", "", ""),
        ("n/a", "", ""),
        ("yes", "out", "unknown"),
        ("TRUE", "out", "unknown"),
        ("1", "out", "unknown"),
        ("oui", "out", "unknown"),
        ("ja", "out", "unknown"),
        ("sí", "out", "unknown"),
        ("نعم", "out", "unknown"),
        ("x", "out", "unknown"),
        ("✓", "out", "unknown"),
        ("No", "in", "unknown"),
        ("0", "in", "unknown"),
        ("FALSE", "in", "unknown"),
        ("nein", "in", "unknown"),
        ("لا", "in", "unknown"),
        ("2023-01-02", "out", "unknown"),
        ("please take me off", "out", "unknown"),
        ("PITCHED", "out", "unknown"),
        ("subscribed", "in", "in"),
        ("Abonné·e", "in", "in"),
        ("Suscrita", "in", "in"),
        ("Angemeldet", "in", "in"),
        ("مشترك", "in", "in"),
        ("مؤكد", "in", "in"),
        ("not unsubscribed", "in", "in"),
        ("unconfirmed", "pending", "pending"),
        ("Non confirmé·e", "pending", "pending"),
        ("Sin confirmar", "pending", "pending"),
        ("Bestätigung ausstehend", "pending", "pending"),
        ("غير مؤكد", "pending", "pending"),
        ("unsubscribed", "out", "out"),
        ("Unsubscribed on 2023-01-02", "out", "out"),
        ("opted-out", "out", "out"),
        ("Désabonné·e", "out", "out"),
        ("Désabonnée", "out", "out"),
        ("Désinscrit", "out", "out"),
        ("Dado de baja", "out", "out"),
        ("Dada de baja", "out", "unknown"),
        ("Abgemeldet", "out", "out"),
        ("ملغي الاشتراك", "out", "out"),
        ("blocklisted", "out", "out"),
        ("Bloqué(e)", "out", "out"),
        ("Bloqueada", "out", "out"),
        ("Blockiert", "out", "out"),
        ("محظور", "out", "out"),
        ("شكوى", "out", "out"),
        ("cleaned", "bounced", "bounced"),
        ("hard", "bounced", "bounced"),
        ("Hard bounced by server", "out", "bounced"),
        ("دائم", "bounced", "bounced"),
    ],
)
def test_read_optout(text: str, strict: str, status: str) -> None:
    assert read_optout(text) == strict
    assert read_optout(text, strict=False) == status


def test_allowing_is_no_refusal() -> None:
    assert read_optout("Allow") == "in"
    assert read_optout("Do Not Allow") == "out"

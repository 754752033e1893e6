"""`dateline embargo`: set a lift, ask, record answers, lift early, note breaches; named by the statement."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from desktop.cli import embargo_asking, embargo_facts, embargo_lifts
from desktop.cli.options import AddCommand, Run, count, everywhere

Nested = Callable[[str, str, Run], ArgumentParser]


def add(command: AddCommand) -> None:
    """Add the commands of this group."""
    group = command("embargo", "set lifts, ask journalists, record what they answer", embargo_facts.list_all)
    inner = group.add_subparsers(metavar="COMMAND", required=True)

    def nested(name: str, what: str, run: Run) -> ArgumentParser:
        made = inner.add_parser(name, help=what, description=what, parents=[everywhere(inside=True)])
        made.set_defaults(run=run)
        return made

    _about_lifts(nested)
    _about_people(nested)
    shown = nested("list", "list embargoes, soonest lift first", embargo_facts.list_all)
    shown.add_argument("--past", action="store_true", help="those that are over")
    _of(nested("show", "show one embargo with every answer", embargo_facts.show))
    made = _of(nested("calendar", "write the lift as a calendar file, without title or names", embargo_lifts.calendar))
    made.add_argument("--out", type=Path, required=True, metavar="FILE")


def _of(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("statement", metavar="STATEMENT", help="its title or id")
    return made


def _about_lifts(nested: Nested) -> None:
    made = _of(nested("set", "put a statement under an embargo, or move its lift", embargo_lifts.set_lift))
    made.add_argument("--lift", required=True, metavar="TIME", help='such as "2026-10-28 18:00"')
    made.add_argument("--zone", default="", metavar="PLACE", help="a city or an IANA zone, such as Asia/Tbilisi")
    made.add_argument("--terms", metavar="TEXT", help="restrictions, one a line")
    made.add_argument("--which", choices=("first", "second"), help="of a time that exists twice")
    made.add_argument("--dates", choices=("dmy", "mdy", "ymd"), default="dmy", help="how you write days")
    made.add_argument("--ask-again", action="store_true", help="move it although agreements need a new answer")
    lifted = _of(nested("lift", "lift early: from now on everybody may publish", embargo_lifts.lift))
    lifted.add_argument("--reason", default="", metavar="TEXT")
    lifted.add_argument("--broken", action="store_true", help="because it did not hold")
    _of(nested("confirm", "confirm the lift after the time-zone rules changed", embargo_lifts.confirm))
    cancelled = _of(nested("cancel", "withdraw an embargo", embargo_lifts.cancel))
    cancelled.add_argument("--reason", default="", metavar="TEXT")


def _about_people(nested: Nested) -> None:
    offered = _people(_of(nested("offer", "ask for agreement; prints what to send or say", embargo_asking.offer)))
    offered.add_argument("--list", metavar="L", help="everybody on this list")
    offered.add_argument("--how", default="mail", metavar="HOW", help="mail, call ...")
    offered.add_argument("--language", default="", metavar="L", help="one for all, instead of each person's own")
    offered.add_argument("--sender", default="", metavar="NAME", help="who signs the mail")
    offered.add_argument("--draft", action="store_true", help="only show; nobody is noted as asked")
    answered = _people(_of(nested("answer", "record what was answered", embargo_asking.answer)))
    answered.add_argument("answer", choices=("agreed", "declined"))
    answered.add_argument("--how", default="", metavar="HOW", help="mail, call, in_person ...")
    answered.add_argument("--note", default="", metavar="TEXT")
    answered.add_argument("--evidence", type=Path, metavar="FILE", help="copied and hashed now")
    broken = _people(_of(nested("breach", "record that it did not hold", embargo_asking.breach)))
    causes = ("our_tool", "time_zone", "partner", "journalist", "leak", "unknown")
    broken.add_argument("--cause", choices=causes, required=True)
    broken.add_argument(
        "--published", default="", metavar="TIME", help="with its UTC offset, such as 2026-10-28T09:20Z"
    )
    broken.add_argument("--link", default="", metavar="URL")
    broken.add_argument("--evidence", type=Path, metavar="FILE", help="copied and hashed now")
    broken.add_argument("--decision", choices=("none", "note", "exclude"), default="none")
    broken.add_argument("--note", default="", metavar="TEXT", help="the reason of the decision")


def _people(made: ArgumentParser) -> ArgumentParser:
    made.add_argument("--contact", type=count, action="append", default=[], metavar="ID", help="may be repeated")
    made.add_argument("--desk", type=count, action="append", default=[], metavar="ID", help="a whole outlet")
    return made

"""Scenes of the lists: all of them, one opened, new ones, several combined."""

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.gui.dialogs.add_people import AddPeopleDialog
from desktop.gui.screens.lists import ListsPage
from desktop.gui.screens.lists.rule_row import RuleRow
from desktop.services import contacts, lists
from desktop.services.workspaces import Workspace
from tests.shots import Stage, scene, settle
from tests.shots_contacts import example, in_london
from tests.shots_export import MORE

ARABIC = Condition(Ask.LANGUAGE, Operator.ANY_OF, ("ar", "en"))
BEATS = Condition(Ask.BEAT, Operator.ANY_OF, ("Humanitarian aid", "Displacement", "Conflict"))
PLACE = Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO", "LB", "IQ"))


def with_lists() -> Workspace:
    """The example's people, on several lists."""
    made = example(MORE)
    ids = [int(one) for one in contacts.ids(made, ContactQuery())]
    lists.create(made, "Do not pitch, October", ids[3:6], "Asked for quiet until the clinic report")
    lists.create(made, "Levant desk", ids[:9], "Calls first, then mail")
    lists.create(made, "Trusted with embargoes", ids[4:22])
    lists.create(made, "Radio", ids[30:33])
    smart = lists.create_smart(made, "Humanitarian, Arabic or English", rule(BEATS, ARABIC), "For October")
    lists.create_smart(made, "Never verified", rule(Condition(Ask.VERIFIED, Operator.IS_EMPTY)))
    lists.add(made, smart.id, ids[20:22])
    lists.remove(made, smart.id, contacts.ids(made, ContactQuery(list_id=smart.id))[:2])
    return made


def rule(*conditions: Condition) -> ContactQuery:
    """A question of these."""
    return ContactQuery(rule=Rule(Group("all", conditions)))


def open_lists(stage: Stage, workspace: Workspace, argument: object = None) -> ListsPage:
    """The page of lists over a workspace."""
    with in_london():
        stage.window.tasks.adopt(workspace)
        stage.window.visit("lists", argument)
    page = stage.window.page()
    assert isinstance(page, ListsPage)
    return page


def named(workspace: Workspace, name: str) -> int:
    """The id of a list."""
    return next(row.id for row in lists.all_lists(workspace) if row.name == name)


@scene("lists")
def all_of_them(stage: Stage) -> None:
    """All lists, a smart one beside them."""
    made = with_lists()
    page = open_lists(stage, made)
    page.overview.select(named(made, "Humanitarian, Arabic or English"))


@scene("lists-empty")
def no_lists(stage: Stage) -> None:
    """None yet."""
    open_lists(stage, example())


@scene("lists-many")
def many(stage: Stage) -> None:
    """Several chosen, being combined."""
    page = open_lists(stage, with_lists())
    page.overview.table.select_ids(list(page.overview.model.ids()[1:4]))
    page.overview.acts.combine()


@scene("lists-new")
def new(stage: Stage) -> None:
    """A new one."""
    open_lists(stage, with_lists()).new()


@scene("lists-members")
def members(stage: Stage) -> None:
    """Who is on a smart list."""
    made = with_lists()
    open_lists(stage, made, named(made, "Humanitarian, Arabic or English"))


@scene("lists-add")
def add(stage: Stage) -> None:
    """Putting people on a list by hand."""
    made = with_lists()
    open_lists(stage, made, named(made, "Radio"))
    page = stage.window.page()
    assert isinstance(page, ListsPage)
    page.members.acts.add()
    settle()
    dialog = stage.window.findChild(AddPeopleDialog)
    assert dialog is not None
    dialog.people.set_tokens([("1", "Layla Haddad · Levant Wire"), ("4", "Tomas Berg · Nordisk Radio")])
    dialog.people.line.setText("ha")
    dialog.people.offer_now()


@scene("lists-narrow")
def narrow(stage: Stage) -> None:
    """In the smallest window."""
    stage.window.resize(1024, 680)
    made = with_lists()
    open_lists(stage, made, named(made, "Levant desk"))


def smart_rule(made: Workspace) -> ContactQuery:
    """Rows, a group, exceptions."""
    touched = Condition(Ask.LAST_TOUCH, Operator.WITHIN_DAYS, ("90",))
    verified = Condition(Ask.VERIFIED, Operator.WITHIN_DAYS, ("365",))
    place = Condition(Ask.COUNTRY, Operator.ANY_OF, ("JO", "LB", "IQ", "NO"))
    quiet = Condition(Ask.LIST, Operator.ANY_OF, (str(named(made, "Do not pitch, October")),))
    radio = Condition(Ask.OUTLET_TYPE, Operator.ANY_OF, ("radio", "newsletter"))
    who = Group("all", (BEATS, ARABIC, place, Group("any", (touched, verified))))
    return ContactQuery(rule=Rule(who, Group("any", (quiet, radio))))


@scene("rule")
def rule_rows(stage: Stage) -> None:
    """The rule of a smart list."""
    made = with_lists()
    written = lists.create_smart(made, "Humanitarian, Arabic or English, Levant", smart_rule(made))
    open_lists(stage, made, ("rule", written.id))


@scene("rule-new")
def rule_new(stage: Stage) -> None:
    """A new one, its first values offered."""
    page = open_lists(stage, with_lists(), ("smart", "Levant, health"))
    settle()
    assert page.editor is not None
    row = page.editor.who.rows[0]
    assert isinstance(row, RuleRow)
    row.values.line.setFocus()
    row.values.offer_now()


@scene("rule-trouble")
def rule_trouble(stage: Stage) -> None:
    """A list that is gone, a field nobody knows, a row after which nobody is left."""
    made = with_lists()
    gone = lists.create(made, "Old desk")
    lists.delete(made, [gone.id])
    swahili = Condition(Ask.LANGUAGE, Operator.ANY_OF, ("sw", "yo"))
    on = Condition(Ask.LIST, Operator.ANY_OF, (str(gone.id),))
    page = open_lists(stage, made, "smart")
    assert page.editor is not None
    page.editor.show_new("Desks", rule(BEATS, swahili, on))
    page.editor.who.show_group(rule(BEATS, swahili, on).rule.who, ("star sign",))
    page.editor.ask_now()


@scene("rule-narrow")
def rule_narrow(stage: Stage) -> None:
    """In the smallest window."""
    stage.window.resize(1024, 680)
    made = with_lists()
    written = lists.create_smart(made, "Levant", smart_rule(made))
    open_lists(stage, made, ("rule", written.id))

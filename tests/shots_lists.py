"""Scenes of the lists: all of them, one opened, new ones, several combined."""

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule
from desktop.gui.dialogs.add_people import AddPeopleDialog
from desktop.gui.screens.lists import ListsPage
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

"""Any question a person could put together, for Hypothesis."""

from hypothesis import strategies as st

from desktop.domain.query import Ask, Condition, ContactQuery, Group, Operator, Rule, SortBy

_MOMENTS = (Ask.VERIFIED, Ask.LAST_TOUCH, Ask.ADDED)
_YES_OR_NO = (Operator.IS_SET, Operator.IS_EMPTY)
_VALUES = {
    Ask.BEAT: ["Conflict", "Human rights", "Health"],
    Ask.REGION: ["Sahel", "Levant"],
    Ask.LANGUAGE: ["ar", "en", "fr"],
    Ask.OUTLET: ["Levant Wire", "Nordisk Radio", "wire"],
    Ask.OUTLET_TYPE: ["radio", "agency"],
    Ask.ROLE: ["Editor", "Éditeur", "reporter"],
    Ask.COUNTRY: ["JO", "SE"],
    Ask.CITY: ["Zürich", "amman", "ür"],
    Ask.TAG: ["VIP", "Old list"],
    Ask.LIST: ["1", "2", "3", "99"],
    Ask.REFUSAL: ["no_releases", "no_contact"],
    Ask.SAFETY: ["in_exile", "pseudonym"],
    Ask.IMPORT: ["1", "2"],
    Ask.NAME: ["layla", "o'brien", "ل"],
    Ask.NOTES: ["geneva", "met in"],
}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    ask = draw(st.sampled_from(list(Ask)))
    if ask is Ask.ADDRESS:
        return Condition(ask, draw(st.sampled_from(_YES_OR_NO)))
    if ask in _MOMENTS:
        operator = draw(st.sampled_from([Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS, *_YES_OR_NO]))
        values = (str(draw(st.integers(0, 4000))),) if operator not in _YES_OR_NO else ()
        return Condition(ask, operator, values)
    compared = [Operator.ANY_OF, Operator.ALL_OF, Operator.NONE_OF, Operator.CONTAINS]
    operator = draw(st.sampled_from([*compared, *_YES_OR_NO]))
    chosen = st.lists(st.sampled_from(_VALUES[ask]), min_size=1, max_size=3, unique=True)
    return Condition(ask, operator, () if operator in _YES_OR_NO else tuple(draw(chosen)))


def groups(*, deep: bool = True) -> st.SearchStrategy[Group]:
    item: st.SearchStrategy[Condition | Group] = conditions()
    if deep:
        item = item | groups(deep=False)
    return st.builds(Group, st.sampled_from(["all", "any"]), st.lists(item, max_size=3).map(tuple))


def queries() -> st.SearchStrategy[ContactQuery]:
    texts = st.sampled_from(["", "layla", "al-masri", "h", "ه", "王", "editor wire", "zür", "noor 079", "!!"])
    return st.builds(
        ContactQuery,
        text=texts | st.text(max_size=12),
        rule=st.builds(Rule, groups(), groups()),
        list_id=st.none() | st.integers(1, 4),
        sort=st.sampled_from(list(SortBy)),
        descending=st.booleans(),
        bin=st.booleans(),
    )

"""What is different from what was looked at: named one by one, before the button works again."""

from collections.abc import Callable

from desktop.domain.guard.review import Changes
from desktop.gui.models.verdict_words import change_words
from desktop.gui.widgets.panels import Banner
from desktop.gui.widgets.text import Text
from desktop.gui.words import plural, tr

NAMED = 6


class ChangedBanner(Banner):
    """`ChangedBanner(changes, on_seen)`: amber, with the difference of each person."""

    def __init__(self, changes: Changes, on_seen: Callable[[], object]) -> None:
        count = len(changes.people)
        title = plural(count, "1 verdict changed since you looked", "{n} verdicts changed since you looked")
        if not count:
            title = tr("What holds the whole statement back changed since you looked")
        super().__init__("", "amber", title=title, actions=[(tr("I have looked at it"), on_seen)])
        for change in changes.people[:NAMED]:
            self.body.addWidget(Text(change_words(change), "body", wrap=True))
        if count > NAMED:
            more = plural(count - NAMED, "and one more, shown below", "and {n} more, shown below")
            self.body.addWidget(Text(more, "body", "mute", wrap=True))
        for block in changes.now.judgement.blocks[:2]:
            self.body.addWidget(Text(f"{block.sentence}. {block.act}", "body", wrap=True))

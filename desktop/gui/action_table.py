"""The table of everything a person can do. Menus, palette, buttons, shortcuts and the key map are made from it."""

from dataclasses import dataclass
from typing import Literal

Menu = Literal["file", "edit", "view", "contact", "list", "statement", "go", "help"]
Scope = Literal["window", "list"]
MENUS: tuple[tuple[Menu, str], ...] = (
    ("file", "File"),
    ("edit", "Edit"),
    ("view", "View"),
    ("contact", "Contact"),
    ("list", "List"),
    ("statement", "Statement"),
    ("go", "Go"),
    ("help", "Help"),
)


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    Attributes:
        title: verb first, sentence case, "…" only if more input follows.
        menu: the menu it stands in.
        keys: shortcuts, the first one is shown. A single letter works in lists only (scope "list").
        icon: Lucide name.
        synonyms: other words people type in the palette.
        hint: a few words beside it in the palette.
        section: a line is drawn in the menu where the section changes.
    """

    id: str
    title: str
    menu: Menu
    keys: tuple[str, ...] = ()
    icon: str = ""
    synonyms: str = ""
    hint: str = ""
    scope: Scope = "window"
    section: int = 0


ACTIONS: tuple[Action, ...] = (
    Action("contact.new", "New contact…", "file", ("Ctrl+N",), "user-plus", "add person journalist create"),
    Action("outlet.new", "New outlet…", "file", (), "newspaper", "add medium newspaper create"),
    Action("list.new", "New list…", "file", (), "list-plus", "add group segment smart create"),
    Action("list.smart", "New smart list…", "file", (), "list-plus", "rule filter segment create updates itself"),
    Action("list.save", "Save as list…", "file", (), "bookmark", "smart filter keep question"),
    Action("statement.new", "New statement…", "file", ("Ctrl+Shift+N",), "file-pen-line", "write joint release create"),
    Action("statement.read", "Read in a finished text…", "file", (), "file-text",
           "word docx odt html mail statement open"),
    Action("embargo.new", "New embargo…", "file", ("Ctrl+Shift+E",), "timer", "hold lift time"),
    Action("partner.new", "New partner…", "file", (), "handshake", "add organisation sign"),
    Action("import.file", "Import a file…", "file", ("Ctrl+Shift+I",), "file-up",
           "excel csv spreadsheet vcard load", section=1),
    Action("import.paste", "Paste rows…", "file", ("Ctrl+Shift+V",), "clipboard-paste",
           "clipboard table import", section=1),
    Action("export", "Export…", "file", ("Ctrl+E",), "file-down",
           "save csv excel mailchimp download", section=1),
    Action("workspace.new", "New workspace…", "file", (), "database", "create database file", section=2),
    Action("workspace.open", "Open a workspace…", "file", ("Ctrl+O",), "folder-open",
           "database file", section=2),
    Action("workspace.example", "Open the example", "file", (), "sparkles",
           "demo sample look around", section=2),
    Action("workspace.again", "Try to open it for changes", "file", (), "rotate-cw", "read only again", section=2),
    Action("settings", "Settings", "file", ("Ctrl+,",), "settings", "preferences options", section=3),
    Action("quit", "Quit Dateline", "file", ("Ctrl+Q",), "log-out", "exit close", section=4),
    Action("undo", "Undo", "edit", ("Ctrl+Z",), "undo-2", "revert back"),
    Action("redo", "Redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "again"),
    Action("find", "Find in this page", "edit", ("Ctrl+F", "/"), "search", "search filter", section=1),
    Action("palette", "Search and commands…", "edit", ("Ctrl+K",), "search", "palette find", section=1),
    Action("history", "History", "edit", (), "history", "undo imports changes log", section=2),
    Action("contact.filter", "Add a filter…", "view", (), "list-filter", "narrow only where"),
    Action("view.columns", "Columns…", "view", (), "columns-3", "show hide table"),
    Action("view.dense", "Dense rows", "view", (), "", "compact small height"),
    Action("view.dark", "Switch between light and dark", "view", (), "moon",
           "theme night appearance", section=1),
    Action("view.larger", "Larger text", "view", ("Ctrl++", "Ctrl+="), "", "zoom bigger font", section=1),
    Action("view.smaller", "Smaller text", "view", ("Ctrl+-",), "", "zoom font", section=1),
    Action("view.normal", "Normal text size", "view", ("Ctrl+0",), "", "zoom font reset", section=1),
    Action("pane.next", "Next pane", "view", ("F6",), "", "focus", section=2),
    Action("pane.previous", "Previous pane", "view", ("Shift+F6",), "", "focus", section=2),
    Action("contact.open", "Open", "contact", (), "user", "show details", scope="list"),
    Action("contact.edit", "Edit", "contact", ("F2",), "pencil", "change rename", scope="list"),
    Action("contact.email", "E-mail", "contact", ("E",), "mail", "write message", scope="list", section=1),
    Action("contact.call", "Call", "contact", ("C",), "phone", "phone dial", scope="list", section=1),
    Action("contact.log", "Log a call…", "contact", ("Ctrl+Shift+L", "L"), "message-square-plus",
           "note meeting touch", section=1),
    Action("contact.list", "Put on a list…", "contact", ("T",), "list-plus",
           "add group", scope="list", section=2),
    Action("contact.verify", "Verified today", "contact", ("V",), "user-check",
           "check confirm right", scope="list", section=2),
    Action("contact.bulk", "Edit selected…", "contact", (), "pencil",
           "many bulk change tags beats", scope="list", section=2),
    Action("contact.refuse", "Do not contact…", "contact", (), "ban",
           "opt out unsubscribe refuse suppress", scope="list", section=2),
    Action("contact.lift", "Lift a refusal…", "contact", (), "shield-check",
           "opt in allow consent", scope="list", section=2),
    Action("contact.merge", "Merge selected…", "contact", ("M",), "merge",
           "duplicates join", scope="list", section=2),
    Action("contact.copy", "Copy name and address", "contact", ("Ctrl+C",), "copy",
           "clipboard", scope="list", section=3),
    Action("contact.restore", "Bring back", "contact", (), "archive-restore",
           "restore undelete bin", scope="list", section=3),
    Action("contact.delete", "Move to the bin", "contact", ("Del",), "trash-2",
           "delete remove erase", scope="list", section=3),
    Action("duplicates", "Look for duplicates", "contact", (), "users", "merge same person twice", section=4),
    Action("list.combine", "Combine lists…", "list", (), "merge", "join union intersection without both"),
    Action("list.rule", "Change the rule…", "list", (), "pencil", "edit smart filter conditions", section=1),
    Action("list.duplicate", "Duplicate", "list", (), "copy", "copy clone", section=1),
    Action("list.show", "Show in Contacts", "list", (), "users", "filter people", section=1),
    Action("list.add", "Add people…", "list", (), "user-plus", "put on by hand", section=2),
    Action("list.follow", "Let the rule decide again", "list", (), "undo-2",
           "restore bring back", scope="list", section=2),
    Action("statement.open", "Open the statement", "statement", (), "file-pen-line", "edit write", scope="list"),
    Action("statement.preview", "Preview", "statement", ("Ctrl+Shift+P",), "eye", "print proof paper pdf word"),
    Action("statement.language", "Add a language…", "statement", (), "languages", "translation arabic version"),
    Action("statement.attach", "Attach a file…", "statement", (), "paperclip", "annex add"),
    Action("statement.revise", "Make a revision", "statement", (), "git-commit-horizontal",
           "freeze new version", section=1),
    Action("statement.revisions", "Revisions and differences…", "statement", (), "history",
           "compare redline", section=1),
    Action("statement.check", "Compare the languages", "statement", (), "list-checks", "cross check behind", section=1),
    Action("signoff.ask", "Ask partners for sign-off…", "statement", (), "bell", "request round remind", section=2),
    Action("signoff.record", "Record a sign-off…", "statement", (), "signature", "approve refuse answer", section=2),
    Action("signoff.file", "Open a sign-off file…", "statement", (), "file-down", "answer request key", section=2),
    Action("statement.distribute", "Distribute…", "statement", ("Ctrl+Shift+D",), "send", "release review guard who",
           section=3),
    Action("statement.kit", "Press kit…", "statement", (), "file-down", "zip logos", section=3),
    Action("statement.ledger", "Who holds the text…", "statement", (), "users-round", "ledger recipients", section=3),
    Action("statement.withdraw", "Withdraw the statement…", "statement", (), "ban", "kill stop", section=4),
    Action("embargo.ask", "Ask for the embargo…", "statement", ("A",), "mail", "offer agreement",
           scope="list", section=5),
    Action("embargo.answer", "Record an answer…", "statement", (), "check", "agreed declined", scope="list", section=5),
    Action("embargo.change", "Change the lift…", "statement", (), "clock", "move time", section=5),
    Action("embargo.lift", "Lift the embargo now…", "statement", (), "timer", "early", section=5),
    Action("embargo.breach", "Report a breach…", "statement", ("Ctrl+Shift+B",), "siren",
           "broke early published", section=5),
    Action("embargo.calendar", "Save the lift as a calendar file…", "statement", (), "calendar", "ics", section=5),
    Action("go.back", "Back", "go", ("Alt+Left",), "arrow-left", "previous"),
    Action("go.forward", "Forward", "go", ("Alt+Right",), "arrow-right", "next"),
    Action("go.contacts", "Contacts", "go", ("Ctrl+1", "G, C"), "users", "people journalists", section=1),
    Action("go.outlets", "Outlets", "go", ("Ctrl+2", "G, O"), "newspaper", "media", section=1),
    Action("go.partners", "Partners", "go", ("Ctrl+3", "G, P"), "handshake", "organisations signatories", section=1),
    Action("go.lists", "Lists", "go", ("Ctrl+4", "G, L"), "list-filter", "groups segments", section=1),
    Action("go.statements", "Statements", "go", ("Ctrl+5", "G, S"), "file-pen-line", "releases texts", section=1),
    Action("go.embargoes", "Embargoes", "go", ("Ctrl+6", "G, E"), "timer", "lifts agreements", section=1),
    Action("go.bin", "Bin", "go", (), "trash-2", "deleted trash restore", section=2),
    Action("import.next", "Next step of the import", "go", ("Alt+Right",), "arrow-right", "continue wizard",
           scope="list", section=3),
    Action("import.problem", "Next problem", "go", ("F8",), "circle-alert", "error duplicate import", section=3),
    Action("import.problem_back", "Previous problem", "go", ("Shift+F8",), "", "error duplicate import", section=3),
    Action("import.suggestion", "Take the suggestion", "go", ("Alt+Return",), "check",
           "use it fix import", section=3),
    Action("help.keys", "Key map", "help", ("?",), "keyboard", "shortcuts keyboard"),
    Action("help.guide", "User guide", "help", ("F1",), "circle-question-mark", "manual docs"),
    Action("help.about", "About Dateline", "help", (), "radio-tower", "version licence", section=1),
)  # fmt: skip
"""Everything there is to do, in menu order."""

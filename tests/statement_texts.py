"""Two versions of one invented joint statement, with letters that markup languages would stumble over."""

from desktop.domain.statement.text import Block, BlockKind, PressContact, Signatory, StatementText

ENGLISH = StatementText(
    "en",
    urgency="URGENT",
    headline="Two coalitions call for an immediate ceasefire in the northern districts",
    organisations=(Signatory("Harbour Relief Network", "HRN"), Signatory("Citizens for Open Borders", "COB")),
    city="Northport",
    date="2026-10-10",
    date_written="10 October 2026",
    blocks=(
        Block(BlockKind.PARAGRAPH, "Shelling has struck schools, *markets* & camps #since <b>5 October</b>."),
        Block(BlockKind.LEAD, "We call for:"),
        Block(BlockKind.DEMAND, "An immediate end to hostilities.", "Ceasefire"),
        Block(BlockKind.DEMAND, "Unhindered passage for relief.", "Humanitarian access"),
        Block(BlockKind.QUOTE, "“Every hour counts,” said Mara Lindqvist.", person="Mara Lindqvist"),
        Block(BlockKind.HEADING, "Background"),
        Block(BlockKind.BOILERPLATE, "Harbour Relief Network works in four ports.", organisation="HRN"),
    ),
    contacts=(
        PressContact(
            "Mara Lindqvist", "Director", "Harbour Relief Network", "press@harbour-relief.example", "+44 20 7946 0000"
        ),
    ),
    end_mark="###",
)
ARABIC = StatementText(
    "ar",
    urgency="عاجل",
    headline="ائتلافان يدعوان إلى وقف فوري لإطلاق النار",
    organisations=(Signatory("شبكة إغاثة المرفأ", "HRN"), Signatory("مواطنون من أجل حدود مفتوحة", "COB")),
    city="نورثبورت",
    date="2026-10-10",
    date_written="10 أكتوبر 2026",
    blocks=(
        Block(BlockKind.PARAGRAPH, "طال القصف المدارس والأسواق والمخيمات منذ 5 أكتوبر."),
        Block(BlockKind.LEAD, "نطالب بما يلي:"),
        Block(BlockKind.DEMAND, "وقف فوري للأعمال العدائية.", "وقف إطلاق النار"),
        Block(BlockKind.DEMAND, "مرور الإغاثة دون عوائق.", "وصول المساعدات"),
    ),
    contacts=(
        PressContact(
            "مارا ليندكفيست", "مديرة", "شبكة إغاثة المرفأ", "press@harbour-relief.example", "+44 20 7946 0000"
        ),
    ),
    end_mark="انتهى",
)

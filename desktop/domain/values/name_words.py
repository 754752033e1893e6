"""The words around names: titles before them, letters behind them, particles inside them, and words of desks."""

from desktop.domain import folding
from desktop.domain.values.listed import listed

TITLES = listed(
    """
    mr mrs ms miss mx sir dame lord lady madam dr doctor prof professor rev reverend hon fr father sister brother
    rabbi imam sheikh sheik shaikh sheikha shaykh sayed sayyid sayyed hajj hajji haji ustadh ustaz eng ambassador amb
    captain capt major maj colonel col general gen lieutenant lt sergeant sgt judge justice senator sen prince princess
    king queen president minister
    m. mm mme mlle mmes madame mademoiselle monsieur maitre docteur docteure professeur professeure pr
    don herr hr frau fräulein frl hofrat freiherr freifrau dipl dipl.-ing dipl.-kfm dipl-ing mag mag.a priv.-doz pd
    sr sra srta señor señora señorita d.ª dª doña lic licda licdo ing inge ingeniero ingeniera dra profa doctora
    السيد السيدة الانسة الآنسة الأستاذ الأستاذة الاستاذ الاستاذة أستاذ أستاذة الدكتور الدكتورة دكتور دكتورة المهندس
    المهندسة مهندس مهندسة الشيخ الشيخة شيخ الحاج الحاجة الأمير الأميرة اللواء العميد العقيد الرائد القاضي القاضية
    السفير السفيرة النائب النائبة الوزير الوزيرة الصحفي الصحفية الإعلامي الإعلامية الزميل الزميلة
    د. أ. ا. م. أ.د. ا.د. د أ سعادة معالي
    """
)
"""As written before a name: lower case, a closing dot dropped unless it tells the title from a word."""

WEAK_TITLES = listed("don doña sen general king prince major judge justice lady miss father sister brother hon السيد "
                   "الحاج شيخ me")  # fmt: skip
"""Titles that are also names: only a title where two more words follow."""

TITLE_TAILS = listed("phil. med. rer. nat. jur. iur. theol. pol. oec. ing. habil. h.c. hc. vet. dent. sc. dr. dr prof. "
                   "prof mag. dipl.-ing. univ. univ.-prof. mult. med phil rer. a.")  # fmt: skip
"""What goes on after an academic title ("Dr. phil.", "Prof. Dr. Dr. h.c.")."""

GENERATIONS = listed("jr sr jun sen junior senior ii iii iv fils père pere")
DEGREES = listed(
    """
    phd dphil md mba msc bsc ba ma llm llb mphil edd jd dds dvm esq obe mbe cbe kbe dbe kc qc sc mp mep mdb mdl mla
    frs cpa pe rn sj op osb ret mfa mpa mpp meng beng ceng mag
    """
)
PARTICLES = listed(
    """
    van von der den de del della di da do dos das du des d la le las los lo ter ten te zu zum zur vom af av
    bin ibn bint ben al el ash an ad as at ar abu bou ould uld aït ait ap st
    بن ابن بنت آل ال ولد أبو ابو أبي ابي
    """
)
AFTER_GIVEN = PARTICLES - listed("an ad as at ar ap te do st lo abu أبو ابو أبي ابي")
"""Particles that begin a family name wherever they stand inside a name."""

LOWER = listed("van von der den de del della di da do dos das du des la le las los ter ten zu zum zur vom af av bin "
               "ibn bint")  # fmt: skip
"""Particles written small when a name in capitals is mended."""

JOINERS = listed("y e i und")
COMPOUNDS = listed("abd abdel abdul abdal abdoul abdol abu abou umm oum nur nour saif seif عبد أبو ابو أم ام نور سيف")
"""First halves of given names of two words (Abdel Fattah, عبد الله, أبو بكر)."""

ARTICLES = listed("al el ul ال")

DESK = listed(
    """
    newsdesk newsroom desk redaktion nachrichtenredaktion chefredaktion redaction rédaction redacción redaccion
    redazione editorial editors newsletter pressestelle presseabteilung sekretariat correspondents
    assignments bureaux newswire webteam info contact contacts kontakt department division
    التحرير الأخبار الاخبار غرفة قسم مكتب هيئة إدارة ادارة تحرير وكالة قناة صحيفة جريدة إذاعة اذاعة مجلة موقع
    """
)
DESK_WEAK = listed(
    """
    press presse prensa news office büro buro bureau team media medien médias medios agency agence agencia agentur
    radio tv television televisión télévision rundfunk service services foreign politics political international
    national general economy wirtschaft politik ausland inland kultur culture sport sports online digital web
    the editor room channel network magazine journal daily times post unit staff newspaper communications
    """
)
ACRONYMS = listed(
    """
    ap afp dpa apa ansa efe tass wafa bbc cnn nbc abc cbs npr pbs ard zdf wdr ndr mdr swr rbb hr
    orf srf rts rtl rtbf tf1 rfi lci bfm tve rtve mbc lbc otv mtv irna isna un unhcr unicef unesco ocha
    eu usa uk uae ngo irin itv sky dw taz faz nzz lbci kuna wam bna qna nna euronews
    """
)


LOOSE_COMPOUNDS = listed("nur nour saif seif نور سيف")
"""Compounds only before an article (Nour al-Din); else names of their own (Nour Haddad)."""

_KEYED = WEAK_TITLES | listed("king queen president minister brother ma ba op sc mag pe rn mp sen st ing pr eng")
"""Titles and degrees that are names of people too, and so stay in keys."""

UNKEYED = frozenset(
    key
    for word in (TITLES - _KEYED) | PARTICLES | (DEGREES - _KEYED) | listed("phil med rer nat habil السيد")
    for key in folding.words(word)
    if len(key) > 1 and (word == "السيد" or word not in TITLES or not word.startswith("ال"))
)
"""Folded words that matching keys leave out wherever they stand."""

LEADING_TITLES = frozenset(key for word in TITLES for key in folding.words(word) if not word.isascii()) | {"m"}
"""Folded titles that keys leave out at the beginning only: behind, they are family names (القاضي)."""


def is_title(token: str) -> bool:
    """Whether a token alone is a title, strong or weak."""
    return token.lower() in TITLES or token_key(token) in TITLES


def token_key(token: str) -> str:
    """A token as these lists write it: small, without a dot or comma at its end."""
    return token.lower().strip(".,;")

"""Names in the orders, scripts and capitals in which lists hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.values.names import PersonName, latin_key, name_key, name_part, read_name


@pytest.mark.parametrize(
    ("text", "parts", "display"),
    [
        # prefix | given | middle | family | suffix
        ("Jane Doe", "|Jane||Doe|", "Jane Doe"),
        ("  Jane \u00a0 Doe\u200f", "|Jane||Doe|", "Jane Doe"),
        ("Jane Marie Doe", "|Jane|Marie|Doe|", "Jane Marie Doe"),
        ("BERG, Tomas", "|Tomas||Berg|", "Tomas Berg"),
        ("Haddad, Leila", "|Leila||Haddad|", "Leila Haddad"),
        ("حداد، ليلى", "|ليلى||حداد|", "ليلى حداد"),
        ("Doe,Jane", "|Jane||Doe|", "Jane Doe"),
        ("doe, jane", "|Jane||Doe|", "Jane Doe"),
        ("Dr. phil. Anna Müller", "Dr. phil.|Anna||Müller|", "Anna Müller"),
        ("Prof. Dr. Hans Meier", "Prof. Dr.|Hans||Meier|", "Hans Meier"),
        ("Frau Dr. Anna Schmidt", "Frau Dr.|Anna||Schmidt|", "Anna Schmidt"),
        ("Dr.Anna Müller", "Dr.|Anna||Müller|", "Anna Müller"),
        ("Müller, Dr. Anna", "Dr.|Anna||Müller|", "Anna Müller"),
        ("Haddad, Dr.", "Dr.|||Haddad|", "Dr. Haddad"),
        ("Mme Dupont", "Mme|||Dupont|", "Mme Dupont"),
        ("M. Dupont", "M.|||Dupont|", "M. Dupont"),
        ("M. J. Dupont", "|M.|J.|Dupont|", "M. J. Dupont"),
        ("Sr. Juan Pérez", "Sr.|Juan||Pérez|", "Juan Pérez"),
        ("Don Johnson", "|Don||Johnson|", "Don Johnson"),
        ("Don Juan Pérez", "Don|Juan||Pérez|", "Juan Pérez"),
        ("السيد أحمد المصري", "السيد|أحمد||المصري|", "أحمد المصري"),
        ("د. ليلى حدّاد", "د.|ليلى||حدّاد|", "ليلى حدّاد"),
        ("د ليلى حداد", "د.|ليلى||حداد|", "ليلى حداد"),
        ("د/ ليلى حداد", "د.|ليلى||حداد|", "ليلى حداد"),
        ("أ.د. سمير القاضي", "أ. د.|سمير||القاضي|", "سمير القاضي"),
        ("ليلى حداد", "|ليلى||حداد|", "ليلى حداد"),
        ("محمد علي حسن", "|محمد|علي|حسن|", "محمد علي حسن"),
        ("محمد بن سلمان", "|محمد||بن سلمان|", "محمد بن سلمان"),
        ("عبد الله حداد", "|عبد الله||حداد|", "عبد الله حداد"),
        ("عبد الله", "|عبد الله|||", "عبد الله"),
        ("أبو بكر البغدادي", "|أبو بكر||البغدادي|", "أبو بكر البغدادي"),
        ("نور الدين زنكي", "|نور الدين||زنكي|", "نور الدين زنكي"),
        ("Nour Haddad", "|Nour||Haddad|", "Nour Haddad"),
        ("Abdel Fattah Haddad", "|Abdel Fattah||Haddad|", "Abdel Fattah Haddad"),
        ("Abdul Haddad", "|Abdul||Haddad|", "Abdul Haddad"),
        ("Abd al-Rahman Haddad", "|Abd al-Rahman||Haddad|", "Abd al-Rahman Haddad"),
        ("Abd al Rahman Haddad", "|Abd al Rahman||Haddad|", "Abd al Rahman Haddad"),
        ("Ahmed Al Masri", "|Ahmed||Al Masri|", "Ahmed Al Masri"),
        ("Al Gore", "|Al||Gore|", "Al Gore"),
        ("van der Berg", "|||van der Berg|", "van der Berg"),
        ("De la Cruz", "|||De la Cruz|", "De la Cruz"),
        ("de la Cruz", "|||de la Cruz|", "de la Cruz"),
        ("Ludwig van der Berg", "|Ludwig||van der Berg|", "Ludwig van der Berg"),
        ("Berg, Anna van der", "|Anna||van der Berg|", "Anna van der Berg"),
        ("DE LA CRUZ, Juan", "|Juan||de la Cruz|", "Juan de la Cruz"),
        ("VON DER LEYEN Ursula", "|Ursula||von der Leyen|", "Ursula von der Leyen"),
        ("Ursula von der LEYEN", "|Ursula||von der Leyen|", "Ursula von der Leyen"),
        ("José Ortega y Gasset", "|José||Ortega y Gasset|", "José Ortega y Gasset"),
        ("O'BRIEN", "|O'Brien|||", "O'Brien"),
        ("Sean O'BRIEN", "|Sean||O'Brien|", "Sean O'Brien"),
        ("McDONALD, Ronald", "|Ronald||McDonald|", "Ronald McDonald"),
        ("RONALD MCDONALD", "|Ronald||McDonald|", "Ronald McDonald"),
        ("AL-MASRI Ahmad", "|Ahmad||Al-Masri|", "Ahmad Al-Masri"),
        ("Jean-Luc PICARD", "|Jean-Luc||Picard|", "Jean-Luc Picard"),
        ("PICARD Jean-Luc", "|Jean-Luc||Picard|", "Jean-Luc Picard"),
        ("Jean PICARD Luc", "|Jean|Picard|Luc|", "Jean Picard Luc"),
        ("LI Wei", "|Wei||Li|", "Wei Li"),
        ("Andrew NG", "|Andrew||Ng|", "Andrew Ng"),
        ("JK Rowling", "|JK||Rowling|", "JK Rowling"),
        ("J. K. ROWLING", "|J.|K.|Rowling|", "J. K. Rowling"),
        ("JANE DOE", "|Jane||Doe|", "Jane Doe"),
        ("jane doe", "|Jane||Doe|", "Jane Doe"),
        ("jane DOE", "|Jane||Doe|", "Jane Doe"),
        ("İBRAHİM ÇELİK", "|İbrahim||Çelik|", "İbrahim Çelik"),
        ("ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ", "|Γιώργος||Παπαδόπουλος|", "Γιώργος Παπαδόπουλος"),
        ("John Smith Jr.", "|John||Smith|Jr.", "John Smith Jr."),
        ("John Smith III", "|John||Smith|III", "John Smith III"),
        ("John Smith, PhD", "|John||Smith|PhD", "John Smith"),
        ("Smith, John, PhD", "|John||Smith|PhD", "John Smith"),
        ("John Smith Ph.D., MBA", "|John||Smith|Ph.D. MBA", "John Smith"),
        ("Smith, John PhD", "|John||Smith|PhD", "John Smith"),
        ("JACK YUN MA", "|Jack|Yun|Ma|", "Jack Yun Ma"),
        ("Yo-Yo Ma", "|Yo-Yo||Ma|", "Yo-Yo Ma"),
        ("Иванов Иван Иванович", "|Иван|Иванович|Иванов|", "Иван Иванович Иванов"),
        ("山田 太郎", "|太郎||山田|", "山田 太郎"),
        ("김 민수", "|민수||김|", "김 민수"),
        ("王小明", "||||", "王小明"),
        ("Madonna", "|Madonna|||", "Madonna"),
        ("Robert (Bob) Smith", "|Robert||Smith|", "Robert (Bob) Smith"),
        ('"Jane Doe"', "|Jane||Doe|", "Jane Doe"),
        ("Jane Doe <jane@x.example>", "|Jane||Doe|", "Jane Doe"),
        ("Press, Bill", "|Bill||Press|", "Bill Press"),
        ("Bill Press", "|Bill||Press|", "Bill Press"),
    ],
)
def test_parts(text: str, parts: str, display: str) -> None:
    name = read_name(text)
    assert f"{name.prefix}|{name.given}|{name.middle}|{name.family}|{name.suffix}" == parts
    assert name.display == display


@pytest.mark.parametrize(
    "text",
    [
        "Newsdesk", "BBC", "BBC Persian", "AFP Beirut", "Beirut AFP", "Press Office", "Radio Bayan", "The Editor",
        "غرفة الأخبار", "John & Mary Smith", "Jane Doe / Bob Roe", "Jane Doe and Bob Roe", "Desk 2",
        "Haddad, Leila, Bayan", "(on leave)",
    ],
)  # fmt: skip
def test_what_is_no_person_stays_a_display_name(text: str) -> None:
    assert read_name(text) == PersonName(display=text)


@pytest.mark.parametrize(
    "text", ["", "  ", "N/A", "-", "jane@x.example", "<jane@x.example>", "(mailto:jane@x.example)"]
)
def test_nobody(text: str) -> None:
    assert read_name(text) == PersonName()


def test_very_long_texts_are_left_whole() -> None:
    text = "Jane " * 50 + "Doe"
    assert read_name(text) == PersonName(display=text)


@given(st.text(max_size=40) | st.text("aA. ,'-()\"DrJ", max_size=20))
def test_a_name_is_never_lost(text: str) -> None:
    name = read_name(text)
    assert isinstance(name, PersonName)
    if name.given or name.family:
        assert name.display


@pytest.mark.parametrize(
    ("cell", "part"),
    [("BERG", "Berg"), ("DE LA CRUZ", "De la Cruz"), ("van der BERG", "van der Berg"), ("N/A", ""), ("JK", "JK"),
     ("McDONALD", "McDonald"), ("Jane  Marie", "Jane Marie")],
)  # fmt: skip
def test_name_part(cell: str, part: str) -> None:
    assert name_part(cell) == part


@pytest.mark.parametrize(
    "names",
    [
        ["Jane Doe", "DOE, Jane", "Ms. Jane Doe", "jane  doe", "Jáne Doé"],
        ["Ludwig van der Berg", "Berg, Ludwig van der", "BERG Ludwig"],
        ["أحمد المصري", "السيد أحمد المصري", "احمد مصري", "المصري، أحمد"],
        ["د. ليلى حدّاد", "ليلى حداد", "ليلي حداد"],
        ["Ahmad Al-Masri", "Ahmad al Masri", "MASRI Ahmad"],
        ["M. Jean Dupont", "Jean Dupont"],
    ],
)
def test_one_person_has_one_key(names: list[str]) -> None:
    assert len({name_key(name) for name in names}) == 1


def test_keys_do_not_throw_people_together() -> None:
    assert name_key("Mme Dupont") != name_key("Van Dupont")
    assert name_key("سمير القاضي") != name_key("سمير")
    assert name_key("Jane Doe") != name_key("Jane Roe")


@pytest.mark.parametrize(
    "names",
    [
        ["ليلى حداد", "Layla Haddad", "Haddad, Leila", "Laila HADDAD"],
        ["محمد خوري", "Mohamed Khoury", "Muhammad Al-Khouri"],
        ["عبد الرحمن المصري", "Abdel Rahman Masri", "Abdulrahman al-Masry", "Abd al-Rahman El Masri"],
        ["يوسف جورج", "Youssef George"],
        ["Иван Петров", "Ivan Petrov"],
        ["فاطمة الزهراء", "Fatima Zahra", "Fatimah Al-Zahraa"],
        ["شادي غانم", "Shady Ghanem", "Chadi Ghanem"],
        ["آية حسن", "Aya Hassan"],
    ],
)
def test_one_name_in_two_scripts_meets(names: list[str]) -> None:
    keys = {latin_key(name) for name in names}
    assert len(keys) == 1
    assert keys != {""}


@pytest.mark.parametrize("text", ["", "Jane", "A B", "Dr. Doe"])
def test_too_little_has_no_latin_key(text: str) -> None:
    assert latin_key(text) == ""

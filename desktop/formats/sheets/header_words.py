"""Words that column names are made of, in English, Arabic, French, Spanish and German, in folded spelling.

Only to tell the row of column names from the rows of people; what a column means is decided elsewhere.
"""

from desktop.domain.folding import words

_LINKING = frozenset(
    words("a an and at by de der des die du d en et for is l la le no o of on or par the to und von y")
)

_WORDS = frozenset(
    words("""
    abteilung account additional address adresse adressen alias alternate annee anrede ansprache
    ansprechpartner apellidos apodo assistant assistants attribute attributes available beat beats
    birthday bounced bureau buro business cargo categorie categories category cell channel city ciudad
    code codigo column comment commentaire comments comp compania company confirmed consent contact
    contacto contacts coordonnees correo country county courriel courrier coverage created date dates day
    dep departamento departement department description desk direccion display domain domicile domicilio
    ecran electronica electronico electronique email emails ending estado etat etiqueta etiquetas
    etiquettes euid expertise external facebook fachgebiet famille family fax festnetz fijo file firma
    first firstname fname fonction format frequency full function funktion genre geschaftlich given
    greeting group groupe groups grupo gruppe handle home homepage honorific id identifier idioma idiomas
    industry initials instagram interests internet job journalist journalista journaliste journalistin
    keywords kontakt kurzel label labels land language languages langue langues last lastname leid letzter
    lieu line link linked linkedin list lista listas liste listen listes lists lname location mail
    mailadresse mails main manager media medien medio medios medium member middle mobil mobile
    mobiltelefon mois month movil nachname name named namen names nickname nom nombre nombres noms nota
    notas note notes notiz notizen nr number numbers numero nummer oficina opt optin optout organisacion
    organisation organizacion organization ort other outlet outlets owner page pager pagina pais papel
    particular pays periodista personal personnel phone phones photo place plz portable position post
    postal postcode postleitzahl prefix prefixes prenom prenoms presse primare primary principal
    principale privat private pro profesion profession professionnel professionnelle profile program
    programm programme province provincia pseudonym publication publikation puesto rank record redaktion
    reference region regions remarks reporter ressort role rolle rubrica rubrik rubrique salutation screen
    seccion secondaire secondary section sector sectors seite sekundare service signal site skype societe
    source spitzname sprache sprachen staat stadt state status strasse street subject subjects suffix
    suffixes sujet sujets surname tag tags tel telecopie telefax telefon telefonnummer telefono telegram
    telephone tema temas thema thematique thematiques themen time timezone tipo titel title titre titulo
    topic topics town trabajo travail twitter typ type unsubscribed url user uuid valeur value ville vor
    vorname vornamen web webseite website whatsapp work x year yomi zeitzone zip zipcode zona zone zuletzt
    zustandig اسم اسما اسماء اول اخير اوسط عايله لقب كنيه مسمي وظيفي وظيفه منصب دور صفه بريد الكتروني
    ايميل عنوان هاتف رقم ارقام جوال محمول موبايل نقال خليوي فاكس مكتب عمل منزل مدينه بلد دوله اقليم منطقه
    ولايه رمز بريدي شركه موسسه وسيله اعلاميه اعلام صحيفه جريده قناه جهه منظمه قسم صحفي صحافي مراسل صحفيين
    مجال اهتمامات اهتمام مواضيع تخصص لغه لغات ملاحظات ملاحظه حاله تاريخ مصدر نوع قايمه قوايم وسم اوسمه
    موقع صفحه ويب رابط تويتر فيسبوك واتساب زمنيه شخصي ثانوي رييسي جنسيه كامل
    """)
)
_LONGEST_NAME = 60
_ARABIC_THE = "ال"
_MOST_WORDS = 7


def is_column_name(text: str) -> bool:
    """Whether the text is made of nothing but words of column names: "E-mail 2 (work)", "رقم الهاتف", "Prénom"."""
    if not text or len(text) > _LONGEST_NAME or "@" in text:
        return False
    found = words(text.replace("_", " "))
    own = sum(map(_is_own, found))
    return bool(own) and len(found) <= _MOST_WORDS and all(_may_stand(word) for word in found)


def _is_own(word: str) -> bool:
    return word in _WORDS or word.removeprefix(_ARABIC_THE) in _WORDS


def _may_stand(word: str) -> bool:
    return word in _LINKING or word.isdigit() or len(word) == 1 or _is_own(word)

"""Words that column names are made of, in English, Arabic, French, Spanish and German, in folded spelling.

Only to tell the row of column names from the rows of people; what a column means is decided elsewhere.
"""

import re

from desktop.domain.folding import words

_LINKING = frozenset(
    words(
        "a an and at by de del der des die do du d en et for in is l la le no o of on or out par por the to vom zur und"
        " von y"
    )
)

_WORDS = frozenset(
    words("""
    mes office opt unsub abgemeldet abk abteilung account added additional additionnels address adicionales
    adresse adressen afficher alias alternate ambito anmerkung anmerkungen annee anniversaire anniversary ano
    anrede ansprache ansprechpartner anzeigename apellidos apodo arbeitstitel assistant assistants assistent
    assistentin attribute attributes autre available baja beat beats bemerkung bemerkungen birth birthday
    blacklisted blog bounced bundesland bureau buro busca buscapersonas business calle cargo categorie
    categories category cell centralita changed channel circulation city ciudad clean cles code codigo column
    comment commentaire comments comp compania company confirmed connected consent consentement consentimiento
    contact contactado contacted contacto contacts coordonnees correo country county courriel courrier coverage
    create created daccueil date dates day dep departamento departement department description desinscrit desk
    deuxieme deuxiemes dia dienstlich direccion direct director display distribution domain domicile domicilio
    donotemail ecran einwilligung electronica electronico electronique email emails embargo empfohlen
    emplacement ending estado etat etiqueta etiquetas etiquettes euid expertise ext external facebook fachgebiet
    famille family fax festnetz fijo file firma first firstname fname fonction format formate formateado
    formatierter formatted frecuencia frequence frequency full function funktion fuseau geburtsdatum geburtsjahr
    geburtsmonat geburtstag genre gepruft geschaftlich given greeting greetings group groupe groups grund grupo
    gruppe handle home homepage honorific honorificos honorifiques horaire horaria hotline id identifier idioma
    idiomas individuelle industry initials instagram interests internet internetseite job jour journalist
    journalista journaliste journalistin kanton keywords kontakt kontaktiert kurzel label labels ladnummer land
    language languages langue langues last last_touch lastname leid letzter lieu line link linked linkedin list
    lista listas liste listen listes lists lname location mail mailadresse mails main manager managers media
    medien medienart mediengattung medio medios medium member membership messagerie middle mobil mobile
    mobiltelefon modified mois month mostrado motivo mots movil nach nachname nacimiento naissance name named
    namen names nick nickname nom nombre nombres noms not nota notas note notes notiz notizen nr number numbers
    numero nummer observaciones oficina opt optin optout organisacion organisation organizacion organization ort
    other otro outlet outlets owner page pager pagina pais papel particular pays periodista person personal
    personnel phone phones photo place plz portable position post postal postcode postfach postleitzahl prefijos
    prefix prefixes prenom prenoms presse primare primary principal principale privat private pro profesion
    profession professionnel professionnelle profile program programm programme pronouns proprietaire province
    provincia pseudo pseudonym pseudonyme publication publikation puesto quartier radiomessagerie raison rank
    readership reason recepteur recommande record redaktion reference referred referredby region regions
    registered remarks remarques remitido reporter residencia responsable responsible ressort role rolle rubrica
    rubrik rubrique rubro rue rythme salutation screen seccion secondaire secondary section sector sectors
    secundaria secundario sede segundo seite sekundare service signal site skype societe source spitzname
    sprache sprachen staat stadt stadtteil state status stichworter strasse street subject subjects suffix
    suffixe suffixes sufijos sujet sujets surname surnom switchboard tag tags tel telecopie telefax telefon
    telefonnummer telefono telegram telephone tema temas thema thematique thematiques theme themen
    themenschwerpunkte themes time timezone tipo titel title titre titulo topic topics town trabajo travail
    twitter typ type ubicacion unsubscribed updated url user uuid valeur value verbreitung verifie verified
    ville vor vorgesetzten vorname vornamen web webseite webseiten website weitere weiterer weiteres whatsapp
    work www x year yomi zeitzone zielgruppe zip zipcode zona zone zuletzt zusatzliche zustandig اسم اسما اسماء
    اول اخير اوسط عايله لقب كنيه مسمي وظيفي وظيفه منصب دور صفه بريد الكتروني ايميل عنوان هاتف رقم ارقام جوال
    محمول موبايل نقال خليوي فاكس مكتب عمل منزل مدينه بلد دوله اقليم منطقه ولايه رمز بريدي شركه موسسه وسيله
    اعلاميه اعلام صحيفه جريده قناه جهه منظمه قسم صحفيين مجال اهتمامات اهتمام مواضيع تخصص لغه لغات ملاحظات ملاحظه
    حاله تاريخ مصدر نوع قايمه قوايم وسم اوسمه موقع صفحه ويب رابط تويتر فيسبوك واتساب زمنيه شخصي ثانوي رييسي
    جنسيه كامل العرض المنسق المعطي للمنزل للعمل اضافيه الاسم المستعار المنادي جهاز الندا الاستدعا السوابق
    التشريفيه اللواحق الصفحه الرييسيه الشخصيه المقاطعه الشارع للتواصل التواصل صحفي
    """)
)
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # FirstName
_LONGEST_NAME = 60
_GLUED = ("ال", "outlet", "contact", "business", "home")  # the Arabic "the"; "outletcity", "contactemail"
_MOST_WORDS = 7


def is_column_name(text: str) -> bool:
    """Whether the text is made of nothing but words of column names: "E-mail 2 (work)", "رقم الهاتف", "Prénom"."""
    if not text or len(text) > _LONGEST_NAME or "@" in text:
        return False
    found = words(_JOINED.sub(" ", text.replace("_", " ")))
    own = sum(map(_is_own, found))
    return bool(own) and len(found) <= _MOST_WORDS and all(_may_stand(word) for word in found)


def _is_own(word: str) -> bool:
    bare = word.rstrip("0123456789")  # "phone2"
    return bare in _WORDS or any(bare.startswith(start) and bare.removeprefix(start) in _WORDS for start in _GLUED)


def _may_stand(word: str) -> bool:
    return word in _LINKING or word.isdigit() or len(word) == 1 or _is_own(word)

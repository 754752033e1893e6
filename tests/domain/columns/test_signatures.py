import pytest

from desktop.domain.columns.signatures import is_tag_row, product_of, status_of_file

_THUNDERBIRD_FR = (
    "Prénom,Nom de famille,Nom à afficher,Surnom,Adresse e-mail principale,Adresse e-mail secondaire,Nom de l’écran,"
    "Tél. professionnel ,Tél. personnel,Fax,Pager,Portable,Adresse privée,Adresse privée 2,Ville,Pays/État,Code postal,"
    "Pays/Région (domicile),Adresse professionnelle,Adresse professionnelle 2,Ville,Pays/État,Code postal,"
    "Pays/Région (bureau),Profession,Service,Société,Site web 1,Site web 2,Année de naissance,Mois,Jour,Divers 1,"
    "Divers 2,Divers 3,Divers 4,Notes"
)


@pytest.mark.parametrize(
    ("product", "header"),
    [
        ("Google Contacts", "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value"),
        ("Google Contacts", "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value"),
        ("Google Contacts for Outlook", "First Name,E-mail Address,Categories,Internet Free Busy"),
        ("Outlook", "First Name,E-mail Address,E-mail Display Name,Government ID Number"),
        ("Outlook.com", "First Name,Given Yomi,E-mail Address,IMAddress,Schools"),
        ("Thunderbird", "First Name,Primary Email,Screen Name,Home ZipCode"),
        ("Thunderbird", _THUNDERBIRD_FR),
        ("KAddressBook", "Formatted Name,Family Name,Honorific Prefixes"),
        ("Yahoo", "First,Middle,Last,Yahoo! ID"),
        ("LinkedIn", "First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
        ("Mailchimp", "Email Address,First Name,MEMBER_RATING,LEID,EUID"),
        ("Brevo", "EMAIL,LASTNAME,SMS,EMAIL_BLACKLISTED"),
        ("listmonk", "uuid,email,name,attributes,status,created_at,updated_at"),
        ("HubSpot", "Record ID,First Name,Contact owner,Create Date"),
        ("Salesforce", "First Name,Account Name,Mailing Street,Email Opt Out"),
        ("Mautic", "firstname,lastname,email,points,stage"),
        ("", "Name,Outlet,Email"),
    ],
)
def test_products_are_told_by_their_header(product: str, header: str) -> None:
    assert product_of(header.split(",")) == product


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("unsubscribed_email_audience_export_ab12.csv", "unsubscribed"),
        ("/lists/x/cleaned_members_export_1.csv", "cleaned"),
        ("nonsubscribed_email_audience_export_1.csv", "nonsubscribed"),
        ("subscribed_members_export_1.csv", ""),
        ("Opt-outs 2024.xlsx", "unsubscribed"),
        ("C:\\lists\\Abgemeldete Journalisten, abgemeldet.csv", "unsubscribed"),
        ("désabonnés.csv", "unsubscribed"),
        ("hard bounces.csv", "cleaned"),
        ("press list without unsubscribed.csv", ""),
        ("Opta sports.csv", ""),
        ("journalists.xlsx", ""),
        ("", ""),
    ],
)
def test_the_name_of_a_file_says_the_status_of_its_rows(name: str, status: str) -> None:
    assert status_of_file(name) == status


def test_a_row_of_tags_is_no_contact() -> None:
    assert is_tag_row(["#org", "#contact+email", None, ""])
    assert is_tag_row(["#adm1 +name", "#email"])
    assert not is_tag_row(["#org", "Reuters"])
    assert not is_tag_row(["#org", 5, "#email"])
    assert not is_tag_row(["#org"])
    assert not is_tag_row([])

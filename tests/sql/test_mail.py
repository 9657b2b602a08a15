"""The queue of letters: what is queued, and how it leaves through a real SMTP conversation, or does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ecom_client.domain.keys import new_key
from ecom_client.server.check import check
from ecom_client.server.cli import main
from ecom_client.server.commands import mail as command
from ecom_client.server.mail.post import Post, PostError, load
from ecom_client.server.mail.queue import WAITS, NotReady, Shop, compose, send_due
from ecom_client.server.mail.words import LETTERS, letter
from tests.fixtures.mail import Mailing, set_setting
from tests.fixtures.people import InstalledShop, People, Person
from tests.fixtures.smtp import PASSWORD, USER, MailServer

ADDRESS = "lin@campus.cn"


def _queue(shop: InstalledShop, address: str = ADDRESS, language: str = "en") -> int:
    shop.execute(
        "CALL ecom_data.send_mail(%s, 'email_changed', %s, JSON_OBJECT('login_name', '林 lin'))",
        address,
        language,
    )
    return int(shop.value("SELECT MAX(id) FROM ecom_data.mail"))


def _row(shop: InstalledShop, letter: int) -> dict[str, object]:
    return shop.execute("SELECT * FROM ecom_data.mail WHERE id = %s", letter)[0]


def test_a_letter_goes_out_once_by_tls_in_its_readers_language(shop: InstalledShop, mailing: Mailing) -> None:
    first, second = _queue(shop), _queue(shop, "zhang@campus.cn", "zh_CN")
    assert mailing.send().sent == 2
    assert not mailing.send(), "nothing is sent twice"
    english, chinese = mailing.server.letters
    assert english["From"] == "Test shop <shop@campus.cn>" and english["To"] == ADDRESS
    assert english["Subject"] == "Test shop: your account has another e-mail address"
    assert "林 lin" in english.get_content() and english["Message-ID"].startswith(f"<ecom-{first}.")
    assert "不再使用" in chinese.get_content() and chinese["Subject"] == "Test shop：账户的邮箱已更改"
    assert mailing.server.secured == [True, True] and mailing.server.signed_in == [USER]
    row = _row(shop, second)
    assert row["status"] == "sent" and row["sent_at"] is not None and "lin" not in str(row["detail"])


def test_nothing_is_queued_while_the_shop_sends_no_mail_or_to_nobody(
    shop: InstalledShop, mailing: Mailing
) -> None:
    before = shop.value("SELECT COUNT(*) FROM ecom_data.mail")
    shop.execute("CALL ecom_data.send_mail(NULL, 'email_changed', 'en', NULL)")
    set_setting(shop, "mail_is_on", "no")
    shop.execute("CALL ecom_data.send_mail('x@campus.cn', 'email_changed', 'en', NULL)")
    assert shop.value("SELECT COUNT(*) FROM ecom_data.mail") == before
    with pytest.raises(NotReady, match="switches it on"):
        mailing.send()
    set_setting(shop, "mail_is_on", "yes")
    set_setting(shop, "mail_sender", "")
    with pytest.raises(NotReady, match="sender"):
        mailing.send()


def test_a_recipient_the_mail_server_does_not_know_is_given_up_at_once(
    shop: InstalledShop, mailing: Mailing
) -> None:
    mailing.server.answers[ADDRESS] = "550 no such mailbox"
    letter, fine = _queue(shop), _queue(shop, "fine@campus.cn")
    done = mailing.send()
    assert (done.sent, done.failed) == (1, 1)
    row = _row(shop, letter)
    assert row["status"] == "failed" and "no such mailbox" in str(row["last_error"])
    assert _row(shop, fine)["status"] == "sent"


def test_a_letter_that_is_put_off_comes_again_later_and_is_given_up_at_last(
    shop: InstalledShop, mailing: Mailing
) -> None:
    mailing.server.answers[ADDRESS] = "451 come again"
    letter, moved = _queue(shop), 0
    for wait in WAITS:
        assert mailing.send().later == 1
        assert not mailing.send(), "it is not tried before its time"
        moved += wait * 60 + 1
        shop.move_clock(moved)
    assert mailing.send().failed == 1
    row = _row(shop, letter)
    assert (
        row["status"] == "failed"
        and row["tries"] == len(WAITS) + 1
        and "come again" in str(row["last_error"])
    )
    shop.move_clock(0)


def test_letters_wait_for_a_mail_server_that_is_away(shop: InstalledShop, mailing: Mailing) -> None:
    letter, moved = _queue(shop), 0
    mailing.server.stop()
    assert "127.0.0.1" in mailing.send().trouble
    assert _row(shop, letter)["tries"] == 0, "nobody was asked, so nothing was tried"
    mailing.server.start()
    mailing.server.breaks_off_at = "DATA"
    done = mailing.send()
    assert done.trouble and done.later == 1
    mailing.server.breaks_off_at = ""
    moved += 61
    shop.move_clock(moved)
    assert mailing.send().sent == 1
    shop.move_clock(0)


def test_a_sender_that_died_over_a_letter_leaves_it_to_the_next(
    shop: InstalledShop, mailing: Mailing
) -> None:
    letter = _queue(shop)
    shop.execute(
        "UPDATE ecom_data.mail SET due_at = ecom_data.utc_now() + INTERVAL 5 MINUTE, tries = 1 WHERE id = %s",
        letter,
    )
    assert not mailing.send()
    shop.move_clock(301)
    assert mailing.send().sent == 1
    shop.move_clock(0)


def test_a_letter_without_words_is_given_up_and_says_so(shop: InstalledShop, mailing: Mailing) -> None:
    shop.execute("CALL ecom_data.send_mail('x@campus.cn', 'no_such_kind', 'en', NULL)")
    assert mailing.send().failed == 1
    assert "no_such_kind" in str(shop.value("SELECT last_error FROM ecom_data.mail ORDER BY id DESC LIMIT 1"))


def test_every_letter_says_the_same_in_both_languages() -> None:
    import string

    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for kind, languages in LETTERS.items():
        assert set(languages) == {"en", "zh_CN"}, kind
        english, chinese = languages["en"], languages["zh_CN"]
        assert values(english.text + english.subject) == values(chinese.text + chinese.subject), kind


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda post: post.__class__(**{**vars(post), "tls_ca": ""}), "certificate"),
        (lambda post: post.__class__(**{**vars(post), "password": "wrong"}), "who are you"),
    ],
)
def test_nobody_gets_letters_who_is_not_the_mail_server_meant(
    shop: InstalledShop, mailing: Mailing, change: Callable[[Post], Post], why: str
) -> None:
    _queue(shop)
    done = send_due(shop.root, change(mailing.post))
    assert why in done.trouble.lower() and not mailing.server.letters


def test_tls_from_the_first_byte(shop: InstalledShop, mailing: Mailing) -> None:
    mailing.server.from_the_first_byte = True
    _queue(shop)
    assert send_due(shop.root, mailing.post.__class__(**{**vars(mailing.post), "security": "tls"})).sent == 1
    assert mailing.server.secured == [True]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "is missing"),
        ("host = ", "cannot be read"),
        ("", "which host"),
        ('host = "x"\nsecurity = "ssl"', "starttls, tls or none"),
        ('host = "mail.campus.cn"\nsecurity = "none"', "on this computer"),
        ('host = "x"\nport = 0', "no port"),
        ('host = "x"\ntimeout = "long"', "no number of seconds"),
        ('host = "x"\nsmtp = 1', "which nobody knows"),
        ('host = "x"\npassword_file = "not-there"', "cannot be read"),
    ],
)
def test_a_file_about_the_mail_server_that_makes_no_sense_says_why(
    tmp_path: Path, text: str | None, why: str
) -> None:
    path = tmp_path / "mail.toml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(PostError, match=why):
        load(path)


def test_the_file_about_the_mail_server(tmp_path: Path) -> None:
    path = tmp_path / "mail.toml"
    path.write_text('host = "127.0.0.1"\nsecurity = "none"\nuser = "me"\npassword_file = "secret"\n')
    (tmp_path / "secret").write_text("hush\n")
    assert load(path) == Post("127.0.0.1", 25, "none", "me", "hush")
    path.write_text('host = "mail.campus.cn"\nsecurity = "tls"\n')
    assert load(path).port == 465


def test_the_owners_command_sends_once_tests_and_watches(
    shop: InstalledShop, mailing: Mailing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    password, facts = tmp_path / "root", tmp_path / "mail.toml"
    password.write_text(shop.server.root_password())
    password.chmod(0o600)
    facts.write_text(
        f'host = "127.0.0.1"\nport = {mailing.server.port}\nuser = "{USER}"\npassword = "{PASSWORD}"\n'
        f'tls_ca = "{mailing.server.certificate}"\n'
    )
    words = [
        "mail",
        "--socket",
        str(shop.server.socket),
        "--password-file",
        str(password),
        "--settings",
        str(facts),
    ]
    _queue(shop)
    assert main(words) == 0
    assert "1 sent" in capsys.readouterr().out
    assert main([*words, "--test", "me@campus.cn"]) == 0
    assert mailing.server.to("me@campus.cn")[0]["Subject"] == "Test shop: a test"
    mailing.server.answers[ADDRESS] = "550 no"
    _queue(shop)
    assert main(words) == 1
    assert main([*words[:-1], str(tmp_path / "nothing.toml")]) == 1
    assert "smtp.campus.cn" in capsys.readouterr().err, "the example is shown"


def test_watching_goes_on_through_trouble(shop: InstalledShop, mailing: Mailing) -> None:
    root = shop.server.root_connection()
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            mailing.server.start()
            shop.execute(f"KILL {root.thread_id()}")

    _queue(shop)
    mailing.server.stop()
    command.watch(root, mailing.post, 1.0, pause, rounds=4)
    root.close()
    assert pauses == [2.0, 4.0, 1.0, 1.0]
    assert len(mailing.server.letters) == 1


def test_the_mail_server_fixture_is_one(mail_server: MailServer) -> None:
    import smtplib

    with smtplib.SMTP("127.0.0.1", mail_server.port, timeout=5) as smtp:
        smtp.sendmail("a@b.cn", "c@d.cn", "To: c@d.cn\r\n\r\n.dots\r\n..more\r\n")
    assert mail_server.letters[0].get_content().splitlines() == [".dots", "..more"]
    assert mail_server.secured == [False]


def test_the_check_tells_of_letters_given_up_and_of_those_nobody_sends(
    shop: InstalledShop, mailing: Mailing
) -> None:
    assert check(shop.root, ["mail"]) == []
    mailing.server.answers[ADDRESS] = "550 no such mailbox"
    _queue(shop)
    mailing.send()
    _queue(shop, "late@campus.cn")
    shop.execute("UPDATE ecom_data.mail SET due_at = due_at - INTERVAL 1 HOUR WHERE status = 'waiting'")
    shop.execute(f"CREATE USER r{'0' * 31}@'%'")
    found = "\n".join(finding.text for finding in check(shop.root, ["mail"]))
    shop.execute(f"DROP USER r{'0' * 31}@'%'")
    assert "given up: 550 no such mailbox" in found
    assert "1 letters wait" in found and "ecom-server mail --watch" in found
    assert "belongs to no recovery" in found


@pytest.mark.parametrize(
    "address", ["a,b@campus.cn", "a;b@campus.cn", '"a"b@campus.cn', "a(b@campus.cn", "<a@campus.cn"]
)
def test_what_only_looks_like_an_address_gets_nothing(
    shop: InstalledShop, mailing: Mailing, address: str
) -> None:
    queued = _queue(shop, address)
    assert mailing.send().failed == 1
    assert not mailing.server.letters and _row(shop, queued)["status"] == "failed"


def test_a_shop_with_a_chinese_name_writes_letters_any_mail_server_reads() -> None:
    shop = Shop("校园 商店", "0" * 32, "shop@campus.cn")
    words = letter("email_changed", "zh_CN", {"shop": shop.name, "login_name": "林"})
    message = compose(shop, ADDRESS, words.subject, words.text, "ecom-1")
    assert message.as_bytes().isascii()
    assert message["From"].addresses[0].display_name == "校园 商店"


def _given_up(shop: InstalledShop, mailing: Mailing) -> int:
    mailing.server.answers[ADDRESS] = "550 no such mailbox"
    letter = _queue(shop)
    assert mailing.send().failed == 1
    del mailing.server.answers[ADDRESS]
    return letter


def test_a_letter_that_was_given_up_is_sent_again_whole_and_once(
    shop: InstalledShop, mailing: Mailing, administrator: Person
) -> None:
    letter, key = _given_up(shop, mailing), new_key()
    assert administrator.write("retry_letter", key, letter) == {"id": letter}
    row = _row(shop, letter)
    assert (row["status"], row["tries"]) == ("waiting", 0)
    assert mailing.send().sent == 1
    assert "林 lin" in mailing.server.to(ADDRESS)[-1].get_content()
    assert administrator.write("retry_letter", key, letter) == {"id": letter}
    assert not mailing.send(), "the same key sends nothing twice"
    assert _row(shop, letter)["status"] == "sent"
    log = shop.execute(
        "SELECT account_id, old_values, new_values FROM ecom_data.audit_log"
        " WHERE action = 'retry_letter' AND subject_id = %s",
        letter,
    )
    assert len(log) == 1 and log[0]["account_id"] == administrator.account_id
    assert json.loads(log[0]["old_values"]) == {"status": "failed"}
    assert json.loads(log[0]["new_values"]) == {
        "status": "waiting",
        "kind": "email_changed",
        "recipient": ADDRESS,
    }
    assert administrator.refused("retry_letter", key, letter + 1) == ("key_used_for_something_else", "")


def test_only_what_was_given_up_is_sent_again(
    shop: InstalledShop, mailing: Mailing, administrator: Person
) -> None:
    letter = _queue(shop)
    assert administrator.refused("retry_letter", new_key(), letter) == ("letter_state", "waiting")
    assert mailing.send().sent == 1
    assert administrator.refused("retry_letter", new_key(), letter) == ("letter_state", "sent")
    assert administrator.refused("retry_letter", new_key(), 10**15) == ("not_found", str(10**15))
    assert administrator.refused("retry_letter", new_key(), None)[0] == "not_found"


def test_a_code_to_a_forgotten_password_is_not_sent_an_hour_later(
    shop: InstalledShop, mailing: Mailing, administrator: Person
) -> None:
    letter = _given_up(shop, mailing)
    shop.execute("UPDATE ecom_data.mail SET kind = 'recovery_code' WHERE id = %s", letter)
    shop.move_clock(3601)
    assert administrator.refused("retry_letter", new_key(), letter) == ("letter_outdated", str(letter))
    shop.move_clock(0)
    assert administrator.write("retry_letter", new_key(), letter) == {"id": letter}


def test_only_administrators_who_may_write_letters_send_them_again(
    shop: InstalledShop,
    mailing: Mailing,
    administrator: Person,
    people: People,
    customer: Person,
    vendor: Person,
) -> None:
    letter = _given_up(shop, mailing)
    readers = f"Readers {new_key()[:8]}"
    group = administrator.write("save_group", new_key(), None, None, readers, "", "administrator")["id"]
    administrator.write("set_access", new_key(), group, "mail", "none", "read")
    reader = people.administrator("Reader", readers)
    assert reader.rows("SELECT id FROM ecom.admin_mail WHERE id = :id", id=letter)
    for person in (reader, customer, vendor):
        assert person.refused("retry_letter", new_key(), letter)[0] == "not_allowed"
    assert _row(shop, letter)["status"] == "failed"

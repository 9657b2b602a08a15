from __future__ import annotations
import pytest
from PyQt6.QtCore import Qt
from ecom_client.ui.common.text import set_language
from ecom_client.config.settings import Settings
from ecom_client.config import settings as sf
from tests.fixtures.mail import set_setting
from tests.fixtures.driving import find, press, dialog, fill
from ecom_client.ui.common.email_part import EmailPart
OUT="/tmp/mail/pics/"
LOOKS=[("en","light"),("zh_CN","dark")]

@pytest.mark.parametrize(("lang","theme"), LOOKS)
def test_pics(program, shop, mailing, customer, vendor, administrator, qtbot, lang, theme):
    set_language(lang); program.theme.set_scheme(theme)
    tag=f"{lang}-{theme}-"
    w=program.start(); qtbot.waitExposed(w)
    w.start.trial.click()
    qtbot.waitUntil(lambda: w.sign_in.about.text()=="Test shop", timeout=10000)
    w.grab().save(OUT+tag+"signin.png")
    w._on_forgotten("lin"); qtbot.wait(100); w.grab().save(OUT+tag+"forgotten.png")
    w.forgotten.go.click()
    qtbot.waitUntil(lambda: w.panel() is w.recover, timeout=10000); qtbot.wait(100)
    w.recover.form.set_values({"code":"0000","password":"violet staircase 41","again":"violet staircase 41"})
    w.recover.go.click()
    qtbot.waitUntil(lambda: "code" in w.recover.form.errors(), timeout=10000); qtbot.wait(300)
    w.grab().save(OUT+tag+"recover.png")
    shop.execute("CALL ecom_data.publish_terms('Be kind to each other. '\n, '与人为善。')")
    try:
        w.sign_in.form.set_values({"login_name":customer.signed_in.identity.login_name,"password":"correct horse battery"})
        w._show(w.sign_in)
        w.sign_in.go.click()
        qtbot.waitUntil(lambda: w.panel() is w.terms, timeout=10000); qtbot.wait(200)
        w.grab().save(OUT+tag+"terms.png")
        w.terms.back.emit()
    finally:
        shop.execute("DELETE FROM ecom_data.terms WHERE version > 1")
    from ecom_client.ui.sign_in.welcome import Entered
    def open_for(p):
        win=program.enter(Entered(shop.address, shop.facts.name, p.signed_in, p.window)); win.resize(1200,760); return win
    win=open_for(customer); win.go_to("profile"); part=find(qtbot, win.current_page(), EmailPart); qtbot.wait(300)
    win.grab().save(OUT+tag+"profile-empty.png")
    mailing.give_address(customer, verified=False); win.current_page().refresh(); qtbot.wait(400)
    part.code.setText("123"); part.verify.click(); qtbot.wait(500)
    win.grab().save(OUT+tag+"profile-code.png")
    mailing.give_address(customer); win.current_page().refresh(); qtbot.wait(400)
    win.grab().save(OUT+tag+"profile-verified.png")
    press(qtbot, part, "changeEmail"); d=dialog(qtbot,"emailDialog"); qtbot.wait(200); d.grab().save(OUT+tag+"email-dialog.png"); d.reject()
    set_setting(shop,"sellers_verify_email","yes"); mailing.give_address(vendor, verified=False)
    win=open_for(vendor); win.go_to("shop_profile"); qtbot.wait(500); win.grab().save(OUT+tag+"shop-profile.png")
    win=open_for(administrator); win.go_to("vendors"); qtbot.wait(500)
    page=win.current_page(); page.assign({"id":vendor.profile_id,"name":"南苑 Nanyuan","version":1,"responsible_administrator_id":None})
    d=dialog(qtbot,"assignDialog"); qtbot.wait(200); win.grab().save(OUT+tag+"vendors.png"); d.grab().save(OUT+tag+"assign.png"); d.reject()
    win.go_to("settings"); qtbot.wait(400); win.grab().save(OUT+tag+"settings.png")
    program.change_email(); d=dialog(qtbot,"emailAccountDialog"); qtbot.wait(400); d.grab().save(OUT+tag+"email-account.png"); d.accept()
    set_language("en"); program.theme.set_scheme("light")

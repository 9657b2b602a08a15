"""This computer's settings survive a restart, a crash while writing, an editor and another version."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecom_client.config.settings import Host, Server, Settings, SettingsError, load, save

SHOP = Server(
    "Campus 商店", (Host("db1.campus"), Host("10.0.0.2", 3307), Host("fe80::1", 3308)), Path("/etc/ca.pem")
)


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    kept = Settings("zh_CN", "dark", True, SHOP.name, "lin", (SHOP, Server("Town", (Host("town"),))))
    save(kept, path)
    assert load(path) == kept
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


# NUL to surrogates: whatever a person can paste into a name; a lone surrogate is no text and cannot be typed.
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(name=names, login=names)
def test_any_name_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, name: str, login: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "settings.toml"
    kept = Settings(last_server=name, last_login=login, servers=(Server(name, (Host("h"),)),))
    save(kept, path)
    assert load(path) == kept


def test_an_interrupted_write_leaves_the_old_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.toml"
    save(Settings(theme="dark"), path)

    def full(handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="no space left"):
        save(Settings(theme="light"), path)
    assert load(path) == Settings(theme="dark")
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_what_makes_no_sense_is_its_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        'language = "tlh"\ntheme = 7\ntrial = "yes"\nlast_server = "A"\nnew_in_a_later_version = 1\n'
        '[[servers]]\nname = "A"\nhosts = ["a:99999", "b:12"]\n'
        '[[servers]]\nname = "A"\nhosts = ["twice"]\n'
        '[[servers]]\nname = "no hosts"\n[[servers]]\nhosts = ["nameless"]\n'
    )
    assert load(path) == Settings(last_server="A", servers=(Server("A", (Host("b", 12),)),))


@pytest.mark.parametrize("content", [b"language = ", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        load(path)


def test_servers_are_found_and_replaced() -> None:
    settings = Settings(last_server=SHOP.name).with_server(SHOP).with_server(Server("Town", (Host("town"),)))
    assert settings.server() == SHOP
    assert settings.server("Town") == Server("Town", (Host("town"),))
    moved = settings.with_server(Server(SHOP.name, (Host("new"),)))
    assert [server.name for server in moved.servers] == [SHOP.name, "Town"]
    assert moved.server() == Server(SHOP.name, (Host("new"),))


@pytest.mark.parametrize(
    ("text", "host"),
    [
        (" shop.example ", Host("shop.example")),
        ("shop:3307", Host("shop", 3307)),
        ("[::1]:3307", Host("::1", 3307)),
        ("[::1]", Host("::1")),
        ("fe80::1", Host("fe80::1")),
    ],
)
def test_hosts_as_people_write_them(text: str, host: Host) -> None:
    assert Host.parse(text) == host
    assert Host.parse(str(host)) == host


@pytest.mark.parametrize(
    "text", ["", " ", "a b", "shop:0", "shop:65536", "shop:x", "shop:-1", "shop:٣", "http:a", "h/x", "[::1]x"]
)
def test_what_is_no_host_is_refused(text: str) -> None:
    with pytest.raises(SettingsError):
        Host.parse(text)

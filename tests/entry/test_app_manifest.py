"""The installed application's manifest: in the reader's language, under the operator's name."""

import pytest

from rampe.entry.app_manifest import WebApp, render_manifest
from rampe.entry.web import WEB_BUILD
from rampe.kit.catalogue import message


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_is_in_the_language_and_of_the_operator(locale: str) -> None:
    found = render_manifest(WebApp("Scène 9"), locale)
    assert (found["name"], found["lang"], found["display"]) == ("Scène 9", locale, "standalone")
    assert found["description"] == message(locale, "manifest_description")
    shortcuts = [(one["name"], one["url"]) for one in found["shortcuts"]]
    assert shortcuts[0] == (message(locale, "nav_create"), "/create")
    assert {url for _, url in shortcuts} == {"/create", "/inbox", "/search"}


def test_takes_videos_and_words_only_where_a_worker_receives_them() -> None:
    shared = render_manifest(WebApp("Rampe"), "fr")["share_target"]
    assert (shared["method"], shared["enctype"]) == ("POST", "multipart/form-data")
    assert "video/*" in shared["params"]["files"][0]["accept"]
    assert "share_target" not in render_manifest(WebApp("Rampe", offline=False), "fr")


def test_icons_are_in_the_build() -> None:
    icons = render_manifest(WebApp("Rampe"), "fr")["icons"]
    assert {one["purpose"] for one in icons} == {"any", "maskable"}
    static = WEB_BUILD if WEB_BUILD.exists() else WEB_BUILD.parents[2] / "web/static"
    assert all((static / one["src"].lstrip("/")).exists() for one in icons)

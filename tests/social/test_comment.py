"""Comments: threads, mentions, pins, what the owner left open (SOC-03)."""

from typing import Any
from uuid import uuid4

import pytest

from rampe.social import Target
from tests.conftest import ApiFactory, Settle
from tests.factories import Person
from tests.social.conftest import Cast, Things


async def comment_on(
    thing: Target, author: Person, text: str, reply_to: str | None = None
) -> dict[str, Any]:
    """Write a comment and return it."""
    body = {"text": text, "client_id": uuid4().hex, "reply_to": reply_to}
    answer = await author.client.post(f"/things/{thing.id}/comments", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def texts(thing: Target, reader: Person, **params: str) -> list[str]:
    """Return the texts of a target's threads as they are listed."""
    answer = await reader.client.get(f"/things/{thing.id}/comments", params=params)
    assert answer.status_code == 200, answer.text
    return [item["text"] for item in answer.json()["items"]]


async def test_comment_and_reply(cast: Cast, things: Things) -> None:
    """SOC-03: the owner answers every comment and wears a badge."""
    thing = things.make(cast.tess)
    first = await comment_on(thing, cast.alix, "Magnifique\u202f!")
    await comment_on(thing, cast.tess, "Merci", reply_to=first["id"])
    page = (await cast.sami.client.get(f"/things/{thing.id}/comments")).json()
    assert [(item["text"], item["replies"], item["is_owner"]) for item in page["items"]] == [
        ("Magnifique\u202f!", 1, False)
    ]
    assert page["total"] == 2
    replies = (await cast.sami.client.get(f"/comments/{first['id']}/replies")).json()["items"]
    assert [(item["text"], item["is_owner"]) for item in replies] == [("Merci", True)]


async def test_reply_to_a_reply_stays_in_the_thread(cast: Cast, things: Things) -> None:
    """Threads have one level; `reply_to` keeps what was answered."""
    thing = things.make(cast.tess)
    first = await comment_on(thing, cast.alix, "un")
    second = await comment_on(thing, cast.sami, "deux", reply_to=first["id"])
    third = await comment_on(thing, cast.alix, "trois", reply_to=second["id"])
    assert (third["thread_id"], third["reply_to"]) == (first["id"], second["id"])


async def test_sent_twice_is_written_once(cast: Cast, things: Things) -> None:
    """The client id makes a retry harmless."""
    thing = things.make(cast.tess)
    body = {"text": "une fois", "client_id": "the-same-id"}
    answers = [
        await cast.alix.client.post(f"/things/{thing.id}/comments", json=body) for _ in range(3)
    ]
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await texts(thing, cast.alix) == ["une fois"]
    elsewhere = things.make(cast.tess)
    elsewhere = things.make(cast.tess)
    refused = await cast.alix.client.post(f"/things/{elsewhere.id}/comments", json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "client_id_taken")
    await cast.alix.client.delete(f"/comments/{answers[0].json()['id']}")
    refused = await cast.alix.client.post(f"/things/{thing.id}/comments", json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "client_id_taken")


async def test_closed_comments(cast: Cast, things: Things) -> None:
    """SOC-03: closed for all but the owner, who can still answer earlier comments."""
    thing = things.make(cast.tess)
    first = await comment_on(thing, cast.alix, "avant")
    things.targets[thing.id] = Target(thing.kind, thing.id, thing.owner_id, comments_on=False)
    body = {"text": "après", "client_id": "after-closing"}
    answer = await cast.alix.client.post(f"/things/{thing.id}/comments", json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "comments_closed")
    await comment_on(thing, cast.tess, "réponse", reply_to=first["id"])


async def test_unanswered_is_for_the_owner(cast: Cast, things: Things) -> None:
    """SOC-03: 'Sans réponse' lists threads of others in which the owner has not written."""
    thing = things.make(cast.tess)
    answered = await comment_on(thing, cast.alix, "répondu")
    await comment_on(thing, cast.sami, "sans réponse")
    await comment_on(thing, cast.tess, "de moi")
    await comment_on(thing, cast.tess, "oui", reply_to=answered["id"])
    assert await texts(thing, cast.tess, filter="unanswered") == ["sans réponse"]
    refused = await cast.alix.client.get(
        f"/things/{thing.id}/comments", params={"filter": "unanswered"}
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "not_target_owner")


async def test_mentions_lead_to_accounts(cast: Cast, things: Things) -> None:
    """A mention names an account that may know of it; addresses and blockers are plain text."""
    thing = things.make(cast.tess)
    await cast.sami.client.put(f"/accounts/{cast.alix.id}/block")
    comment = await comment_on(thing, cast.alix, "@Tess @sami écrivez à a@tess.fr @nobody.")
    assert [mention["handle"] for mention in comment["mentions"]] == ["tess"]


async def test_pin_takes_the_place_of_the_one_before(cast: Cast, things: Things) -> None:
    """The owner pins one comment, which is listed first."""
    thing = things.make(cast.tess)
    comments = [await comment_on(thing, cast.alix, text) for text in ("un", "deux", "trois")]
    for comment in comments[:2]:
        answer = await cast.tess.client.put(f"/comments/{comment['id']}/pin")
        assert answer.status_code == 204
    assert await texts(thing, cast.sami) == ["deux", "trois", "un"]
    await cast.tess.client.delete(f"/comments/{comments[1]['id']}/pin")
    assert await texts(thing, cast.sami) == ["trois", "deux", "un"]
    refused = await cast.alix.client.put(f"/comments/{comments[0]['id']}/pin")
    assert refused.status_code == 403


async def test_delete_takes_the_thread(cast: Cast, things: Things, settle: Settle) -> None:
    """Author and owner delete; a stranger does not; the count equals the rows."""
    thing = things.make(cast.tess)
    first = await comment_on(thing, cast.alix, "fil")
    await comment_on(thing, cast.sami, "réponse", reply_to=first["id"])
    kept = await comment_on(thing, cast.sami, "reste")
    assert (await cast.sami.client.delete(f"/comments/{first['id']}")).status_code == 403
    assert (await cast.alix.client.delete(f"/comments/{first['id']}")).status_code == 204
    assert (await cast.alix.client.delete(f"/comments/{first['id']}")).status_code == 404
    page = (await cast.alix.client.get(f"/things/{thing.id}/comments")).json()
    assert ([item["id"] for item in page["items"]], page["total"]) == ([kept["id"]], 1)
    assert (await cast.tess.client.delete(f"/comments/{kept['id']}")).status_code == 204


async def test_threads_are_paged(cast: Cast, things: Things) -> None:
    """Each thread is listed once, the pinned one only on the first page."""
    thing = things.make(cast.tess)
    comments = [await comment_on(thing, cast.alix, str(n)) for n in range(7)]
    await cast.tess.client.put(f"/comments/{comments[3]['id']}/pin")
    seen: list[str] = []
    cursor: str | None = None
    while True:
        params = {"limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = (await cast.sami.client.get(f"/things/{thing.id}/comments", params=params)).json()
        seen += [item["text"] for item in page["items"]]
        if not (cursor := page["next_cursor"]):
            break
    assert seen == ["3", "6", "5", "4", "2", "1", "0"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "invalid"),
        ("\u202e\u200b ", "invalid"),
        ("a\x00b", "invalid"),
        ("x" * 501, "comment_too_long"),
        ("x" * 5_000, "invalid"),
    ],
)
async def test_bad_texts_are_refused(cast: Cast, things: Things, text: str, code: str) -> None:
    """Empty, invisible, NUL and too long texts change nothing."""
    thing = things.make(cast.tess)
    body = {"text": text, "client_id": uuid4().hex}
    answer = await cast.alix.client.post(f"/things/{thing.id}/comments", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert await texts(thing, cast.alix) == []


async def test_markup_and_sql_are_text(cast: Cast, things: Things) -> None:
    """What looks like code is stored and returned as it was written."""
    thing = things.make(cast.tess)
    text = "<script>alert(1)</script>'; DROP TABLE comment; --"
    await comment_on(thing, cast.alix, text)
    assert await texts(thing, cast.sami) == [text]


async def test_hidden_target_hides_its_comments(
    cast: Cast, things: Things, api: ApiFactory
) -> None:
    """Who may not see the target sees no comment, by list or by id."""
    thing = things.make(cast.tess)
    comment = await comment_on(thing, cast.alix, "bonjour")
    things.hidden_from = {None, cast.sami.id}
    for client in (api(), cast.sami.client):
        listed = await client.get(f"/things/{thing.id}/comments")
        assert (listed.status_code, listed.json()["code"]) == (404, "target_not_found")
        replies = await client.get(f"/comments/{comment['id']}/replies")
        assert replies.status_code == 404
    assert (await cast.sami.client.put(f"/comments/{comment['id']}/like")).status_code == 404


async def test_one_comment_by_its_id(cast: Cast, things: Things) -> None:
    """Who is led to a comment gets it as the list shows it; who may not see it gets nothing."""
    thing = things.make(cast.tess)
    body = {"text": "bravo", "client_id": "one-by-id"}
    written = (await cast.alix.client.post(f"/things/{thing.id}/comments", json=body)).json()
    path = f"/comments/{written['id']}"
    (listed,) = (await cast.sami.client.get(f"/things/{thing.id}/comments")).json()["items"]
    assert (await cast.sami.client.get(path)).json() == listed
    await cast.sami.client.put(f"/accounts/{cast.alix.id}/block")
    answer = await cast.sami.client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "comment_not_found")

"""Blocking and muting hold in the same request, everywhere (D3)."""

from tests.conftest import ApiFactory
from tests.social.conftest import Cast, Things
from tests.social.test_comment import comment_on


async def test_block_ends_follows_both_ways(cast: Cast) -> None:
    """Neither follows the other any more, and neither can again."""
    await cast.alix.client.put(f"/accounts/{cast.tess.id}/follow")
    await cast.tess.client.put(f"/accounts/{cast.alix.id}/follow")
    assert (await cast.tess.client.put(f"/accounts/{cast.alix.id}/block")).status_code == 204
    me = (await cast.tess.client.get("/profiles/tess")).json()
    assert me["counts"] == {"followers": 0, "following": 0, "likes": 0}
    for person, other in ((cast.alix, cast.tess), (cast.tess, cast.alix)):
        answer = await person.client.put(f"/accounts/{other.id}/follow")
        assert (answer.status_code, answer.json()["code"]) == (404, "account_not_found")


async def test_blocked_profile_does_not_exist(cast: Cast) -> None:
    """For the blocked account it looks as if there were none; its blocker can end the block."""
    await cast.tess.client.put(f"/accounts/{cast.alix.id}/block")
    seen = await cast.alix.client.get("/profiles/tess")
    assert (seen.status_code, seen.json()["code"]) == (404, "account_not_found")
    own = (await cast.tess.client.get("/profiles/alix")).json()
    assert (own["viewer"]["blocking"], own["visible"]) == (True, False)
    listed = (await cast.tess.client.get("/me/blocks")).json()["items"]
    assert [item["account"]["handle"] for item in listed] == ["alix"]
    await cast.tess.client.delete(f"/accounts/{cast.alix.id}/block")
    assert (await cast.alix.client.get("/profiles/tess")).status_code == 200


async def test_block_hides_comments_both_ways(cast: Cast, things: Things) -> None:
    """Lists and counts leave the other's comments out at once."""
    thing = things.make(cast.sami)
    await comment_on(thing, cast.alix, "de alix")
    await comment_on(thing, cast.tess, "de tess")
    await cast.tess.client.put(f"/accounts/{cast.alix.id}/block")
    for person, text in ((cast.alix, "de alix"), (cast.tess, "de tess")):
        page = (await person.client.get(f"/things/{thing.id}/comments")).json()
        assert [item["text"] for item in page["items"]] == [text]
        assert page["total"] == 1
    both = (await cast.sami.client.get(f"/things/{thing.id}/comments")).json()
    assert both["total"] == 2


async def test_blocked_account_cannot_answer(cast: Cast, things: Things) -> None:
    """A comment of somebody who blocks one cannot be answered or liked."""
    thing = things.make(cast.sami)
    comment = await comment_on(thing, cast.tess, "bonjour")
    await cast.tess.client.put(f"/accounts/{cast.alix.id}/block")
    body = {"text": "réponse", "client_id": "answer-1", "reply_to": comment["id"]}
    answer = await cast.alix.client.post(f"/things/{thing.id}/comments", json=body)
    assert (answer.status_code, answer.json()["code"]) == (404, "comment_not_found")
    liked = await cast.alix.client.put(f"/comments/{comment['id']}/like")
    assert liked.status_code == 404


async def test_mute_is_secret_and_one_way(cast: Cast, things: Things) -> None:
    """The muter no longer sees the account; the account sees no difference."""
    thing = things.make(cast.sami)
    await comment_on(thing, cast.alix, "de alix")
    await cast.tess.client.put(f"/accounts/{cast.alix.id}/mute")
    assert (await cast.tess.client.get(f"/things/{thing.id}/comments")).json()["total"] == 0
    assert (await cast.alix.client.get(f"/things/{thing.id}/comments")).json()["total"] == 1
    assert (await cast.alix.client.get("/profiles/tess")).json()["viewer"]["muting"] is False
    muted = (await cast.tess.client.get("/me/mutes")).json()["items"]
    assert [item["account"]["handle"] for item in muted] == ["alix"]
    await cast.tess.client.delete(f"/accounts/{cast.alix.id}/mute")
    assert (await cast.tess.client.get(f"/things/{thing.id}/comments")).json()["total"] == 1


async def test_cannot_block_or_mute_self(cast: Cast) -> None:
    """Both are refused with one code."""
    for act in ("block", "mute"):
        answer = await cast.alix.client.put(f"/accounts/{cast.alix.id}/{act}")
        assert (answer.status_code, answer.json()["code"]) == (422, "cannot_block_self")


async def test_lists_of_others_are_not_readable(cast: Cast, api: ApiFactory) -> None:
    """Blocks, mutes and requests are their owner's; a guest gets none."""
    for path in ("/me/blocks", "/me/mutes", "/me/follow-requests"):
        assert (await api().get(path)).status_code == 401

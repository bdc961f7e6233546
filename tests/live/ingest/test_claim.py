"""Folders that one process has for itself: spools, and what children write."""

from pathlib import Path

from rampe.live.ingest.claim import Claim, claim_scratch, is_free


def test_a_folder_has_one_owner(tmp_path: Path) -> None:
    """GOL-05: two processes never write to one spool."""
    folder = tmp_path / "7"
    assert Claim.take(folder) is None
    first = Claim.take(folder, make=True)
    assert first is not None
    assert Claim.take(folder, make=True) is None
    assert not is_free(folder)
    first.release()
    first.release()
    assert is_free(folder)


def test_what_was_removed_is_another_folder(tmp_path: Path) -> None:
    """A lock on a folder that is no more keeps nobody from the one that is there now."""
    first = Claim.take(tmp_path / "7", make=True)
    assert first is not None
    (first.folder / "r0").mkdir()
    first.remove()
    assert not is_free(first.folder)
    second = Claim.take(first.folder, make=True)
    assert second is not None
    second.release()


def test_scratch_of_a_killed_process_goes_and_that_of_others_stays(tmp_path: Path) -> None:
    """A kill leaves folders of children: who comes next removes them."""
    others = claim_scratch(tmp_path)
    (others.folder / "scratch-busy").mkdir()
    killed = claim_scratch(tmp_path)
    (killed.folder / "scratch-left").mkdir()
    killed.release()
    mine = claim_scratch(tmp_path)
    assert set(tmp_path.iterdir()) == {others.folder, mine.folder}
    assert (others.folder / "scratch-busy").is_dir()
    for claim in (others, mine):
        claim.remove()
    assert list(tmp_path.iterdir()) == []

"""Hearts as one sees them: what is painted where somebody taps."""

import asyncio

from playwright.async_api import Page, Position

# From frame to frame, as long as a slow machine needs: a heart is there for more than a second.
PAINTED = """async ({ x, y }) => {
    const canvas = document.querySelector('[data-testid=hearts-canvas]');
    const near = new OffscreenCanvas(80, 80).getContext('2d', { willReadFrequently: true });
    const until = performance.now() + 20_000;
    while (performance.now() < until) {
        await new Promise(requestAnimationFrame);
        if (!canvas.width) continue;
        const scale = canvas.width / canvas.clientWidth;
        near.clearRect(0, 0, 80, 80);
        const there = [x - 40, y - 40, 80, 80].map((side) => side * scale);
        near.drawImage(canvas, ...there, 0, 0, 80, 80);
        const { data } = near.getImageData(0, 0, 80, 80);
        if (data.some((value, at) => at % 4 === 3 && value > 128)) return true;
    }
    return false;
}"""


async def tap_for_heart(page: Page, at: Position, times: int = 1) -> None:
    """Tap on the picture, which hearts are painted over from corner to corner; one is there."""
    painted = asyncio.ensure_future(page.evaluate(PAINTED, at))
    for _ in range(times):
        await page.get_by_test_id("live-touch").click(position=at)
    assert await painted, f"no heart at {at}"

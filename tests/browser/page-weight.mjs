// The bytes that a page costs, for people who pay by the megabyte.
import assert from "node:assert/strict";

/** Returns a function that opens an address with an empty cache and adds up everything that came over the wire. */
export async function openWeightMeter(page, base) {
  // An event stream never ends, and carries next to nothing.
  const isStream = (url) => url.includes("/staff/live/");
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const loaded = new Map();
  session.on("Network.responseReceived", ({ requestId, response: { url, headers } }) => {
    if (isStream(url)) return;
    loaded.set(requestId, { url: new URL(url), packed: headers["content-encoding"] ?? headers["Content-Encoding"] });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (loaded.has(requestId)) loaded.get(requestId).size = encodedDataLength;
  });
  const counting = () => [...loaded.values()].some(({ size }) => size === undefined);

  return async (address) => {
    await page.goto("about:blank");
    loaded.clear();
    await page.goto(address);
    // The last bytes are counted a moment after the page is there.
    for (let tries = 0; counting() && tries < 50; tries += 1) await page.waitForTimeout(20);
    const files = [...loaded.values()].filter(({ url }) => !/icon/.test(url.pathname));
    for (const { url, packed } of files) {
      assert.equal(url.origin, base, "a request that left the site");
      assert.equal(packed, "br", url.pathname);
    }
    const total = files.reduce((sum, { size }) => sum + size, 0);
    const parts = files.map(({ url, size }) => `${url.pathname} ${size}`);
    console.log(`${address}: ${total} bytes on the wire: ${parts.join(", ")}`);
    return { total, parts };
  };
}

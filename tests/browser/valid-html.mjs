// Every page that a browser test loads is valid HTML and keeps the rules of accessible markup (input F25), as it
// leaves the server, before any script has run.
import assert from "node:assert/strict";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y"],
    // The form around a live list has no button while no row has one; rows that come in bring theirs.
    rules: { "wcag/h32": "off" },
  }),
);

/** Collects the sources of the pages that are loaded in a tab. The function returned fails on any that is not valid. */
export function watchSources(page) {
  const sources = [];
  page.on("response", (response) => {
    const kind = response.headers()["content-type"] ?? "";
    if (response.request().resourceType() !== "document" || !kind.startsWith("text/html")) return;
    // A page that is left at once has no source any more.
    sources.push(response.text().then((html) => ({ url: response.url(), html }), () => null));
  });
  return async () => {
    const faults = new Set();
    for (const source of await Promise.all(sources)) {
      if (!source) continue;
      const { results } = await validator.validateString(source.html);
      for (const { line, column, ruleId, message } of results.flatMap((result) => result.messages))
        faults.add(`${new URL(source.url).pathname}:${line}:${column} ${ruleId}: ${message}`);
    }
    assert.deepEqual([...faults], [], "pages that are not valid HTML");
  };
}

// Screenshots of pages, for people to look at; see scripts/screenshots.
import { mkdirSync } from "node:fs";
import { LAPTOP, PHONE, checkPage, newVisitor, startBrowser } from "./support.mjs";

const [base, ...paths] = process.argv.slice(2);
if (!base || paths.length === 0) {
  console.error("usage: scripts/screenshots http://127.0.0.1:3000 / /emergency ...");
  process.exit(2);
}
process.env.SCREENS ??= "target/screenshots";
mkdirSync(process.env.SCREENS, { recursive: true });
const browser = await startBrowser();
for (const viewport of [PHONE, LAPTOP]) {
  const visitor = await newVisitor(browser, { base }, { viewport, scripts: true });
  for (const path of paths) {
    const answer = await visitor.page.goto(path);
    const name = path.replace(/\W+/g, "-").replace(/^-|-$/g, "") || "start";
    console.log(`${path} at ${viewport.width}: ${answer.status()}, ${await visitor.page.title()}`);
    await checkPage(visitor, name).catch((found) => console.log(`  ${found.message}`));
  }
  await visitor.done().catch((found) => console.log(found.message));
}
await browser.close();

// The portal is killed at the worst moments: nothing acknowledged is lost, nothing lost is acknowledged,
// and whoever sends again ends with one enquiry.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { freePort, startPortal, untilReady } from "../browser/support.mjs";
import { startProxy } from "./proxy.mjs";
import { Person } from "./http-client.mjs";

let steady, folder, proxy, url, direct;
const victims = [];

before(async () => {
  // One server stays well: it owns the database, and people find their draft there again.
  steady = await startPortal();
  const home = /The database lives in (\S+),/.exec(steady.log())?.[1] ?? steady.env.PORTAL_PG_DIR;
  const socket = readFileSync(join(home, "data", "postmaster.pid"), "utf8").split("\n")[4];
  folder = mkdtempSync(join(tmpdir(), "portal-between-"));
  chmodSync(folder, 0o755);
  proxy = await startProxy(folder, socket);
  const address = (at) => `postgres://portal@${encodeURIComponent(at)}/portal`;
  [url, direct] = [address(folder), address(socket)];
});
after(async () => {
  // A test that failed early has not killed its own.
  for (const victim of victims) victim.kill("SIGKILL");
  proxy?.close();
  await steady?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** A second server of the same portal, whose way to the database can be held up. */
async function startVictim() {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = { ...steady.env, PORTAL_MODE: "demo", PORTAL_LISTEN: `127.0.0.1:${port}`, DATABASE_URL: url };
  const child = spawn(process.env.PORTAL_BIN ?? "target/debug/portal", ["serve"], { env, stdio: "ignore" });
  victims.push(child);
  const gone = new Promise((ended) => child.on("exit", ended));
  await untilReady(base, () => child.exitCode !== null, () => "the second server did not start");
  return { base, kill: () => (child.kill("SIGKILL"), gone) };
}

/** A number that the database itself counts. */
function count(sql) {
  const folders = ["/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin"];
  const psql = folders.map((each) => join(each, "psql")).find(existsSync) ?? "psql";
  return Number(execFileSync(psql, ["--no-psqlrc", "--tuples-only", "--dbname", direct, "--command", sql], { encoding: "utf8" }));
}
const enquiries = () => count("SELECT count(*) FROM enquiry");
const messages = () => count("SELECT count(*) FROM outbox WHERE kind = 'receipt'");
const named = (reference) => count(`SELECT count(*) FROM enquiry WHERE reference = '${reference}'`);

/** What the person at the other end saw: an answer, or the line going dead. */
const press = (person, fields) => person.ask("/enquiry/check", fields).catch(() => undefined);

for (const [when, kept] of [["after", 1], ["before", 0]]) {
  test(`a server killed just ${when} the commit of an enquiry acknowledges nothing, and sending again makes one`, async () => {
    const victim = await startVictim();
    const person = new Person(victim.base);
    const fields = [...(await person.toCheck()), ["action", "send"]];
    const [enquiriesBefore, messagesBefore] = [enquiries(), messages()];

    const moment = proxy.arm(when);
    const answer = press(person, fields);
    await moment;
    await victim.kill();
    assert.equal(await answer, undefined, "nobody was told anything");
    assert.equal(enquiries(), enquiriesBefore + kept);

    const again = await press(person.at(steady.base), fields);
    assert.deepEqual([again.status, again.to], [303, "/enquiry/sent"]);
    assert.equal(enquiries(), enquiriesBefore + 1);
    assert.equal(messages(), messagesBefore + 1);
    assert.equal(named(await person.at(steady.base).reference()), 1);
  });
}

test("when a server dies while forty people send, every acknowledged enquiry is there once, and all end with one each", async () => {
  const victim = await startVictim();
  const people = [];
  for (let number = 0; number < 40; number += 1) {
    const person = new Person(victim.base);
    people.push({ person, fields: [...(await person.toCheck()), ["action", "send"]] });
  }
  const enquiriesBefore = enquiries();

  const answers = people.map(({ person, fields }) => press(person, fields));
  await Promise.race(answers);
  await victim.kill();
  const told = (await Promise.all(answers)).map((answer) => answer?.status === 303);
  const stored = enquiries() - enquiriesBefore;
  console.log(`forty sent: ${told.filter(Boolean).length} were told so before the kill, ${stored} were stored`);
  assert.ok(stored >= told.filter(Boolean).length, "an acknowledged enquiry is lost");

  const references = new Set();
  for (const { person, fields } of people) {
    const same = person.at(steady.base);
    const again = await press(same, fields);
    assert.deepEqual([again.status, again.to], [303, "/enquiry/sent"]);
    const reference = await same.reference();
    assert.equal(named(reference), 1);
    references.add(reference);
  }
  assert.equal(references.size, 40);
  assert.equal(enquiries(), enquiriesBefore + 40);
});

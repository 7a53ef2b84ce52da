// A resident without a browser: cookies, hidden fields, no scripts, and redirects followed only on request.
import assert from "node:assert/strict";

/** What an ordinary person answers, step by step. */
export const ANSWERS = {
  topic: [["topic", "PLAY"]],
  about: [["about_whom", "me"]],
  age: [["age_band", "25_34"]],
  household: [["household_children_under_19", "yes"], ["household_send_under_25", "no"]],
  postcode: [["postcode", "SK5 8XX"]],
  name: [["name", "Robin Example"]],
  contact: [["contact_route", "email"], ["email", "robin@example.com"]],
  access: [],
  message: [],
  choices: [],
};

/** Somebody with a cookie jar. */
export class Person {
  constructor(base) {
    this.base = base;
    this.cookies = new Map();
  }

  /** The same person at another server of the same portal. */
  at(base) {
    const same = new Person(base);
    same.cookies = this.cookies;
    return same;
  }

  async ask(path, fields) {
    const answer = await fetch(this.base + path, {
      method: fields ? "POST" : "GET",
      headers: { Cookie: [...this.cookies].map((pair) => pair.join("=")).join("; ") },
      body: fields && new URLSearchParams(fields),
      redirect: "manual",
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.cookies.set(name, value);
    }
    return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
  }

  /** From the first question to "check your answers"; gives the hidden fields of that page. */
  async toCheck() {
    let path = "/enquiry/topic";
    for (let steps = 0; path !== "/enquiry/check"; steps += 1) {
      assert.ok(steps < 20, `lost at ${path}`);
      const page = await this.ask(path);
      assert.equal(page.status, 200, path);
      const answer = await this.ask(path, [...hidden(page.html), ...ANSWERS[path.split("/").pop()]]);
      assert.equal(answer.status, 303, `${path}: ${answer.html}`);
      path = answer.to;
    }
    return hidden((await this.ask(path)).html);
  }

  /** The reference on the sent page. */
  async reference() {
    const page = await this.ask("/enquiry/sent");
    assert.equal(page.status, 200);
    return /[B-DF-HJ-NPR-TV-Y2-9]{3}(?:-[B-DF-HJ-NPR-TV-Y2-9]{3}){2}/.exec(page.html)[0];
  }
}

/** Names and values of a page's hidden fields. */
function hidden(html) {
  const found = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    /name="([^"]*)"/.exec(input)?.[1],
    /value="([^"]*)"/.exec(input)?.[1] ?? "",
  ]);
  // A page may hold several forms with a token each; they are the same.
  return [...new Map(found.map((pair) => [pair.join("\n"), pair])).values()];
}

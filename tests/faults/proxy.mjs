// A proxy between a portal and its Postgres that reads the traffic and can stop a commit at the worst moment.
import { connect, createServer } from "node:net";
import { join } from "node:path";

/** The name that Postgres programs look for in the folder of a socket. */
const SOCKET = ".s.PGSQL.5432";

/**
 * Listens in `folder` and forwards everything to the server in `behind`. Once armed, it intercepts the next COMMIT
 * of a connection that has inserted an enquiry: `before`, it never reaches the server; `after`, it is carried out
 * but the answer is withheld. Either way the promise of `arm` resolves.
 */
export async function startProxy(folder, behind) {
  let armed;
  const open = new Set();
  const server = createServer((portal) => {
    const postgres = connect(join(behind, SOCKET));
    let sending = false;
    let waiting;
    open.add(portal).add(postgres);
    for (const end of [portal, postgres]) {
      end.on("error", () => {});
      end.on("close", () => [portal, postgres].forEach((each) => each.destroy()));
    }
    portal.on("data", (bytes) => {
      const text = bytes.toString("latin1");
      if (text.includes('INSERT INTO "enquiry" ')) sending = true;
      const commits = sending && text.includes("COMMIT\0");
      if (commits && armed?.when === "before") return trip();
      if (commits && armed?.when === "after") waiting = "COMMIT";
      postgres.write(bytes);
    });
    postgres.on("data", (bytes) => {
      if (waiting && bytes.toString("latin1").includes(waiting)) return trip();
      portal.write(bytes);
    });
  });
  const trip = () => {
    const { then } = armed;
    armed = undefined;
    then();
  };
  await new Promise((ready) => server.listen(join(folder, SOCKET), ready));
  return {
    /** Resolves when the commit has been intercepted. */
    arm: (when) => new Promise((then) => (armed = { when, then })),
    close: () => {
      for (const end of open) end.destroy();
      server.close();
    },
  };
}

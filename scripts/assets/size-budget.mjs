// What a page may weigh, in bytes with brotli. A heavier build fails.
const residentPage = 20_000; // page, style sheet and script
const residentPageText = 6_000; // at least this much of it is left for the page itself
const residentScript = 2_000;
const staffPage = 150_000; // page, style sheets, islands and their loader

export function checkBudget(files) {
  const size = (name) => files[name]?.[1] ?? 0;
  const resident = size("portal.css") + size("resident.js");
  const staff = size("portal.css") + size("staff.css") + size("staff.js") + size("frontend.js") + size("frontend_bg.wasm");
  for (const [name, [file, bytes]] of Object.entries(files)) {
    console.log(`assets: ${String(bytes).padStart(7)}  ${name.padEnd(18)} ${file}`);
  }
  console.log(`assets: with brotli, a resident page loads ${resident} bytes besides itself, a staff page ${staff}`);

  const over = [];
  if (resident > residentPage - residentPageText)
    over.push(`style and script of a resident page: ${resident}, allowed ${residentPage - residentPageText}`);
  if (size("resident.js") > residentScript) over.push(`resident.js: ${size("resident.js")}, allowed ${residentScript}`);
  if (staff > staffPage) over.push(`what a staff page loads: ${staff}, allowed ${staffPage}`);
  for (const line of over) console.error(`assets: too heavy. ${line}`);
  if (over.length > 0) process.exitCode = 1;
}

// Starts the islands of a staff page. A page without them, or without scripts, is whole as it is.
// Ours instead of the framework's inline script: the policy then allows no inline script at all.
import load, * as islands from "./frontend.js";

await load();
islands.hydrate();
for (const island of document.querySelectorAll("leptos-island")) await islands[island.dataset.component]?.(island);

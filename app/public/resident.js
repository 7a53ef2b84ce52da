// The only script a resident gets. Every page works without it. Its words come from the page.
(() => {
  const body = document.body;
  const exit = document.querySelector("[data-exit]");
  const status = (place, name) => {
    const live = document.createElement("div");
    live.className = name;
    live.setAttribute("role", "status");
    return place.appendChild(live);
  };

  // After a failed post the summary is read first.
  document.querySelector("[data-focus]")?.focus();

  // How much more fits, counted as the server counts. It is said once the typing rests.
  for (const field of document.querySelectorAll("[data-most]")) {
    const { most, left, over } = field.dataset;
    const live = status(field.parentNode, "govuk-hint");
    let timer;
    const show = () => {
      const text = field.value.normalize().replace(/[^\n\t\P{Cc}]/gu, "").replace(/^[\s\u200b-\u200f\u2060\xad]+|[\s\u200b-\u200f\u2060\xad]+$/g, "");
      const rest = most - [...text].length;
      live.textContent = (rest < 0 ? over : left).replace("%", Math.abs(rest).toLocaleString(document.documentElement.lang));
    };
    field.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(show, 500);
    };
    show();
  }

  // One press, one post: a second press within eight seconds is dropped, later ones may try again.
  const posted = new WeakMap();
  addEventListener("submit", (event) => {
    if (Date.now() - posted.get(event.target) < 8000) event.preventDefault();
    else posted.set(event.target, Date.now());
  });

  if (exit) {
    const { exitTwo, exitOne } = exit.dataset;
    const live = status(exit.parentNode, "govuk-visually-hidden");
    let presses = 0, held, timer;

    // Nothing stays to be seen while the next site loads, and Back does not return here.
    const leave = (event) => {
      event?.preventDefault();
      document.documentElement.hidden = true;
      location.replace(exit.href);
    };
    exit.onclick = leave;
    addEventListener("pageshow", (event) => event.persisted && location.reload());

    // Shift three times within five seconds. Shift held for a capital letter does not count.
    const count = (number) => {
      presses = number;
      live.textContent = ["", exitTwo, exitOne][number] || "";
    };
    addEventListener("keyup", (event) => {
      count(event.key == "Shift" && !held ? presses + 1 : 0);
      held = event.shiftKey;
      if (presses > 2) leave();
      if (presses == 1) {
        clearTimeout(timer);
        timer = setTimeout(count, 5000, 0);
      }
    });
  }

  // Before a draft is wiped: say so, and offer to keep it. Sleeping phones stop timers, so look at the clock.
  const { idleWarning, idleKeep } = body.dataset;
  if (idleWarning) {
    const live = status(document.querySelector("main"), "sp-idle");
    let since = Date.now();
    const look = () => {
      if (live.firstChild || Date.now() - since < 15e5) return;
      const keep = document.createElement("button");
      keep.className = "govuk-button sp-quiet";
      keep.textContent = idleKeep;
      // Any page that the server shows counts as a sign of life.
      keep.onclick = () => fetch(location.href).then((answer) => {
        if (!answer.ok || answer.redirected) return;
        since = Date.now();
        live.textContent = "";
      });
      live.append(idleWarning, keep);
    };
    setInterval(look, 5000);
    addEventListener("visibilitychange", look);
  }
})();

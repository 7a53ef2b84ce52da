// Passkeys, on the two pages that use them. The question comes in the page; the answer goes back in its form.
(() => {
  const form = document.querySelector("form[data-passkey]");
  if (!form || !window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    buffer && btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const asked = JSON.parse(form.dataset.passkey).publicKey;
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  for (const list of [asked.allowCredentials, asked.excludeCredentials]) for (const each of list ?? []) each.id = bytes(each.id);
  const failed = document.querySelector("[data-passkey-failed]");
  document.querySelector("[data-passkey-none]")?.setAttribute("hidden", "");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const made = form.dataset.passkeyNew !== undefined;
      const got = await (made ? navigator.credentials.create({ publicKey: asked }) : navigator.credentials.get({ publicKey: asked }));
      const { response } = got;
      form.elements.credential.value = JSON.stringify({
        id: got.id,
        rawId: text(got.rawId),
        type: got.type,
        extensions: got.getClientExtensionResults(),
        response: made
          ? { attestationObject: text(response.attestationObject), clientDataJSON: text(response.clientDataJSON) }
          : {
              authenticatorData: text(response.authenticatorData),
              clientDataJSON: text(response.clientDataJSON),
              signature: text(response.signature),
              userHandle: text(response.userHandle),
            },
      });
      form.submit();
    } catch {
      failed.hidden = false;
      failed.focus();
    }
  });
})();

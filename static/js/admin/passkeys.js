// Passkeys: hands the browser what the site asks of it, and sends back what it answers. Without it, or in a browser
// without passkeys, the forms stay hidden.

const fromText = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

// Options arrive with every binary value as base64url.
function withBytes({ publicKey }) {
  const decoded = { ...publicKey, challenge: fromText(publicKey.challenge) };
  if (publicKey.user) decoded.user = { ...publicKey.user, id: fromText(publicKey.user.id) };
  for (const name of ["excludeCredentials", "allowCredentials"]) {
    decoded[name] = (publicKey[name] || []).map((one) => ({ ...one, id: fromText(one.id) }));
  }
  return { publicKey: decoded };
}

function asText(credential) {
  const { response } = credential;
  const answer = { clientDataJSON: toText(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) answer[name] = toText(response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  });
}

const KINDS = {
  passkeyCreate: (form) => navigator.credentials.create(withBytes(JSON.parse(form.dataset.passkeyCreate))),
  passkeyUse: (form) => navigator.credentials.get(withBytes(JSON.parse(form.dataset.passkeyUse))),
  passkeySignIn: async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    return navigator.credentials.get(withBytes((await answer.json()).request_options));
  },
};

function serve(form, ask) {
  const problem = form.querySelector("[data-passkey-problem]");
  const button = form.querySelector("button");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    problem.hidden = true;
    button.disabled = true;
    try {
      form.elements.credential.value = asText(await ask(form));
      form.submit();
    } catch {
      problem.hidden = false;
      button.disabled = false;
    }
  });
}

if (window.PublicKeyCredential) {
  document.querySelector("[data-passkey-missing]")?.remove();
  for (const form of document.forms) {
    const kind = Object.keys(KINDS).find((name) => name in form.dataset);
    if (kind) serve(form, KINDS[kind]);
  }
}

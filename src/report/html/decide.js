"use strict";
// Decisions are taken on the report, and saved from it as the file that belongs beside the draft; the page keeps nothing.
(() => {
  const text = document.getElementById("ledger").textContent;
  const deciding = document.getElementById("deciding");
  const status = deciding.querySelector("[role=status]");
  // The file has a line an entry, each with its fingerprint first.
  const entries = new Map();
  for (const line of text.split("\n").filter((line) => line.startsWith("    ("))) entries.set(line.split('"')[1], line);
  let unsaved = false;
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  const today = () => new Date().toISOString().slice(0, 10);
  const quoted = (words) => JSON.stringify(words.replace(/\p{C}/gu, " ").trim());
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target, { decision, reason, until } = form.elements;
    const withdrawn = event.submitter?.name === "withdraw";
    const trouble = form.querySelector("[role=alert]");
    trouble.textContent = "";
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    const refuse = (field, words) => {
      trouble.textContent = words;
      field.setAttribute("aria-invalid", "true");
      field.focus();
    };
    if (withdrawn) {
      entries.delete(form.dataset.fingerprint);
    } else {
      const lacks = decision.selectedOptions[0].dataset.lacks;
      if (lacks && !reason.value.trim()) return refuse(reason, lacks);
      if (until.value && until.value < today()) return refuse(until, until.dataset.lacks);
      const name = decision.value[0].toUpperCase() + decision.value.slice(1);
      const details = { reason: reason.value, who: document.getElementById("who").value, on: today(), until: until.value };
      const fields = Object.entries(details).filter(([, value]) => value.trim()).map(([field, value]) => `, ${field}: ${quoted(value)}`);
      entries.set(form.dataset.fingerprint, `    (${form.dataset.subject}, decision: ${name}${fields.join("")}),`);
    }
    unsaved = true;
    const card = form.closest(".card");
    card.classList.toggle("settled", !withdrawn && decision.value !== "fixed");
    const said = withdrawn ? "taken back" : decision.value + (reason.value.trim() && ": " + reason.value.trim());
    form.closest("details").querySelector("summary").textContent = `Decide (${said})`;
    status.textContent = "There are decisions that are not saved.";
    card.focus({ preventScroll: true });
  });
  document.getElementById("save").addEventListener("click", () => {
    const lines = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line + "\n");
    const file = text.slice(0, text.indexOf("[\n") + 2) + lines.join("") + "])\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "text/plain" }));
    link.download = status.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = false;
    status.textContent = `Saved as ${link.download}; it belongs beside the draft.`;
  });
  for (const hidden of [deciding, ...document.querySelectorAll(".card details[hidden]")]) hidden.hidden = false;
})();

"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const draft = $("draft"), report = $("report"), status = $("status");
  // The draft's name and the decisions about it live here, and in what the user saves, and nowhere else.
  let name = "draft", ledger = "", round = 0, timer = 0;
  // Both as they were last opened or saved: whatever differs from that would be lost.
  const kept = { draft: "", ledger: "" };
  const is_draft_lost = () => draft.value !== kept.draft, is_ledger_lost = () => ledger !== kept.ledger;
  addEventListener("beforeunload", (event) => { if (is_draft_lost() || is_ledger_lost()) event.preventDefault(); });
  const say = (words, bad) => { status.textContent = words; status.classList.toggle("bad", Boolean(bad)); };
  const refusal = async (answer) => {
    const words = await answer.text();
    const is_field = answer.headers.get("Content-Type") === "application/json";
    const { error, field } = is_field ? JSON.parse(words) : { error: words };
    return Object.assign(new Error(error), { field });
  };
  const ask = async (path, fields) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name, draft: draft.value, ledger, ...fields }),
    });
    if (!answer.ok) throw await refusal(answer);
    return answer;
  };
  const show = (html) => {
    const state = ["voices", "notes"].map((id) => $(id)?.checked);
    const top = scrollY;
    report.innerHTML = html;
    ["voices", "notes"].forEach((id, i) => { if ($(id)) $(id).checked = Boolean(state[i]); });
    scrollTo({ top, behavior: "instant" });
  };
  const check = async () => {
    const mine = ++round;
    try {
      const found = await (await ask("check", {})).json();
      if (mine !== round) return;
      show(found.html);
      say(found.status);
    } catch (error) { say(error.message, true); }
  };
  $("check").addEventListener("click", check);
  draft.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(check, 300); });
  const open = async (file) => {
    try {
      const is_ledger = file.name.endsWith(".ron");
      const what = is_ledger ? "The decisions on this page are not saved." : "The draft on this page is not saved.";
      if ((is_ledger ? is_ledger_lost() : is_draft_lost()) && !confirm(what + " Open the file in their place?")) return;
      if (is_ledger) {
        ledger = kept.ledger = await file.text();
        if (!draft.value) name = file.name.replace(/\.desk\.ron$/, "");
        return check();
      }
      const answer = await fetch("open?" + encodeURIComponent(file.name), { method: "POST", body: file });
      if (!answer.ok) throw await refusal(answer);
      draft.value = await answer.text();
      kept.draft = draft.value;
      name = file.name;
      await check();
    } catch (error) { say(error.message, true); }
  };
  $("file").addEventListener("change", (event) => {
    if (event.target.files[0]) open(event.target.files[0]);
    // The same file can be chosen again.
    event.target.value = "";
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (kind !== "dragleave" && event.dataTransfer?.types.includes("Files")) event.preventDefault();
      $("drop").classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer?.files[0]) open(event.dataTransfer.files[0]);
    });
  }
  const today = () => new Date().toISOString().slice(0, 10);
  report.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const fields = Object.fromEntries(new FormData(form, event.submitter));
    const trouble = form.querySelector("[role=alert]");
    trouble.textContent = "";
    form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
    try {
      const decided = await (await ask("decide", {
        fingerprint: form.dataset.fingerprint, who: $("who").value, on: today(), ...fields,
      })).json();
      ledger = decided.ledger;
      round += 1;
      show(decided.html);
      say(decided.status + " Save the decisions to keep them.");
      const again = report.querySelector('form[data-fingerprint="' + form.dataset.fingerprint + '"]');
      again?.closest(".card").focus({ preventScroll: true });
    } catch (error) {
      // Beside what is to be mended, and not out of sight above.
      trouble.textContent = error.message;
      const field = form.elements.namedItem(error.field || "decision");
      if (error.field) field?.setAttribute("aria-invalid", "true");
      field?.focus();
    }
  });
  const save = (words, file, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const stem = () => name.replace(/\.[^.]*$/, "") || "draft";
  const files = { report: [".html", "text/html"], worksheet: [".csv", "text/csv"], letter: ["-letter.md", "text/markdown"] };
  document.querySelectorAll("[data-export]").forEach((button) => {
    button.addEventListener("click", async () => {
      const [end, type] = files[button.dataset.export];
      try { save(await (await ask("save-" + button.dataset.export, {})).text(), stem() + end, type); } catch (error) { say(error.message, true); }
    });
  });
  $("save").addEventListener("click", () => {
    save(ledger || "Ledger(entries: [])\n", stem() + ".desk.ron", "text/plain");
    kept.ledger = ledger;
  });
  $("save-draft").addEventListener("click", () => {
    // A Word document is edited here as Markdown.
    const end = name.match(/\.[^.]*$/)?.[0] || ".txt";
    save(draft.value, stem() + (end.toLowerCase() === ".docx" ? ".md" : end), "text/plain");
    kept.draft = draft.value;
  });
})();

"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const draft = $("draft"), report = $("report"), status = $("status");
  // The draft's name and the decisions about it live here, and in what the user saves, and nowhere else.
  let name = "draft", ledger = "", round = 0, timer = 0;
  const say = (words, bad) => { status.textContent = words; status.classList.toggle("bad", Boolean(bad)); };
  const ask = async (path, fields) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name, draft: draft.value, ledger, ...fields }),
    });
    if (!answer.ok) throw new Error(await answer.text());
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
      if (file.name.endsWith(".ron")) {
        ledger = await file.text();
        name = file.name.replace(/\.desk\.ron$/, "");
        return check();
      }
      const answer = await fetch("open?" + encodeURIComponent(file.name), { method: "POST", body: file });
      if (!answer.ok) throw new Error(await answer.text());
      draft.value = await answer.text();
      name = file.name;
      await check();
    } catch (error) { say(error.message, true); }
  };
  $("file").addEventListener("change", (event) => { if (event.target.files[0]) open(event.target.files[0]); });
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
    try {
      const decided = await (await ask("decide", {
        fingerprint: form.dataset.fingerprint, who: $("who").value, on: today(), ...fields,
      })).json();
      ledger = decided.ledger;
      round += 1;
      show(decided.html);
      say(decided.status + " Save the decisions to keep them.");
    } catch (error) { say(error.message, true); }
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
  $("save").addEventListener("click", () => save(ledger || "Ledger(entries: [])\n", stem() + ".desk.ron", "text/plain"));
})();

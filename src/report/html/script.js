"use strict";
// The report works without this; with it, marks and cards light each other up and stay in view.
(() => {
  const lit = [];
  const light = (id, scroll) => {
    lit.splice(0).forEach((element) => element.classList.remove("on"));
    const card = document.getElementById("f" + id);
    document.querySelectorAll('[data-f~="' + id + '"]').forEach((mark) => { mark.classList.add("on"); lit.push(mark); });
    if (!card) return;
    card.classList.add("on");
    lit.push(card);
    const side = card.closest(".side");
    if (scroll && side && side.scrollHeight > side.clientHeight) {
      side.scrollTop += card.getBoundingClientRect().top - side.getBoundingClientRect().top - 12;
    }
  };
  const first = (element) => (element.dataset.f || "").split(" ")[0];
  const at = (event, what) => (event.target instanceof Element ? event.target.closest(what) : null);
  const wide = matchMedia("(min-width: 62rem)");
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const mark = at(event, "[data-f]");
      if (mark) light(first(mark), wide.matches);
      const card = at(event, ".card");
      if (card && card.id) light(card.id.slice(1), false);
    });
  }
  document.addEventListener("click", (event) => {
    const mark = at(event, "a[data-f]");
    if (!mark) return;
    const card = document.getElementById("f" + first(mark));
    if (!card) return;
    if (!wide.matches) {
      // The card comes up from below; the words stay in sight above it.
      requestAnimationFrame(() => {
        card.focus({ preventScroll: true });
        mark.scrollIntoView({ block: "start" });
      });
      return light(first(mark), false);
    }
    event.preventDefault();
    const more = card.querySelector("details:not(:has(form))");
    if (more) more.open = true;
    card.focus({ preventScroll: wide.matches });
    light(first(mark), true);
  });
  // j and k go from finding to finding, v switches the voices, Escape puts a card away.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".card:target .close")?.click();
    if (event.ctrlKey || event.metaKey || event.altKey || at(event, "input, textarea, select")) return;
    if (event.key === "v") document.getElementById("voices")?.click();
    if (event.key !== "j" && event.key !== "k") return;
    const cards = [...document.querySelectorAll(".card[id]")].filter((card) => card.offsetParent !== null);
    const here = cards.indexOf(document.activeElement?.closest?.(".card"));
    const next = cards[here + (event.key === "j" ? 1 : -1)] || cards[event.key === "j" ? 0 : cards.length - 1];
    if (!next) return;
    next.focus();
    document.querySelector('.m[data-f~="' + next.id.slice(1) + '"]')?.scrollIntoView({ block: "center" });
  });
})();

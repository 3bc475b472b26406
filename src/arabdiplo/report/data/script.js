
"use strict";
(() => {
  const SIZE = 100;
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const body = one(".events tbody"), form = one("#filter"), shown = one("#shown"), unpick = one("#unpick");
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").replace(/\u0649/g, "\u064a").replace(/\u0629/g, "\u0647").toLowerCase();
  const value = (cell) => cell.dataset.v ?? cell.textContent;
  const rows = all("tr", body).map((row, index) => {
    const cells = [...row.cells].map(value);
    return { row, index, cells, event: row.dataset.e, who: fold(cells[3]), place: fold(cells[4]), text: fold(row.textContent + " " + cells.join(" ")) };
  });
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let kept = rows, page = 0, picked = null, column = -1, down = false;

  const kept_by = () => {
    const wanted = Object.fromEntries(new FormData(form));
    const words = (text) => fold(text).split(/\s+/).filter(Boolean);
    const [search, who, place] = [words(wanted.search), words(wanted.who), words(wanted.place)];
    const from = wanted.from.trim(), to = wanted.to.trim();
    const has = (text, parts) => parts.every((part) => text.includes(part));
    const is = (cell, choice) => choice === "*" || cell === choice;
    return (each) => {
      const time = each.cells[5];
      return is(each.cells[0], wanted.type) && is(each.cells[1], wanted.mode) && is(each.cells[2], wanted.status)
        && has(each.text, search) && has(each.who, who) && has(each.place, place)
        && (!from || time >= from) && (!to || (time && time.slice(0, to.length) <= to))
        && (!picked || picked.has(each.event));
    };
  };
  const order = (a, b) => {
    const [x, y] = [a.cells[column] ?? "", b.cells[column] ?? ""];
    if (!x !== !y) return x ? -1 : 1;
    return (down ? -1 : 1) * collator.compare(x, y) || a.index - b.index;
  };
  const draw = () => {
    const pages = Math.max(1, Math.ceil(kept.length / SIZE));
    page = Math.min(page, pages - 1);
    body.replaceChildren(...kept.slice(page * SIZE, (page + 1) * SIZE).map((each) => each.row));
    shown.textContent = `${shown.dataset.label}: ${kept.length} ${shown.dataset.of} ${rows.length}`;
    one("#page").textContent = `${page + 1} / ${pages}`;
    one("#previous").disabled = page === 0;
    one("#next").disabled = page === pages - 1;
  };
  const update = () => {
    kept = rows.filter(kept_by());
    if (column >= 0) kept.sort(order);
    page = 0;
    draw();
    const there = new Set(kept.map((each) => each.event));
    const active = kept.length < rows.length;
    for (const each of all("svg .edge, svg .bar, svg .dot")) each.classList.toggle("faint", active && !each.dataset.e.split(" ").some((event) => there.has(event)));
  };
  const choose = (part, name) => {
    for (const each of all(".chosen")) each.classList.remove("chosen");
    picked = part ? new Set(part.dataset.e.split(" ")) : null;
    if (part) part.classList.add("chosen");
    unpick.hidden = !part;
    unpick.textContent = part ? `${unpick.dataset.label}: \u2068${name}\u2069 \u00d7` : "";
    update();
    if (part) one("#table").scrollIntoView();
  };
  const pickable = (part, button, name) => {
    button.addEventListener("click", () => choose(part, name));
  };
  for (const part of all("svg g[data-e]")) {
    part.classList.add("pick");
    part.setAttribute("role", "button");
    part.setAttribute("tabindex", "0");
    pickable(part, part, part.getAttribute("aria-label"));
    part.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(part, part.getAttribute("aria-label")); }
    });
  }
  for (const part of all("details tr[data-e]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...part.cells[0].childNodes);
    part.cells[0].append(button);
    pickable(part, button, button.textContent);
  }
  for (const head of all(".events thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      if (column !== head.cellIndex) { column = head.cellIndex; down = false; }
      else if (!down) down = true;
      else column = -1;
      for (const each of all(".events thead th")) each.removeAttribute("aria-sort");
      if (column >= 0) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      update();
    });
  }
  one("#previous").addEventListener("click", () => { page -= 1; draw(); });
  one("#next").addEventListener("click", () => { page += 1; draw(); });
  unpick.addEventListener("click", () => choose(null, ""));
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => choose(null, "")));
  for (const each of all(".js")) each.hidden = false;
  update();
})();

"use strict";
// Sorting and filtering of the tables of one page. It needs nothing but the page; without it the tables stand as written.
// Long tables come in groups of rows; only the first is laid out at once, the others when somebody scrolls to them.
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  const language = document.documentElement.lang;
  const words = new Intl.Collator(language, { numeric: true });
  const apart = language === "en" ? /,/g : /\./g;
  const near = 600; // pixels before the end at which the next rows are shown

  // What a cell is worth; null (blank, hidden, not divisible) always comes last.
  const worth = (cell, kind) => {
    const text = cell.textContent.trim();
    if (kind === "date") {
      const day = cell.querySelector("time");
      return day ? day.dateTime : null;
    }
    if (kind === "text" || kind === "code") return text || null;
    if (text === "" || text === "*" || text === "-") return null;
    const number = Number.parseFloat(text.replace(apart, "").replace(",", ".").replace(/[^0-9.-]/g, ""));
    return Number.isNaN(number) ? null : number;
  };
  const compare = (a, b) => (typeof a === "string" ? words.compare(a, b) : a - b);

  const dress = (tools) => {
    const table = document.getElementById(tools.dataset.table);
    const bodies = [...table.tBodies];
    const rows = bodies.flatMap((body) => [...body.rows]);
    const headings = [...table.tHead.rows[0].cells];
    const size = Math.max(1, bodies[0].rows.length);
    const output = tools.querySelector("output");
    const input = tools.querySelector("input");
    const everything = tools.querySelector("button");
    const frame = table.parentElement;
    let texts = null;
    let order = rows;
    let fits = () => true;

    const lay = () => {
      const kept = order.filter(fits);
      bodies.forEach((body, n) => {
        body.replaceChildren(...kept.slice(n * size, (n + 1) * size));
        if (everything && !everything.disabled) body.classList.remove("open");
      });
      frame.scrollTop = 0;
    };

    const open = () => {
      const next = bodies.find((body, n) => n > 0 && body.rows.length > 0 && !body.classList.contains("open"));
      next?.classList.add("open");
      return next;
    };
    frame.addEventListener("scroll", () => {
      if (frame.scrollTop + frame.clientHeight > frame.scrollHeight - near) open();
    });
    everything?.addEventListener("click", () => {
      everything.disabled = true;
      while (open());
    });

    const sort = (heading, place) => {
      const way = { none: "ascending", ascending: "descending", descending: "none" }[heading.ariaSort || "none"];
      for (const other of headings) other.ariaSort = "none";
      heading.ariaSort = way;
      order = rows;
      if (way !== "none") {
        const sign = way === "ascending" ? 1 : -1;
        const kind = heading.dataset.kind;
        const keyed = rows.map((row) => [worth(row.cells[place], kind), row]);
        const known = keyed.filter(([key]) => key !== null).sort((a, b) => sign * compare(a[0], b[0]));
        order = [...known, ...keyed.filter(([key]) => key === null)].map(([, row]) => row);
      }
      lay();
    };

    const filter = () => {
      texts ??= new Map(
        rows.map((row) => [row, [...row.cells].map((cell) => cell.textContent).join(" ").toLocaleLowerCase(language)]),
      );
      const asked = input.value.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
      fits = (row) => asked.every((word) => texts.get(row).includes(word));
      lay();
      const number = (n) => n.toLocaleString(language);
      const shown = number(rows.filter(fits).length);
      const said = tools.dataset.shown.replace("{shown}", shown).replace("{all}", number(rows.length));
      output.value = asked.length ? said + (table.tFoot ? `; ${tools.dataset.total}` : "") : "";
    };

    headings.forEach((heading, place) => {
      // No <button>: on paper, browsers leave those out where they repeat the headings on the next page.
      const button = document.createElement("span");
      button.role = "button";
      button.tabIndex = 0;
      button.append(...heading.childNodes);
      heading.append(button);
      heading.ariaSort = "none";
      button.addEventListener("click", () => sort(heading, place));
      button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        sort(heading, place);
      });
    });
    let wait = 0;
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(filter, rows.length > 1000 ? 150 : 0);
    });
    tools.hidden = false;
  };

  for (const tools of document.querySelectorAll(".tools")) dress(tools);
});

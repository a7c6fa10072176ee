"use strict";
// What makes the page better than it is without: theme, opening and closing, sorting, filtering.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const byId = (id) => document.getElementById(id);

  const theme = byId("theme");
  const preferred = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : preferred.matches);
  const tell = () => {
    theme.textContent = isDark() ? "Light colours" : "Dark colours";
    document.dispatchEvent(new Event("recolour"));
  };
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
  });
  preferred.addEventListener("change", tell);
  tell();

  const all = () => document.querySelectorAll("details");
  byId("open-all").addEventListener("click", () => all().forEach((one) => (one.open = true)));
  byId("close-all").addEventListener("click", () => all().forEach((one) => (one.open = false)));
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...all()].filter((one) => !one.open);
    closed.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)));
  const reveal = () => {
    const target = byId(location.hash.slice(1));
    if (!target) return;
    for (let one = target; one; one = one.parentElement) {
      if (one.tagName === "DETAILS") one.open = true;
    }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Source that goes on to the side is scrolled by keyboard as well, whatever the browser.
  const excerpts = [...document.querySelectorAll(".excerpt")];
  const reach = () => {
    const wide = excerpts.filter((one) => one.scrollWidth > one.clientWidth);
    excerpts.forEach((one) => one.removeAttribute("tabindex"));
    wide.forEach((one) => (one.tabIndex = 0));
  };
  addEventListener("resize", reach);
  reach();

  const order = new Intl.Collator(undefined, { numeric: true });
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent.trim();
  };
  const sort = (table, column, heading) => {
    const descending = heading.ariaSort === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.ariaSort = descending ? "descending" : "ascending";
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => {
      const [left, right] = [key(a, column), key(b, column)];
      if (!left || !right) return !left - !right; // what is not known comes last either way
      return (descending ? -1 : 1) * order.compare(left, right);
    });
    table.tBodies[0].append(...rows);
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      button.addEventListener("click", () => sort(table, column, heading));
      heading.replaceChildren(button);
    });
  }

  const table = byId("calls-table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const search = byId("calls-filter");
  const selects = [...document.querySelectorAll("[data-table=calls-table] select")];
  // A cell can hold several values, with bars between them.
  const values = (row, select) => row.dataset[select.dataset.column].split("|");
  const filter = () => {
    const wanted = search.value.toLocaleLowerCase();
    let count = 0;
    for (const row of rows) {
      const shown =
        row.textContent.toLocaleLowerCase().includes(wanted) &&
        selects.every((one) => !one.value || values(row, one).includes(one.value));
      row.hidden = !shown;
      count += shown;
    }
    byId("calls-count").textContent = `${count} of ${rows.length} calls`;
  };
  for (const select of selects) {
    const found = new Set(rows.flatMap((row) => values(row, select)));
    for (const value of [...found].sort(order.compare)) select.add(new Option(value, value));
    select.addEventListener("change", filter);
  }
  search.addEventListener("input", filter);
  filter();
})();

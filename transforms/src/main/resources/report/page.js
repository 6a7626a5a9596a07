"use strict";
// Tables of figures can be sorted, filtered and saved; without a script they are just tables.
const value = cell => cell.dataset.value === undefined ? cell.textContent.trim() : Number(cell.dataset.value);

// What is no number comes last in both directions: NaN, then what is missing. Texts are compared with texts alone.
const rank = key => typeof key === "string" ? 2 : Number.isNaN(key) ? 1 : 0;

function compare(a, b, direction) {
  const [left, right] = [value(a), value(b)];
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string") return direction * left.localeCompare(right, "en", {numeric: true});
  return direction * ((left > right) - (left < right));
}

function sort(table, column, header) {
  const descending = header.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => compare(a.cells[column], b.cells[column], descending ? -1 : 1));
  table.tBodies[0].append(...rows);
}

function filter(table, text) {
  const wanted = text.toLowerCase();
  for (const row of table.tBodies[0].rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
}

function csv(table) {
  const field = cell => {
    const none = cell.querySelector(".null"); // the empty string, or no value at all
    if (none) return none.textContent === '""' ? '""' : "";
    const {exact, value} = cell.dataset;
    const text = exact ? JSON.parse(exact) : value ?? cell.textContent;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = [...table.rows].filter(row => !row.hidden);
  return rows.map(row => [...row.cells].map(field).join(",") + "\n").join("");
}

function save(table) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv(table)], {type: "text/csv"}));
  link.download = `${table.dataset.name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

for (const table of document.querySelectorAll("table.data")) {
  [...table.tHead.rows[0].cells].forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sort(table, column, header));
    header.append(button);
  });
  const tools = document.createElement("div");
  tools.className = "tools";
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "Filter";
  search.setAttribute("aria-label", `Filter the rows of ${table.dataset.name}`);
  search.addEventListener("input", () => filter(table, search.value));
  const download = document.createElement("button");
  download.type = "button";
  download.textContent = "Save these rows as CSV";
  download.addEventListener("click", () => save(table));
  tools.append(search, download);
  table.parentElement.before(tools);
}

// On paper nothing can be unfolded.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach(each => { each.open = true; });
});
addEventListener("afterprint", () => folded.forEach(each => { each.open = false; }));

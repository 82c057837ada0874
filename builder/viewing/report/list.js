"use strict";

/** A list of quotations of which only the rows in view are in the page; all are of one height, set by the style. */
class QuotationList {
  static BEYOND = 6; // Rows kept above and below those in view.
  static PRINTED = 500; // So many rows are printed at most.

  /** `linkTo(row)` gives the address of a row's article view. */
  constructor(element, linkTo) {
    this.element = element;
    this.linkTo = linkTo;
    this.rows = [];
    this.items = new Map(); // index → <li>
    addEventListener("scroll", () => this.render(), { passive: true });
    addEventListener("resize", () => this.render());
    addEventListener("beforeprint", () => this.#print());
    addEventListener("afterprint", () => this.show(this.rows));
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Show these rows. */
  show(rows) {
    this.rows = rows;
    this.items.clear();
    this.element.replaceChildren();
    this.render();
  }

  /** Bring the rows in view into the page, and take the others out, but for one that has the focus. */
  render() {
    if (this.element.closest("[hidden]") || !this.rows.length) return void (this.element.style.height = "0");
    const height = this.#height();
    this.element.style.height = `${this.rows.length * height}px`;
    const above = -this.element.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(above / height) - QuotationList.BEYOND);
    const last = Math.min(this.rows.length, Math.ceil((above + innerHeight) / height) + QuotationList.BEYOND);
    for (const [index, item] of this.items) {
      if ((index < first || index >= last) && !item.contains(document.activeElement)) {
        item.remove();
        this.items.delete(index);
      }
    }
    for (let index = first; index < last; index++) if (!this.items.has(index)) this.#insert(index);
    for (const [index, item] of this.items) item.style.transform = `translateY(${index * height}px)`;
  }

  /** Scroll to the row at `index` and give it the focus. */
  focus(index) {
    const height = this.#height();
    const top = this.element.getBoundingClientRect().top + scrollY + index * height;
    if (top < scrollY + 80 || top + height > scrollY + innerHeight)
      scrollTo({ top: top - innerHeight / 3, behavior: "instant" });
    this.render();
    this.items.get(index)?.querySelector("a").focus({ preventScroll: true });
  }

  #height() {
    return parseFloat(getComputedStyle(this.element).getPropertyValue("grid-auto-rows")) || 128;
  }

  /** Put the row at `index` into the page, in the order in which it is read and tabbed through. */
  #insert(index) {
    const item = this.#item(index);
    let next = null;
    for (const known of this.items.keys()) if (known > index && (next === null || known < next)) next = known;
    this.element.insertBefore(item, next === null ? null : this.items.get(next));
    this.items.set(index, item);
  }

  #item(index) {
    const row = this.rows[index];
    return h(
      "li",
      { class: row.type, "aria-setsize": this.rows.length, "aria-posinset": index + 1 },
      h(
        "a",
        { href: this.linkTo(row), "data-index": index },
        h("q", { class: "said", dir: "auto" }, row.text.slice(0, 600)),
        h("span", { class: "who" }, ...whoSaidIt(row)),
        h("span", { class: "where" }, ...whereItStands(row)),
      ),
    );
  }

  #key(event) {
    const link = event.target.closest("a[data-index]");
    if (!link || event.altKey || event.ctrlKey || event.metaKey) return;
    const index = Number(link.dataset.index);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.focus(Math.min(Math.max(to, 0), this.rows.length - 1));
  }

  #print() {
    if (this.element.closest("[hidden]")) return;
    this.items.clear();
    const printed = Math.min(this.rows.length, QuotationList.PRINTED);
    this.element.replaceChildren(...Array.from({ length: printed }, (_, index) => this.#item(index)));
    if (printed < this.rows.length)
      this.element.append(
        h("li", { class: "cut" }, `The first ${printed} of ${counted(this.rows.length, "quotation")}.`),
      );
    this.element.style.height = "auto";
  }
}

/** Return the nodes that name speaker, role, affiliation, outlet and medium of a row. */
function whoSaidIt(row) {
  const nodes = [row.speaker === null ? h("em", {}, "no speaker") : bdi(row.speaker, { class: "name" })];
  for (const words of [row.role, row.affiliation]) if (words !== null) nodes.push(", ", bdi(words));
  if (row.outlet !== null) nodes.push(h("span", { class: "to" }, " to "), bdi(row.outlet));
  else if (row.medium !== null) nodes.push(h("span", { class: "to" }, ` (${row.medium})`));
  return nodes;
}

/** Return the nodes that say the type of a row, its confidence, and where it was published. */
function whereItStands(row) {
  const nodes = [h("span", { class: "type" }, row.type), ` ${row.confidence.toFixed(2)}`];
  for (const words of [row.publisher, row.published, row.article.title ?? row.article.id])
    if (words) nodes.push(" · ", bdi(words));
  return nodes;
}

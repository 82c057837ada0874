"use strict";

/** The overview: numbers and the plots of plots.js, drawn for the rows found. */
class Overview {
  /** `linkTo(changes)` gives the address of the quotations behind a part of a plot. */
  constructor(section, linkTo) {
    this.section = section;
    this.linkTo = linkTo;
    this.rows = null; // For which rows,
    this.width = 0; // and at which width, it was drawn.
    this.numbers = h("div", { class: "figures" });
    this.frames = PLOTS.map(frame);
    section.append(this.numbers, h("div", { class: "plots" }, ...this.frames));
  }

  /** Draw for these rows, unless that is what is there: what is in view at once, the rest when there is time. */
  show(rows) {
    const width = this.section.clientWidth;
    if (rows === this.rows && width === this.width) return;
    [this.rows, this.width] = [rows, width];
    this.numbers.replaceChildren(...numbersOf(rows));
    const later = [];
    this.frames.forEach((element, place) => {
      const { top, bottom } = element.getBoundingClientRect();
      if (top < innerHeight && bottom > 0) this.#draw(place);
      else later.push(place);
    });
    const soon = globalThis.requestIdleCallback ?? setTimeout;
    const next = () => {
      if (this.rows !== rows || this.width !== width || !later.length) return;
      if (this.section.hidden) return void (this.rows = null); // Somebody went on; draw anew when they come back.
      this.#draw(later.shift());
      soon(next);
    };
    soon(next);
  }

  #draw(place) {
    const holder = this.frames[place].querySelector(".holder");
    const element = this.rows.length ? PLOTS[place].draw(this.rows, holder.clientWidth, this.linkTo) : null;
    holder.replaceChildren(element ?? h("p", { class: "nothing" }, "Nothing to draw here."));
  }
}

/** Return the numbers at the head of the overview. */
function numbersOf(rows) {
  const distinct = (field) => new Set(rows.map((row) => row[field]).filter((value) => value !== null)).size;
  const numbers = [
    [rows.length, "quotation"],
    [distinct("article"), "article"],
    [distinct("speaker"), "speaker"],
    [distinct("affiliation"), "affiliation"],
    [distinct("outlet"), "outlet"],
    [distinct("publisher"), "publisher"],
  ];
  return numbers.map(([number, noun]) =>
    h("p", {}, h("b", {}, number.toLocaleString("en")), ` ${noun}${number === 1 ? "" : "s"}`),
  );
}

/** Return the frame of a plot of the overview. */
function frame({ title, note, wide, types }) {
  const legend = types ? TYPES.map((type) => h("span", { class: `key ${type}` }, type)) : [];
  return h(
    "figure",
    { class: wide ? "wide" : null },
    h(
      "figcaption",
      {},
      h("h2", {}, title),
      note ? h("span", { class: "note" }, note) : null,
      h("span", { class: "keys" }, ...legend),
    ),
    h("div", { class: "holder" }),
  );
}

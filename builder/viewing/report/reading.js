"use strict";

/** The view of one article: its text, the facts of the quotation selected, and all its quotations below. */
class Reading {
  /**
   * `linkTo(article, n)` gives the address of a quotation, `onSelect(n)` is called when one is selected in the text.
   */
  constructor(section, { linkTo, onSelect }) {
    this.section = section;
    this.linkTo = linkTo;
    this.onSelect = onSelect;
    this.view = null; // An ArticleView.
  }

  /** Show an article with quotation `n` selected, or none; return whether another article was there before. */
  show(article, n) {
    const fresh = this.view?.article !== article;
    if (fresh) this.#layOut(article);
    const facts = article.quotations[n - 1]
      ? factsOf(article, n, Reading.#allWith)
      : [this.#nothing(article)];
    this.section.querySelector(".facts").replaceChildren(...facts);
    this.view.select(n, { show: n !== null && (fresh || this.view.selected !== n) });
    return fresh;
  }

  /** Say that there is no such article; `back` is where to go. */
  showNone(back) {
    this.leave();
    this.section.replaceChildren(
      h("h2", { id: "article-heading", tabindex: "-1" }, "There is no such article here"),
      h("p", {}, h("a", { href: back }, "All quotations")),
    );
  }

  /** Forget the article: the next one is shown anew. */
  leave() {
    this.view = null;
  }

  /** Lead to the list, and to the quotations before and after the one at `place` of `rows`. */
  lead(back, rows, place) {
    this.section.querySelector("#back").href = back;
    const words = `${(place + 1).toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
    this.section.querySelector("#place").textContent = place < 0 ? "" : words;
    const neighbours = place < 0 ? {} : { previous: rows[place - 1], next: rows[place + 1] };
    for (const id of ["previous", "next"]) {
      const link = this.section.querySelector(`#${id}`);
      if (neighbours[id]) link.href = this.linkTo(neighbours[id].article, neighbours[id].n);
      else link.removeAttribute("href");
    }
  }

  #layOut(article) {
    this.view = new ArticleView(article, { onSelect: this.onSelect });
    const heading = { id: "article-heading", tabindex: "-1", dir: "auto" };
    const facts = { class: "facts", "aria-label": "Facts of the selected quotation", "aria-live": "polite" };
    this.section.replaceChildren(
      waysOn(),
      h(
        "div",
        { class: "reading" },
        h(
          "article",
          {},
          h("h2", heading, article.title ?? article.id),
          h("p", { class: "about" }, ...aboutArticle(article)),
          h("p", { class: "legend", "aria-label": "What the colours and lines mean" }, ...legend()),
          this.view.element,
        ),
        h("aside", facts),
      ),
      h(
        "section",
        { class: "all-notes", "aria-labelledby": "notes-heading" },
        h("h3", { id: "notes-heading" }, "Quotations in this article"),
        quotationsIn(rowsOf([article]), (n) => this.linkTo(article, n)),
      ),
    );
  }

  #nothing({ quotations }) {
    const some = "Choose a quotation in the text to see its facts.";
    return h("p", { class: "nothing" }, quotations.length ? some : "No quotation was found in this article.");
  }

  /** The address of all quotations with the same speaker, rule and so on, whatever was filtered before. */
  static #allWith(changes) {
    return writeState({ view: "quotations", filters: new Map() }, changes);
  }
}

function waysOn() {
  const steps = [
    h("a", { id: "previous" }, "Previous"),
    h("span", { id: "place" }),
    h("a", { id: "next" }, "Next"),
  ];
  return h(
    "p",
    { class: "way" },
    h("a", { id: "back" }, "← Quotations"),
    h("span", { class: "steps" }, ...steps),
  );
}

/** Return the nodes that say where an article was published; only an address of the web becomes a link. */
function aboutArticle({ publisher, author, published, source, url }) {
  const nodes = [publisher, author, published, source].filter(Boolean).map((words) => bdi(words));
  if (url) {
    const words = bdi(shortened(url, 70));
    nodes.push(/^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noopener noreferrer" }, words) : words);
  }
  return nodes.flatMap((node, index) => (index ? [" · ", node] : [node]));
}

function legend() {
  const types = TYPES.map((type) => h("span", { class: `swatch content ${type}` }, type));
  const parts = ["speaker", "cue", "affiliation", "outlet"].map((part) =>
    h("span", { class: `swatch ${part}` }, part),
  );
  return [...types, ...parts].flatMap((swatch) => [swatch, " "]);
}

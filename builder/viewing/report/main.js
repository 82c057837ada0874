"use strict";

/** The page: reads its state from the address, and shows the view, the filters and the quotations that it names. */
class Report {
  constructor(articles) {
    this.articles = new Map(articles.map((article) => [article.id, article]));
    this.rows = rowsOf(articles);
    this.found = this.rows;
    this.state = readState(location.hash);
    this.left = 0; // How far down one was when one left the overview.
    this.sections = Object.fromEntries(
      ["overview", "quotations", "article"].map((id) => [id, document.getElementById(id)]),
    );
    this.form = document.getElementById("filters");
    this.overview = new Overview(this.sections.overview, (changes) =>
      writeState({ ...this.state, view: "quotations" }, changes),
    );
    this.list = new QuotationList(document.getElementById("list"), ({ article, n }) =>
      this.#toArticle(article, n),
    );
    this.reading = new Reading(this.sections.article, {
      linkTo: (article, n) => this.#toArticle(article, n),
      onSelect: (n) => this.#replace(writeState({ ...this.state, quotation: n })),
    });
    this.#offerNames();
    this.#listen();
    document.getElementById("wait").remove();
    this.show();
    performance.mark("report-ready");
  }

  /** Show what the address says. */
  show() {
    const before = this.state;
    this.state = readState(location.hash);
    const { view, filters } = this.state;
    if (before.view === "overview" && view !== "overview") this.left = scrollY;
    const key = JSON.stringify([...filters]);
    if (key !== this.key) {
      this.key = key;
      this.found = filtered(this.rows, filters);
      this.list.rows = [];
    }
    this.#showFilters();
    for (const [name, section] of Object.entries(this.sections)) section.hidden = name !== view;
    document.getElementById("search").hidden = view === "article";
    for (const name of ["overview", "quotations"]) {
      const link = document.getElementById(`to-${name}`);
      link.href = writeState({ ...this.state, view: name });
      if (view === name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (view === "overview") this.overview.show(this.found);
    if (view === "quotations") this.#showQuotations(before);
    if (view === "article") this.#showArticle(before);
    if (view !== "article") this.reading.leave();
    if (before.view === "overview" && view === "quotations") scrollTo({ top: 0, behavior: "instant" });
    if (before.view !== "overview" && view === "overview") scrollTo({ top: this.left, behavior: "instant" });
    this.shown = location.hash;
  }

  /** Go to a state without a new entry in the history, as while typing. */
  #replace(hash) {
    history.replaceState(null, "", hash);
    this.show();
  }

  #listen() {
    addEventListener("hashchange", () => this.show());
    addEventListener("resize", () => this.state.view === "overview" && this.overview.show(this.found));
    addEventListener("keydown", (event) => this.#key(event));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () =>
      this.#replace(writeState({ ...this.state, view: this.#listing() }, this.#entered())),
    );
    document.getElementById("csv").addEventListener("click", () => downloadCsv(this.found));
    document.getElementById("skip").addEventListener("click", (event) => {
      event.preventDefault();
      document.getElementById("main").focus();
    });
    const more = document.getElementById("more");
    more.addEventListener("click", () => {
      more.setAttribute("aria-expanded", String(this.form.classList.toggle("open")));
    });
    for (const name of ["speaker", "publisher"]) {
      const input = this.form.elements[name];
      for (const kind of ["focus", "input"])
        input.addEventListener(kind, () => this.#suggest(name, input.value));
    }
  }

  /** Typing a filter on the overview stays there. */
  #listing() {
    return this.state.view === "overview" ? "overview" : "quotations";
  }

  #offerNames() {
    const rules = tally(this.rows, "rule")
      .map(({ name }) => name)
      .sort();
    this.form.elements.rule.append(...rules.map((rule) => h("option", {}, rule)));
  }

  /** Offer the names that have the letters typed, the most frequent first. */
  #suggest(name, typed) {
    this.names ??= {};
    this.names[name] ??= tally(this.rows, name).map((group) => ({ ...group, folded: fold(group.name) }));
    const fitting = this.names[name].filter(({ folded }) => folded.includes(fold(typed))).slice(0, 30);
    document
      .getElementById(`${name}s`)
      .replaceChildren(...fitting.map((group) => h("option", { value: group.name })));
  }

  /** Return what the form says as changes to the filters. */
  #entered() {
    const value = (name) => this.form.elements[name].value.trim();
    const [from, to] = [value("confidence-from"), value("confidence-to")];
    const changes = { confidence: from || to ? `${from}..${to}` : null };
    for (const name of ["words", "speaker", "publisher", "type", "missing", "rule"])
      changes[name] = value(name) || null;
    return changes;
  }

  #showFilters() {
    const { filters } = this.state;
    const [from = "", to = ""] = (filters.get("confidence") ?? "")
      .split("..")
      .map((edge) => (Number.isNaN(Number(edge)) ? "" : edge));
    const values = { "confidence-from": from, "confidence-to": to };
    for (const name of ["words", "speaker", "publisher", "type", "missing", "rule"])
      values[name] = filters.get(name) ?? "";
    for (const [name, value] of Object.entries(values)) {
      const field = this.form.elements[name];
      if (field.value.trim() !== value) field.value = value;
    }
    const all = this.rows.length;
    document.getElementById("count").textContent =
      this.found.length === all
        ? `All ${counted(all, "quotation")}`
        : `${this.found.length.toLocaleString("en")} of ${counted(all, "quotation")}`;
    const chips = [...filters].map(([name, value]) =>
      h(
        "li",
        {},
        h(
          "a",
          {
            href: writeState(this.state, { [name]: null }),
            "aria-label": `Remove filter ${FILTERS[name].label}: ${value}`,
          },
          `${FILTERS[name].label}: `,
          bdi(shortened(value, 40)),
          h("span", { "aria-hidden": "true" }, " ×"),
        ),
      ),
    );
    if (chips.length > 1)
      chips.push(
        h(
          "li",
          {},
          h("a", { href: writeState({ ...this.state, filters: new Map() }) }, "Remove all filters"),
        ),
      );
    document.getElementById("chips").replaceChildren(...chips);
  }

  #showQuotations(before) {
    if (this.list.rows !== this.found) this.list.show(this.found);
    else this.list.render();
    document.getElementById("none").hidden = this.found.length > 0;
    if (before.view !== "article") return;
    // Back from an article: to the row that one came from.
    const index = this.found.findIndex(
      (row) => row.article.id === before.article && row.n === before.quotation,
    );
    if (index >= 0) this.list.focus(index);
  }

  #toArticle(article, quotation) {
    return writeState({ ...this.state, view: "article", article: article.id, quotation });
  }

  #showArticle(before) {
    const back = writeState({ ...this.state, view: "quotations" });
    const article = this.articles.get(this.state.article);
    if (!article) return this.reading.showNone(back);
    const { quotation } = this.state;
    const fresh = this.reading.show(article, quotation);
    const place = this.found.findIndex((row) => row.article === article && row.n === quotation);
    this.reading.lead(back, this.found, place);
    if (fresh && before.view !== "article")
      document.getElementById("article-heading").focus({ preventScroll: true });
    if (fresh && quotation === null) scrollTo({ top: 0, behavior: "instant" });
  }

  /** In an article the arrow keys lead to the quotation before and after, Escape back to the list. */
  #key(event) {
    if (this.state.view !== "article" || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const id = { ArrowLeft: "previous", ArrowRight: "next", Escape: "back" }[event.key];
    const href = id && document.getElementById(id)?.getAttribute("href");
    if (href) {
      event.preventDefault();
      location.hash = href;
    }
  }
}

unpackArticles().then(
  (articles) => {
    globalThis.report = new Report(articles);
  },
  (error) => {
    document.getElementById("wait").textContent =
      `The articles cannot be unpacked (${error.message}); a browser of 2023 or later is needed.`;
  },
);

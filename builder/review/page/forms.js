"use strict";

const KINDS = ["person", "organization", "group", "unnamed"];
const MEDIA = ["interview", "statement", "social", "speech", "press", "broadcast", "publication", "told"];

/** Return what looks like names of two words or more in a text, each once, as they come. */
function namesIn(text) {
  const word = String.raw`\p{Lu}[\p{L}\p{M}.’'-]*[\p{L}\p{M}]`;
  const small = "(?:(?:of|for|the|and|de|del|van|von|der|al|bin|ibn) ){0,2}";
  return [...new Set(text.match(new RegExp(`${word}(?: ${small}${word})+`, "gu")) ?? [])];
}

/**
 * Return a form to choose a speaker: everybody who speaks in the article, nobody, other names in it, or one that is
 * typed.
 *
 * `place` is a stretch of the text that was selected, or null; `onChoose(speaker)` gets what the server takes.
 */
function speakerForm({ article, entities }, place, onChoose, onLeave) {
  const words = place ? article.text.slice(place.start, place.end) : "";
  const input = h("input", {
    id: "speaker-name",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": "speaker-options",
    "aria-autocomplete": "list",
    autocomplete: "off",
    maxlength: 1000,
    value: words.slice(0, 1000),
  });
  const list = h("ul", { id: "speaker-options", role: "listbox", "aria-label": "Speakers" });
  const speaking = new Set(entities.map(({ name }) => name));
  const names = namesIn(article.text).filter((name) => !speaking.has(name));
  let options = [];
  let chosen = 0;

  function offered() {
    const typed = input.value.trim();
    const known = entities
      .filter(({ name }) => place || name.toLowerCase().includes(typed.toLowerCase()))
      .map(({ name, kind }) => ({ name, about: kind, speaker: { name, kind } }));
    const others = place
      ? []
      : names
          .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
          .map((name) => ({ name, about: "new person", speaker: { name, kind: "person" } }));
    const mentioned = place ? { place } : {};
    const added = KINDS.map((kind) => ({
      name: typed,
      about: `new ${kind}`,
      speaker: { ...(place && typed === words ? {} : { name: typed }), kind, ...mentioned },
    }));
    const nobody = { name: "Nobody", about: "the text does not say who", speaker: null };
    const withPlace = known.map((one) => ({ ...one, speaker: { ...one.speaker, ...mentioned } }));
    return [...withPlace, ...others.slice(0, 40), ...(typed ? added : []), nobody];
  }

  function show() {
    options = offered();
    chosen = Math.min(chosen, options.length - 1);
    list.replaceChildren(
      ...options.map(({ name, about, speaker }, index) =>
        h(
          "li",
          {
            id: `speaker-${index}`,
            role: "option",
            "aria-selected": index === chosen ? "true" : "false",
            onclick: () => onChoose(speaker),
          },
          bdi(name),
          h("span", { class: "aside" }, ` ${about}`),
        ),
      ),
    );
    input.setAttribute("aria-activedescendant", `speaker-${chosen}`);
    const { offsetTop, offsetHeight } = list.children[chosen];
    list.scrollTop = Math.min(Math.max(list.scrollTop, offsetTop + offsetHeight - list.clientHeight), offsetTop);
  }

  input.addEventListener("input", () => {
    chosen = 0;
    show();
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      chosen = (chosen + step + options.length) % options.length;
      show();
    } else if (event.key === "Enter") onChoose(options[chosen].speaker);
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  show();
  const hint = place
    ? "The words selected stand for:"
    : "Type a name, choose with the arrows and Enter, or click a mention in the text.";
  return h("div", { class: "panel" }, h("label", { for: "speaker-name" }, "Speaker"), h("p", { class: "aside" }, hint), input, list);
}

/** Return a form for affiliation and role, or outlet and medium; `onKeep(link)` gets what the server takes, or null. */
function linkForm(which, link, article, place, onKeep, onLeave) {
  const words = place ? article.text.slice(place.start, place.end).slice(0, 1000) : null;
  const name = h("input", { id: "link-name", maxlength: 1000, autocomplete: "off", value: words ?? link?.name ?? "" });
  const second =
    which === "affiliation"
      ? h("input", { id: "link-second", maxlength: 1000, autocomplete: "off", value: link?.role ?? "" })
      : h(
          "select",
          { id: "link-second" },
          h("option", { value: "" }, "–"),
          ...MEDIA.map((one) => h("option", { selected: one === link?.medium }, one)),
        );
  const [first, other, field] =
    which === "affiliation" ? ["Affiliation", "Role", "role"] : ["Outlet", "Medium", "medium"];
  const form = h(
    "form",
    { class: "panel" },
    h("label", { for: "link-name" }, first),
    name,
    h("label", { for: "link-second" }, other),
    second,
    h("p", { class: "aside" }, "Leave empty what the text does not say."),
    h("button", {}, "Keep"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = Object.entries({ name: name.value.trim(), [field]: second.value.trim() });
    const said = Object.fromEntries(values.filter(([, value]) => value));
    if (!Object.keys(said).length) return onKeep(null);
    // The place belongs to the name; it stays where the name is as it was.
    const at = place ?? (link && link.name === (said.name ?? null) ? link : null);
    const kept = at && fits(which, said, at, article) ? { place: { start: at.start, end: at.end } } : {};
    return onKeep({ ...said, ...kept });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onLeave();
  });
  return form;
}

/** Tell whether the words at `place` are those that a link must stand at: for an outlet, any. */
function fits(which, { name, role }, { start, end }, { text }) {
  return which === "outlet" || text.slice(start, end) === (name ?? role);
}

/** Return a form for a note; `onKeep(words)` gets it. */
function noteForm(words, onKeep, onLeave) {
  const area = h("textarea", { id: "note-words", rows: 3, maxlength: 10000 }, words);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey) onKeep(area.value.trim());
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return h("div", { class: "panel" }, h("label", { for: "note-words" }, "Note (Enter keeps it)"), area);
}

"use strict";

/**
 * Make an element; what comes from articles goes in as text or attribute, never as markup.
 *
 * h("a", {class: "name", href: "#", onclick: follow}, "words", another) makes a link with a listener;
 * attributes that are null or false are left out, those that are true are empty.
 */
function h(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** Make an SVG element, as `h` does. */
function svg(name, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Make a name or other words from an article an island of their own direction: they turn nothing around them. */
function bdi(words, attributes = {}) {
  return h("bdi", attributes, words);
}

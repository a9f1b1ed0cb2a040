// Small helpers to build the page. Text of letters enters as text, never as markup: nothing here
// or elsewhere in the page parses a string as HTML.

/** An element by its id. */
export function byId(id) {
  return document.getElementById(id);
}

/** A fresh copy of the one element in <template id="…">. */
export function stamp(id) {
  return byId(id).content.firstElementChild.cloneNode(true);
}

/** The element inside `root` that carries data-slot="name". */
export function slot(root, name) {
  return root.querySelector(`[data-slot="${name}"]`);
}

/**
 * An element with attributes and children. `false`, null and undefined leave an attribute out,
 * true gives it an empty value.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** A link. */
export function link(href, ...children) {
  return el('a', { href }, ...children);
}

/** Fills a slot with text, or removes the slot when there is none. */
export function fill(root, name, ...content) {
  const place = slot(root, name);
  if (content.flat().every((part) => part === '' || part === null || part === undefined)) {
    place.remove();
  } else {
    place.replaceChildren(...content.flat());
  }
  return place;
}

/** Pieces of text as nodes; a marked piece becomes a <mark>. */
export function piecesToNodes(pieces) {
  return pieces.map((piece) =>
    piece.marked ? el('mark', {}, piece.text) : document.createTextNode(piece.text),
  );
}

/** The items with `separator` between them. */
export function joined(items, separator = ' · ') {
  return items.flatMap((item, index) => (index === 0 ? [item] : [separator, item]));
}

/** Renders anew and gives the focus back to the element with the same id, if it was inside. */
export function keepFocus(container, render) {
  const active = document.activeElement;
  const id = container.contains(active) ? active.id : '';
  render();
  if (id && document.activeElement?.id !== id) byId(id)?.focus({ preventScroll: true });
}

/** Moves the reader, and a screen reader's cursor, to an element that is not a control. */
export function focusOn(element) {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
  element.focus({ preventScroll: true });
}

// On a narrow screen the facets stand in a dialog; the same facets, moved.

import { narrowings } from './address.js';
import { byId, focusOn } from './dom.js';
import { letters, number } from './format.js';

const NARROW = '(max-width: 51.99rem)';

/**
 * Moves `facets` between `side` and the dialog as the screen asks, and opens the dialog from
 * `button`. An open dialog is one step in the browser's history: Back closes it and undoes what
 * was chosen in it.
 */
export function createFilterDialog(side, facets, button) {
  const dialog = byId('filter-dialog');
  const narrow = matchMedia(NARROW);

  function arrange() {
    if (narrow.matches) byId('filter-place').append(facets);
    else side.append(facets);
    side.hidden = narrow.matches;
    if (!narrow.matches) close();
  }

  function open() {
    history.replaceState({ ...history.state, top: scrollY, focus: button.id }, '');
    history.pushState({ filters: location.href }, '');
    dialog.showModal();
    focusOn(byId('filter-title'));
  }

  function close() {
    if (dialog.open) dialog.close();
  }

  // Nothing chosen: the step in the history that opening took is taken back.
  function closed() {
    if (history.state?.filters === location.href) history.back();
    button.focus({ preventScroll: true });
  }

  function render(state, total) {
    const chosen = narrowings(state).length;
    button.hidden = false;
    button.id = 'open-filters';
    button.textContent = chosen > 0 ? `Filters (${number(chosen)})` : 'Filters';
    byId('filter-show').textContent = total > 0 ? `Toon ${letters(total)}` : 'Geen brieven: sluit';
  }

  button.addEventListener('click', open);
  byId('filter-close').addEventListener('click', close);
  byId('filter-show').addEventListener('click', close);
  dialog.addEventListener('close', closed);
  addEventListener('popstate', close);
  narrow.addEventListener('change', arrange);
  arrange();
  return { render, close, isOpen: () => dialog.open };
}

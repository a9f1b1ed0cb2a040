// The quiet pages: about, all missions, and an address that does not exist.

import { isAborted, Lane } from './api.js';
import { decoded, emptyState, formatAddress, withFacet } from './address.js';
import { byId, el, focusOn, link, slot, stamp } from './dom.js';
import { errorBox } from './error_view.js';
import { number } from './format.js';

/** The page about Briefkamer, with the query language: a file of its own, for who asks for it. */
export async function createAboutView({ announce, setTitle }) {
  const response = await fetch(new URL('./over.html', import.meta.url));
  if (!response.ok) throw new Error(`over.html: status ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const root = page.querySelector('.about');

  async function show(state, how, enter) {
    setTitle('Over');
    announce('');
    enter();
  }

  function place(how) {
    const target = how.kind === 'pop' ? null : byId(decoded(location.hash.slice(1)));
    if (!target || !root.contains(target)) return false;
    target.scrollIntoView();
    focusOn(target);
    return true;
  }

  return { root, show, place };
}

/** All missions that letters speak of. */
export function createMissionsView({ ask, navigate, announce, setTitle }) {
  const root = stamp('missions-view');
  const lane = new Lane();

  async function show(state, how, enter) {
    setTitle('Missies');
    announce('');
    enter();
    try {
      const answer = await lane.run((signal) =>
        ask('/api/v1/facets/mission', { signal, remembered: how.kind === 'pop' }),
      );
      slot(root, 'error').replaceChildren();
      render(answer.values.filter((item) => item.value !== 'none' && item.count > 0));
    } catch (error) {
      if (isAborted(error)) throw error;
      const retry = () => navigate(state);
      slot(root, 'error').replaceChildren(errorBox(error, { retry }));
    }
  }

  function render(missions) {
    slot(root, 'lead').textContent =
      missions.length > 0
        ? 'Missies en operaties waarover brieven gaan, met het aantal brieven.'
        : 'In deze brieven zijn geen missies gevonden.';
    slot(root, 'missions').replaceChildren(
      ...missions.map((item) =>
        el(
          'li',
          {},
          link(
            formatAddress({ ...withFacet(emptyState(), 'mission', [item.value]), sort: 'newest' }),
            item.label,
          ),
          el(
            'span',
            { class: 'count' },
            number(item.count),
            el('span', { class: 'hidden' }, item.count === 1 ? ' brief' : ' brieven'),
          ),
        ),
      ),
    );
  }

  return { root, show, leave: () => lane.stop() };
}

/** An address that is none of ours. */
export function createMissingView({ announce, setTitle }) {
  const root = stamp('missing-view');

  async function show(state, how, enter) {
    setTitle('Pagina niet gevonden');
    announce('');
    enter();
  }

  return { root, show };
}
